"""The words that say what is counted, and whether two wordings may mean the same.

`officers` and `officers deployed` share their head, and the second says more of it: the first may
mean the same. `officers deployed` and `officers pledged` do not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from explorer.text.figures.figure import Figure
from explorer.text.words import folded_words

_LINKING = frozenset({
    "of", "in", "for", "to", "from", "on", "at", "by", "with", "per", "a", "an", "the", "and",
})  # fmt: skip
_GENERAL = frozenset({
    "people", "person", "thing", "number", "other", "unit", "member", "case", "time", "way",
})  # fmt: skip
"""Heads that count nothing in particular: what happened to them is what tells them apart."""
_TOTAL = "total"
_TOLL = frozenset({
    "killed", "dead", "death", "died", "injured", "wounded", "casualty", "victim", "hurt",
    "fatality", "injury", "missing",
})  # fmt: skip
_HAPPENED = _TOLL | frozenset({
    "laid", "off", "sold", "bought", "built", "hungry", "owned", "out", "lost",
})  # fmt: skip
"""Words that stand behind a head and are not it, beside those in -ed."""


_DEALS = frozenset({
    "bought", "sold", "owned", "offered", "invested", "donated", "created", "built", "held",
    "produced", "exported", "imported", "voted", "issued",
})  # fmt: skip
"""What happens again and again, each time to others."""


class Wording(NamedTuple):
    """What is counted, taken apart; every word folded and in the singular."""

    unit: str
    head: str
    """The word that the others say more of; empty where it is not said what is counted."""
    before: frozenset[str]
    after: frozenset[str]
    """What happened to it, or what it is of."""

    @property
    def is_toll(self) -> bool:
        """Whether it is a count that only grows."""
        return bool(_TOLL & {self.head, *self.after})

    @property
    def is_telling(self) -> bool:
        """Whether reports of one story likely mean the same by it: `people killed`, not `members`,
        `price`, nor the `shares bought` in one of many deals."""
        return not self.unit and bool(self.after) and not self.after & _DEALS

    def may_hold(self, other: Wording) -> bool:
        """Whether the other may mean the same, and says as much or more of it.

        What is measured must be worded alike: `hours` are not `hours of exchange`. And a total
        is not what is a part of it.
        """
        return (
            not self.unit
            and not other.unit
            and self.head == other.head
            and self.before <= other.before
            and (_TOTAL in self.before) is (_TOTAL in other.before)
            and (self.after == other.after or (self.head not in _GENERAL and not self.after))
        )


def wording_of(figure: Figure) -> Wording:
    """Take apart what a figure counts."""
    return _taken_apart(figure.unit, figure.quantity)


def singular_words(text: str) -> list[str]:
    """Return the words of a text, folded and in the singular, without those that only link."""
    return [_singular(word) for word in folded_words(text) if word not in _LINKING]


@lru_cache(maxsize=4096)
def _taken_apart(unit: str, quantity: str) -> Wording:
    words = [_singular(word) for word in folded_words(quantity)]
    if not set(words) - set(singular_words(unit)):
        return Wording(unit, "", frozenset(), frozenset())  # `weeks`: of what?
    at = _head_of(words)
    before = frozenset(words[:at]) - _LINKING
    after = frozenset(words[at + 1 :]) - _LINKING
    return Wording(unit, words[at], before, after)


def _head_of(words: list[str]) -> int:
    """Return which word is the head: the last before a linking word and what happened to it."""
    linking = (at for at, word in enumerate(words) if at and word in _LINKING)
    at = next(linking, len(words)) - 1
    while at and (words[at].endswith("ed") or words[at] in _HAPPENED):
        at -= 1
    return at


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
