"""The facets: who and where the result is about, to choose and to exclude."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from explorer.models import EntityKey, EntityType
from explorer.search.narrowing import Choice, Facets, FacetValue
from explorer.tui.keys import FACETS
from explorer.tui.text import plain, strip
from explorer.tui.widgets.line_view import LineView

_SHOWN_AT_FIRST = 6  # values of a type, until the user asks for all
_BARS = " ▁▂▃▄▅▆▇█"
_ORDER = (EntityType.FORCE, EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION)


class _Heading(NamedTuple):
    type: EntityType


class _More(NamedTuple):
    type: EntityType
    hidden: int


_Row = _Heading | _More | FacetValue


class FacetList(LineView):
    """Entities in the result with their counts, grouped by type."""

    BINDINGS: ClassVar[list[BindingType]] = [*FACETS]
    BORDER_TITLE = "Facets"
    HELP = "Who and where the articles are about, with how many are left when you choose one."

    @dataclass
    class Chosen(Message):
        """The user wants something done to a facet value."""

        key: EntityKey
        choice: Choice

    @dataclass
    class Cleared(Message):
        """The user wants every choice forgotten."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._facets: Facets = {}
        self._total = 0
        self._rows: list[_Row] = []
        self._unfolded: set[EntityType] = set()

    def show(self, facets: Facets, total: int) -> None:
        """Show the counts of a result of `total` articles; the cursor stays on its value."""
        under_cursor = self._row_under_cursor()
        self._facets, self._total = facets, total
        self._rows = [row for type_ in _ORDER for row in self._rows_of(type_)]
        if isinstance(under_cursor, FacetValue):
            keys = [row.entity.key if isinstance(row, FacetValue) else None for row in self._rows]
            if under_cursor.entity.key in keys:
                self.cursor = keys.index(under_cursor.entity.key)
        if self._rows and isinstance(self._rows[min(self.cursor, len(self._rows) - 1)], _Heading):
            self.cursor += 1
        self.refill()
        self.show_cursor()

    def lay_out(self, width: int) -> Sequence[int]:
        return range(len(self._rows) + 1)

    def draw_line(self, line: int, width: int) -> Strip:
        here = line == self.cursor and self.has_focus
        base = self.base_style + self.style_of("cursor") if here else self.base_style
        gutter = Segment("▌" if here else " ", base + self.style_of("sign"))
        match self._rows[line]:
            case _Heading(type_):
                row = [Segment(type_.plural.upper(), base + self.style_of("strong"))]
            case _More(hidden=hidden):
                row = [Segment(f"  … {hidden} more", base + self.style_of("faint"))]
            case FacetValue() as value:
                row = self._draw_value(value, width - 1, base)
        return strip([gutter, *row], width, base)

    def _draw_value(self, value: FacetValue, width: int, base: Style) -> list[Segment]:
        style = base if value.choice is Choice.NONE else base + self.style_of("strong")
        share = value.count / max(1, self._total, value.count)
        tail = f" {value.count:>4,} {_BARS[round(8 * share)]}"
        name = strip([plain(value.entity.name, style)], max(1, width - 2 - len(tail)), style)
        sign = Segment(f"{value.choice.sign} ", base + self.style_of("sign"))
        return [sign, *name, Segment(tail, style)]

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
        if self.cursor == 1:
            self.show_lines(0, 1)  # the first heading belongs to it

    def action_choose(self) -> None:
        row = self._row_under_cursor()
        if isinstance(row, _More):
            self._unfolded.add(row.type)
            self.show(self._facets, self._total)
        elif isinstance(row, FacetValue):
            self._toggle(row, Choice.CHOSEN)

    def action_exclude(self) -> None:
        row = self._row_under_cursor()
        if isinstance(row, FacetValue):
            self._toggle(row, Choice.EXCLUDED)

    def action_clear(self) -> None:
        self.post_message(self.Cleared())

    def _toggle(self, value: FacetValue, choice: Choice) -> None:
        wanted = Choice.NONE if value.choice is choice else choice
        self.post_message(self.Chosen(value.entity.key, wanted))

    def _row_under_cursor(self) -> _Row | None:
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def _rows_of(self, type_: EntityType) -> list[_Row]:
        values = self._facets.get(type_, [])
        if not values:
            return []
        shown = [
            value
            for rank, value in enumerate(values)
            if rank < _SHOWN_AT_FIRST or value.choice is not Choice.NONE or type_ in self._unfolded
        ]
        hidden = len(values) - len(shown)
        more: list[_Row] = [_More(type_, hidden)] if hidden else []
        return [_Heading(type_), *shown, *more]
