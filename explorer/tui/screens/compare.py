"""Two articles side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static

from explorer.compare.alignment import Row, align
from explorer.models import Article
from explorer.text.visible import visible_line
from explorer.tui.desk import Desk
from explorer.tui.screens.base import PressScreen
from explorer.tui.widgets.comparison import Comparison


class CompareScreen(PressScreen):
    """One comparison, which scrolls both articles together."""

    CSS = """
    CompareScreen #titles {
        height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    @dataclass
    class Aligned(Message):
        """The two articles have been aligned."""

        left: Article
        right: Article
        rows: Sequence[Row]

    def __init__(self, desk: Desk, left: str, right: str) -> None:
        super().__init__(desk)
        self._ids = (left, right)

    def compose(self) -> ComposeResult:
        yield Static(id="titles")
        yield Comparison()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.query_one(Comparison).focus()
        self.ask("align", self._align)

    def _align(self) -> Iterable[Message]:
        left, right = (self.desk.collection.article(id_) for id_ in self._ids)
        yield self.Aligned(left, right, align(left.text, right.text))

    def on_compare_screen_aligned(self, message: Aligned) -> None:
        title = f" {message.left.title}  ⇄  {message.right.title}"
        self.query_one("#titles", Static).update(Content(visible_line(title)))
        self.query_one(Comparison).show(message.left, message.right, message.rows)
