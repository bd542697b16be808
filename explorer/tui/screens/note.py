"""The form for a note and tags of a passage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.tags import as_in_use, read_tags
from explorer.errors import BookmarkError
from explorer.text.visible import visible_line
from explorer.tui.keys import BACK, FORM, HELP, NOTE
from explorer.tui.widgets.tag_line import TagLine

_SUGGESTIONS = 6


class Noted(NamedTuple):
    """What the user says of a passage."""

    note: str
    tags: tuple[str, ...]


class NoteScreen(ModalScreen[Noted | None]):
    """Closed, it gives note and tags, None where nothing is to be kept."""

    BINDINGS: ClassVar[list[BindingType]] = [*FORM, *NOTE, BACK, HELP]
    CSS = """
    NoteScreen { align: center middle; }
    NoteScreen > VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    NoteScreen #quote { max-height: 4; color: $text-muted; }
    NoteScreen #said { color: $text-muted; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(
        self,
        title: str,
        quote: str,
        used: Iterable[Bookmark],
        before: Noted | None = None,
    ) -> None:
        """Ask for note and tags of a quote; `used` are the passages whose tags are suggested."""
        super().__init__()
        self._title = title
        self._quote = " ".join(quote.split())
        self._used = used
        self._before = before or Noted("", ())

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False) as form:
            form.border_title = self._title
            form.border_subtitle = "enter keeps · tab: next · esc leaves"
            yield Static(Content(visible_line(self._quote)), id="quote")
            yield Static("Note")
            yield Input(
                visible_line(self._before.note), compact=True, select_on_focus=False, id="note"
            )
            yield Static("Tags, with commas between them")
            yield TagLine(self._tags_before, self._used)
            yield Static(id="said")

    def on_mount(self) -> None:
        self.query_one("#note").focus()

    def on_descendant_focus(self) -> None:
        self._say(self._suggestions if isinstance(self.focused, TagLine) else "")

    def on_input_changed(self) -> None:
        self.on_descendant_focus()

    def on_input_submitted(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        note, tags = self.query_one("#note", Input).value, self.query_one(TagLine).value
        try:
            # What a terminal must not be sent is shown otherwise than it is; so it may stay.
            kept = Noted(
                self._before.note if note == visible_line(self._before.note) else note.strip(),
                self._before.tags
                if tags == visible_line(self._tags_before)
                else as_in_use(read_tags(tags), self._used),
            )
        except BookmarkError as error:
            self._say(str(error))
            return
        self.dismiss(kept)

    def action_back(self) -> None:
        self.dismiss(None)

    @property
    def _tags_before(self) -> str:
        return ", ".join(self._before.tags)

    @property
    def _suggestions(self) -> str:
        return suggested(self.query_one(TagLine))

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(Content(visible_line(sentence)))


def suggested(line: TagLine) -> str:
    """Return in a line which tags in use are suggested."""
    found = [each.tag for each in line.suggested[:_SUGGESTIONS]]
    return f"→ completes: {', '.join(found)}" if found else ""
