"""In which order the rows of a comparison stand, and which of them have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_chain(places: Sequence[int]) -> set[int]:
    """Return the numbers of the most places that increase (longest increasing subsequence)."""
    tails: list[int] = []  # the least end of a chain of each length
    ends: list[int] = []  # the number of the place at that end
    before: list[int | None] = []
    for number, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [number]
    chain: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        chain.add(at)
        at = before[at]
    return chain
