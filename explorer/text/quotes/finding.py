"""Find direct quotations, and who says each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from explorer.text.paragraphs import Span, paragraphs, sentences_of
from explorer.text.quotes.attribution import (
    Attribution,
    after,
    before,
    behind_the_sentence,
    in_words_before,
)
from explorer.text.quotes.cues import speech_of
from explorer.text.quotes.cues.speech import Speech
from explorer.text.quotes.marks import Marked, marked_stretches
from explorer.text.quotes.pronouns import antecedent
from explorer.text.quotes.quote import Quote
from explorer.text.word_sets import word_set

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FEWEST_WORDS = 7  # of words that nobody is said to have said: fewer are a name or a turn of phrase
_LONGEST_TITLE = 8
_SMALL = word_set("a an the of and in on for to de la le du des et el los y del with at")
_FIRST_PERSON = frozenset(["i", "we", "je", "nous", "yo", "nosotros"])  # the author, not named here
_FURTHEST = 1500  # characters from a pronoun back to whom it stands for


@dataclass(frozen=True)
class _Found:
    marked: Marked
    attribution: Attribution | None
    continues: bool
    """Whether it goes on with the quotation before, which no mark has closed."""


def quotes_of(text: str, language: str) -> list[Quote]:
    """Return the direct quotations of a text in order of their place; none overlaps another.

    Of a quotation that runs over several paragraphs, or is broken by who says it, each part
    stands for itself, with the same speaker. A name, a title or a turn of phrase between
    quotation marks is none. A pronoun is resolved to the speaker before, if one is near.
    """
    speech = speech_of(language)
    found: list[_Found] = []
    for paragraph in paragraphs(text):
        found.extend(_in_paragraph(text, paragraph, found[-1] if found else None, speech))
    return _named(text, _completed(found), speech)


def _in_paragraph(text: str, paragraph: Span, last: _Found | None, speech: Speech) -> list[_Found]:
    """Return what stands between marks in a paragraph, with who says it by the same paragraph."""
    marks = marked_stretches(text, paragraph)
    found: list[_Found] = []
    for number, marked in enumerate(marks):
        start = marks[number - 1].outer.end if number else paragraph.start
        end = marks[number + 1].outer.start if number + 1 < len(marks) else paragraph.end
        continues = (
            not number
            and marked.outer.start == paragraph.start
            and last is not None
            and not last.marked.is_closed
            and not text[last.marked.outer.end : paragraph.start].strip()
        )
        attribution = _attribution(text, marked, Span(start, end), speech)
        if attribution is None and not number:
            attribution = _announced(text, marked, paragraph, speech)
        if attribution is None and found:
            attribution = _carried_on(text, found[-1], marked)
        elif attribution is None and last and marked.outer == paragraph:
            attribution = _from_the_paragraph_before(text, last, paragraph)
        found.append(_Found(marked, attribution, continues))
    return [one for one in found if _is_speech(text, one, speech)]


def _attribution(text: str, marked: Marked, room: Span, speech: Speech) -> Attribution | None:
    """Find who says a quotation in its own sentence."""
    announced = text[room.start : marked.outer.start].rstrip().endswith((":", ","))
    sides = (before, after) if announced else (after, before)
    for side in sides:
        limit = room.start if side is before else room.end
        if attribution := side(text, marked, limit, speech):
            return attribution
    return behind_the_sentence(text, marked, room.end, speech)


def _announced(text: str, marked: Marked, paragraph: Span, speech: Speech) -> Attribution | None:
    """Find who says a quotation in the sentence before it."""
    ahead = Span(paragraph.start, marked.outer.start)
    if not text[slice(*ahead)].strip():
        ahead = _paragraph_before(text, paragraph)
        if not text[slice(*ahead)].endswith(":"):
            return None
    if not text[marked.inner.start].isupper():
        return None
    sentence = sentences_of(text, ahead)[-1]
    if not text[slice(*sentence)].strip():
        return None
    return in_words_before(text, sentence, marked, speech)


def _from_the_paragraph_before(text: str, last: _Found, paragraph: Span) -> Attribution | None:
    """Return who said the quotation before, where the paragraph of this one is nothing else."""
    between = text[last.marked.outer.end : paragraph.start].rstrip()
    return None if "\n" in between else last.attribution


def _paragraph_before(text: str, paragraph: Span) -> Span:
    end = paragraph.start
    while end and text[end - 1].isspace():
        end -= 1
    return Span(max(0, text.rfind("\n", 0, end) + 1), end)


def _carried_on(text: str, last: _Found, marked: Marked) -> Attribution | None:
    """Return who said the quotation before, if the next goes on from it: `, he said. “`."""
    between = Span(last.marked.outer.end, marked.outer.start)
    parts = [part for part in sentences_of(text, between) if text[slice(*part)].strip()]
    if last.attribution is None or len(parts) > 1:
        return None
    if not _is_sentence(text, marked) and parts and _ends(text, parts[0]):
        return None
    return last.attribution


def _ends(text: str, span: Span) -> bool:
    return text[slice(*span)].rstrip()[-1:] in (".", "!", "?")


def _is_sentence(text: str, marked: Marked) -> bool:
    return text[marked.inner.start].isupper() or text[marked.inner.start] in "[…¿¡("


def _is_speech(text: str, found: _Found, speech: Speech) -> bool:
    """Whether words between marks are somebody's own, and no name, title or turn of phrase."""
    words = _WORD.findall(text, *found.marked.inner)
    if not words:
        return False
    if _is_named(text, found.marked, words, speech):
        return False
    runs_on = not found.marked.is_closed and _ends(text, found.marked.inner)
    return (
        found.attribution is not None or found.continues or runs_on or len(words) >= _FEWEST_WORDS
    )


