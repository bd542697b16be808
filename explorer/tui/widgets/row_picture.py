"""The rows of a comparison as lines of cells: beside each other, or one above the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from explorer.compare.lines import Columns, Line, lines_of
from explorer.compare.rows import SIGNS, Relation, Row
from explorer.compare.showing import SAID, Fold, Item, Shown, Signpost, said_of_fold
from explorer.text.paragraphs import Span
from explorer.tui.text import cells, strip
from explorer.tui.widgets.side_text import Ink, SideText, passages_of

BESIDE_FROM = 69
"""Cells from which two columns have room; in fewer, one passage stands above the other."""

_GUTTER = 2  # the cursor or a kept passage, the sign of words that differ
_STACKED_GUTTER = 3  # which side it is as well
_MIDDLE = 4  # a gap, the relation, whether it moved, a gap
_ALONE = {Relation.ONLY_LEFT, Relation.ONLY_RIGHT}


class Cursor(NamedTuple):
    """Where the user is."""

    item: int
    """The number of an item."""
    side: int
    """0: its left passage would be kept, 1: its right one."""


class RowPicture:
    """A comparison laid out for one width."""

    def __init__(
        self,
        sides: tuple[SideText, SideText],
        rows: Sequence[Row],
        items: Sequence[Item],
        width: int,
    ) -> None:
        self._sides, self._rows, self._items, self._width = sides, rows, items, width
        texts = (sides[0].article.text, sides[1].article.text)
        self._columns = columns_of(width)
        self.lines, self.starts = lines_of(texts, rows, items, self._columns, cells)
        stands = {item.row: at for at, item in enumerate(items) if isinstance(item, Shown)}
        posts = {item.row: at for at, item in enumerate(items) if isinstance(item, Signpost)}
        self._stands = stands
        self._arrows = {stands[row]: "↓" if at > stands[row] else "↑" for row, at in posts.items()}

    def draw(self, number: int, cursor: Cursor, ink: Ink) -> Strip:
        """Return one line."""
        line = self.lines[number]
        item, here = self._items[line.item], line.item == cursor.item
        if self._is_gap(line):
            here = False
        elif here and not self._is_selecting:
            ink = ink.over("cursor")
        if not isinstance(item, Shown):
            return strip(self._note(line, item, ink, here=here), self._width, ink.base)
        row = self._rows[item.row]
        if row.relation in _ALONE:
            ink = ink.over("faint")
        draw = self._stacked if self._columns.stacked else self._beside
        return strip(draw(line, row, cursor.side if here else None, ink), self._width, ink.base)

    @property
    def _is_selecting(self) -> bool:
        return any(side.selectable.selection for side in self._sides)

    def _beside(self, line: Line, row: Row, taken: int | None, ink: Ink) -> list[Segment]:
        left, right = self._sides
        return [
            *self._gutter(0, line.left, row, taken, ink),
            *left.cell(line.left, self._columns.left, ink),
            Segment(self._middle(line, row).ljust(_MIDDLE), ink.over("sign").base),
            *self._gutter(1, line.right, row, taken, ink),
            *right.cell(line.right, self._columns.right, ink),
        ]

    def _middle(self, line: Line, row: Row) -> str:
        """Return what stands between the columns: the relation, below it the place it left."""
        if line.at == 0:
            return f" {SIGNS[row.relation]}{self._arrows.get(line.item, '')}"
        if line.at == 1 and row.moved:
            number = str(self._sides[1].paragraph(row.right[0]))
            return f" ¶{number}" if len(number) < _MIDDLE - 1 else number.rjust(_MIDDLE)
        return ""

    def _stacked(self, line: Line, row: Row, taken: int | None, ink: Ink) -> list[Segment]:
        if line.left is None and line.right is None:
            said = f" {SAID[row.relation]}"
            if row.moved:
                place = self._sides[1].paragraph(row.right[0])
                said += f", moved {self._arrows.get(line.item, '')}¶{place}"
            sign = f" {SIGNS[row.relation]}"
            rule = f"{said} ".ljust(self._width - len(sign), "─")
            return [Segment(sign, ink.over("sign").base), Segment(rule, ink.over("faint").base)]
        side, span = (1, line.right) if line.left is None else (0, line.left)
        begins = span is not None and span.start == passages_of(row, side)[0].start
        bar, change = self._gutter(side, span, row, taken, ink)
        which = Segment("‹›"[side] if begins else " ", ink.over("sign").base)
        return [bar, which, change, *self._sides[side].cell(span, self._columns.left, ink)]

    def _gutter(
        self, side: int, line: Span | None, row: Row, taken: int | None, ink: Ink
    ) -> list[Segment]:
        """Return two cells: where the user is or what is kept, and what differs in the line."""
        if line is None:
            return [Segment(" ", ink.base), Segment(" ", ink.base)]
        text, style = self._sides[side], ink.over("sign").base
        passage = next(each for each in passages_of(row, side) if each.end >= line.end)
        bar = "▌" if side == taken else " "
        if line.start == passage.start and text.is_kept(passage):
            bar = "★"
        if text.selectable.selects_in(line):
            bar = "┃"
        return [Segment(bar, style), Segment(text.sign(line), style)]

    def _note(self, line: Line, item: Fold | Signpost, ink: Ink, *, here: bool) -> list[Segment]:
        """Return a line of what is no row: what is folded, or where a passage is that moved."""
        if self._is_gap(line):
            return []
        bar, sign, faint = "▌" if here else " ", ink.over("sign").base, ink.over("faint").base
        if isinstance(item, Fold):
            return [Segment(f"{bar}… ", sign), Segment(said_of_fold(self._rows, item), faint)]
        row = self._rows[item.row]
        arrow = "↑" if self._stands[item.row] < line.item else "↓"
        place = self._sides[0].paragraph(row.left[0])
        there = self._sides[1].glimpse(row.right[0], ink.over("faint"))
        at = 0 if self._columns.stacked else _GUTTER + self._columns.left + _MIDDLE
        return [
            Segment(" " * at, ink.base),
            Segment(f"{bar}{arrow} ", sign),
            Segment(f"beside ¶{place}: ", faint),
            *there,
        ]

    def _is_gap(self, line: Line) -> bool:
        """Whether a line only parts an item from the next one."""
        if isinstance(self._items[line.item], Shown):
            return not self._columns.stacked and line.left is None and line.right is None
        return line.at == (0 if self._columns.stacked else 1)


def columns_of(width: int) -> Columns:
    """Return the columns for a width, and whether there is room for them beside each other."""
    if width < BESIDE_FROM:
        room = max(1, width - _STACKED_GUTTER)
        return Columns(room, room, stacked=True)
    room = width - 2 * _GUTTER - _MIDDLE
    return Columns(room // 2, room - room // 2, stacked=False)
