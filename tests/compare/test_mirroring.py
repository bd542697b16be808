"""A comparison seen from the other side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.compare.mirroring import mirrored, mirrored_row
from explorer.compare.rows import Relation, Row
from explorer.text.differences import Edit, EditKind
from explorer.text.paragraphs import Span
from tests.compare.comparisons import made


def test_sides_relations_and_edits_are_exchanged() -> None:
    edits = (
        Edit(EditKind.REMOVED, Span(0, 1), None),
        Edit(EditKind.ADDED, None, Span(2, 3)),
        Edit(EditKind.CHANGED, Span(3, 4), Span(5, 6)),
    )
    row = Row(Relation.REWORDED, (Span(0, 9),), (Span(2, 8),), moved=True, edits=edits)
    assert mirrored_row(row) == Row(
        Relation.REWORDED,
        (Span(2, 8),),
        (Span(0, 9),),
        moved=True,
        edits=(
            Edit(EditKind.ADDED, None, Span(0, 1)),
            Edit(EditKind.REMOVED, Span(2, 3), None),
            Edit(EditKind.CHANGED, Span(5, 6), Span(3, 4)),
        ),
    )


def test_rows_come_in_the_order_of_the_new_left_text() -> None:
    rows = made([(["a"], ["a"]), (["gone"], []), ([], ["new"]), (["b"], ["b"])]).rows
    turned = mirrored(rows)
    assert [row.relation for row in turned] == [
        Relation.SAME,
        Relation.ONLY_LEFT,  # new
        Relation.ONLY_RIGHT,  # gone, before the next pair in place
        Relation.SAME,
    ]


def test_what_is_only_right_at_the_end_stays_there() -> None:
    turned = mirrored(made([(["a"], ["a"]), (["y"], []), (["z"], [])]).rows)
    assert [row.right[0].start for row in turned] == [0, 2, 4]


@given(st.permutations(range(6)), st.lists(st.sampled_from("lrb"), min_size=6, max_size=6))
def test_turned_twice_it_has_the_same_rows(order: list[int], kinds: list[str]) -> None:
    pairs = [(["x"] if k in "lb" else [], ["x"] if k in "rb" else []) for k in kinds]
    rows = made(pairs, order).rows
    assert set(mirrored(mirrored(rows))) == set(rows)
    lefts = [row.left[0] for row in mirrored(rows) if row.left]
    assert lefts == sorted(lefts)
