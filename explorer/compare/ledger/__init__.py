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

__all__ = ["Entry", "Ledger", "LedgerRow", "State", "figures_in", "lay_out", "ledger"]
