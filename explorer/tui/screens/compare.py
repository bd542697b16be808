"""Two articles side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static

from explorer.compare.alignment import Row, align
from explorer.library.collection import find_article
from explorer.models import Article
from explorer.text.visible import visible_line
from explorer.tui.desk import Desk
from explorer.tui.keys import BACK
from explorer.tui.screens.base import PressScreen
from explorer.tui.widgets.comparison import Comparison


class CompareScreen(PressScreen):
    """One comparison, which scrolls both articles together."""

    BINDINGS: ClassVar[list[BindingType]] = [replace(BACK, show=True)]
    CSS = """
    CompareScreen #titles { height: 1; }
    CompareScreen #titles Static {
        width: 1fr; padding: 0 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    @dataclass
    class Aligned(Message):
        """The two articles have been aligned."""

        left: Article
        right: Article
        rows: Sequence[Row]

    def __init__(self, desk: Desk, left: str, right: str) -> None:
        """Compare two articles by their ids, or versions of them by their ids and `@N`."""
        super().__init__(desk)
        self._references = (left, right)

    def compose(self) -> ComposeResult:
        with Horizontal(id="titles"):
            yield Static()
            yield Static()
        yield Comparison()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.query_one(Comparison).focus()
        self.ask("align", self._align)

    def _align(self) -> Iterable[Message]:
        left, right = (find_article(self.desk.collection, each) for each in self._references)
        yield self.Aligned(left, right, align(left.text, right.text))

    def on_compare_screen_aligned(self, message: Aligned) -> None:
        titles = self.query("#titles Static").results(Static)
        of_one = message.left.id == message.right.id
        for title, article in zip(titles, (message.left, message.right), strict=True):
            version = f"version {article.version} · " if of_one else ""
            title.update(Content(visible_line(version + article.title)))
        self.query_one(Comparison).show(message.left, message.right, message.rows)
