"""Months as a row of bars: how many articles are of each, from the first month to the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import NamedTuple

HEIGHTS = " ▁▂▃▄▅▆▇█"
"""Bars of rising height, the first of nothing."""

ASCII_HEIGHTS = " .:-=+*#@"
"""The same for where the blocks cannot be written: the more ink, the more articles."""

YEAR = 12


class Timeline(NamedTuple):
    """Bars that each stand for equally many months."""

    first: str
    """The first month, `YYYY-MM`."""
    last: str
    months_a_bar: int
    articles: Sequence[int]
    """Of each bar."""


def timeline(months: Mapping[str, int], width: int) -> Timeline | None:
    """Return months (`YYYY-MM`) with their articles as at most so many bars; None without any.

    Months without articles between the first and the last are bars of nothing.
    """
    of = {number_of_month(month): articles for month, articles in months.items() if month}
    if not of:
        return None
    first, last = min(of), max(of)
    step = months_a_bar(first, last, width)
    bars = [0] * (last // step - first // step + 1)
    for number, articles in of.items():
        bars[number // step - first // step] += articles
    return Timeline(_name(first), _name(last), step, bars)


def months_a_bar(first: int, last: int, width: int) -> int:
    """Return how many months a bar stands for, so that all bars fit: a bar never begins amid a
    year's part. Months are counted from the year 0."""
    steps = chain((1, 2, 3, 4, 6), count(YEAR, YEAR))
    return next(step for step in steps if last // step - first // step < max(1, width))


def heights(counts: Sequence[int], signs: str = HEIGHTS) -> str:
    """Return a sign for each count; what is more than none always has a height."""
    greatest, tallest = max(counts, default=0), len(signs) - 1
    return "".join(
        signs[max(1, round(tallest * each / greatest)) if each else 0] for each in counts
    )


def number_of_month(month: str) -> int:
    """Return a month, `YYYY-MM`, counted from the year 0."""
    year, _, of_year = month.partition("-")
    return int(year) * YEAR + int(of_year) - 1


def _name(number: int) -> str:
    return f"{number // YEAR:04}-{number % YEAR + 1:02}"
