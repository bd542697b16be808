"""The line in which the user types the words of a name."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from explorer.text.visible import visible_line
from explorer.tui.keys import BACK, HELP, WORDS


class WordsScreen(ModalScreen[str | None]):
    """Closed, it gives the words, None where there are none."""

    BINDINGS: ClassVar[list[BindingType]] = [*WORDS, BACK, HELP]
    CSS = """
    WordsScreen { align: center middle; }
    WordsScreen > VerticalScroll {
        width: 60; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    """

    def __init__(self, title: str, question: str, words: str = "") -> None:
        super().__init__()
        self._title = title
        self._question = question
        self._words = " ".join(words.split())

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False) as form:
            form.border_title = self._title
            form.border_subtitle = "enter takes · esc leaves"
            yield Static(Content(f"{visible_line(self._question)}:"))
            yield Input(visible_line(self._words), compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        typed = self.query_one(Input).value
        # What a terminal must not be sent is shown otherwise than it is; so it may stay.
        words = self._words if typed == visible_line(self._words) else typed
        self.dismiss(words.strip() or None)

    def action_back(self) -> None:
        self.dismiss(None)
