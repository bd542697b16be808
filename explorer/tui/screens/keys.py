"""The keys of where the user stands, and what can be typed in the search line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from explorer.search.language.help import QUERY_HELP
from explorer.tui.keys import GENERAL, MOVING, shown_keys


class KeysScreen(ModalScreen[None]):
    """All that can be pressed where the user was, in one list to scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,question_mark", "dismiss", "Back", id="keys.back", tooltip="Back"),
        Binding("j", "down", show=False, id="keys.down", tooltip="Scroll down"),
        Binding("k", "up", show=False, id="keys.up", tooltip="Scroll up"),
    ]
    CSS = """
    KeysScreen { align: center middle; }
    KeysScreen > VerticalScroll {
        width: 84; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    """

    def __init__(self, below: Iterable[Binding]) -> None:
        super().__init__()
        self._keys: dict[str, list[str]] = {}  # of each binding, as the user may have remapped it
        self._tooltips: dict[str, str] = {}
        for binding in below:
            if binding.id:
                self._keys.setdefault(binding.id, []).append(binding.key)
                self._keys[binding.id].sort(key=len)  # letters before the names of keys
                self._tooltips[binding.id] = binding.tooltip

    def compose(self) -> ComposeResult:
        with VerticalScroll() as scroll:
            scroll.border_title = "Keys"
            scroll.border_subtitle = "esc closes"
            yield Static(self._text())

    def action_down(self) -> None:
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        self.query_one(VerticalScroll).scroll_up(animate=False)

    def _text(self) -> Content:
        elsewhere = {binding.id for binding in (*MOVING, *GENERAL)}
        return Content("").join(
            [
                *self._section("Here", [id_ for id_ in self._keys if id_ not in elsewhere]),
                *self._section("Moving", [each.id for each in MOVING]),
                *self._section("Everywhere", [each.id for each in GENERAL]),
                Content.styled("What can be typed in the search line\n", "bold"),
                Content(QUERY_HELP),
            ]
        )

    def _section(self, title: str, ids: Iterable[str | None]) -> list[Content]:
        rows = [
            f"{shown_keys(','.join(self._keys[id_])):<14} {self._tooltips[id_]}\n"
            for id_ in ids
            if id_ in self._keys
        ]
        if not rows:
            return []
        return [Content.styled(f"{title}\n", "bold"), Content("".join(rows) + "\n")]
