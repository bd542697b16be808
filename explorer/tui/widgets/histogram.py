"""Months as bars beside each other, to move along and to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from explorer.dates import parse_date
from explorer.search.narrowing import Choice, FacetKey, FacetValue
from explorer.search.page import timeline
from explorer.search.page.timeline import YEAR, months_a_bar, number_of_month

HEIGHTS = timeline.HEIGHTS
"""Bars of rising height, the first of nothing."""

_WIDEST = 4  # cells of a bar


class Bar(NamedTuple):
    """One month, or several where there are more than fit."""

    label: str
    values: Sequence[FacetValue]
    """Of those of its months that have any article."""

    @property
    def own(self) -> int:
        """How many articles are of these months."""
        return sum(value.own for value in self.values)

    @property
    def choice(self) -> Choice:
        """What was done with its months, or with some of them."""
        done = {value.choice for value in self.values}
        return next(
            (each for each in (Choice.CHOSEN, Choice.EXCLUDED) if each in done), Choice.NONE
        )


class Histogram:
    """The months from the first to the last that has an article, and where the user is."""

    def __init__(self) -> None:
        self._values: dict[int, FacetValue] = {}  # by the number of the month
        self._chosen = 0  # articles of all that is chosen, an unknown month included
        self._month = 0  # where the user is
        self._anchor = 0  # where they began to extend a range
        self._width = self._step = 1
        self.bars: Sequence[Bar] = ()
        """As many as fit; each stands for equally many months."""

    def show(self, values: Sequence[FacetValue]) -> None:
        """Show months; the user stays where they are, and begins at the last."""
        begins = not self._values
        self._values = {number_of_month(value.key[1]): value for value in values if value.key[1]}
        self._chosen = sum(value.own for value in values if value.choice is Choice.CHOSEN)
        if begins:
            self._month = self._anchor = max(self._values, default=0)
        self.fit(self._width)

    def fit(self, width: int) -> None:
        """Lay the bars out in so many cells."""
        self._width = max(1, width)
        if not self._values:
            self.bars = ()
            return
        first, last = min(self._values), max(self._values)
        self._step = months_a_bar(first, last, self._width)
        of_bar = defaultdict(list)
        for number, value in sorted(self._values.items()):
            of_bar[number // self._step].append(value)
        self.bars = [
            Bar(self._label(at, first, last), of_bar.get(at, ()))
            for at in range(first // self._step, last // self._step + 1)
        ]

    @property
    def period(self) -> str:
        """From when to when the bars go."""
        ends = [parse_date(self._values[end(self._values)].key[1]).label for end in (min, max)]
        return "–".join(dict.fromkeys(ends))

    @property
    def summary(self) -> str:
        """The bar where the user is, and how many articles are shown when it is chosen."""
        bar = self.bars[self.cursor]
        new = sum(value.own for value in bar.values if value.choice is not Choice.CHOSEN)
        shown = self._chosen + new if bar.values else 0
        more = f" (+{new:,})" if self._chosen and new else ""
        return f"{bar.label} · {shown:,}{more}"

    @property
    def bar_width(self) -> int:
        """The cells of each bar."""
        return max(1, min(_WIDEST, self._width // max(1, len(self.bars))))

    def heights(self) -> list[str]:
        """Return each bar as a character; what has any article has a height."""
        return list(timeline.heights([bar.own for bar in self.bars]))

    # Where the user is.

    @property
    def cursor(self) -> int:
        """The number of the bar where the user is."""
        return self._bar_of(self._month)

    def move_to(self, bar: int, *, extending: bool = False) -> None:
        """Go to a bar, the nearest there is."""
        first = min(self._values, default=0)
        at = max(0, min(bar, len(self.bars) - 1))
        self._month = max(first, (first // self._step + at) * self._step)
        if not extending:
            self._anchor = self._month

    def keys(self) -> list[FacetKey]:
        """Return what the months of the bar are chosen by where the user is."""
        return _keys(self.bars[self.cursor : self.cursor + 1])

    def keys_of_range(self) -> list[FacetKey]:
        """Return the same of all bars from where they began to extend."""
        first, last = sorted((self._bar_of(self._anchor), self.cursor))
        return _keys(self.bars[first : last + 1])

    def _bar_of(self, month: int) -> int:
        first, last = min(self._values, default=0), max(self._values, default=0)
        return max(first, min(month, last)) // self._step - first // self._step

    def _label(self, bar: int, first: int, last: int) -> str:
        """Return the months of a bar in a reader's words: `Nov 2024`, `Jan–Mar 2024`, `2024`."""
        start, end = bar * self._step, (bar + 1) * self._step - 1
        if self._step >= YEAR:
            years = (max(start, first) // YEAR, min(end, last) // YEAR)
            return "–".join(dict.fromkeys(map(str, years)))
        names = [
            parse_date(f"{number // YEAR:04}-{number % YEAR + 1:02}").label
            for number in (start, end)
        ]
        return names[0] if start == end else f"{names[0].split()[0]}–{names[1]}"


def _keys(bars: Iterable[Bar]) -> list[FacetKey]:
    return [value.key for bar in bars for value in bar.values]
