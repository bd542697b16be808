"""Lay the rows of a comparison out in lines, so that both sides of each begin level."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from explorer.compare.rows import Row
from explorer.compare.showing import Item, Shown
from explorer.text.paragraphs import Span
from explorer.text.wrapping import Measure, wrap

_NOTHING: list[Span | None] = [None]


class Line(NamedTuple):
    """One line of a comparison."""

    item: int
    """The number of the item that it belongs to."""
    at: int
    """Which of the item's lines it is."""
    left: Span | None = None
    """What it shows of the left text; None: nothing."""
    right: Span | None = None


class Columns(NamedTuple):
    """How wide the passages are, and how they stand to each other."""

    left: int
    """Cells."""
    right: int
    stacked: bool
    """Whether the right passage stands below the left one, else beside it."""


def lines_of(
    texts: tuple[str, str],
    rows: Sequence[Row],
    items: Sequence[Item],
    columns: Columns,
    measure: Measure,
) -> tuple[list[Line], list[int]]:
    """Return the lines of all items, and the first of each and the line after the last.

    Every item has a line without text of its own: beside each other the last, which parts it from
    the next, stacked the first, which says what the two have to do with each other. What is no
    row of the comparison has that line and one above or below it.
    """
    lines: list[Line] = []
    starts = []
    for number, item in enumerate(items):
        starts.append(len(lines))
        if not isinstance(item, Shown):
            lines += [Line(number, 0), Line(number, 1)]
            continue
        row = rows[item.row]
        lefts = _wrapped(texts[0], row.left, columns.left, measure)
        rights = _wrapped(texts[1], row.right, columns.right, measure)
        if columns.stacked:
            pairs = zip_longest([*_NOTHING, *lefts], [*_NOTHING, *_NOTHING * len(lefts), *rights])
        else:
            height = max(len(lefts), len(rights)) + 1
            pairs = zip_longest(lefts, rights + _NOTHING * (height - len(rights)))
        lines += [Line(number, at, *pair) for at, pair in enumerate(pairs)]
    return lines, [*starts, len(lines)]


def _wrapped(text: str, spans: Sequence[Span], width: int, measure: Measure) -> list[Span | None]:
    return [line for span in spans for line in wrap(text, span, width, measure)]
