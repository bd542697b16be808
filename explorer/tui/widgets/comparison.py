"""Two articles side by side: one list of rows, so that both scroll together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from explorer.compare.rows import Row
from explorer.compare.showing import Fold, Item, Mode, Shown, Signpost, items_of, told
from explorer.text.paragraphs import Span
from explorer.tui.selection import Selection
from explorer.tui.widgets.compared_view import ComparedView
from explorer.tui.widgets.row_picture import Cursor, RowPicture, columns_of
from explorer.tui.widgets.side_text import SideText, passages_of


class Comparison(ComparedView):
    """The rows of an alignment; pairs are level however the columns wrap."""

    HELP = (
        "Both articles, passage by passage. = the same words, ~ reworded, < > only on that side, "
        "↑ ↓ moved. Words that differ: bold and ~ where they were changed, struck and - where "
        "only the left has them, underlined and + where only the right does."
    )

    @dataclass
    class SideChosen(Message):
        """The user has chosen a side: 0 is left, 1 right."""

        side: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.side = 0
        """The side whose passages are kept, copied and opened: 0 is left, 1 right."""
        self._sides: tuple[SideText, SideText] | None = None
        self._rows: Sequence[Row] = ()
        self._pairs: list[int] = []  # the numbers of the rows that have both sides
        self._items: list[Item] = []
        self._mode = Mode.EVERYTHING
        self._unfolded: set[int] = set()  # numbers of rows
        self._picture: RowPicture | None = None
        self._say_mode()

    def show(self, sides: tuple[SideText, SideText], rows: Sequence[Row], at: int = 0) -> None:
        """Show the rows of an alignment of two articles, the cursor on the row of a number."""
        self._sides, self._rows, self._unfolded = sides, rows, set()
        self._pairs = [number for number, row in enumerate(rows) if row.left and row.right]
        self._fill(at)

    def item_of_row(self, row: int) -> int:
        """Return the item of a row, or the fold that holds it."""
        for number, item in enumerate(self._items):
            if item == Shown(row) or (isinstance(item, Fold) and row in item.rows):
                return number
        return 0

    def choose(self, side: int) -> None:
        """Take this side from now on for what is kept, copied and opened."""
        self.side = side
        self.refresh_item(self.cursor)

    def unfold(self) -> bool:
        """Show what is folded under the cursor; whether anything is."""
        item = self._item
        if not isinstance(item, Fold):
            return False
        self._unfolded.update(item.rows)
        self._fill(item.rows.start)
        return True

    @property
    def row(self) -> int | None:
        match self._item:
            case Shown(row) | Signpost(row):
                return row
            case Fold(rows):
                return rows.start
        return None

    @property
    def text(self) -> SideText | None:
        return self._sides[self.side] if self._sides else None

    def passages(self) -> tuple[int, tuple[Span, ...]]:
        item = self._item
        if selection := self.selectable.selection:
            return self.side, (selection.span,)
        if isinstance(item, Shown):
            return self._taken, passages_of(self._rows[item.row], self._taken)
        if isinstance(item, Signpost):
            return 1, self._rows[item.row].right
        return self.side, ()

    # What is selected.

    @property
    def under_cursor(self) -> Span | None:
        """What the side chosen has under the cursor, or nearest above it, or else first of all."""
        for item in self._items[self.cursor :: -1]:
            if found := self._passages_in(item):
                return Span(found[0].start, found[-1].end)
        return self.text.passages[0].span if self.text and self.text.passages else None

    def _passages_in(self, item: Item) -> tuple[Span, ...]:
        match item:
            case Shown(row):
                return passages_of(self._rows[row], self.side)
            case Signpost(row):
                return self._rows[row].right if self.side else ()
            case Fold(rows):
                return tuple(
                    span for row in rows for span in passages_of(self._rows[row], self.side)
                )

    def begin(self) -> Selection | None:
        """Begin a passage with what would be kept now, and choose the side it is of."""
        side, spans = self.passages()
        self._take_side(side)
        return super().begin() if spans else None

    def _take_side(self, side: int) -> None:
        """Choose a side at once, and say so."""
        if side != self.side:
            self.leave_side()
            self.choose(side)
            self.post_message(self.SideChosen(side))

    def item_of(self, offset: int) -> int:
        row = self.text.passage_at(offset).row if self.text else 0
        self._unfold_selected(row)
        return self.item_of_row(row)

    def selection_changed(self) -> None:
        self._unfold_selected(self.row or 0)
        super().selection_changed()

    def _unfold_selected(self, at: int) -> None:
        """Show all that is selected, the cursor on a row."""
        rows = self._selected_rows()
        if any(isinstance(item, Fold) and rows.intersection(item.rows) for item in self._items):
            self._fill(at)

    def _selected_rows(self) -> set[int]:
        if self.text is None or not self.is_selecting:
            return set()
        selects = self.text.selectable.selects_in
        return {passage.row for passage in self.text.passages if selects(passage.span)}

    def line_span(self, line: int) -> Span | None:
        shown = self._picture.lines[line] if self._picture else None
        return shown and (shown.right if self.side else shown.left)

    # Layout and drawing.

    def lay_out(self, width: int) -> Sequence[int]:
        if self._sides is None:
            return (0,)
        self._picture = RowPicture(self._sides, self._rows, self._items, width)
        return self._picture.starts

    def item_lines(self, item: int) -> tuple[int, int]:
        """Return the lines of an item, without the one that parts it from the next."""
        first, after = super().item_lines(item)
        return first, after - (not columns_of(self.text_width).stacked)

    def draw_line(self, line: int, width: int) -> Strip:
        if self._picture is None:
            return super().draw_line(line, width)
        return self._picture.draw(line, Cursor(self.cursor, self._taken), self.ink)

    @property
    def _taken(self) -> int:
        """The side chosen, where it has a passage here; else the one that does."""
        item = self._item
        if isinstance(item, Shown) and not passages_of(self._rows[item.row], self.side):
            return 1 - self.side
        return self.side

    def _is_pair(self, row: int) -> bool:
        return bool(self._rows[row].left and self._rows[row].right)

    @property
    def _item(self) -> Item | None:
        return self._items[self.cursor] if self.cursor < len(self._items) else None

    def _fill(self, row: int) -> None:
        """Lay out what the mode shows, the cursor on a row or on the fold that holds it."""
        self._items = items_of(self._rows, self._mode, self._unfolded | self._selected_rows())
        self.cursor = self.item_of_row(row)
        self.refill()
        self.show_cursor()
        self._say_mode()
        self.selection_changed()

    # What is said.

    def _say_mode(self) -> None:
        if self._sides is None:
            self.border_title = Content("Comparing…")
            return
        signs = "= same ~ reworded < > only there ↑ ↓ moved"
        self.border_title = Content(
            f"{self._mode.capitalize()} · {len(self._pairs):,} in both · {signs}"
        )

    def where(self) -> str:
        item = self._item
        if self._sides is None:
            return ""
        if item is None:
            return "nothing to compare"
        if isinstance(item, Fold):
            return "enter shows what is folded here"
        row = self._rows[item.row]
        if not self._is_pair(item.row):
            return told(row)
        parts = [told(row)]
        if row.moved:
            left, right = self._sides
            place = left.paragraph(row.left[0]), right.paragraph(row.right[0])
            whither = "back" if isinstance(item, Signpost) else "there"
            parts.append(f"moved from ¶{place[0]} to ¶{place[1]}, m goes {whither}")
        number = bisect_left(self._pairs, item.row) + 1
        return " · ".join([*parts, f"{number}/{len(self._pairs)}"])

    # Keys and the mouse.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Choose the side under the mouse, before a passage is drawn in it."""
        place, line = event.get_content_offset(self), self.scroll_offset.y
        if place and self._picture and line + place.y < len(self._picture.lines):
            side = self._picture.side_at(line + place.y, place.x)
            self._take_side(self.side if side is None else side)

    def offset_at(self, line: int, column: int) -> int | None:
        if self._picture is None or line >= len(self._picture.lines):
            return None
        return self._picture.offset_at(line, column, self.side)

    def walked_by_names(self, text: SideText) -> Sequence[Span]:
        folded = {row for item in self._items if isinstance(item, Fold) for row in item.rows}
        return [
            each for each in text.named_and_found if text.passage_at(each.start).row not in folded
        ]

    def action_walk_pairs(self, by: int) -> None:
        pairs = [
            number
            for number, item in enumerate(self._items)
            if isinstance(item, Shown) and self._is_pair(item.row)
        ]
        self.walk(pairs, by)

    def action_across(self) -> None:
        """Go from a moved passage to where it has its place, or back; else to the next moved."""
        match self._item:
            case Signpost(row):
                self.jump_to(self._items.index(Shown(row)))
            case Shown(row) if self._rows[row].moved:
                self.jump_to(self._items.index(Signpost(row)))
            case _:
                moved = [
                    number
                    for number, item in enumerate(self._items)
                    if isinstance(item, Shown) and self._rows[item.row].moved
                ]
                self.walk(moved, 1)

    def action_next_mode(self) -> None:
        modes = list(Mode)
        self._mode = modes[(modes.index(self._mode) + 1) % len(modes)]
        self._unfolded = set()
        self._fill(self.row or 0)
