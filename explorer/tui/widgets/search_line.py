"""The search line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from explorer.tui.keys import SEARCH
from explorer.tui.recall import Recall


class SearchLine(Input):
    """Where the user types; every key searches."""

    BINDINGS: ClassVar[list[BindingType]] = [*SEARCH]
    BORDER_TITLE = "Search"
    HELP = "Type words or names. PNH also finds HNP; ? in a pane shows all that can be typed."

    # Textual's own would lay out the whole screen at every key.
    virtual_size = Reactive(Size(0, 0), layout=False)

    @dataclass
    class Left(Message):
        """The user is done typing."""

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002
        super().__init__(id=id, placeholder=placeholder)
        self.recall = Recall()
        """What was searched for before."""

    def action_clear(self) -> None:
        self.value = ""

    def action_older(self) -> None:
        self._show(self.recall.older(self.value))

    def action_newer(self) -> None:
        if not self._show(self.recall.newer(self.value)):
            self.action_leave()

    def _show(self, query: str | None) -> bool:
        """Put a query of before in the line, where there is one."""
        if query is not None:
            self.value = query
            self.cursor_position = len(query)
        return query is not None

    def action_leave(self) -> None:
        self.post_message(self.Left())
