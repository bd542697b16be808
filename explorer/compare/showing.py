"""Which rows of a comparison are shown, what is folded, and where moved passages are announced."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.compare.rows import Relation, Row

SAID = {
    Relation.SAME: "the same",
    Relation.REWORDED: "reworded",
    Relation.ONLY_LEFT: "only on the left",
    Relation.ONLY_RIGHT: "only on the right",
}
"""How a relation is said of passages."""


def told(row: Row) -> str:
    """Return what a row's passages have to do with each other, and why they were paired."""
    said = SAID[row.relation]
    return f"{said}: {row.why.said}" if row.why and row.relation is Relation.REWORDED else said


class Mode(StrEnum):
    """What a reader wants to see of a comparison."""

    EVERYTHING = "everything"
    DIFFERENCES = "only what differs"
    """What is said otherwise, elsewhere, or not by all."""
    SHARED = "only what is shared"
    """What several say, in the same words or in others."""


@dataclass(frozen=True)
class Shown:
    """A row, by its number."""

    row: int


@dataclass(frozen=True)
class Fold:
    """Rows that follow one another and are not shown."""

    rows: range


@dataclass(frozen=True)
class Signpost:
    """The place in the right text of a passage that stands beside its pair elsewhere."""

    row: int
    """The number of the row where it stands."""


Item = Shown | Fold | Signpost


def items_of(rows: Sequence[Row], mode: Mode, unfolded: Collection[int] = ()) -> list[Item]:
    """Return what is shown of a comparison, in order; `unfolded` rows are, whatever the mode."""
    posts = _signposts(rows)
    items: list[Item] = []
    for number, row in enumerate(rows):
        items += posts.get(number, ())
        if number in unfolded or is_wanted(row, mode):
            items.append(Shown(number))
        elif items and isinstance(items[-1], Fold):
            items[-1] = Fold(range(items[-1].rows.start, number + 1))
        else:
            items.append(Fold(range(number, number + 1)))
    return [*items, *posts.get(len(rows), ())]


def said_of_fold(rows: Sequence[Row], fold: Fold) -> str:
    """Return in words what is folded: `3 passages the same · 1 only on the right`."""
    counts = Counter(rows[number].relation for number in fold.rows)
    parts = [f"{counts[each]:,} {said}" for each, said in SAID.items() if counts[each]]
    count, _, rest = parts[0].partition(" ")
    noun = "passage" if count == "1" else "passages"
    return " · ".join([f"{count} {noun} {rest}", *parts[1:]])


def is_wanted(row: Row, mode: Mode) -> bool:
    """Whether a reader wants to see a row; one that has moved differs, and is shared."""
    if mode is Mode.DIFFERENCES:
        return row.moved or row.relation is not Relation.SAME
    if mode is Mode.SHARED:
        return row.relation in {Relation.SAME, Relation.REWORDED}
    return True


def _signposts(rows: Sequence[Row]) -> dict[int, list[Signpost]]:
    """Return signposts by the row before which they stand; its number may be that after the last.

    They follow the order of the right text, as do all rows there that have not moved.
    """
    in_place = sorted((row.right[0].start, i) for i, row in _with_right(rows) if not row.moved)
    moved = sorted((row.right[0].start, i) for i, row in _with_right(rows) if row.moved)
    posts: dict[int, list[Signpost]] = {}
    for place in moved:
        at = bisect_left(in_place, place)
        before = in_place[at][1] if at < len(in_place) else len(rows)
        posts.setdefault(before, []).append(Signpost(place[1]))
    return posts


def _with_right(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    return ((i, row) for i, row in enumerate(rows) if row.right)
