"""Clusters: joined as far as nothing must stay apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.entities.grouping.clusters import Clusters

_NODES = st.integers(0, 7)
_PAIRS = st.lists(st.tuples(_NODES, _NODES).filter(lambda pair: pair[0] != pair[1]), max_size=12)


@settings(max_examples=100)
@given(_PAIRS, _PAIRS, st.sets(_NODES))
def test_joined_is_what_a_plain_search_joins(
    apart: list[tuple[int, int]], joins: list[tuple[int, int]], curated: set[int]
) -> None:
    clusters = Clusters(8)
    for pair in apart:
        clusters.keep_apart(*pair)
    for node in sorted(curated):
        clusters.mark_curated(node)
    sets = [{node} for node in range(8)]
    for one, other in joins:
        ours, theirs = (next(each for each in sets if node in each) for node in (one, other))
        both = ours | theirs
        breaks = any({*pair} <= both for pair in apart)
        if ours is theirs:
            continue
        assert clusters.must_stay_apart(one, other) == breaks
        assert clusters.can_join(one, other) == (not breaks and len(both & curated) < 2)
        if clusters.can_join(one, other):
            clusters.join(one, other)
            sets = [each for each in sets if each not in (ours, theirs)] + [both]
    for each in sets:
        assert len({clusters.root(node) for node in each}) == 1
        assert {clusters.size(node) for node in each} == {len(each)}
        assert {clusters.is_curated(node) for node in each} == {bool(each & curated)}
    assert len({clusters.root(node) for node in range(8)}) == len(sets)
