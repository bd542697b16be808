"""A few sentences, one of which the user takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from explorer.tui.keys import CHOICE
from explorer.tui.text import plain, strip
from explorer.tui.widgets.line_view import LineView


class ChoiceList(LineView):
    """One line for each sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [*CHOICE]

    @dataclass
    class Taken(Message):
        """The user takes one, by its number."""

        number: int

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        self._sentences = sentences

    def show(self, sentences: Sequence[str]) -> None:
        """Show other sentences, the cursor on the first."""
        self._sentences, self.cursor = sentences, 0
        self.refill()
        self.show_cursor()

    def lay_out(self, width: int) -> Sequence[int]:  # a sentence has one line
        return range(len(self._sentences) + 1)

    def draw_line(self, line: int, width: int) -> Strip:
        here = line == self.cursor
        base = self.base_style + self.style_of("cursor") if here else self.base_style
        gutter = Segment("▌ " if here else "  ", base + self.style_of("sign"))
        return strip([gutter, plain(self._sentences[line], base)], width, base)

    def action_take(self) -> None:
        if self._sentences:
            self.post_message(self.Taken(self.cursor))
