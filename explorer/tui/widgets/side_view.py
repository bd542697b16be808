"""One of two articles that are compared, by itself and in its own order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from explorer.compare.rows import SIGNS, Row
from explorer.compare.showing import told
from explorer.text.paragraphs import Span
from explorer.text.wrapping import offset_at, wrap
from explorer.tui.text import cells, strip
from explorer.tui.widgets.compared_view import ComparedView
from explorer.tui.widgets.side_text import Passage, SideText

_GUTTER = 4  # the cursor or a kept passage, the relation, the sign of words that differ, a gap


class _Line(NamedTuple):
    passage: int
    span: Span | None  # None for the gap between paragraphs


class SideView(ComparedView):
    """The passages of one side, which scrolls without the other."""

    BORDER_TITLE = "Scrolls by itself"
    HELP = "One article by itself; m goes to the passage that answers this one in the other."

    @dataclass
    class AcrossWanted(Message):
        """The user wants to see what answers a passage on the other side."""

        side: int
        row: int

    def __init__(self, side: int, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own
        super().__init__(id=id)
        self.side = side
        """0 is left, 1 right."""
        self._text: SideText | None = None
        self._rows: Sequence[Row] = ()
        self._passages: Sequence[Passage] = ()
        self._lines: list[_Line] = []

    def show(self, text: SideText, rows: Sequence[Row]) -> None:
        """Show the passages of an article."""
        self._text, self._rows, self._passages = text, rows, text.passages
        self.refill()
        self.cursor_moved()

    def item_of_row(self, row: int) -> int | None:
        rows = [passage.row for passage in self._passages]
        return rows.index(row) if row in rows else None

    @property
    def under_cursor(self) -> Span | None:
        return self._passages[self.cursor].span if self._passages else None

    def item_of(self, offset: int) -> int:
        return self._passages.index(self._text.passage_at(offset)) if self._text else 0

    @property
    def row(self) -> int | None:
        return self._passages[self.cursor].row if self._passages else None

    @property
    def text(self) -> SideText | None:
        return self._text

    def passages(self) -> tuple[int, tuple[Span, ...]]:
        if selection := self.selectable.selection:
            return self.side, (selection.span,)
        return self.side, tuple(each.span for each in self._passages[self.cursor :][:1])

    # Layout and drawing.

    def lay_out(self, width: int) -> Sequence[int]:
        self._lines, starts = [], []
        if self._text is None:
            return (0,)
        text, before = self._text.article.text, 0
        for number, passage in enumerate(self._passages):
            if "\n" in text[before : passage.span.start] and self._lines:
                self._lines.append(_Line(number - 1, None))
            before = passage.span.end
            starts.append(len(self._lines))
            wrapped = wrap(text, passage.span, max(1, width - _GUTTER), cells)
            self._lines += [_Line(number, span) for span in wrapped]
        return [*starts, len(self._lines)]

    def draw_line(self, line: int, width: int) -> Strip:
        number, span = self._lines[line]
        if self._text is None or span is None:
            return Strip.blank(width, self.base_style)
        ink, passage = self.ink, self._passages[number]
        row, here = self._rows[passage.row], number == self.cursor and not self.is_selecting
        if here:
            ink = ink.over("cursor")
        if not (row.left and row.right):
            ink = ink.over("faint")
        is_first = span.start == passage.span.start
        bar = "★" if is_first and self._text.is_kept(passage.span) else "▌" if here else " "
        if self.selectable.selects_in(span):
            bar = "┃"
        sign = SIGNS[row.relation] if is_first else " "
        gutter = Segment(f"{bar}{sign}{self._text.sign(span)} ", ink.over("sign").base)
        drawn = [gutter, *self._text.cell(span, max(1, width - _GUTTER), ink)]
        return strip(drawn, width, ink.base)

    def line_span(self, line: int) -> Span | None:
        return self._lines[line].span

    # What is said.

    def where(self) -> str:
        if not self._passages:
            return "nothing to compare"
        row = self._rows[self._passages[self.cursor].row]
        return f"{told(row)} · passage {self.cursor + 1}/{len(self._passages)}"

    def offset_at(self, line: int, column: int) -> int | None:
        span = self._lines[line].span if line < len(self._lines) else None
        if self._text is None or span is None:
            return None
        return offset_at(self._text.article.text, span, column - _GUTTER, cells)

    # Keys.

    def action_walk_pairs(self, by: int) -> None:
        pairs = [
            number
            for number, passage in enumerate(self._passages)
            if self._rows[passage.row].left and self._rows[passage.row].right
        ]
        self.walk(pairs, by)

    def action_across(self) -> None:
        if self.row is not None:
            self.post_message(self.AcrossWanted(self.side, self.row))
