"""The form in which the user names a search that is to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from explorer.errors import SavedSearchError
from explorer.search.saved import check_name
from explorer.text.visible import visible_line
from explorer.tui.keys import BACK, HELP, SAVE


class SaveSearchScreen(ModalScreen[str | None]):
    """One line for a name. Closed, it gives the name, None where nothing is to be kept."""

    BINDINGS: ClassVar[list[BindingType]] = [*SAVE, BACK, HELP]
    CSS = """
    SaveSearchScreen { align: center middle; }
    SaveSearchScreen > VerticalScroll {
        width: 60; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    """

    def __init__(self, query: str, taken: Mapping[str, str]) -> None:
        super().__init__()
        self._query = query
        self._taken = taken
        self._warned_of = ""  # a name that the user has been told is taken

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False) as form:
            form.border_title = "Save this search"
            form.border_subtitle = "enter saves · esc leaves"
            query = visible_line(self._query.strip()) or "all articles"
            yield Static(Content(f"{query}\n\nIts name; @name finds it again:"))
            yield Input(compact=True)
            yield Static(id="said")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self) -> None:
        self.query_one("#said", Static).update("")

    def on_input_submitted(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        """Close with the name, if it can be one; one that is taken has to be given twice."""
        name = self.query_one(Input).value.strip().removeprefix("@")
        try:
            check_name(name)
        except SavedSearchError as error:
            self._say(str(error))
            return
        if name in self._taken and name != self._warned_of:
            self._warned_of = name
            self._say(f"@{name} is saved already: enter again puts this in its place.")
            return
        self.dismiss(name)

    def action_back(self) -> None:
        self.dismiss(None)

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(Content(visible_line(sentence)))
