"""One line of a form: what is known of an article under one name, to be typed over."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from explorer.library.editing import Known
from explorer.text.visible import visible_line
from explorer.tui.keys import FIELD

_EXAMPLES = {
    "date": "not known; 2025-08-25, 2025-08?, 2024/..",
    "language": "not known; en, fr…",
}


class Field(Input):
    """What counts for a field; empty when it is not known."""

    BINDINGS: ClassVar[list[BindingType]] = [*FIELD]
    DEFAULT_CSS = """
    Field { width: 1fr; }
    """

    def __init__(self, field: str, known: Known) -> None:
        self._known = known
        self._shown = visible_line(known.value)
        super().__init__(
            self._shown,
            placeholder=_EXAMPLES.get(field, "not known"),
            select_on_focus=False,
            id=field,
            compact=True,
        )
        self.field = field
        """The name of what it holds."""

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return self._typed != self._known.value

    @property
    def is_edited(self) -> bool:
        """Whether it is otherwise than it was read."""
        return self._typed != (self._known.read or "")

    @property
    def wanted(self) -> str | None:
        """What to save: the empty string for not known, None for what was read."""
        return self._typed if self.is_edited else None

    @property
    def read(self) -> str:
        """What was read, safe to be shown."""
        return visible_line(self._known.read or "nothing")

    def action_as_read(self) -> None:
        self.value = visible_line(self._known.read or "")
        self.cursor_position = len(self.value)

    @property
    def _typed(self) -> str:
        """What stands in it. What a terminal must not be sent is shown otherwise than it is:
        where it was not typed over, it stays as it is."""
        for original in (self._known.value, self._known.read or ""):
            if self.value == visible_line(original):
                return original
        changes = SequenceMatcher(None, self._shown, self.value, autojunk=False).get_opcodes()
        parts = (
            self._known.value[start:end] if kind == "equal" else self.value[from_:to]
            for kind, start, end, from_, to in changes
        )
        return "".join(parts).strip()
