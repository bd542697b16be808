"""Two articles side by side: one list of rows, so that both scroll together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.strip import Strip

from explorer.compare.alignment import SIGNS, Relation, Row
from explorer.models import Article
from explorer.text.paragraphs import Span
from explorer.text.wrapping import wrap
from explorer.tui.keys import COMPARISON
from explorer.tui.text import Mark, plain, strip, styled
from explorer.tui.widgets.line_view import LineView

_MIDDLE = 4  # a gap, the sign, whether it moved, a gap


@dataclass(frozen=True)
class _Line:
    row: int
    left: Span | None
    right: Span | None
    is_first: bool


class Comparison(LineView):
    """The rows of an alignment; pairs are level however the columns wrap."""

    BINDINGS: ClassVar[list[BindingType]] = [*COMPARISON]
    BORDER_TITLE = "= same · ~ reworded · < > only there · * moved"
    HELP = "Both articles, sentence by sentence: what differs inside a pair is marked."

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._left = self._right = ""  # the texts
        self._rows: Sequence[Row] = ()
        self._lines: list[_Line] = []

    def show(self, left: Article, right: Article, rows: Sequence[Row]) -> None:
        """Show the rows of an alignment of two articles."""
        self._left, self._right, self._rows = left.text, right.text, rows
        pairs = sum(row.left is not None and row.right is not None for row in rows)
        self.say_place(f"{pairs} in both")
        self.refill()

    def lay_out(self, width: int) -> Sequence[int]:
        column = self._column(width)
        self._lines, starts = [], []
        for number, row in enumerate(self._rows):
            starts.append(len(self._lines))
            lefts = wrap(self._left, row.left, column, cell_len) if row.left else []
            rights = wrap(self._right, row.right, column, cell_len) if row.right else []
            self._lines += [
                _Line(number, one, other, is_first=not at)
                for at, (one, other) in enumerate(zip_longest(lefts, rights))
            ]
            self._lines.append(_Line(number, None, None, is_first=False))
        return [*starts, len(self._lines)]

    def draw_line(self, line: int, width: int) -> Strip:
        drawn = self._lines[line]
        row = self._rows[drawn.row]
        here = drawn.row == self.cursor
        base = self.base_style + self.style_of("cursor") if here else self.base_style
        if row.relation in (Relation.ONLY_LEFT, Relation.ONLY_RIGHT):
            base += self.style_of("faint")
        column = self._column(width)
        sign = (
            f" {SIGNS[row.relation]}{'*' if row.moved else ' '} "
            if drawn.is_first
            else " " * _MIDDLE
        )
        cells = [
            Segment("▌" if here else " ", base + self.style_of("sign")),
            *self._cell(self._left, drawn.left, row.change.left, column, base),
            plain(sign, base + self.style_of("sign")),
            *self._cell(self._right, drawn.right, row.change.right, column, base),
        ]
        return strip(cells, width, base)

    def _cell(
        self, text: str, span: Span | None, changes: Sequence[Span], width: int, base: Style
    ) -> Strip:
        if span is None:
            return Strip.blank(width, base)
        changed = self.style_of("match")
        marks = [Mark(change.start, change.end, changed) for change in changes]
        return strip(styled(text, span, base, marks), width, base)

    def _column(self, width: int) -> int:
        return max(1, (width - 1 - _MIDDLE) // 2)

    def action_walk_pairs(self, by: int) -> None:
        pairs = [i for i, row in enumerate(self._rows) if row.left and row.right]
        ahead = [i for i in pairs if (i > self.cursor if by > 0 else i < self.cursor)]
        if pairs:
            self.move_to((ahead or pairs)[0 if by > 0 else -1])
