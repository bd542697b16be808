"""The line in which the user gives tags to several passages, or takes tags away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.tags import TagChanges, as_in_use, read_tag_changes
from explorer.errors import BookmarkError
from explorer.text.visible import visible_line
from explorer.tui.keys import BACK, HELP, NOTE
from explorer.tui.screens.note import suggested
from explorer.tui.widgets.tag_line import TagLine


class RetagScreen(ModalScreen[TagChanges | None]):
    """Closed, it gives the tags to add and to drop, None where nothing is to change."""

    BINDINGS: ClassVar[list[BindingType]] = [*NOTE, BACK, HELP]
    CSS = """
    RetagScreen { align: center middle; }
    RetagScreen > VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    RetagScreen #said { color: $text-muted; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, title: str, used: Iterable[Bookmark]) -> None:
        super().__init__()
        self._title = title
        self._used = used

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False) as form:
            form.border_title = self._title
            form.border_subtitle = "enter takes · esc leaves"
            yield Static("Tags to add, with commas between them; -tag takes one away")
            yield TagLine("", self._used)
            yield Static(id="said")

    def on_mount(self) -> None:
        self.query_one(TagLine).focus()
        self.on_input_changed()

    def on_input_changed(self) -> None:
        self._say(suggested(self.query_one(TagLine)))

    def on_input_submitted(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        try:
            add, drop = read_tag_changes(self.query_one(TagLine).value)
        except BookmarkError as error:
            self._say(str(error))
            return
        self.dismiss(TagChanges(as_in_use(add, self._used), drop) if add or drop else None)

    def action_back(self) -> None:
        self.dismiss(None)

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(Content(visible_line(sentence)))
