"""Merging always ends, with few segments of a bounded size."""

from __future__ import annotations

from math import log2

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.engine.tiers import MOST_MERGED, Size, due

SIZES = st.lists(
    st.builds(
        Size,
        st.integers(0, 100) | st.integers(0, MOST_MERGED // 4) | st.just(MOST_MERGED),
        st.sampled_from([0.0, 0.1, 0.4, 1.0]),
    ),
    max_size=40,
)


def merged(sizes: list[Size]) -> tuple[list[Size], int]:
    """Merge what is due until nothing is; return the sizes, and the words that were moved."""
    moved = 0
    while found := due(sizes):
        words = sum(sizes[at].words for at in found)
        moved += words
        whole = all(sizes[at].removed == 1.0 for at in found)
        sizes = [
            *sizes[: found.start],
            *([] if whole else [Size(words, 0.0)]),
            *sizes[found.stop :],
        ]
    return sizes, moved


@given(SIZES)
def test_merging_ends_with_few_segments_of_a_bounded_size(sizes: list[Size]) -> None:
    left, _ = merged(sizes)
    total = sum(size.words for size in sizes)
    rows = 2 * total // MOST_MERGED + 1
    assert len(left) <= rows * (log2(MOST_MERGED) + 2)
    assert all(size.words <= MOST_MERGED for size in left)
    assert all(size.removed <= 1 / 3 for size in left)


@given(SIZES)
def test_what_is_due_are_segments_side_by_side(sizes: list[Size]) -> None:
    found = due(sizes)
    if found is not None:
        assert 0 <= found.start < found.stop <= len(sizes)
        assert found.step == 1
        assert sum(sizes[at].words for at in found) <= MOST_MERGED


def test_a_document_is_moved_a_few_times_however_many_are_added_one_by_one() -> None:
    sizes: list[Size] = []
    moved = 0
    for _ in range(1000):
        sizes, now = merged([*sizes, Size(100, 0.0)])
        moved += now
    assert len(sizes) <= log2(1000) + 1
    assert moved <= 3 * 1000 * 100 * log2(1000)


def test_one_small_article_after_many_moves_none_of_them() -> None:
    assert due([Size(1_000_000, 0.0), Size(100, 0.0)]) is None


def test_what_was_removed_is_left_out_in_time() -> None:
    assert due([Size(1000, 0.2)]) is None
    assert due([Size(1000, 0.5)]) == range(1)
    assert due([]) is None
