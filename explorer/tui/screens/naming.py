"""A form of one line for the name of something that is kept or written."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from explorer.text.visible import visible_line
from explorer.tui.keys import BACK, HELP

Name = TypeVar("Name")


class NamingScreen(ModalScreen[Name | None], Generic[Name]):
    """Closed, it gives the name, None where there is none. What speaks against one is said."""

    BINDINGS: ClassVar[list[BindingType]] = [BACK, HELP]
    DEFAULT_CSS = """
    NamingScreen { align: center middle; }
    NamingScreen > VerticalScroll {
        width: 60; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    """

    def __init__(self, title: str, does: str, question: str, suggested: str = "") -> None:
        """Ask a question; `does` says what enter does."""
        super().__init__()
        self._title = title
        self._does = does
        self._question = question
        self._suggested = suggested

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False) as form:
            form.border_title = self._title
            form.border_subtitle = f"enter {self._does} · esc leaves"
            yield Static(Content(self._question))
            yield Input(visible_line(self._suggested), compact=True)
            yield Static(id="said")

    def take(self, typed: str) -> None:
        """Close with the name that is typed, or say what speaks against it."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self) -> None:
        self.say("")

    def on_input_submitted(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        self.take(self.query_one(Input).value.strip())

    def action_back(self) -> None:
        self.dismiss(None)

    def say(self, sentence: str) -> None:
        """Say something below the line."""
        self.query_one("#said", Static).update(Content(visible_line(sentence)))
