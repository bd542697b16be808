"""Which places have the same words: matches of two gathered into groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from explorer.compare.quote_matches import Match
from explorer.compare.worded_report import Stretch

_SAME = 0.6
"""Words that two stretches have in common, of those of both, for them to be the same place."""
_INSIDE = 0.8
"""Words of the shorter that are in the longer, for it to add nothing."""


def groups_of(matches: Sequence[Match], order: Sequence[int]) -> list[list[Stretch]]:
    """Gather matches, the heaviest first, into groups; each has a place only once.

    A match joins a group of which it has a place, so that one altered twice stays with the
    first; it does not where its place is but a part of that of the group: different parts of a
    long quotation would make one of what has nothing in common. `order` ranks the reports.
    """
    rank = {number: at for at, number in enumerate(order)}
    groups: list[list[Stretch]] = []
    by_report: dict[int, set[int]] = defaultdict(set)  # the groups that have a place there

    def key(match: Match) -> tuple[float, tuple[int, ...], tuple[int, ...]]:
        one, other = sorted((rank[place.report], *place[1:]) for place in (match.one, match.other))
        return -match.weight, one, other

    for match in sorted(matches, key=key):
        near = sorted(by_report[match.one.report] | by_report[match.other.report])
        if any(_covers(groups[at], match) for at in near):
            continue
        with_one = next((at for at in near if _has(groups[at], match.one)), None)
        with_other = next((at for at in near if _has(groups[at], match.other)), None)
        joined = with_one if with_one is not None else with_other
        if joined is None:
            joined = len(groups)
            groups.append([])
        elif with_one is not None and with_other is not None and with_one != with_other:
            groups[joined] += groups[with_other]
            groups[with_other] = []
        for place in (match.one, match.other, *groups[joined]):
            by_report[place.report].add(joined)
        for place in (match.one, match.other):
            if not _has(groups[joined], place):
                groups[joined].append(place)
    return [_once_each(group) for group in groups if group]


def _common(one: Stretch, other: Stretch) -> int:
    if one.report != other.report:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _has(group: Sequence[Stretch], place: Stretch) -> bool:
    return any(
        _common(mine, place) >= _SAME * (max(mine.end, place.end) - min(mine.start, place.start))
        for mine in group
    )


def _covers(group: Sequence[Stretch], match: Match) -> bool:
    """Whether a group has both places of a match, or more of them."""
    return all(
        any(_common(mine, place) >= _INSIDE * (place.end - place.start) for mine in group)
        for place in (match.one, match.other)
    )


def _once_each(group: Sequence[Stretch]) -> list[Stretch]:
    """Return the places of a group, of those that overlap only the longest."""
    kept: list[Stretch] = []
    for place in sorted(group, key=lambda place: (place.start - place.end, place)):
        if not any(_common(mine, place) for mine in kept):
            kept.append(place)
    return kept
