"""Lines drawn on demand: however many there are, only those in sight cost anything.

A cursor step redraws the lines it leaves and enters and no others, which keeps it to a few
hundred bytes over a slow connection.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from explorer.tui.keys import MOVING
from explorer.tui.text import Parts, plain


class LineView(ScrollView, can_focus=True):
    """A pane of items that are one or more lines high, one of them under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVING]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line--strong",
        "line--faint",
        "line--cursor",
        "line--match",
        "line--here",
        "line--name",
        "line--sign",
    }

    DEFAULT_CSS = """
    LineView {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        border-top: solid $foreground-muted;
        border-title-color: $foreground-muted;
        background: $background;
        &:focus {
            border-top: heavy $primary;
            border-title-color: $foreground;
            border-title-style: bold;
            background-tint: $foreground 0%;
        }
        & .line--strong { text-style: bold; }
        & .line--faint { text-style: dim; }
        & .line--cursor { background: $surface-lighten-1; }
        & .line--match { text-style: bold underline; color: $text-warning; }
        & .line--here { text-style: bold reverse; }
        & .line--name { color: $text-primary; text-style: italic; }
        & .line--sign { color: $primary; text-style: bold; }
    }
    """

    # Textual's own would lay out the whole screen whenever there are more lines or fewer.
    virtual_size = Reactive(Size(0, 0), layout=False)

    class Placed(Message):
        """The user is at another place of a pane."""

        def __init__(self, pane: LineView) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.cursor = 0
        """The number of the item under the cursor."""
        self.place = ""
        """Where the user is, in a few words."""
        self._starts: Sequence[int] = (0,)  # the first line of each item, and the line after all
        self._width = 1  # for which that is laid out
        self._base: Style | None = None  # what `base_style` was when it was last worked out

    # What a pane of this kind has to say.

    def lay_out(self, width: int) -> Sequence[int]:
        """Return the first line of each item at a width, and the line after the last item."""
        return range(1)

    def draw_line(self, line: int, width: int) -> Strip:
        """Return one line, `width` cells wide."""
        return Strip.blank(width, self.base_style)

    def cursor_moved(self) -> None:
        """React to another item being under the cursor."""

    # What every such pane does.

    @property
    def text_width(self) -> int:
        """The cells a line has."""
        return max(1, self.scrollable_content_region.width)

    def item_count(self) -> int:
        """Return how many items there are."""
        return len(self._starts) - 1

    def item_lines(self, item: int) -> tuple[int, int]:
        """Return the first line of an item and the line after its last."""
        return self._starts[item], self._starts[item + 1]

    def item_at(self, line: int) -> int:
        """Return the item that a line belongs to, the nearest there is."""
        return max(0, min(bisect_right(self._starts, line), self.item_count()) - 1)

    def refill(self) -> None:
        """Lay out and draw everything anew, after the items or the width have changed."""
        self._width = self.text_width
        self._starts = self.lay_out(self._width)
        self.cursor = max(0, min(self.cursor, self.item_count() - 1))
        self.virtual_size = Size(self._width, self._starts[-1])
        self.vertical_scrollbar.window_virtual_size = self._starts[-1]
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self.refresh()

    def say_place(self, place: str) -> None:
        """Tell the screen where the user is; the title would cost a whole redraw at each step."""
        self.place = place
        self.post_message(self.Placed(self))

    def on_resize(self, _: events.Resize) -> None:
        self.refill()
        self.show_cursor()

    def render_line(self, y: int) -> Strip:
        line = self.scroll_offset.y + y
        if line >= self._starts[-1]:
            return Strip.blank(self._width, self.base_style)
        return self.draw_line(line, self._width)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is."""
        place = event.get_content_offset(self)
        if place and self.scroll_offset.y + place.y < self._starts[-1]:
            self.move_to(self.item_at(self.scroll_offset.y + place.y))

    def move_to(self, item: int) -> None:
        """Put the cursor on an item, the nearest there is, and bring it into sight."""
        item = max(0, min(item, self.item_count() - 1))
        if item != self.cursor:
            left, self.cursor = self.cursor, item
            self.refresh_item(left)
            self.refresh_item(item)
            self.cursor_moved()
        self.show_cursor()

    def refresh_item(self, item: int) -> None:
        """Draw the lines of one item anew."""
        if 0 <= item < self.item_count():
            first, after = self.item_lines(item)
            self.refresh_lines(first, after - first)

    def show_cursor(self) -> None:
        """Scroll as little as brings the item under the cursor into sight."""
        if self.item_count():
            self.show_lines(*self.item_lines(self.cursor))

    def show_lines(self, first: int, after: int) -> None:
        """Scroll as little as brings these lines into sight, the first of them above all."""
        height = self.scrollable_content_region.height
        if not height:  # not on the screen now
            return
        top = self.scroll_offset.y
        wanted = min(first, max(top, after - height))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, immediate=True)

    def action_move(self, by: int) -> None:
        self.move_to(self.cursor + by)

    def action_first(self) -> None:
        self.move_to(0)
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_last(self) -> None:
        self.move_to(self.item_count() - 1)

    def action_half_page(self, by: int) -> None:
        self._move_lines(by * max(1, self.scrollable_content_region.height // 2))

    def action_page(self, by: int) -> None:
        self._move_lines(by * max(1, self.scrollable_content_region.height - 1))

    def _move_lines(self, lines: int) -> None:
        """Move the cursor by about so many lines, by one item at least."""
        if not self.item_count():
            return
        target = self.item_at(max(0, self.item_lines(self.cursor)[0] + lines))
        step = 1 if lines > 0 else -1
        self.move_to(target if target != self.cursor else self.cursor + step)

    @property
    def base_style(self) -> Style:
        """The style of a line. Textual works it out anew, ancestors and all, for each that asks."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def notify_style_update(self) -> None:
        self._base = None
        super().notify_style_update()

    def drawn(self, parts: Parts, base: Style) -> list[Segment]:
        """Return the texts of a line as segments, their styles laid over the line's own."""
        return [plain(text, base + self.style_of(name) if name else base) for text, name in parts]

    def style_of(self, name: str) -> Style:
        """Return the style that the theme gives a kind of text, to be laid over a line's own."""
        return self.get_component_rich_style(f"line--{name}", partial=True)
