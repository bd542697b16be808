"""Which places have the same words: matches of two gathered into groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from explorer.compare.shared_quotes.matches import Match
from explorer.compare.shared_quotes.worded_report import Stretch

_SAME = 0.6
"""Words that two stretches have in common, of those of both, for them to be the same place."""
_BLOCK = 32  # words
_INSIDE = 0.8
"""Words of a stretch that are in another, for it to add nothing."""


def groups_of(matches: Sequence[Match], order: Sequence[int]) -> list[list[Stretch]]:
    """Gather matches, the heaviest first, into groups; each has a place only once.

    A match joins a group that has one of its places. It does not where its place is but a part
    of that of the group: parts of a long quotation would make one group of what has nothing in
    common. `order` ranks the reports, so that nothing hangs on how they were given.
    """
    rank = {number: at for at, number in enumerate(order)}

    def key(match: Match) -> tuple[float, list[tuple[int, int, int]]]:
        places = sorted(
            (rank[place.report], place.start, place.end) for place in (match.one, match.other)
        )
        return -match.weight, places

    gathered = _Groups()
    for match in sorted(matches, key=key):
        gathered.add(match)
    return gathered.all()


class _Groups:
    """Groups as they grow; two that turn out to be one go by the number of the older."""

    def __init__(self) -> None:
        self._placed: list[tuple[Stretch, int]] = []
        self._near: dict[tuple[int, int], list[tuple[Stretch, int]]] = defaultdict(list)
        self._older: list[int] = []  # for each group the one it has become a part of, or itself

    def add(self, match: Match) -> None:
        """Put the places of a match where they belong, unless a group has both or more of them."""
        if self._around(match.one) & self._around(match.other):
            return
        having = sorted(self._having(match.one) | self._having(match.other))
        if not having:
            having = [len(self._older)]
            self._older.append(having[0])
        for group in having[1:]:
            self._older[group] = having[0]
        for place in (match.one, match.other):
            if having[0] not in self._having(place):
                self._put(place, having[0])

    def all(self) -> list[list[Stretch]]:
        """Return the places of each group; of those that overlap the longest."""
        groups: dict[int, list[Stretch]] = defaultdict(list)
        for place, group in sorted(self._placed, key=lambda placed: _longest_first(placed[0])):
            kept = groups[self._root(group)]
            if not any(mine.report == place.report and _common(mine, place) for mine in kept):
                kept.append(place)
        return list(groups.values())

    def _put(self, place: Stretch, group: int) -> None:
        self._placed.append((place, group))
        for block in _blocks(place):
            self._near[block].append((place, group))

    def _beside(self, place: Stretch) -> Iterator[tuple[Stretch, int]]:
        for block in _blocks(place):
            yield from self._near[block]

    def _root(self, group: int) -> int:
        while self._older[group] != group:
            group = self._older[group]
        return group

    def _having(self, place: Stretch) -> set[int]:
        return {
            self._root(group)
            for mine, group in self._beside(place)
            if _common(mine, place)
            >= _SAME * (max(mine.end, place.end) - min(mine.start, place.start))
        }

    def _around(self, place: Stretch) -> set[int]:
        return {
            self._root(group)
            for mine, group in self._beside(place)
            if _common(mine, place) >= _INSIDE * (place.end - place.start)
        }


def _blocks(place: Stretch) -> Iterator[tuple[int, int]]:
    """Yield the parts of its report that a place touches: only there are places beside it."""
    for block in range(place.start // _BLOCK, (place.end - 1) // _BLOCK + 1):
        yield place.report, block


def _common(one: Stretch, other: Stretch) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _longest_first(place: Stretch) -> tuple[int, Stretch]:
    return place.start - place.end, place
