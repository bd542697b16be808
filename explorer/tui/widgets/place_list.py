"""Lines that stand for places in articles, in blocks under headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from explorer.text.paragraphs import Span
from explorer.tui.keys import PLACES
from explorer.tui.text import Parts, strip
from explorer.tui.widgets.line_view import LineView


class Place(NamedTuple):
    """A stretch of one of the reports."""

    report: int
    """The number of the report, from 0."""
    span: Span | None
    """None where what is looked for stands nowhere in it."""


class Block(NamedTuple):
    """What stands for one place."""

    place: Place
    lines: Sequence[Parts]
    heading: Sequence[Parts] = ()
    """Lines above it that begin something new; the cursor passes over them."""


class PlaceList(LineView):
    """Blocks, one of them under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*PLACES]

    @dataclass
    class Opened(Message):
        """The user wants to read a place in its article."""

        place: Place

    @dataclass
    class Moved(Message):
        """The cursor stands for another place."""

        pane: PlaceList
        place: Place | None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._blocks: list[Block] = []
        self._lines: list[tuple[Parts, bool]] = []  # and whether it is part of a heading

    # What such a list has to say.

    def blocks(self, width: int) -> Iterator[Block]:
        """Yield the blocks at a width."""
        raise NotImplementedError

    # What every such list does.

    @property
    def current(self) -> Place | None:
        """The place under the cursor."""
        return self._blocks[self.cursor].place if self.cursor < len(self._blocks) else None

    def lay_out(self, width: int) -> Sequence[int]:
        self._blocks, self._lines, starts = list(self.blocks(width - 1)), [], []
        for block in self._blocks:
            starts.append(len(self._lines))
            self._lines += [(parts, True) for parts in block.heading]
            self._lines += [(parts, False) for parts in block.lines]
        return [*starts, len(self._lines)]

    def draw_line(self, line: int, width: int) -> Strip:
        parts, is_heading = self._lines[line]
        here = not is_heading and self.has_focus and self.item_at(line) == self.cursor
        base = self.base_style + self.style_of("cursor") if here else self.base_style
        gutter = Segment("▌" if here else " ", base + self.style_of("sign"))
        return strip([gutter, *self.drawn(parts, base)], width, base)

    def cursor_moved(self) -> None:
        self.tell()

    def tell(self) -> None:
        """Say what the cursor stands for."""
        self.say_place(f"{self.cursor + 1:,} of {len(self._blocks):,}" if self._blocks else "none")
        self.post_message(self.Moved(self, self.current))

    def on_focus(self) -> None:
        self.refresh_item(self.cursor)
        self.tell()

    def on_blur(self) -> None:
        self.refresh_item(self.cursor)

    def action_open(self) -> None:
        if self.current:
            self.post_message(self.Opened(self.current))
