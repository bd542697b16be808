"""Which segments of an index are due to be merged.

Segments grow in tiers, as in a log-structured merge tree (O'Neil and others 1996): one is merged
with those that follow it once they have come to half its size. So there are few segments, and a
document is moved a number of times that grows with the logarithm of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

MOST_MERGED = 32_000_000
"""Words of the greatest segment that comes of merging: it bounds the memory that merging takes."""

_MOST_REMOVED = 1 / 3
"""Of a segment's documents; one with more is written anew without them."""


class Size(NamedTuple):
    """How big a segment is."""

    words: int
    """Those of removed documents not counted."""
    removed: float
    """The part of its documents that have been removed."""


def due(sizes: Sequence[Size]) -> range | None:
    """Return the first segments in a row that are due to be merged into one."""
    begin = 0
    while begin < len(sizes):
        totals = list(accumulate(size.words for size in sizes[begin:]))
        fitting = max(1, sum(total <= MOST_MERGED for total in totals))
        found = _due_of(sizes, range(begin, begin + fitting))
        if found:
            return found
        begin += fitting
    return None


def _due_of(sizes: Sequence[Size], row: range) -> range | None:
    for at in row:
        following = sum(sizes[other].words for other in range(at + 1, row.stop))
        if row.stop - at > 1 and sizes[at].words <= 2 * following:
            return range(at, row.stop)
        if sizes[at].removed > _MOST_REMOVED:
            return range(at, at + 1)
    return None
