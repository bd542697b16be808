"""Make of a comparison what people are shown of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.compare.comparing import Comparison
from explorer.compare.coverage import CoverageRow
from explorer.compare.formats.pieces import line_of
from explorer.compare.formats.shown import (
    NamesOfType,
    ShownArticle,
    ShownComparison,
    ShownName,
)
from explorer.compare.formats.shown_figures import shown_ledger
from explorer.compare.formats.shown_quotes import shown_quote
from explorer.compare.formats.shown_rows import row_finder, shown_rows
from explorer.models import EntityType, Report


def shown(comparison: Comparison, labels: Sequence[str]) -> ShownComparison:
    """Return what people are shown of a comparison; a label for each report is given."""
    reports, rows = comparison.reports, comparison.rows
    articles = tuple(map(_article, reports, labels))
    row_at = row_finder(rows or ())
    columns, quantities = shown_ledger(comparison.ledger, reports, articles, row_at)
    return ShownComparison(
        articles,
        None
        if rows is None
        else shown_rows(reports[0].article.text, reports[1].article.text, rows),
        None
        if comparison.quotes is None
        else tuple(shown_quote(quote, reports, articles, row_at) for quote in comparison.quotes),
        columns,
        quantities,
        None if comparison.coverage is None else _names(comparison.coverage, labels),
    )


def _article(report: Report, label: str) -> ShownArticle:
    article = report.article
    date = article.date_label
    return ShownArticle(line_of(label), line_of(article.title), date, line_of(article.source or ""))


def _names(rows: Sequence[CoverageRow], labels: Sequence[str]) -> tuple[NamesOfType, ...]:
    return tuple(_names_by_type(rows, [line_of(label) for label in labels]))


def _names_by_type(rows: Sequence[CoverageRow], labels: Sequence[str]) -> Iterator[NamesOfType]:
    for type_ in EntityType:
        of_type = [row for row in rows if row.entity.type is type_]
        if of_type:
            yield (
                type_,
                tuple(
                    ShownName(line_of(row.entity.name), row.counts, _remark(row, labels))
                    for row in of_type
                ),
            )


def _remark(row: CoverageRow, labels: Sequence[str]) -> str:
    if row.only_in is not None:
        return f"only {labels[row.only_in]}"
    return "" if row.absent_in is None else f"not {labels[row.absent_in]}"
