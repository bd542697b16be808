"""A comparison as people read it: every word of it one harmless line, ready to be laid out.

The writers of text, HTML and Markdown differ in layout only; what they say is decided here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from explorer.compare.comparing import Comparison
from explorer.compare.coverage import CoverageRow
from explorer.compare.formats.pieces import (
    Mark,
    Piece,
    Pieces,
    joined_edits,
    line_of,
    pieces_of,
)
from explorer.compare.ledger import Entry, Ledger, LedgerRow
from explorer.compare.rows import SIGNS, Relation, Row
from explorer.compare.shared_quotes import Saying, SharedQuote
from explorer.models import Article, EntityType, Report
from explorer.text.differences import Edit
from explorer.text.paragraphs import Span, paragraphs, sentences

_ELLIPSIS = "…"


class ShownArticle(NamedTuple):
    """An article at the head of a column."""

    label: str
    """What it is called everywhere in the comparison: the beginning of its id."""
    title: str
    date: str
    source: str
    """Empty where it is not known."""


class ShownRow(NamedTuple):
    """One line of two columns."""

    sign: str
    relation: Relation
    left: Pieces
    right: Pieces
    places: tuple[int, int] | None
    """Of what has moved: the number of its paragraph on the left and on the right, from 1."""
    why: str
    """What speaks for it that the two belong together; empty where there is no pair."""


class ShownSaying(NamedTuple):
    """One place where a shared quote stands."""

    label: str
    date: str
    speaker: str
    """Who said it, and how that is said, in one line."""
    words: Pieces
    changes: tuple[str, ...]
    """What was altered since the first saying, one change each."""
    row: int | None
    """The number of the row that has it; None: no row does."""


class ShownEntry(NamedTuple):
    """One figure of one article."""

    column: int
    """The number of the article among the columns."""
    label: str
    date: str
    figure: str
    period: str
    source: str
    remark: str
    """What it has to do with the others, as far as the state of all does not say it."""
    sentence: Pieces
    row: int | None


class ShownQuantity(NamedTuple):
    """One quantity with what each article says of it."""

    quantity: str
    state: str
    entries: tuple[ShownEntry, ...]


class ShownName(NamedTuple):
    """How often each article names one entity."""

    name: str
    counts: tuple[int, ...]
    remark: str
    """`only 002`, `not 004`; empty where neither is true."""


NamesOfType = tuple[EntityType, tuple[ShownName, ...]]


class ShownComparison(NamedTuple):
    """A whole comparison. None stands for what was not asked for."""

    articles: tuple[ShownArticle, ...]
    rows: tuple[ShownRow, ...] | None
    quotes: tuple[tuple[ShownSaying, ...], ...] | None
    columns: tuple[ShownArticle, ...]
    """The articles in the order of the ledger."""
    quantities: tuple[ShownQuantity, ...] | None
    names: tuple[NamesOfType, ...] | None


def shown(comparison: Comparison, labels: Sequence[str]) -> ShownComparison:
    """Return what people are shown of a comparison; a label for each report is given."""
    reports, rows = comparison.reports, comparison.rows
    articles = tuple(map(_article, reports, labels))
    row_at = _row_finder(rows or ())
    columns, quantities = _ledger(comparison.ledger, reports, articles, row_at)
    return ShownComparison(
        articles,
        None if rows is None else _rows(reports[0].article.text, reports[1].article.text, rows),
        None
        if comparison.quotes is None
        else tuple(_quote(quote, reports, articles, row_at) for quote in comparison.quotes),
        columns,
        quantities,
        None if comparison.coverage is None else _names(comparison.coverage, labels),
    )


def _article(report: Report, label: str) -> ShownArticle:
    article = report.article
    date = article.date.label if article.date else "undated"
    return ShownArticle(line_of(label), line_of(article.title), date, line_of(article.source or ""))


# ── passages ─────────────────────────────────────────────────────────────────────────────────


def _rows(left: str, right: str, rows: Sequence[Row]) -> tuple[ShownRow, ...]:
    one, other = _Side(left, Mark.REMOVED), _Side(right, Mark.ADDED)
    return tuple(
        ShownRow(
            SIGNS[row.relation] + ("*" if row.moved else ""),
            row.relation,
            one.pieces(row.left, [edit.left for edit in row.edits]),
            other.pieces(row.right, [edit.right for edit in row.edits]),
            (one.paragraph(row.left), other.paragraph(row.right)) if row.moved else None,
            line_of(row.why.said) if row.why else "",
        )
        for row in rows
    )


class _Side:
    """One of the two texts with where its sentences and paragraphs begin and end."""

    def __init__(self, text: str, mark: Mark) -> None:
        self._text = text
        self._mark = mark
        whole = sentences(text)
        self._starts = {span.start for span in whole}
        self._ends = {span.end for span in whole}
        self._paragraphs = [span.start for span in paragraphs(text)]

    def pieces(self, spans: Sequence[Span], marked: Sequence[Span | None]) -> Pieces:
        """Return passages with an ellipsis where a sentence is cut off."""
        if not spans:
            return ()
        found = pieces_of(self._text, spans, [span for span in marked if span], self._mark)
        opens, closes = spans[0].start in self._starts, spans[-1].end in self._ends
        before = () if opens else (Piece(f"{_ELLIPSIS} "),)
        after = () if closes else (Piece(f" {_ELLIPSIS}"),)
        return before + found + after

    def paragraph(self, spans: Sequence[Span]) -> int:
        """Return the number of the paragraph in which passages begin, from 1."""
        return bisect_right(self._paragraphs, spans[0].start)


_RowFinder = Callable[[int, int], int | None]


def _row_finder(rows: Sequence[Row]) -> _RowFinder:
    """Return what finds the number of the row that has an offset of one of two texts."""
    sides = [
        sorted((span, number) for number, row in enumerate(rows) for span in row.left),
        sorted((span, number) for number, row in enumerate(rows) for span in row.right),
    ]

    def row_at(report: int, offset: int) -> int | None:
        if not rows:
            return None
        before = bisect_right(sides[report], offset, key=lambda each: each[0].start) - 1
        if before < 0:
            return None
        span, number = sides[report][before]
        return number if offset < span.end else None

    return row_at


# ── quotes ───────────────────────────────────────────────────────────────────────────────────


def _quote(
    quote: SharedQuote,
    reports: Sequence[Report],
    articles: Sequence[ShownArticle],
    row_at: _RowFinder,
) -> tuple[ShownSaying, ...]:
    first = reports[quote.sayings[0].report].article.text

    def saying_shown(saying: Saying) -> ShownSaying:
        article = articles[saying.report]
        text = reports[saying.report].article.text
        changed = [edit.right for edit in saying.edits if edit.right]
        return ShownSaying(
            article.label,
            article.date,
            _speaker(saying),
            pieces_of(text, [saying.span], changed, Mark.ADDED),
            tuple(_change(edit, first, text) for edit in joined_edits(saying.edits, first, text)),
            row_at(saying.report, saying.span.start),
        )

    return tuple(map(saying_shown, quote.sayings))


def _speaker(saying: Saying) -> str:
    named = line_of(saying.speaker) or ("nobody is named" if saying.is_quoted else "")
    own = "" if saying.is_quoted else "in the article’s own words"
    return ", ".join(filter(None, (named, line_of(saying.cue), own)))


def _change(edit: Edit, first: str, text: str) -> str:
    before = f"“{line_of(first[slice(*edit.left)])}”" if edit.left else ""
    after = f"“{line_of(text[slice(*edit.right)])}”" if edit.right else ""
    if before and after:
        return f"{before} became {after}"
    return f"{before} left out" if before else f"{after} added"


# ── figures ──────────────────────────────────────────────────────────────────────────────────


def _ledger(
    ledger: Ledger | None,
    reports: Sequence[Report],
    articles: Sequence[ShownArticle],
    row_at: _RowFinder,
) -> tuple[tuple[ShownArticle, ...], tuple[ShownQuantity, ...] | None]:
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
        return ShownQuantity(line_of(row.quantity), row.state.value, tuple(entries))

    return columns, tuple(map(quantity_shown, ledger.rows))


def _remark_on(entry: Entry, row: LedgerRow) -> str:
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

    return ShownEntry(
        entry.report,
        heading.label,
        heading.date,
        words(figure.span),
        words(figure.period.span) if figure.period else "",
        words(figure.source),
        remark,
        pieces_of(text, [figure.sentence], [figure.span]),
        row,
    )


# ── names ────────────────────────────────────────────────────────────────────────────────────


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
