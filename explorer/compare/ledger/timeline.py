"""How a quantity went through time: its figures by the day that they are for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from explorer.compare.ledger import Entry, Ledger, LedgerRow
from explorer.dates import PublicationDate
from explorer.models import Report
from explorer.text.figures.figure import Period, PeriodKind
from explorer.text.words import folded_words


class Point(NamedTuple):
    """A figure with the day that it is for."""

    day: dt.date
    """The one it gives, the last of the time it gives, or else its report's."""
    entry: Entry
    report: Report


class Timeline(NamedTuple):
    """The figures of one row of a ledger."""

    row: LedgerRow
    points: tuple[Point, ...]
    """In order of their days."""
    undated: tuple[Entry, ...]
    """Those of which nobody knows the day."""


def timeline(ledger: Ledger, row: LedgerRow) -> Timeline:
    """Return the figures of a row by their days. A day that is not known is not guessed: of a
    report that is of some day or later, a figure stands apart."""
    points, undated = [], []
    for entry in row.entries:
        report = ledger.reports[entry.report]
        day = day_of(entry.figure.period, report.article.date)
        if day:
            points.append(Point(day, entry, report))
        else:
            undated.append(entry)
    points.sort(key=lambda point: (point.day, point.entry.report, point.entry.figure.span))
    return Timeline(row, tuple(points), tuple(undated))


def day_of(period: Period | None, date: PublicationDate | None) -> dt.date | None:
    """Return the day that a figure is for; None where it is not known."""
    if period and period.kind is not PeriodKind.SINCE:
        if period.last:
            return period.last
        if period.kind is PeriodKind.DURING:
            return None  # some other time than the report's, but not known which
    return date.earliest if date and date.earliest and date.latest else None


def rows_about(rows: Iterable[LedgerRow], words: str) -> list[LedgerRow]:
    """Return the rows whose quantity has all of these words, in whatever case and order; where
    a row is called just so, only that."""
    wanted = set(folded_words(words))
    found = [row for row in rows if wanted <= set(folded_words(row.quantity))]
    exactly = [row for row in found if set(folded_words(row.quantity)) == wanted]
    return exactly or found
