"""The ledger of figures as people read it."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.compare.formats.pieces import line_of, pieces_of
from explorer.compare.formats.shown import ShownArticle, ShownEntry, ShownQuantity
from explorer.compare.formats.shown_rows import RowFinder
from explorer.compare.ledger import Entry, Ledger, LedgerRow, State
from explorer.models import Article, Report
from explorer.text.paragraphs import Span


def shown_ledger(
    ledger: Ledger | None,
    reports: Sequence[Report],
    articles: Sequence[ShownArticle],
    row_at: RowFinder,
) -> tuple[tuple[ShownArticle, ...], tuple[ShownQuantity, ...] | None]:
    """Return the columns of a ledger and its rows; where it was not asked for, none."""
    if ledger is None:
        return (), None
    numbers = column_numbers(ledger, reports)
    columns = tuple(articles[number] for number in numbers)

    def quantity_shown(row: LedgerRow) -> ShownQuantity:
        entries = []
        for entry in row.entries:
            number = numbers[entry.report]
            at = row_at(number, entry.figure.span.start)
            remark = _remark_on(entry, row)
            article = reports[number].article
            entries.append(_entry(entry, article, articles[number], remark, at))
        return ShownQuantity(line_of(row.name), row.state.value, tuple(entries))

    return columns, tuple(map(quantity_shown, ledger.rows))


def _remark_on(entry: Entry, row: LedgerRow) -> str:
    if len({each.report for each in row.entries}) == 1 and row.state is State.ONLY_HERE:
        return ""  # the state says it all
    because = line_of(entry.because)
    if entry.state is row.state:
        return because
    return f"{entry.state.value}: {because}" if because else entry.state.value


def column_numbers(ledger: Ledger, reports: Sequence[Report]) -> tuple[int, ...]:
    """Return for each column of a ledger the number of its report in the order they were given."""
    by_identity = {id(report): number for number, report in enumerate(reports)}
    return tuple(by_identity[id(report)] for report in ledger.reports)


def _entry(
    entry: Entry, article: Article, heading: ShownArticle, remark: str, row: int | None
) -> ShownEntry:
    text, figure = article.text, entry.figure

    def words(span: Span | None) -> str:
        return line_of(text[slice(*span)]) if span else ""

    period = words(figure.period.span) if figure.period else ""
    source = words(figure.source)
    again = f"said {len(entry.repeats) + 1} times" if entry.repeats else ""
    return ShownEntry(
        entry.report,
        heading.label,
        heading.date,
        words(figure.span),
        tuple(filter(None, (period, source and f"says {source}", again))),
        remark,
        pieces_of(text, [figure.sentence], [figure.span]),
        row,
    )
