"""The sentences of an article that a query found something in, and what that is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from explorer.search.reasons import SUREST, Match, Reason
from explorer.text.folding import fold
from explorer.text.paragraphs import Span, ends_a_sentence, paragraphs, sentences_of

_OF_A_WORD = 100
_WEIGHTS = {
    reason: _OF_A_WORD - _OF_A_WORD * rank // (2 * len(SUREST)) for reason, rank in SUREST.items()
}
"""Of one word found for a reason: the surest 100, the least sure more than half of that."""


_NAMELESS = (Reason.STEMMED, Reason.FUZZY)  # whose detail says something else


class Stretch(NamedTuple):
    """A sentence with matches; several of them where a match runs on into the next."""

    start: int
    end: int
    matches: list[Match]
    """Those that begin in it, in order."""
    paragraph: int
    """The number of the paragraph that it begins in."""
    reads_on: bool
    """Whether that paragraph is prose, which the next one goes on with."""


class Worth:
    """What matches of one text, apart, are worth: whole numbers, 100 for a word as it was typed.

    A match of several words is worth that much for each, and a name a quarter more. All forms of
    one name are the same thing, worth what it is as it was typed; so are those of one word.
    """

    def __init__(self, text: str, matches: Iterable[Match]) -> None:
        self._of: dict[str, int] = {}
        self._what: dict[int, str] = {}  # by where a match begins: they are apart
        for match in matches:
            weight = _WEIGHTS[match.reason]
            surface = text[match.start : match.end]
            if match.reason is not Reason.VARIANT:  # a longer form of a name says no more
                weight *= len(surface.split())
            if _is_name(match):
                weight += weight // 4
            self._what[match.start] = what = _what(match, surface)
            if weight > self._of.get(what, 0):
                self._of[what] = weight

    def what(self, match: Match) -> str:
        """Return what two matches have in common that show the same thing."""
        return self._what[match.start]

    def of(self, what: str) -> int:
        """Return what one thing found is worth, however often it is there."""
        return self._of[what]

    def of_different(self, matches: Iterable[Match]) -> int:
        """Return what matches are worth, the same thing counted once."""
        return sum(map(self._of.__getitem__, set(map(self.what, matches))))

    def of_all(self, matches: Iterable[Match]) -> int:
        """Return what matches are worth, each counted."""
        return sum(self._of[self.what(match)] for match in matches)


def _what(match: Match, surface: str) -> str:
    if _is_name(match):
        return match.detail
    return fold(match.detail if match.reason is Reason.STEMMED and match.detail else surface)


def _is_name(match: Match) -> bool:
    return bool(match.detail) and match.reason not in _NAMELESS


def stretches(text: str, matches: Sequence[Match]) -> list[Stretch]:
    """Return the sentences of a text that have matches, these being in order and apart.

    Only paragraphs that have any are taken apart: most of a long text is never looked at.
    """
    found: list[Stretch] = []
    at = 0
    for sentence, paragraph, reads_on in _sentences(text, matches):
        first = at
        while at < len(matches) and matches[at].start < sentence.end:
            at += 1
        inside = [match for match in matches[first:at] if match.start >= sentence.start]
        if found and found[-1].matches[-1].end > sentence.start:
            found[-1].matches.extend(inside)
            found[-1] = found[-1]._replace(end=sentence.end, reads_on=reads_on)
        elif inside:
            found.append(Stretch(*sentence, inside, paragraph, reads_on))
    return found


def _sentences(text: str, matches: Sequence[Match]) -> Iterator[tuple[Span, int, bool]]:
    """Yield the sentences of the paragraphs with matches, each with its paragraph's number and
    whether that reads on."""
    at = 0
    for number, paragraph in enumerate(paragraphs(text)):
        while at < len(matches) and matches[at].end <= paragraph.start:
            at += 1
        if at == len(matches):
            return
        if matches[at].start < paragraph.end:
            reads_on = ends_a_sentence(text, paragraph)
            for sentence in sentences_of(text, paragraph):
                yield sentence, number, reads_on
