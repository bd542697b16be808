"""Whom a pronoun stands for that is said to have said something."""

from __future__ import annotations

from explorer.text.paragraphs import Span, sentences_of
from explorer.text.quotes.attribution import spoken
from explorer.text.quotes.cues.speech import Speech
from explorer.text.quotes.subjects import subject_of_sentence

_INDEFINITE = frozenset(["a", "an", "one", "un", "une", "una"])
_LONGEST_NAME = 6
_MOST_SENTENCES = 8
_REACH = 700  # characters back: about two paragraphs


def antecedent(narration: str, cue: Span, seen: int, speech: Speech) -> Span | None:
    """Return who was last named as the subject of a sentence, or as a speaker.

    `narration` is a text with blanks for what is quoted in it; what stands before `seen` is not
    looked at, for the speaker of the quotation before was spoken of there.
    """
    start = max(cue.start - _REACH, seen)
    for sentence in reversed(_sentences(narration, start, cue.start)[-_MOST_SENTENCES:]):
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
        if speaker and _is_somebody(narration, speaker, speech):
            return speaker
    speaker = subject_of_sentence(narration, sentence, speech)
    return speaker if speaker and _is_a_full_name(narration, speaker) else None


def _is_somebody(narration: str, speaker: Span, speech: Speech) -> bool:
    """Whether words for a speaker name one: neither a pronoun nor `a spokesman`."""
    words = narration[slice(*speaker)].split()
    if words[0].casefold() in speech.pronouns | _INDEFINITE:
        return False
    return any(word[0].isupper() and word.casefold() not in speech.articles for word in words)


def _is_a_full_name(narration: str, subject: Span) -> bool:
    words = narration[slice(*subject)].split()
    return 2 <= len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)
