"""The line in which the user types what kept passages have to have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from explorer.tui.keys import BOOKMARK_FILTER


class FilterLine(Input):
    """Every key filters."""

    BINDINGS: ClassVar[list[BindingType]] = [*BOOKMARK_FILTER]
    HELP = "Words of quote, note, tags or title, all of which a passage has; #tag for a tag."

    # Textual's own would lay out the whole screen at every key.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, value: str, filters: Callable[[str], None]) -> None:
        """Make a line that calls `filters` at every key: a message would come a frame later than
        the letter is drawn."""
        super().__init__(value, placeholder="/ filters: words, #tag", compact=True)
        self._filters = filters

    def watch_value(self, value: str) -> None:
        """Filter by what stands in the line now."""
        if self.is_mounted:
            self._filters(value)

    def on_mount(self) -> None:
        self.cursor_blink = False  # each blink would be sent over the user's connection

    @dataclass
    class Left(Message):
        """The user is done typing."""

    def action_clear(self) -> None:
        self.value = ""

    def action_leave(self) -> None:
        self.post_message(self.Left())
