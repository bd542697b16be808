"""The keys of where the user stands, and what can be typed in the search line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from explorer.tui.keys import GENERAL, MOVING, shown_keys

QUERY_HELP = """\
otunge kenscoff      both words, in any inflection, with or without accents
PNH                  also finds its other names: HNP, Haitian National Police…
"led by Kenya"       these words, one after another, and no other names
kens*                words that begin so; the word you are typing always does this
gang OR bandits      either
gang -operation      the first without the second; NOT is the same
(a OR b) c           parentheses group
title:haiti          in the title
person:ruto place:delmas force:mss org:un
                     articles that name it, in any form"""


class KeysScreen(ModalScreen[None]):
    """All that can be pressed where the user was, in one list to scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Back", id="keys.back", tooltip="Back"),
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
        self._below = {binding.id: binding for binding in below if binding.id}

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
        moving = self._those(MOVING)
        general = self._those(GENERAL)
        here = [each for each in self._below.values() if each not in (*moving, *general)]
        return Content("").join(
            [
                *_section("Here", here),
                *_section("Moving", moving),
                *_section("Everywhere", general),
                Content.styled("What can be typed in the search line\n", "bold"),
                Content(QUERY_HELP),
            ]
        )

    def _those(self, bindings: Iterable[Binding]) -> list[Binding]:
        """Return the bindings that work below, as the user may have remapped them."""
        return [self._below[each.id] for each in bindings if each.id in self._below]


def _section(title: str, bindings: Sequence[Binding]) -> list[Content]:
    if not bindings:
        return []
    rows = [f"{shown_keys(binding):<14} {binding.tooltip}\n" for binding in bindings]
    return [Content.styled(f"{title}\n", "bold"), Content("".join(rows) + "\n")]
