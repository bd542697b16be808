"""The search line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from explorer.tui.keys import SEARCH


class SearchLine(Input):
    """Where the user types; every key searches."""

    BINDINGS: ClassVar[list[BindingType]] = [*SEARCH]
    BORDER_TITLE = "Search"
    HELP = "Type words or names. PNH also finds HNP; ? in a pane shows all that can be typed."

    @dataclass
    class Left(Message):
        """The user is done typing."""

    def action_clear(self) -> None:
        self.value = ""

    def action_leave(self) -> None:
        self.post_message(self.Left())
