"""The form in which the user says what they know of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from explorer.errors import CollectionError, ExplorerError
from explorer.library.editing import Known, check
from explorer.models import Article
from explorer.text.visible import visible_line
from explorer.tui.changes import Changes
from explorer.tui.keys import BACK, EDIT, FORM, HELP
from explorer.tui.screens.base import Failed, ask
from explorer.tui.widgets.field import Field


class EditScreen(ModalScreen[str | None]):
    """Each field with what counts in it. Closed, it gives the article's id if it was edited."""

    BINDINGS: ClassVar[list[BindingType]] = [*FORM, *EDIT, BACK, HELP]
    CSS = """
    EditScreen { align: center middle; }
    EditScreen > VerticalScroll {
        width: 100; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    EditScreen Horizontal { height: 1; }
    EditScreen Horizontal Static { width: 11; }
    EditScreen #said { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    EditScreen.-refused #said {
        height: auto; text-wrap: wrap; text-style: bold; color: $text-error;
    }
    """

    @dataclass
    class Ready(Message):
        """What is known has been read."""

        known: Mapping[str, Known]

    @dataclass
    class Saved(Message):
        """What was typed is in the library."""

    def __init__(self, changes: Changes, library: Path, article: Article) -> None:
        super().__init__()
        self._changes = changes
        self._library = library
        self._article = article
        self._is_saving = False
        self._refusal = ""  # why it cannot be saved as it is
        self._was_warned = False  # that leaving drops what was typed

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False) as form:
            form.border_title = Content(visible_line(f"What is known of {self._article.id}"))
            form.border_subtitle = "ctrl+s saves · esc leaves"
            yield Static(id="said")

    def on_mount(self) -> None:
        known = self._changes.known
        ask(self, "known", lambda: [self.Ready(known(self._library, self._article.id))])

    async def on_edit_screen_ready(self, message: Ready) -> None:
        rows = [
            Horizontal(Static(id=f"label-{field}"), Field(field, known))
            for field, known in message.known.items()
        ]
        await self.query_one(VerticalScroll).mount_all(rows, before=0)
        for field in self._fields:
            self._label(field)
        self._fields[0].focus()

    @property
    def _fields(self) -> list[Field]:
        return list(self.query(Field))

    @property
    def _changed(self) -> list[Field]:
        return [field for field in self._fields if field.is_changed]

    # What the form says.

    def on_descendant_focus(self) -> None:
        self._say_of_field()

    def on_input_changed(self, message: Input.Changed) -> None:
        self._refusal, self._was_warned = "", False
        if isinstance(message.input, Field):
            self._label(message.input)
            self._say_of_field()

    def _label(self, field: Field) -> None:
        sign = "*" if field.is_edited else " "
        label = "URL" if field.field == "url" else field.field.capitalize()
        drawn = Content(f"{label:<9}{sign}")
        self.query_one(f"#label-{field.field}", Static).update(drawn, layout=False)

    def _say_of_field(self) -> None:
        """Say why it cannot be saved, or what was read where the field has something else."""
        match self.focused:
            case _ if self._refusal:
                self._say(self._refusal)
            case Field(is_edited=True) as field:
                self._say(f"* ctrl+r takes back what was read: {field.read}")
            case _:
                self._say("")

    def _refuse(self, error: ExplorerError) -> None:
        self._is_saving, self._refusal = False, str(error)
        self._say_of_field()

    def _say(self, sentence: str) -> None:
        said, refused = self.query_one("#said", Static), bool(self._refusal)
        # Laid out anew only for what takes more than a line: that draws the whole screen.
        takes_lines = refused or self.has_class("-refused")
        self.set_class(refused, "-refused")
        said.update(Content(visible_line(sentence)), layout=takes_lines)
        if refused:
            self.call_after_refresh(said.scroll_visible, animate=False)

    # Keys.

    def action_save(self) -> None:
        if self._is_saving:
            return
        values = {}
        for field in self._changed:
            values[field.field] = field.wanted
            try:
                check(field.field, field.wanted)
            except CollectionError as error:
                field.focus()
                self._refuse(error)
                return
        if not values:
            self.dismiss(None)
            return
        self._is_saving = True
        ask(self, "save", lambda: self._save(values), replaces=False)

    def _save(self, values: Mapping[str, str | None]) -> Iterable[Message]:
        self._changes.edit(self._library, self._article.id, values)
        yield self.Saved()

    def on_edit_screen_saved(self) -> None:
        self.dismiss(self._article.id)

    def on_failed(self, message: Failed) -> None:
        self._refuse(message.error)

    def action_back(self) -> None:
        if self._changed and not self._was_warned:
            self._was_warned = True
            self._say("ctrl+s saves what you typed; esc again drops it.")
        elif not self._is_saving:
            self.dismiss(None)
