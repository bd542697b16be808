"""Whom a pronoun stands for that is said to have said something."""

from __future__ import annotations

from explorer.text.paragraphs import Span, sentences_of
from explorer.text.quotes.attribution import spoken
from explorer.text.quotes.cues.speech import Speech
from explorer.text.quotes.subjects import subject_of_sentence

_REACH = 700  # characters back: about two paragraphs


def antecedent(narration: str, cue: Span, seen: int, speech: Speech) -> Span | None:
    """Return who was last named as the subject of a sentence, or as a speaker.

    `narration` is a text with blanks for what is quoted in it; what stands before `seen` is not
    looked at, for the speaker of the quotation before was spoken of there.
    """
    start = max(cue.start - _REACH, seen)
    for sentence in reversed(list(_sentences(narration, start, cue.start))):
        if speaker := _subject(narration, sentence, speech):
            return speaker
    return None


def _sentences(narration: str, start: int, end: int) -> list[Span]:
    """Return the sentences between two offsets that begin there."""
    found = []
    at = start if not start else max(narration.find("\n", start, end), start)
    for line in narration[at:end].splitlines(keepends=True):
        stop = at + len(line)
        first = at + len(line) - len(line.lstrip())
        if first < stop:
            found.extend(sentences_of(narration, Span(first, stop)))
        at = stop
    return found


def _subject(narration: str, sentence: Span, speech: Speech) -> Span | None:
    for attribution in spoken(narration, sentence, speech):
        speaker = attribution.speaker
        if speaker and _is_name(narration, speaker, speech):
            return speaker
    speaker = subject_of_sentence(narration, sentence, speech)
    return speaker if speaker and _is_name(narration, speaker, speech, least=2) else None


def _is_name(narration: str, speaker: Span, speech: Speech, least: int = 1) -> bool:
    words = narration[slice(*speaker)].split()
    if words[0].casefold() in speech.pronouns or words[0].casefold() in ("a", "an"):
        return False
    return sum(word[0].isupper() and word.lower() != "the" for word in words) >= least
