"""The forms of an entity's name, and who and what it appears with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from explorer.models import EntityKey
from explorer.search.page.companions import Companion
from explorer.search.page.entity_page import EntityPage, Variant
from explorer.tui.keys import ENTITY_ROWS
from explorer.tui.text import plain, strip
from explorer.tui.widgets.line_view import LineView

_LEAST_FOR_DATES = 64  # cells; narrower, the dates of a form stand below it


class _Heading(NamedTuple):
    text: str


class _Unused(NamedTuple):
    spelling: str


_Row = _Heading | Variant | _Unused | EntityKey | Companion


class EntityFacts(LineView):
    """Rows under headings; the cursor passes over the headings."""

    BINDINGS: ClassVar[list[BindingType]] = [*ENTITY_ROWS]
    BORDER_TITLE = "Names and company"
    HELP = "The forms of the name; who and what it appears with, the least by chance first."

    @dataclass
    class Followed(Message):
        """The user goes on to another entity."""

        key: EntityKey

    @dataclass
    class Searched(Message):
        """The user searches for one form of the name."""

        spelling: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._rows: Sequence[_Row] = ()
        self._dates = 0  # cells that the dates of any form take

    @property
    def form(self) -> str | None:
        """The form of the name under the cursor; None where something else is."""
        row = self._rows[self.cursor] if self.cursor < len(self._rows) else None
        return row.spelling if isinstance(row, Variant | _Unused) else None

    def show(self, page: EntityPage) -> None:
        """Show the facts of a page; the cursor stays where it is."""
        self._rows = list(_rows_of(page))
        self._dates = max((len(_period(each)) for each in page.variants), default=0)
        self.refill()
        self.move_to(self.cursor)
        self._say_where()

    def lay_out(self, width: int) -> Sequence[int]:
        return list(accumulate((self._height(row, width) for row in self._rows), initial=0))

    def _height(self, row: _Row, width: int) -> int:
        return 2 if isinstance(row, Variant) and width < _LEAST_FOR_DATES and _period(row) else 1

    def draw_line(self, line: int, width: int) -> Strip:
        item = self.item_at(line)
        here = item == self.cursor and self.has_focus
        base = self.base_style + self.style_of("cursor") if here else self.base_style
        faint = base + self.style_of("faint")
        gutter = Segment("▌" if here else " ", base + self.style_of("sign"))
        match self._rows[item]:
            case _Heading(text):
                row = [plain(text, base + self.style_of("strong"))]
            case Variant() as variant if line > self.item_lines(item)[0]:
                row = [plain(f"    {_period(variant)}", faint)]
            case Variant() as variant:
                row = self._draw_variant(variant, width - 1, base)
            case _Unused(spelling):
                row = [plain(f"  {spelling} · nowhere mentioned", faint)]
            case EntityKey(type_, name):
                row = [plain(f"  {name} · {type_}", base)]
            case companion:
                row = self._draw_companion(companion, width - 1, base)
        return strip([gutter, *row], width, base)

    def _draw_variant(self, variant: Variant, width: int, base: Style) -> list[Segment]:
        tail = f" {variant.mentions:>4,}× in {variant.articles:<4,}"
        if width + 1 >= _LEAST_FOR_DATES:
            tail += f" {_period(variant):<{self._dates}}"
        return _with_tail(f"  {variant.spelling}", tail, width, base)

    def _draw_companion(self, companion: Companion, width: int, base: Style) -> list[Segment]:
        shared = f"{companion.together:,} of {companion.articles:,}"
        tail = f" {shared:>9} {f'×{companion.lift:.1f}':>6}"
        return _with_tail(f"  {companion.key.name}", tail, width, base)

    def on_focus(self) -> None:
        self.refresh_item(self.cursor)

    def on_blur(self) -> None:
        self.refresh_item(self.cursor)

    def move_to(self, item: int) -> None:
        """Put the cursor on a row, passing over headings."""
        item = max(0, min(item, self.item_count() - 1))
        if self._rows and isinstance(self._rows[item], _Heading):
            item += 1 if item >= self.cursor or item == 0 else -1
        super().move_to(item)

    def show_cursor(self) -> None:
        super().show_cursor()
        if self.cursor and isinstance(self._rows[self.cursor - 1], _Heading):
            self.show_lines(self.item_lines(self.cursor - 1)[0], self.item_lines(self.cursor)[1])

    def cursor_moved(self) -> None:
        self._say_where()

    def action_open(self) -> None:
        match self._rows[self.cursor] if self.cursor < len(self._rows) else None:
            case Variant(spelling=spelling):
                self.post_message(self.Searched(spelling))
            case EntityKey() as key:
                self.post_message(self.Followed(key))
            case Companion(key):
                self.post_message(self.Followed(key))

    def _say_where(self) -> None:
        match self._rows[self.cursor] if self.cursor < len(self._rows) else None:
            case Variant():
                self.say_place("enter searches for this form")
            case Companion() as one:
                self.say_place(
                    f"both in {one.together:,} of its {one.articles:,}, "
                    f"{one.lift:.1f} times what chance gives"
                )
            case EntityKey():
                self.say_place("enter opens its page")
            case _Unused():
                self.say_place("no article has this form")
            case _:
                self.say_place("nothing")


def _rows_of(page: EntityPage) -> Iterator[_Row]:
    yield _Heading("NAMES")
    yield from page.variants
    yield from map(_Unused, page.unused)
    if page.namesakes:
        yield _Heading("SHARES A NAME WITH")
        yield from page.namesakes
    for type_, companions in page.companions.items():
        yield _Heading(f"WITH {type_.plural.upper()}")
        yield from companions


def _period(variant: Variant) -> str:
    dates = (date.label for date in (variant.first, variant.last) if date)
    return " to ".join(dict.fromkeys(dates))


def _with_tail(text: str, tail: str, width: int, base: Style) -> list[Segment]:
    return [*strip([plain(text, base)], max(1, width - cell_len(tail)), base), Segment(tail, base)]
