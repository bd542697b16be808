"""How far the words around a place are those that a passage stood among."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from explorer.bookmarks.canonical import CanonicalText, Words
from explorer.bookmarks.saved import EDGE, SavedPassage

_SLACK = 6  # words that may have come in between
_TOUCHING = 0.25  # the worth of a next word that is the same
_FEW = 3  # words; fewer are no proof, even if all of them are there


class Support(NamedTuple):
    """The share of the words on either side that is still there, by weight, 0 to 1."""

    before: float
    after: float
    tells: bool = False
    """Whether what stands on one side stood at no other place of the same words."""
    touching: int = 0
    """On how many sides the next word is the same."""

    @property
    def total(self) -> float:
        """What the two sides say together."""
        return self.before + self.after

    @property
    def weight(self) -> float:
        """What it counts beside the support for another place."""
        return self.total + self.tells + self.touching * _TOUCHING

    @property
    def both(self) -> float:
        """What both sides say at least."""
        return min(self.before, self.after)

    @property
    def one(self) -> float:
        """What one side says."""
        return max(self.before, self.after)


def support(saved: SavedPassage, text: CanonicalText, place: Words) -> Support:
    """Return what the context of a place says of its being the passage's."""
    prefix, suffix = saved.prefix, saved.suffix
    low = max(0, place.first - len(prefix) - _SLACK)
    high = place.after + len(suffix) + _SLACK
    before = text.words[low : place.first]
    after = text.words[place.after : high]
    if not low:
        before = [EDGE, *before]
    if high >= len(text):
        after = [*after, EDGE]
    prefix, before = prefix[::-1], before[::-1]  # the nearest first
    return Support(
        _share(prefix, before, text),
        _share(suffix, after, text),
        _tells(saved, text, place),
        (prefix[:1] == before[:1] != []) + (suffix[:1] == after[:1] != []),
    )


def _tells(saved: SavedPassage, text: CanonicalText, place: Words) -> bool:
    left, right = saved.telling_before, saved.telling_after
    start, end = text.before[place.first], text.before[place.after]
    before = bool(left) and text.letters.endswith(left, 0, start)
    after = bool(right) and text.letters.startswith(right, end)
    return before or after


def _share(saved: Sequence[str], now: Sequence[str], text: CanonicalText) -> float:
    """Return the share of words still there; nearer ones count for more."""
    weights = [text.weight(word) * (1 - 0.5 * at / len(saved)) for at, word in enumerate(saved)]
    still = sum(
        sum(weights[kept.src_start : kept.src_end])
        for kept in LCSseq.opcodes(saved, now)
        if kept.tag == "equal"
    )
    few = 0.0 if EDGE in saved else text.rare * _FEW
    whole = max(few, sum(weights))
    return still / whole if whole else 0.0
