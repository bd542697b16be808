"""A list of which the length is known, and what stands in it only where somebody has looked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from explorer.tui.keys import ENTITY_ROWS
from explorer.tui.text import strip
from explorer.tui.widgets.line_view import LineView

_AT_A_TIME = 100  # items; some screens full

Item = TypeVar("Item")


class FetchedList(LineView, Generic[Item]):
    """One line for each item; it asks for those that come into sight."""

    BINDINGS: ClassVar[list[BindingType]] = [*ENTITY_ROWS]

    class Wanted(Message):
        """Items have come into sight that nobody has fetched."""

        def __init__(self, pane: FetchedList[Item], numbers: range) -> None:
            super().__init__()
            self.pane = pane
            self.numbers = numbers

    class Opened(Message):
        """The user goes on to the item under the cursor."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._length = 0
        self._fetched: dict[int, Item | None] = {}  # None: it was asked for, and there is none
        self._asked: range | None = None

    @property
    def current(self) -> Item | None:
        """The item under the cursor, if it has been fetched."""
        return self._fetched.get(self.cursor)

    def begin(self, size: int) -> None:
        """Show a list of so many items, none of them fetched."""
        self._length, self._asked = size, None
        self._fetched.clear()
        self.refill()
        self._say_where()
        self._want_what_shows()

    def fill(self, numbers: range, items: Mapping[int, Item]) -> None:
        """Put fetched items in their places; the others of these numbers are not there any more."""
        self._fetched.update({number: items.get(number) for number in numbers})
        self.refresh()
        self._say_where()
        self._want_what_shows()

    def place_of(self, item: Item) -> str:
        """Return what to say of the item under the cursor."""
        raise NotImplementedError

    def draw_item(self, number: int, item: Item, width: int, base: Style) -> Sequence[Segment]:
        """Return what a fetched item looks like."""
        raise NotImplementedError

    def lay_out(self, width: int) -> Sequence[int]:
        return range(self._length + 1)

    def draw_line(self, line: int, width: int) -> Strip:
        here = line == self.cursor
        base = self.base_style + self.style_of("cursor") if here else self.base_style
        gutter = Segment("▌" if here else " ", base + self.style_of("sign"))
        item = self._fetched.get(line)
        if item is None:
            says = "not there any more" if line in self._fetched else "…"
            return strip([gutter, Segment(says, base + self.style_of("faint"))], width, base)
        return strip([gutter, *self.draw_item(line, item, width - 1, base)], width, base)

    def cursor_moved(self) -> None:
        self._say_where()

    def on_resize(self, event: object) -> None:
        """Ask for what a taller pane shows; the pane itself lays out anew."""
        self._want_what_shows()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._want_what_shows()

    def action_open(self) -> None:
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def _want_what_shows(self) -> None:
        """Ask for the first stretch of items in sight that has not been fetched."""
        top = self.scroll_offset.y
        shown = range(top, min(self._length, top + max(1, self.size.height)))
        missing = next((number for number in shown if number not in self._fetched), None)
        if missing is None:
            return
        first = missing // _AT_A_TIME * _AT_A_TIME
        wanted = range(first, min(self._length, first + _AT_A_TIME))
        if wanted != self._asked:
            self._asked = wanted
            self.post_message(self.Wanted(self, wanted))

    def _say_where(self) -> None:
        if not self._length:
            self.say_place("none")
            return
        says = f"{self.cursor + 1:,} of {self._length:,}"
        if self.current is not None:
            says += f" · {self.place_of(self.current)}"
        self.say_place(says)
