"""The form in which the user names what to bring in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from explorer.library.origins import Origin
from explorer.text.visible import visible_line
from explorer.tui.keys import ADD, BACK, FORM, HELP
from explorer.tui.widgets.path_line import PathLine
from explorer.tui.widgets.tick import Tick


class AddScreen(ModalScreen[Origin | None]):
    """One line for a path, a pattern or an address. Closed, it gives what is to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [*ADD, *FORM, BACK, HELP]
    CSS = """
    AddScreen { align: center middle; }
    AddScreen > VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    AddScreen PathLine { margin-bottom: 1; }
    """

    def __init__(self, into: str, remark: str = "") -> None:
        super().__init__()
        self._into = into
        self._remark = remark  # why the articles go there

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False) as form:
            form.border_title = Content(visible_line(f"Add articles to {self._into}"))
            form.border_subtitle = "enter begins · esc leaves"
            yield Static("A file, a folder, a pattern or a web address:")
            yield PathLine()
            yield Tick("Read the pages that a feed links to as well")
            if self._remark:
                yield Static(Content(visible_line(self._remark)))

    def on_mount(self) -> None:
        self.query_one(PathLine).focus()

    def on_path_line_entered(self) -> None:
        self.action_begin()

    def action_begin(self) -> None:
        if given := self.query_one(PathLine).value.strip():
            self.dismiss(Origin.named(given, pages=self.query_one(Tick).is_ticked))

    def action_back(self) -> None:
        self.dismiss(None)
