"""Modes, folds, and where moved passages are announced."""

from __future__ import annotations

from explorer.compare.showing import Fold, Mode, Shown, Signpost, items_of, said_of_fold
from tests.compare.comparisons import made

ROWS = made(
    [
        (["same"], ["same"]),
        (["also"], ["also"]),
        (["gone"], []),
        ([], ["new"]),
        (["old words"], ["new words"]),
        (["last"], ["last"]),
    ]
).rows


def test_everything_shows_each_row_in_order() -> None:
    assert items_of(ROWS, Mode.EVERYTHING) == [Shown(i) for i in range(6)]


def test_only_what_differs_folds_what_is_the_same() -> None:
    folded = [Fold(range(2)), Shown(2), Shown(3), Shown(4), Fold(range(5, 6))]
    assert items_of(ROWS, Mode.DIFFERENCES) == folded


def test_only_what_is_shared_folds_what_one_side_has() -> None:
    shared = [Shown(0), Shown(1), Fold(range(2, 4)), Shown(4), Shown(5)]
    assert items_of(ROWS, Mode.SHARED) == shared


def test_what_is_unfolded_is_shown_in_every_mode() -> None:
    shared = items_of(ROWS, Mode.SHARED, unfolded={2, 3})
    assert shared == [Shown(i) for i in range(6)]
    assert items_of(ROWS, Mode.DIFFERENCES, {0})[:2] == [Shown(0), Fold(range(1, 2))]


def test_a_fold_says_what_is_in_it() -> None:
    assert said_of_fold(ROWS, Fold(range(2))) == "2 passages the same"
    assert said_of_fold(ROWS, Fold(range(2, 4))) == (
        "1 passage only on the left · 1 only on the right"
    )


MOVED = made([(["a"], ["a"]), (["b"], ["b"]), (["c"], ["c"]), (["d"], ["d"])], [2, 0, 1, 3]).rows
# On the right c comes first; a is read first, so b and d are in place and c has moved.


def test_a_moved_passage_is_announced_at_its_place_on_the_right() -> None:
    assert [row.moved for row in MOVED] == [False, False, True, False]
    assert items_of(MOVED, Mode.EVERYTHING) == [Signpost(2), *(Shown(i) for i in range(4))]


def test_what_moved_to_the_end_is_announced_there() -> None:
    pairs = [(["a"], ["a"]), (["b"], ["b"])]
    rows = made(pairs, [1, 0]).rows
    assert rows[1].moved
    assert items_of(rows, Mode.EVERYTHING) == [Signpost(1), Shown(0), Shown(1)]
    turned = made([*pairs, (["c"], ["c"])], [1, 2, 0]).rows
    ends = [row for row in range(3) if turned[row].moved]
    assert [item for item in items_of(turned, Mode.EVERYTHING) if isinstance(item, Signpost)] == [
        Signpost(row) for row in ends
    ]


def test_a_moved_passage_differs_and_a_signpost_parts_a_fold() -> None:
    rows = made([(["a"], ["a"]), (["b"], ["b"]), (["c"], ["c"])], [0, 2, 1]).rows
    assert items_of(rows, Mode.DIFFERENCES) == [
        Fold(range(1)),
        Signpost(2),
        Fold(range(1, 2)),
        Shown(2),
    ]


def test_nothing_is_nothing() -> None:
    assert items_of([], Mode.DIFFERENCES) == []
