"""The facets: who, where and when the result is about, to choose and to exclude."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from explorer.models import EntityType
from explorer.search.facets.facet_lists import Facets, Listed
from explorer.search.narrowing import Choice, FacetKey, FacetValue, Kind, Narrowing, Property
from explorer.tui.keys import FACETS
from explorer.tui.text import plain, strip
from explorer.tui.widgets.facet_finding import FindingView
from explorer.tui.widgets.facet_rows import (
    Heading,
    More,
    Nothing,
    Row,
    is_same,
    kind_of_row,
    rows_of,
)
from explorer.tui.widgets.histogram import HEIGHTS, Histogram

_HISTOGRAM_LINES = 3  # the bars; what was done with them; the one where the user is


class FacetList(FindingView):
    """Values that occur in the result with their counts, grouped by kind."""

    BINDINGS: ClassVar[list[BindingType]] = [*FACETS]
    BORDER_TITLE = "Facets"
    HELP = "Who, where and when the articles are about, with how many are shown if you choose it."

    @dataclass
    class Narrowed(Message):
        """The user wants the result narrowed otherwise."""

        change: Callable[[Narrowing], Narrowing]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._facets: Facets = {}
        self._total = 0
        self._narrowing = Narrowing()
        self._rows: Sequence[Row] = ()
        self._months = Histogram()

    @property
    def current(self) -> FacetKey | None:
        """The value under the cursor; None: a month, or what is no value."""
        row = self._row_under_cursor()
        return row.key if isinstance(row, FacetValue) else None

    def show(self, facets: Facets, total: int, narrowing: Narrowing) -> None:
        """Show the counts of a result of `total` articles; the cursor stays on its value."""
        self._facets, self._total, self._narrowing = facets, total, narrowing
        self._months.show(facets.get(Property.MONTH, Listed()).values)
        self.show_rows()
        self.goes_to_first_match = False

    def follow(self, key: FacetKey) -> None:
        """Take the value under the cursor for another, where the cursor goes when it is counted."""
        row = self._row_under_cursor()
        if isinstance(row, FacetValue):
            rows = [*self._rows]
            rows[self.cursor] = row._replace(key=key)
            self._rows = rows

    def show_rows(self) -> None:
        """Show what was counted, with what the user wants now."""
        under_cursor = self._row_under_cursor()
        self._rows = rows_of(self._facets, self._narrowing, self._months, self.wishes)
        self.cursor = self._place_of(under_cursor)
        if isinstance(self._row_under_cursor(), Heading):
            self.cursor += 1
        self.refill()
        self.show_cursor()

    def _place_of(self, before: Row | None) -> int:
        """Return where the cursor goes that was on a row: there, or where that was in its kind;
        while a name is typed, to the first that matches."""
        rows, kind = self._rows, before and kind_of_row(before)
        of_kind = [at for at, row in enumerate(rows) if kind_of_row(row) is kind]
        if not of_kind:
            return self.cursor
        if self.goes_to_first_match:
            return of_kind[0]
        same = next((at for at in of_kind if is_same(rows[at], before)), None)
        if same is not None:
            return same
        return max(of_kind[0], min(self.cursor, of_kind[-1]))

    # What is drawn.

    def lay_out(self, width: int) -> Sequence[int]:
        self._months.fit(width - 1)
        return list(accumulate(map(self._height, self._rows), initial=0))

    def _height(self, row: Row) -> int:
        return _HISTOGRAM_LINES if isinstance(row, Histogram) else 1

    def draw_line(self, line: int, width: int) -> Strip:
        item = self.item_at(line)
        here = item == self.cursor and self.has_focus
        base = self.base_style + self.style_of("cursor") if here else self.base_style
        gutter = Segment("▌" if here else " ", base + self.style_of("sign"))
        match self._rows[item]:
            case Heading(kind, note):
                row = [
                    Segment(kind.plural.upper(), base + self.style_of("strong")),
                    Segment(f"  {note}", base + self.style_of("faint")),
                ]
            case More(hidden=hidden):
                row = [Segment(f"  … {hidden:,} more", base + self.style_of("faint"))]
            case Nothing():
                row = [Segment("  no such name", base + self.style_of("faint"))]
            case Histogram():
                row = self._draw_months(line - self.item_lines(item)[0], base)
            case value:
                row = self._draw_value(value, width - 1, base)
        return strip([gutter, *row], width, base)

    def _draw_value(self, value: FacetValue, width: int, base: Style) -> list[Segment]:
        style = base if value.choice is Choice.NONE else base + self.style_of("strong")
        share = value.own / max(1, self._total, value.articles)
        tail = f" {value.articles:>4,} {HEIGHTS[round((len(HEIGHTS) - 1) * share)]}"
        name = strip([plain(value.label, style)], max(1, width - 2 - len(tail)), style)
        sign = Segment(f"{value.choice.sign} ", base + self.style_of("sign"))
        return [sign, *name, Segment(tail, style)]

    def _draw_months(self, line: int, base: Style) -> list[Segment]:
        months, sign = self._months, base + self.style_of("sign")
        choices = [bar.choice.sign for bar in months.bars]
        if line == _HISTOGRAM_LINES - 1:
            return [Segment(f"{choices[months.cursor]} ", sign), Segment(months.summary, base)]
        texts = months.heights() if line == 0 else choices
        if line:
            texts[months.cursor] = "▲"  # its own sign stands below
        gap = " " if months.bar_width > 1 else ""
        wide = months.bar_width - len(gap)
        return [
            Segment(
                (text.center(wide) if line else text * wide) + gap, sign + Style(meta={"bar": at})
            )
            for at, text in enumerate(texts)
        ]

    def on_focus(self) -> None:
        self.refresh_item(self.cursor)

    def on_blur(self) -> None:
        super().on_blur()
        self.refresh_item(self.cursor)

    # Moving.

    def move_to(self, item: int) -> None:
        """Put the cursor on a row, passing over headings."""
        item = max(0, min(item, self.item_count() - 1))
        if self._rows and isinstance(self._rows[item], Heading):
            item += 1 if item >= self.cursor or item == 0 else -1
        super().move_to(item)

    def show_cursor(self) -> None:
        super().show_cursor()
        if self.cursor and isinstance(self._rows[self.cursor - 1], Heading):
            self.show_lines(self.item_lines(self.cursor - 1)[0], self.item_lines(self.cursor)[1])

    def action_first(self) -> None:
        """Go to the first bar among the months, else to the first row."""
        if self._is_among_months and self._months.cursor:
            self._go_to_bar(0)
        else:
            super().action_first()

    def action_last(self) -> None:
        """Go to the last bar among the months, else to the last row."""
        if self._is_among_months and self._months.cursor < len(self._months.bars) - 1:
            self._go_to_bar(len(self._months.bars) - 1)
        else:
            super().action_last()

    def action_kind(self, by: int) -> None:
        """Go to the first value of the next kind, or of the one before."""
        headings = [at for at, row in enumerate(self._rows) if isinstance(row, Heading)]
        others = [at for at in headings if (at > self.cursor if by > 0 else at < self.cursor - 1)]
        if others:
            self.move_to(others[0 if by > 0 else -1] + 1)

    def action_bar(self, by: int) -> None:
        if self._is_among_months:
            self._go_to_bar(self._months.cursor + by)

    def action_extend(self, by: int) -> None:
        """Choose the months from where the user was before to the bar beside."""
        if self._is_among_months:
            self._go_to_bar(self._months.cursor + by, extending=True)
            keys = self._months.keys_of_range()
            self._narrow(lambda narrowing: narrowing.choosing_only(Property.MONTH, keys))

    def _go_to_bar(self, bar: int, *, extending: bool = False) -> None:
        self._months.move_to(bar, extending=extending)
        self.refresh_item(self.cursor)

    @property
    def _is_among_months(self) -> bool:
        return isinstance(self._row_under_cursor(), Histogram)

    def on_click(self, event: events.Click) -> None:
        """Go to the bar where the mouse is; the pane itself goes to the row."""
        bar = event.style.meta.get("bar")
        if bar is not None:
            self._go_to_bar(bar)

    # Narrowing.

    def action_choose(self) -> None:
        row = self._row_under_cursor()
        if isinstance(row, More):
            self.wishes.open_further(row.kind)
            self.post_message(self.ListedOtherwise())
        else:
            self._toggle(Choice.CHOSEN)

    def action_exclude(self) -> None:
        self._toggle(Choice.EXCLUDED)

    def action_clear(self) -> None:
        self._narrow(lambda _: Narrowing())

    def action_any_or_all(self) -> None:
        """Let one of the chosen values of the kind be enough, or want all of them."""
        kind = self.kind_under_cursor()
        if isinstance(kind, EntityType):
            self._narrow(lambda narrowing: narrowing.switching(kind))
        elif kind is not None:
            several = f"An article has but one {kind}: any of those chosen is always enough."
            self.notify(several, markup=False)

    def _toggle(self, choice: Choice) -> None:
        keys = self._keys_under_cursor()
        if keys:
            self._narrow(lambda narrowing: narrowing.toggling(keys, choice))

    def _narrow(self, change: Callable[[Narrowing], Narrowing]) -> None:
        self.post_message(self.Narrowed(change))

    def _keys_under_cursor(self) -> Sequence[FacetKey]:
        match self._row_under_cursor():
            case FacetValue(key):
                return [key]
            case Histogram() as months:
                return months.keys()
        return ()

    def kind_under_cursor(self) -> Kind | None:
        row = self._row_under_cursor()
        return None if row is None else kind_of_row(row)

    def _row_under_cursor(self) -> Row | None:
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None