def _is_named(text: str, marked: Marked, words: list[str], speech: Speech) -> bool:
    """Whether words between marks are a title, a nickname, or a word that is spoken of."""
    ahead = text[max(0, marked.outer.start - 20) : marked.outer.start].rstrip()
    naming = list(speech.naming.finditer(ahead))
    if naming and naming[-1].end() == len(ahead) and len(words) <= _LONGEST_TITLE:
        return True
    opens = (
        not ahead
        or ahead[-1] in ",:.!?…"
        or "\n" in text[marked.outer.start - 1 : marked.outer.start]
    )
    return _is_title(words) and not (opens and text[marked.inner.end - 1] in ",.!?…")


def _is_title(words: list[str]) -> bool:
    return len(words) <= _LONGEST_TITLE and all(
        word[0].isupper() or word[0].isdigit() or (at and word in _SMALL)
        for at, word in enumerate(words)
    )


def _completed(found: list[_Found]) -> list[_Found]:
    """Give the parts of a quotation that runs over paragraphs the speaker of any of them."""
    completed = list(found)
    for at in range(1, len(completed)):
        if completed[at].continues and completed[at].attribution is None:
            completed[at] = replace(completed[at], attribution=completed[at - 1].attribution)
    for at in range(len(completed) - 2, -1, -1):
        if completed[at + 1].continues and completed[at].attribution is None:
            completed[at] = replace(completed[at], attribution=completed[at + 1].attribution)
    return completed


def _named(text: str, found: list[_Found], speech: Speech) -> list[Quote]:
    """Return the quotations with whom their pronouns stand for."""
    quotes: list[Quote] = []
    narration = _without(text, found)
    resolved: dict[Span, Span | None] = {}  # by the cue, which several parts may share
    known: Span | None = None
    seen = 0  # up to where the known speaker was last spoken of
    for one in found:
        if one.attribution is None:
            quotes.append(Quote(one.marked.inner, None, None))
            continue
        speaker, cue = one.attribution
        if speaker is None or text[slice(*speaker)].casefold() in speech.pronouns:
            if speaker and text[slice(*speaker)].casefold() in _FIRST_PERSON:
                quotes.append(Quote(one.marked.inner, None, cue))
                continue
            if cue not in resolved:
                resolved[cue] = _stood_for(narration, cue, known, seen, speech)
            speaker = resolved[cue]
        if speaker is not None:
            known = speaker
            seen = max(speaker.end, cue.end, one.marked.outer.end)
        quotes.append(Quote(one.marked.inner, speaker, cue))
    return quotes


def _stood_for(
    narration: str, cue: Span, known: Span | None, seen: int, speech: Speech
) -> Span | None:
    near = known if known and cue.start - seen <= _FURTHEST else None
    nearer = antecedent(narration, Span(max(cue.start, seen), cue.end), seen, speech)
    return nearer or near


def _without(text: str, found: list[_Found]) -> str:
    """Return a text with blanks for what is quoted in it."""
    pieces, at = [], 0
    for one in found:
        outer = one.marked.outer
        pieces += [text[at : outer.start], " " * (outer.end - outer.start)]
        at = outer.end
    return "".join([*pieces, text[at:]])
