"""What the views of a comparison have in common: how words that differ look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from explorer.text.paragraphs import Span
from explorer.tui.keys import COMPARISON
from explorer.tui.widgets.line_view import LineView
from explorer.tui.widgets.side_text import Ink


class ComparedView(LineView):
    """A view of two articles that are compared, or of one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*COMPARISON]
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
        """Move the cursor, but first show the rest of an item that is higher than the pane."""
        first, after = self.item_lines(self.cursor) if self.item_count() else (0, 0)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if by > 0 and first < top + height < after:
            self._scroll_to_line(min(after - height, top + height - 1))
        elif by < 0 and first < top < after:
            self._scroll_to_line(max(first, top - height + 1))
        else:
            super().action_move(by)

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, immediate=True)

    @property
    def ink(self) -> Ink:
        """How a line is written that nothing is said of."""
        return Ink(self.base_style, self.style_of)
