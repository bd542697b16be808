"""What the views of a comparison have in common: how words that differ look, what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from explorer.text.paragraphs import Span
from explorer.tui.keys import COMPARISON, PASSAGE
from explorer.tui.selectable import Selectable
from explorer.tui.widgets.selecting import Selecting
from explorer.tui.widgets.side_text import Ink, SideText


class ComparedView(Selecting):
    """A view of two articles that are compared, or of one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*PASSAGE, *COMPARISON]  # h and l: words first
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line--removed",
        "line--added",
        "line--changed-left",
        "line--changed-right",
    }

    DEFAULT_CSS = """
    ComparedView {
        & .line--removed { text-style: strike; color: $text-error; }
        & .line--added { text-style: underline; color: $text-success; }
        & .line--changed-left { text-style: bold; color: $text-error; }
        & .line--changed-right { text-style: bold; color: $text-success; }
    }
    """

    @property
    def row(self) -> int | None:
        """The number of the row under the cursor; None: there is none."""
        raise NotImplementedError

    def passages(self) -> tuple[int, tuple[Span, ...]]:
        """Return what would be kept now, and of which side: 0 is left, 1 right."""
        raise NotImplementedError

    @property
    def text(self) -> SideText | None:
        """The text of the side chosen; None: nothing is compared yet."""
        raise NotImplementedError

    def item_of_row(self, row: int) -> int | None:
        """Return the first item that shows of a row; None: there is none."""
        raise NotImplementedError

    def line_span(self, line: int) -> Span | None:
        """Return what a line shows of the text of the side chosen."""
        raise NotImplementedError

    def walked_by_names(self, text: SideText) -> Sequence[Span]:
        """Return the names in what is shown of a text, and what the search finds there."""
        return text.named_and_found

    # What every such view does.

    @property
    def selectable(self) -> Selectable:
        return self.text.selectable if self.text else Selectable()

    def show_offset(self, offset: int) -> None:
        for line in reversed(range(*self.item_lines(self.cursor))):
            span = self.line_span(line)
            if span and span.start <= offset:
                self.show_lines(line, line + 1)
                return

    def selection_changed(self) -> None:
        self.say_place(self.selectable.said if self.is_selecting else self.where())

    def where(self) -> str:
        """Return in a few words what the passages under the cursor have to do with each other."""
        raise NotImplementedError

    def go_to_row(self, row: int) -> None:
        """Go to a row if it is shown; a passage that was begun stays in sight instead."""
        item = self.item_of_row(row)
        if selection := self.selectable.selection:
            self.select(selection)
        elif item is not None:
            self.jump_to(item)

    def leave_side(self) -> None:
        """Forget what was begun in the text of the side chosen, and what was walked to."""
        self.selectable.here = None
        self.stop_selecting()

    def walk(self, items: Sequence[int], by: int) -> None:
        """Go to the next of some items, or the one before; past the end it begins anew."""
        ahead = [i for i in items if (i > self.cursor if by > 0 else i < self.cursor)]
        if items:
            self.jump_to((ahead or items)[0 if by > 0 else -1])

    def jump_to(self, item: int) -> None:
        """Put the cursor on an item; one that is out of sight comes with what follows it."""
        first, after = self.item_lines(item)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if height and not top <= first <= after <= top + height:
            self._scroll_to_line(max(0, first - height // 4))
        self.move_to(item)

    def action_move(self, by: int) -> None:
        """Move the cursor, but first show the rest of an item that is higher than the pane.

        A passage that was begun goes on to the next one of its text, wherever that is shown.
        """
        if self.text and self.is_selecting:
            self.extend([passage.span for passage in self.text.passages], by)
            return
        first, after = self.item_lines(self.cursor) if self.item_count() else (0, 0)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if by > 0 and first < top + height < after:
            self._scroll_to_line(min(after - height, top + height - 1))
        elif by < 0 and first < top < after:
            self._scroll_to_line(max(first, top - height + 1))
        else:
            super().action_move(by)

    def action_walk_mentions(self, by: int) -> None:
        if self.text:
            self.walk_stretches(self.walked_by_names(self.text), by)

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, immediate=True)

    @property
    def ink(self) -> Ink:
        """How a line is written that nothing is said of."""
        return Ink(self.base_style, self.style_of)
