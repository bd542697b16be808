"""The figures of several reports laid beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.compare.corrections.correction import NO_CORRECTIONS, Corrections, corrected
from explorer.compare.ledger.placed_figures import PlacedFigure, placed
from explorer.compare.ledger.quantities import group, quantity_of
from explorer.compare.ledger.relating import Related, relate_all
from explorer.compare.ledger.states import State
from explorer.compare.ledger.wording import singular_words
from explorer.models import Report
from explorer.text.figures.figure import Figure
from explorer.text.figures.units import in_words

__all__ = ["Entry", "Ledger", "LedgerRow", "State", "figures_in", "lay_out", "ledger"]

_MOST_TELLING = (
    State.DIFFER,
    State.LATER_UPDATE,
    State.INCREMENT,
    State.DIFFERENT_PERIOD,
    State.AGREE,
    State.ONLY_HERE,
)


@dataclass(frozen=True)
class Entry:
    """One figure in a row of the ledger."""

    report: int
    """The number of the report, from 0, in the order of the ledger's columns."""
    figure: Figure
    state: State
    """What it has to do with the entry before it in the row that it is measured by; of one that
    is measured by none, with the one after it that is measured by it."""
    because: str
    """Why that state, in a few words: `2023 here, since January 2024 there`."""
    repeats: tuple[Figure, ...] = ()
    """The same figure said again further down in the report."""


@dataclass(frozen=True)
class LedgerRow:
    """One quantity with what each report says of it."""

    quantity: str
    entries: tuple[Entry, ...]
    """In the order of the columns, in a column in that of the text."""
    state: State
    """Of the whole row: the one among its entries that the reader must see first."""

    @property
    def name(self) -> str:
        """What a reader calls it, with the unit that it is in: `sales in dollars`; where it is
        not said what is counted, the unit: `weeks`."""
        unit = self.entries[0].figure.unit  # of all, else they would not be in one row
        if not unit:
            return self.quantity or "not said what is counted"
        if not self.quantity:
            return in_words(unit)
        is_said = unit in self.quantity or set(singular_words(unit)) <= set(
            singular_words(self.quantity)
        )
        return self.quantity if is_said else f"{self.quantity} in {in_words(unit)}"


@dataclass(frozen=True)
class Ledger:
    """Rows are quantities, columns reports in order of date."""

    reports: tuple[Report, ...]
    """The columns: the earliest first, those of unknown date last."""
    rows: tuple[LedgerRow, ...]
    """Those that several reports give first."""


def ledger(reports: Sequence[Report], corrections: Corrections = NO_CORRECTIONS) -> Ledger:
    """Lay the figures of reports beside each other, as far as the user has not corrected them."""
    return lay_out([(report, figures_in(report, corrections)) for report in reports])


def figures_in(report: Report, corrections: Corrections = NO_CORRECTIONS) -> list[Figure]:
    """Return the figures of a report in order of their place, corrected by the user."""
    from explorer.text.figures.finding import figures_of  # only now: it takes start-up time

    article = report.article
    found = figures_of(article.text, article.language, article.date)
    return corrected(article, found, corrections)


def lay_out(reports: Sequence[tuple[Report, Sequence[Figure]]]) -> Ledger:
    """Lay the figures of reports beside each other; each figure stands in exactly one entry."""
    columns = sorted(reports, key=lambda column: _place_of_column(column[0]))
    figures = [
        each
        for number, (report, found) in enumerate(columns)
        for each in placed(number, report, found)
    ]
    rows = [_row(each) for each in group(figures)]
    return Ledger(tuple(report for report, _ in columns), tuple(sorted(rows, key=_place_of_row)))


def _row(figures: Sequence[PlacedFigure]) -> LedgerRow:
    entries = tuple(map(_entry, relate_all(figures)))
    states = {entry.state for entry in entries}
    state = next(state for state in _MOST_TELLING if state in states)
    return LedgerRow(quantity_of(figures), entries, state)


def _entry(related: Related) -> Entry:
    first, *repeats = related.figures
    again = tuple(each.figure for each in repeats)
    return Entry(first.number, first.figure, related.state, related.because, again)


def _place_of_column(report: Report) -> tuple[bool, str, str, int]:
    article = report.article
    day = article.date.sort_key if article.date else ""
    return not day, day, article.id, article.version


def _place_of_row(row: LedgerRow) -> tuple[bool, int, int, int, str]:
    first = row.entries[0]
    reports = len({entry.report for entry in row.entries})
    is_alone = row.state is State.ONLY_HERE
    return is_alone, -reports, first.report, first.figure.span.start, row.quantity
