"""The figures that reports give, by what they count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType

from explorer.compare.columns import column_name
from explorer.compare.ledger import STATE_SIGNS, Entry, Ledger, State
from explorer.text.paragraphs import one_line
from explorer.tui.keys import FIGURES
from explorer.tui.text import Parts, wrapped
from explorer.tui.widgets.place_list import Block, Place, PlaceList


class LedgerList(PlaceList):
    """Each quantity with the figures that are given for it, in the order of the columns."""

    BINDINGS: ClassVar[list[BindingType]] = [*FIGURES]
    BORDER_TITLE = "Figures"
    HELP = "What is counted, and how many each article says; below, the sentence that says so."

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._ledger = Ledger((), ())

    def show(self, ledger: Ledger) -> None:
        """Show a ledger."""
        self._ledger = ledger
        self.refill()
        self.tell()

    @property
    def entry(self) -> Entry | None:
        """The figure under the cursor."""
        entries = (
            [entry for row in self._ledger.rows for entry in row.entries] if self._ledger else []
        )
        return entries[self.cursor] if self.cursor < len(entries) else None

    def blocks(self, width: int) -> Iterator[Block]:
        for row in self._ledger.rows:
            state = "" if row.state is State.ONLY_HERE else f"  {row.state}"
            heading: list[Parts] = [[], [(row.name, "strong"), (state, "faint")]]
            for entry in row.entries:
                place = Place(entry.report, entry.figure.span)
                yield Block(place, [*self._lines_of(entry, width)], heading)
                heading = []

    def _lines_of(self, entry: Entry, width: int) -> Iterator[Parts]:
        article = self._ledger.reports[entry.report].article
        figure = entry.figure
        said = one_line(article.text, figure.span)
        when = one_line(article.text, figure.period.span) if figure.period else ""
        why = "" if entry.state is State.ONLY_HERE else entry.because
        facts = " · ".join(filter(None, [said, when, why]))
        line = f"{column_name(entry.report)} {STATE_SIGNS[entry.state]} {facts}"
        yield from wrapped(line, width, indent="  ")
