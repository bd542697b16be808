"""A box to tick. That it is ticked shows without any colour."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from explorer.tui.keys import TICK


class Tick(Static, can_focus=True):
    """A box and what it means."""

    BINDINGS: ClassVar[list[BindingType]] = [*TICK]
    DEFAULT_CSS = """
    Tick { height: auto; }
    Tick:focus { text-style: bold; background: $surface-lighten-1; }
    """

    def __init__(self, label: str, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own
        super().__init__(id=id)
        self._label = label
        self.is_ticked = False
        """Whether it is ticked."""

    def on_mount(self) -> None:
        self._show()

    def action_tick(self) -> None:
        self.is_ticked = not self.is_ticked
        self._show()

    def on_click(self, _: Click) -> None:
        """Do as the key does."""
        self.action_tick()

    def _show(self) -> None:
        self.update(Content(f"[{'x' if self.is_ticked else ' '}] {self._label}"))
