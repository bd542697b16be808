"""The search line, and the line under it that says how the query was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from explorer.search.answers import Answer
from explorer.search.narrowing import Choice, Narrowing
from explorer.text.visible import visible_line
from explorer.tui.keys import SEARCH
from explorer.tui.recall import Recall


class SearchLine(Input):
    """Where the user types; every key searches."""

    BINDINGS: ClassVar[list[BindingType]] = [*SEARCH]
    BORDER_TITLE = "Search"
    HELP = "Type words or names. PNH also finds HNP; ? in a pane shows all that can be typed."

    @dataclass
    class Left(Message):
        """The user is done typing."""

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002
        super().__init__(id=id, placeholder=placeholder)
        self.recall = Recall()
        """What was searched for before."""

    def action_clear(self) -> None:
        self.value = ""

    def action_older(self) -> None:
        self._show(self.recall.older(self.value))

    def action_newer(self) -> None:
        if not self._show(self.recall.newer(self.value)):
            self.action_leave()

    def _show(self, query: str | None) -> bool:
        """Put a query of before in the line, where there is one."""
        if query is not None:
            self.value = query
            self.cursor_position = len(query)
        return query is not None

    def action_leave(self) -> None:
        self.post_message(self.Left())


class Understood(Static):
    """How the query was widened, mended and narrowed; no line at all when it was not."""

    DEFAULT_CSS = """
    Understood { height: auto; max-height: 3; padding: 0 1; color: $text-muted; display: none; }
    """

    def show(self, answer: Answer) -> None:
        """Say what there is to say about an answer."""
        sentences = [*_widened(answer), *_corrected(answer), *answer.repairs]
        if not answer.total:
            sentences.insert(0, "no article found")
        if narrowed := _narrowed(answer.search.narrowing):
            sentences.append(narrowed)
        self.say("  │  ".join(sentences))

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes the line away."""
        self.display = bool(sentence)
        self.update(Content(visible_line(sentence)))


def _widened(answer: Answer) -> Sequence[str]:
    return [
        f"{widened.typed} also finds  "
        + " · ".join(f"{name} {count}" for name, count in widened.also.items())
        for widened in answer.widened
        if widened.also
    ]


def _corrected(answer: Answer) -> Sequence[str]:
    return [
        f"no article has “{each.typed}”; looked for {', '.join(each.found)}"
        for each in answer.corrections
    ]


def _narrowed(narrowing: Narrowing) -> str:
    chosen = [f"{Choice.CHOSEN.sign} {key.name}" for key in sorted(narrowing.chosen)]
    excluded = [f"{Choice.EXCLUDED.sign} {key.name}" for key in sorted(narrowing.excluded)]
    return "  ".join([*chosen, *excluded])
