"""The figures of several reports laid beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from explorer.models import Report
from explorer.text.figures.figure import Figure


class State(StrEnum):
    """What the figures of one quantity have to do with each other."""

    AGREE = "agree"
    DIFFER = "differ"
    DIFFERENT_PERIOD = "different period"
    LATER_UPDATE = "later update"
    INCREMENT = "increment"
    """One comes on top of the other."""
    ONLY_HERE = "only here"


@dataclass(frozen=True)
class Entry:
    """One figure in a row of the ledger."""

    report: int
    """The number of the report, from 0, in the order of the ledger's columns."""
    figure: Figure
    state: State
    """What it has to do with the entry before it in the row that it is measured by."""
    because: str
    """Why that state, in a few words: `2023 here, since January 2024 there`."""


@dataclass(frozen=True)
class LedgerRow:
    """One quantity with what each report says of it."""

    quantity: str
    entries: tuple[Entry, ...]
    """In the order of the columns, in a column in that of the text."""
    state: State
    """Of the whole row: the one among its entries that the reader must see first."""


@dataclass(frozen=True)
class Ledger:
    """Rows are quantities, columns reports in order of date."""

    reports: tuple[Report, ...]
    """The columns: the earliest first, those of unknown date last."""
    rows: tuple[LedgerRow, ...]
    """Those that several reports give first."""


def ledger(reports: Sequence[Report]) -> Ledger:
    """Lay the figures of reports beside each other."""
    raise NotImplementedError
