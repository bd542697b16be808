"""The ledger as JSON and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from explorer.cli.output import FORMAT_VERSION, json_text
from explorer.compare.ledger import Entry, Ledger, LedgerRow, State
from explorer.models import Article
from explorer.text.figures.figure import Figure, Period
from explorer.text.paragraphs import Span
from explorer.text.spreadsheet import safe_cell

_COLUMNS = (
    "quantity", "quantity_state", "state", "because", "id", "title", "date", "figure", "low",
    "high", "bound", "unit", "counts", "increment", "period", "from", "to", "source", "start",
    "end", "sentence",
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """What of a ledger is shown."""

    ledger: Ledger
    wanted: Sequence[LedgerRow]
    is_every: bool
    """Also the rows that only one article has."""

    @cached_property
    def rows(self) -> Sequence[LedgerRow]:
        """The rows that are shown; where several articles have nothing in common, all."""
        several = [row for row in self.wanted if row.state is not State.ONLY_HERE]
        return several if several and not self.is_every else self.wanted

    @property
    def left_out(self) -> int:
        """How many rows are not."""
        return len(self.wanted) - len(self.rows)

    def article(self, entry: Entry) -> Article:
        """Return the article that an entry is of."""
        return self.ledger.reports[entry.report].article


def words(article: Article, span: Span | None) -> str:
    """Return words of an article on one line; of no span, none."""
    return " ".join(article.text[span.start : span.end].split()) if span else ""


def figure_as_json(article: Article, figure: Figure) -> dict[str, Any]:
    """Return a figure with the places of its words."""
    return {
        "figure": _span(article, figure.span),
        "low": _json_number(figure.low),
        "high": _json_number(figure.high),
        "bound": figure.bound.value,
        "unit": figure.unit or None,
        "quantity": figure.quantity or None,
        "counted": _span(article, figure.counted),
        "event": _span(article, figure.event),
        "increment": figure.is_increment,
        "period": _period_as_json(article, figure.period),
        "source": _span(article, figure.source),
        "sentence": _span(article, figure.sentence),
    }


def _json_number(value: Decimal) -> int | float:
    """Return a number as JSON has it: whole where it is, else with the digits of the text."""
    return int(value) if value == value.to_integral_value() else float(value)


def entry_as_json(article: Article, entry: Entry) -> dict[str, Any]:
    """Return an entry with its article."""
    return {
        "article": article.id,
        "version": article.version,
        "date": article.date.edtf if article.date else None,
        "state": entry.state.value,
        "because": entry.because,
        **figure_as_json(article, entry.figure),
        "repeats": [_span(article, each.span) for each in entry.repeats],
    }


def _as_json(shown: Shown) -> str:
    articles = [report.article for report in shown.ledger.reports]
    document = {
        "format": "press-figures",
        "version": FORMAT_VERSION,
        "articles": [
            {"id": each.id, "title": each.title, "date": each.date.edtf if each.date else None}
            for each in articles
        ],
        "quantities": [
            {
                "quantity": row.quantity or None,
                "state": row.state.value,
                "entries": [entry_as_json(shown.article(entry), entry) for entry in row.entries],
            }
            for row in shown.rows
        ],
    }
    return json_text(document) + "\n"


def _as_csv(shown: Shown) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_csv_rows(shown))
    return text.getvalue()


def _csv_rows(shown: Shown) -> Iterator[list[str]]:
    for row in shown.rows:
        for entry in row.entries:
            article, figure = shown.article(entry), entry.figure
            period = figure.period
            cells = [
                row.quantity,
                row.state.value,
                entry.state.value,
                entry.because,
                article.id,
                article.title,
                article.date.edtf if article.date else "",
                words(article, figure.span),
                f"{figure.low:f}",
                f"{figure.high:f}",
                figure.bound.value,
                figure.unit,
                figure.quantity,
                "yes" if figure.is_increment else "",
                words(article, period.span if period else None),
                _day(period.first if period else None),
                _day(period.last if period else None),
                words(article, figure.source),
                str(figure.span.start),
                str(figure.span.end),
                words(article, figure.sentence),
            ]
            yield [safe_cell(cell) for cell in cells]


def _day(day: object) -> str:
    return str(day) if day else ""


def _span(article: Article, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": article.text[span.start : span.end]}


def _period_as_json(article: Article, period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    first, last = (str(day) if day else None for day in (period.first, period.last))
    kind = period.kind.value
    return {"kind": kind, "first": first, "last": last, **(_span(article, period.span) or {})}


FORMATS: Mapping[str, Callable[[Shown], str]] = {"json": _as_json, "csv": _as_csv}
"""Return what is shown of a ledger as the text of a file."""
