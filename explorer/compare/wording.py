"""The words that say what is counted, and whether two wordings may mean the same.

`officers`, `Kenyan officers` and `police officers` share their head and differ in what stands
before it: one may be a part of the other. `Kenyan officers` and `Jamaican officers` are not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from explorer.text.figures.figure import Figure
from explorer.text.words import folded_words

_LINKING = frozenset(
    {"of", "in", "for", "to", "from", "on", "at", "by", "with", "per", "a", "an", "the"}
)
_GENERAL = frozenset({"people", "person", "thing", "total", "number", "other", "unit"})
"""Heads that count nothing in particular: what happened to them is what tells them apart."""
_HEADS_OF_TOLLS = frozenset(
    {
        "killed",
        "dead",
        "death",
        "died",
        "injured",
        "wounded",
        "casualty",
        "victim",
        "hurt",
        "fatality",
    }
)


class Wording(NamedTuple):
    """What is counted, taken apart."""

    unit: str
    head: str
    """The word that the others say more of, in the singular."""
    before: frozenset[str]
    """The words before the head, in the singular."""
    after: frozenset[str]
    """Those after it: what happened to it, or what it is of."""

    @property
    def is_general(self) -> bool:
        """Whether the head alone does not say what is counted."""
        return self.head in _GENERAL

    @property
    def is_toll(self) -> bool:
        """Whether it is a count that only grows."""
        return bool(_HEADS_OF_TOLLS & {self.head, *self.after})

    def may_hold(self, other: Wording) -> bool:
        """Whether the other says the same of the same head, or more of it."""
        return (
            (self.unit, self.head) == (other.unit, other.head)
            and self.before <= other.before
            and (self.after == other.after or (not self.is_general and not self.after))
        )


def wording_of(figure: Figure) -> Wording:
    """Take apart what a figure counts."""
    return _taken_apart(figure.unit, figure.quantity)


@lru_cache(maxsize=4096)
def _taken_apart(unit: str, quantity: str) -> Wording:
    words = [_singular(word) for word in folded_words(quantity)]
    if not words:
        return Wording(unit, "", frozenset(), frozenset())
    at = _head_of(words)
    before = frozenset(words[:at]) - _LINKING
    after = frozenset(words[at + 1 :]) - _LINKING
    return Wording(unit, words[at], before, after)


def _head_of(words: list[str]) -> int:
    """Return which word is the head: the last before a linking word and what happened to it."""
    linking = (at for at, word in enumerate(words) if at and word in _LINKING)
    at = next(linking, len(words)) - 1
    while at and (words[at].endswith("ed") or words[at] in _HEADS_OF_TOLLS):
        at -= 1
    return at


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
