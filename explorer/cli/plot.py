"""A quantity through time, drawn in a terminal with characters that every terminal has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import Any

import click

from explorer.cli.figures_formats import Shown, entry_as_json, words
from explorer.cli.figures_text import SIGNS, date_of
from explorer.cli.output import cells, emphasise, fit, pad, terminal_width, write_json
from explorer.compare.ledger import Entry
from explorer.compare.ledger.timeline import Point, Timeline, timeline
from explorer.models import Article
from explorer.text.figures.figure import Bound
from explorer.text.visible import visible_line

_PIPE_WIDTH = 100
_NARROWEST_PLOT = 10
_WIDEST_PLOT = 60
_WIDEST_FIGURE = 24
_FAR_BEYOND = 20  # times the usual
_BROKEN = " // #"
_BEYOND = {Bound.OVER: ">", Bound.NEARLY: "<", Bound.UP_TO: "<", Bound.ABOUT: "~"}
"""What stands for the end of a bar whose number is not exact."""


def write_timelines(shown: Shown, form: str) -> None:
    """Write each row of a ledger as a bar for every figure, in order of the days they are for."""
    lines = [timeline(shown.ledger, row) for row in shown.rows]
    if form == "json":
        write_json("timeline", {"quantities": [_as_json(shown, each) for each in lines]})
        return
    for at, each in enumerate(lines):
        if at:
            click.echo()
        for line in _lines(shown, each, terminal_width() or _PIPE_WIDTH):
            click.echo(line)


def scale(figures: Sequence[tuple[Decimal, Decimal]], width: int) -> tuple[Decimal, Decimal]:
    """Return what the left end of a plot stands for, and what one cell: from nothing on, unless
    the figures are so near each other that nothing would be seen. What is far beyond the others
    has no say, or they would be seen no more."""
    usual = median(high for _, high in figures)
    within = [ends for ends in figures if ends[1] <= usual * _FAR_BEYOND] if usual > 0 else figures
    low, high = min(low for low, _ in within), max(high for _, high in within)
    is_near = low > 0 and high > low and (high - low) * 4 < high
    start = low - (high - low) / 4 if is_near else min(low, Decimal(0))
    return start, (high - start) / width or Decimal(1)


def _lines(shown: Shown, line: Timeline, width: int) -> Iterator[str]:
    name = line.row.name
    yield emphasise(name, [(0, len(name))])
    entries = [point.entry for point in line.points]
    values = [fit(_value(shown.article(each), each), _WIDEST_FIGURE) for each in entries]
    taken = 2 + len("2024-11-19") + 2 + max(map(cells, values), default=0) + 2
    room = min(_WIDEST_PLOT, max(_NARROWEST_PLOT, width - taken - 1))
    if entries:
        start, step = scale([(each.figure.low, each.figure.high) for each in entries], room)
        widest = max(map(cells, values))
        for point, value in zip(line.points, values, strict=True):
            lead = f"{SIGNS[point.entry.state]} {point.day}  {pad(value, widest)}  "
            yield fit((lead + _bar(point, start, step, room)).rstrip(), width)
        if start > 0:
            yield fit(f"  The bars begin at {_plain(start)}.", width)
    if line.undated:
        yield "  The day is not known of:"
    for entry in line.undated:
        article = shown.article(entry)
        said = f"  {_value(article, entry)}  ({visible_line(article.title)}, {date_of(article)})"
        yield fit(said, width)


def _bar(point: Point, start: Decimal, step: Decimal, room: int) -> str:
    """Return a row of signs as long as the number; from its low to its high end it is thinner.
    One that does not fit is broken."""
    figure = point.entry.figure
    low, high = (max(0, round((value - start) / step)) for value in (figure.low, figure.high))
    if high > room:
        return "#" * (room - len(_BROKEN)) + _BROKEN
    return "#" * low + "-" * (high - low) + _BEYOND.get(figure.bound, "")


def _value(article: Article, entry: Entry) -> str:
    return visible_line(words(article, entry.figure.span))


def _plain(value: Decimal) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _as_json(shown: Shown, line: Timeline) -> dict[str, Any]:
    return {
        "quantity": line.row.quantity or None,
        "state": line.row.state.value,
        "points": [
            {"day": str(point.day), **entry_as_json(point.report.article, point.entry)}
            for point in line.points
        ],
        "undated": [entry_as_json(shown.article(entry), entry) for entry in line.undated],
    }
