"""Finding a facet by typing, and ordering one: a mode of the facets in which letters are text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from explorer.search.narrowing import Kind, Property
from explorer.tui.keys import FACET_FILTER
from explorer.tui.widgets.facet_wishes import FacetWishes
from explorer.tui.widgets.line_view import LineView

_NOT_WHILE_TYPING = {"choose", "clear"}  # the screen has other meanings for their keys then


class FindingView(LineView):
    """A pane of kinds of values, in one of which the user may be typing a name."""

    BINDINGS: ClassVar[list[BindingType]] = [*FACET_FILTER]

    @dataclass
    class ListedOtherwise(Message):
        """The user wants other values listed, or in another order."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.wishes = FacetWishes()
        """Which values the user wants listed."""
        self.goes_to_first_match = False
        """Whether the cursor is to go to the first value of its kind, once there are new ones."""

    # What a pane of this kind has to say.

    def kind_under_cursor(self) -> Kind | None:
        """Return the kind of the row under the cursor."""
        raise NotImplementedError

    def show_rows(self) -> None:
        """Show what was counted, with what the user wants now."""
        raise NotImplementedError

    # Typing.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key has its meaning now."""
        if action in _NOT_WHILE_TYPING:
            return self.wishes.typing is None
        if action == "clear_filter":
            kind = self.wishes.typing or self.kind_under_cursor()
            return kind is not None and (kind is self.wishes.typing or self._is_filtered(kind))
        return super().check_action(action, parameters)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text."""
        return self.wishes.typing is not None and bool(character and character.isprintable())

    def on_key(self, event: events.Key) -> None:
        """Take a letter as text while a name is typed."""
        if event.character and self.check_consume_key(event.key, event.character):
            event.stop()
            event.prevent_default()
            self._type(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as text while a name is typed."""
        if self.wishes.typing is not None:
            event.stop()
            self._type(" ".join(event.text.split()))

    def on_blur(self) -> None:
        self.keep_filter()

    def action_find(self) -> None:
        """Begin to type a name of the kind, or go on with it."""
        kind = self.kind_under_cursor()
        if kind is Property.MONTH:
            self.notify("Months are found on their bars: l and h walk along them.", markup=False)
        elif kind is not None:
            self._show_typing(kind)

    def keep_filter(self) -> None:
        """Type no more, and keep to the names that match."""
        if self.wishes.typing is not None:
            self._show_typing(None)

    def delete(self, *, everything: bool = False) -> None:
        """Delete the last letter of what is typed, or everything."""
        if (kind := self.wishes.typing) is not None:
            self._match(kind, "" if everything else self.wishes.of(kind).match[:-1])

    def action_clear_filter(self) -> None:
        """List all names of the kind again; the cursor stays on its value."""
        kind = self.wishes.typing or self.kind_under_cursor()
        if kind is not None:
            self.wishes.match(kind, "")
            self._show_typing(None)
            self.post_message(self.ListedOtherwise())

    def action_order(self) -> None:
        """List the kind in its next order."""
        kind = self.kind_under_cursor()
        if kind is Property.MONTH:
            self.notify("Months are always in the order of time.", markup=False)
        elif kind is not None:
            self.wishes.take_next_order(kind)
            self.show_rows()
            self.post_message(self.ListedOtherwise())

    def _is_filtered(self, kind: Kind) -> bool:
        return bool(self.wishes.of(kind).match)

    def _type(self, text: str) -> None:
        if (kind := self.wishes.typing) is not None:
            self._match(kind, self.wishes.of(kind).match + text)

    def _match(self, kind: Kind, text: str) -> None:
        self.wishes.match(kind, text)
        self.goes_to_first_match = True
        self.show_rows()  # what is typed; what matches comes when it is counted
        self.post_message(self.ListedOtherwise())

    def _show_typing(self, kind: Kind | None) -> None:
        self.wishes.typing = kind
        self.show_rows()
        self.refresh_bindings()
