"""All that two or more reports are compared by, and what of it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from explorer.compare.alignment import align
from explorer.compare.corrections.correction import NO_CORRECTIONS, Corrections
from explorer.compare.coverage import CoverageRow, coverage
from explorer.compare.ledger import Ledger, LedgerRow, State, ledger
from explorer.compare.rows import Row
from explorer.compare.shared_quotes import SharedQuote, shared_quotes
from explorer.compare.showing import Mode, is_wanted
from explorer.models import Report

_Part = TypeVar("_Part")

PAIR = 2
"""How many reports are laid side by side, passage by passage."""


class Section(StrEnum):
    """One of the things that reports are compared by."""

    ROWS = "rows"
    QUOTES = "quotes"
    FIGURES = "figures"
    NAMES = "names"


@dataclass(frozen=True)
class Comparison:
    """What reports say alike, differently, and alone. None stands for what was not asked for."""

    reports: tuple[Report, ...]
    """In the order they were given."""
    rows: tuple[Row, ...] | None
    """None also where there are not two reports."""
    quotes: tuple[SharedQuote, ...] | None
    ledger: Ledger | None
    coverage: tuple[CoverageRow, ...] | None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        figures = self.ledger.rows if self.ledger else ()
        return not (self.rows or self.quotes or figures or self.coverage)


def compare(
    reports: Sequence[Report],
    sections: Collection[Section] = frozenset(Section),
    corrections: Corrections = NO_CORRECTIONS,
) -> Comparison:
    """Compare reports by all that is asked for; rows are made of two only.

    Figures are taken for what the user's corrections say of them.
    """
    rows = Section.ROWS in sections and len(reports) == PAIR
    return Comparison(
        tuple(reports),
        rows=tuple(align(*reports)) if rows else None,
        quotes=tuple(shared_quotes(reports)) if Section.QUOTES in sections else None,
        ledger=ledger(reports, corrections) if Section.FIGURES in sections else None,
        coverage=tuple(coverage(reports)) if Section.NAMES in sections else None,
    )


def narrowed(comparison: Comparison, mode: Mode) -> Comparison:
    """Return a comparison with only what a reader wants to see of it."""
    if mode is Mode.EVERYTHING:
        return comparison
    quote, figure, name = (
        (_quote_differs, _figure_differs, _name_differs)
        if mode is Mode.DIFFERENCES
        else (_quote_is_shared, _figure_is_shared, _name_is_shared)
    )
    ledger = comparison.ledger
    return replace(
        comparison,
        rows=_those(comparison.rows, lambda row: is_wanted(row, mode)),
        quotes=_those(comparison.quotes, quote),
        ledger=ledger and replace(ledger, rows=tuple(filter(figure, ledger.rows))),
        coverage=_those(comparison.coverage, name),
    )


def _those(
    parts: tuple[_Part, ...] | None, are: Callable[[_Part], bool]
) -> tuple[_Part, ...] | None:
    return None if parts is None else tuple(filter(are, parts))


def _quote_differs(quote: SharedQuote) -> bool:
    return any(saying.edits for saying in quote.sayings)


def _quote_is_shared(quote: SharedQuote) -> bool:
    return len({saying.report for saying in quote.sayings}) > 1  # else one repeats it


def _figure_differs(row: LedgerRow) -> bool:
    return row.state is not State.AGREE


def _figure_is_shared(row: LedgerRow) -> bool:
    return len({entry.report for entry in row.entries}) > 1


def _name_differs(row: CoverageRow) -> bool:
    return not all(row.counts)


def _name_is_shared(row: CoverageRow) -> bool:
    return row.naming > 1
