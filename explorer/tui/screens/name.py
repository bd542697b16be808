"""The dialog in which the user finds a name of the collection by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from explorer.models import Entity, EntityKey, EntityType
from explorer.search.names.naming import names_typed
from explorer.text.visible import visible_line
from explorer.tui.desk import Desk
from explorer.tui.keys import BACK, HELP, TYPED_NAME
from explorer.tui.screens.base import ask
from explorer.tui.widgets.choice_list import ChoiceList

_MOST = 50  # listed
_VARIANTS = 3  # of each, beside its name


class NameScreen(ModalScreen[EntityKey | None]):
    """Closed, it gives an entity, None where none was taken."""

    BINDINGS: ClassVar[list[BindingType]] = [*TYPED_NAME, BACK, HELP]
    CSS = """
    NameScreen { align: center middle; }
    NameScreen > Vertical {
        width: 76; max-width: 100%; height: 16; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    NameScreen ChoiceList { border: none; background: $surface; }
    """

    @dataclass
    class Found(Message):
        """The names that match what is typed."""

        typed: str
        entities: Sequence[Entity]

    def __init__(
        self,
        desk: Desk,
        title: str,
        first: EntityType | None = None,
        without: EntityKey | None = None,
    ) -> None:
        """Offer the names of a type before the others, and one of them not at all."""
        super().__init__()
        self._desk = desk
        self._title = title
        self._first = first
        self._without = without
        self._found: Sequence[Entity] = ()

    def compose(self) -> ComposeResult:
        with Vertical() as form:
            form.border_title = Content(visible_line(self._title))
            form.border_subtitle = "enter takes · esc leaves"
            yield Input(placeholder="type a name of the collection", compact=True)
            yield ChoiceList([])

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        typed = message.value
        ask(self, "names", lambda: self._find(typed))

    def _find(self, typed: str) -> Iterable[Message]:
        names = self._desk.names
        keys = names_typed(typed, names, self._first, _MOST)
        yield self.Found(typed, names.entities_of(key for key in keys if key != self._without))

    def on_name_screen_found(self, message: Found) -> None:
        if message.typed == self.query_one(Input).value:
            self._found = message.entities
            self.query_one(ChoiceList).show([_says(each) for each in message.entities])

    def on_input_submitted(self) -> None:
        self.action_take()

    def on_choice_list_taken(self, message: ChoiceList.Taken) -> None:
        self.dismiss(self._found[message.number].key)

    def action_step(self, by: int) -> None:
        self.query_one(ChoiceList).action_move(by)

    def action_take(self) -> None:
        self.query_one(ChoiceList).action_take()

    def action_back(self) -> None:
        self.dismiss(None)


def _says(entity: Entity) -> str:
    others = [each for each in entity.variants if each != entity.name]
    also = f" · {', '.join(others[:_VARIANTS])}" if others else ""
    return f"{entity.name} ({entity.type}){also}"
