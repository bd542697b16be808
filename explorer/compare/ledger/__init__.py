"""The figures of several reports laid beside each other, quantity by quantity."""

from explorer.compare.ledger.laying_out import (
    Entry,
    Ledger,
    LedgerRow,
    State,
    figures_in,
    lay_out,
    ledger,
)
from explorer.compare.ledger.states import STATE_SIGNS

__all__ = [
    "STATE_SIGNS",
    "Entry",
    "Ledger",
    "LedgerRow",
    "State",
    "figures_in",
    "lay_out",
    "ledger",
]
