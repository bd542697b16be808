"""A dialog in which the user takes one of a few sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from explorer.tui.keys import BACK, HELP
from explorer.tui.widgets.choice_list import ChoiceList


class ChooseScreen(ModalScreen[int | None]):
    """Closed, it gives the number of the sentence taken, None where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [BACK, HELP]
    CSS = """
    ChooseScreen { align: center middle; }
    ChooseScreen > ChoiceList {
        width: 76; max-width: 100%; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
        scrollbar-size-vertical: 0;
    }
    """

    def __init__(self, title: str, sentences: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._sentences = sentences

    def compose(self) -> ComposeResult:
        choices = ChoiceList(self._sentences)
        choices.styles.height = len(self._sentences) + 2  # the border
        choices.border_title = self._title
        choices.border_subtitle = "enter takes · esc leaves"
        yield choices

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    def on_choice_list_taken(self, message: ChoiceList.Taken) -> None:
        self.dismiss(message.number)

    def action_back(self) -> None:
        self.dismiss(None)
