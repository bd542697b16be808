"""Runs: stretches of words with capitals, and what joins them, in which names must lie.

A run is a row of parts; a part is a row of words with capitals, and between two parts stand
connecting words in lower case: `Ministry | of | Foreign Affairs`, `Ricardo | de la | Torre`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from explorer.entities.finding.cues.context import (
    AND_WORDS,
    ARTICLES,
    INNER_ADJECTIVES,
    OF_WORDS,
    PARTICLES,
)
from explorer.entities.finding.cues.heads import COMPANY_ENDINGS, joins
from explorer.entities.finding.cues.people import HONORIFICS
from explorer.entities.finding.tokens import Tokens
from explorer.text.word_sets import word_set

_CONNECTING = PARTICLES | OF_WORDS | AND_WORDS | ARTICLES
_MOST_CONNECTING = 3  # of the one, for all the
# No name is longer; what is, as a table in capitals, is read in pieces.
_MOST_WORDS = 40
_MOST_PARTS = 20
_DOTTED = HONORIFICS | {"st", "mt", "ft", "jr", "sr", "no"}
_PLURALS = word_set("nations etats estados naciones emirats emiratos")
# A word before 's that does not own what follows, but begins its name.
_OWNERS = word_set("""
    people peoples women children men girls workers farmers teachers nurses king queen prince
    prosecutor general peace mayor governor presidents president master bishop
""")


class Part(NamedTuple):
    """Tokens with capitals that follow each other."""

    first: int
    last: int


class Run(NamedTuple):
    """The parts of a run; between one and the next stand connecting words only."""

    parts: list[Part]


class RunFinder(NamedTuple):
    """Finds the runs of a text."""

    tokens: Tokens
    folded: list[str]
    """The tokens folded."""
    capital: list[bool]
    """Which tokens have a capital letter."""
    is_romance: bool
    """Whether the language writes most words of a name in lower case."""

    def runs(self) -> Iterator[Run]:
        """Yield the runs in order."""
        number, count = 0, len(self.folded)
        while number < count:
            if not self.capital[number]:
                number += 1
                continue
            parts = [self._part(number)]
            while (
                len(parts) < _MOST_PARTS
                and (following := self._following(parts[-1].last)) is not None
            ):
                parts.append(self._part(following))
            yield Run(parts)
            number = parts[-1].last + 1

    def _part(self, first: int) -> Part:
        last = first
        end = min(len(self.folded), first + _MOST_WORDS)
        while last + 1 < end and (self.capital[last + 1] and self._is_joined(last + 1, names=True)):
            last += 1
        if self.is_romance and (joins(self.folded[last]) or self.folded[last] in _PLURALS):
            last = self._with_adjectives(last)
        return Part(first, last)

    def _with_adjectives(self, last: int) -> int:
        """Return the last of the small words that go on a name: Cour de cassation."""
        for number in range(last + 1, min(last + 4, len(self.folded))):
            word = self.folded[number]
            if self.capital[number] or not self._is_joined(number, names=False):
                break
            if word in INNER_ADJECTIVES:
                last = number
            elif word not in PARTICLES:
                break
        return last

    def _following(self, last: int) -> int | None:
        """Return where the part behind connecting words begins, if there is one."""
        if (owned := self._owned(last)) is not None:
            return owned
        for number in range(last + 1, min(last + 2 + _MOST_CONNECTING, len(self.folded))):
            if not self._is_joined(number, names=False):
                return None
            if self.capital[number]:
                return number if number > last + 1 else None
            word = self.folded[number]
            if word not in _CONNECTING and word not in INNER_ADJECTIVES:
                return None
        return None

    def _owned(self, last: int) -> int | None:
        """Return where the name goes on behind a possessive: King’s College, Moody’s Corp."""
        number = last + 2
        if (
            number < len(self.folded)
            and self.folded[last + 1] == "s"
            and self.capital[number]
            and self.tokens.gap(last + 1) in {"'", "’"}
            and self.tokens.gap(number) == " "
            and (self.folded[last] in _OWNERS or self._is_company(number))
        ):
            return number
        return None

    def _is_company(self, first: int) -> bool:
        """Whether what has a capital from a token on ends as companies do."""
        return self.folded[self._part(first).last] in COMPANY_ENDINGS

    def _is_joined(self, number: int, *, names: bool) -> bool:
        """Whether nothing but space stands before a token, or a dot that shortens a word."""
        gap = self.tokens.gap(number)
        if gap == " " or (gap != "\n" and gap.isspace()):
            return True
        if gap == "" or gap in "'’":
            return not names
        if gap != ". ":
            return False
        before = self.folded[number - 1]
        if before in COMPANY_ENDINGS:  # Motor Co. Ltd, but not Motor Co. | Shares
            return self.folded[number] in COMPANY_ENDINGS
        return (len(before) == 1 and before.isalpha()) or before in _DOTTED
