"""Several reports together: whom they name, what they quote alike, which figures they give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import ContentSwitcher, Footer, Static

from explorer.compare.columns import column_name
from explorer.compare.coverage import CoverageRow, coverage
from explorer.compare.ledger import Ledger, ledger
from explorer.compare.shared_quotes import SharedQuote, shared_quotes
from explorer.models import Report
from explorer.text.paragraphs import Span, paragraphs, sentences_of
from explorer.text.visible import visible_line
from explorer.tui.desk import Desk
from explorer.tui.destinations import Stretch
from explorer.tui.keys import TOGETHER
from explorer.tui.screens.base import PressScreen
from explorer.tui.widgets.coverage_table import CoverageTable
from explorer.tui.widgets.ledger_list import LedgerList
from explorer.tui.widgets.place_list import Place, PlaceList
from explorer.tui.widgets.quote_list import QuoteList

_PANES = ("names", "quotes", "figures")


class TogetherScreen(PressScreen):
    """One pane shows at a time; below it stands the sentence under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*TOGETHER]
    CSS = """
    TogetherScreen {
        #whose { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        #sentence {
            height: auto; max-height: 6; padding: 0 1; border-top: solid $foreground-muted;
        }
        ContentSwitcher { height: 1fr; }
    }
    """

    @dataclass
    class Gathered(Message):
        """It is known what the reports have to do with each other."""

        names: Sequence[CoverageRow]
        quotes: Sequence[SharedQuote]
        figures: Ledger

    def __init__(self, desk: Desk, ids: Sequence[str], pane: str = "names") -> None:
        """Show articles by their ids, in order of date; first one of the panes."""
        super().__init__(desk)
        self._ids, self._first = ids, pane
        self._reports: Sequence[Report] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="whose")
        with ContentSwitcher(initial=self._first):
            yield CoverageTable(id="names")
            yield QuoteList(id="quotes")
            yield LedgerList(id="figures")
        yield Static(id="sentence")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self._pane.focus()
        self.load()

    def load(self) -> None:
        """Compare the articles, with their names as they are now."""
        self.ask("together", self._gather)

    def _gather(self) -> Iterable[Message]:
        figures = ledger([self.desk.report(self.desk.collection.article(id_)) for id_ in self._ids])
        reports = self._reports = figures.reports  # in the order of their columns
        yield self.Gathered(coverage(reports), shared_quotes(reports), figures)

    def on_together_screen_gathered(self, message: Gathered) -> None:
        self.query_one(CoverageTable).show(self._reports, message.names)
        self.query_one(QuoteList).show(self._reports, message.quotes)
        self.query_one(LedgerList).show(message.figures)

    @property
    def _pane(self) -> PlaceList:
        return self.query_one(f"#{self.query_one(ContentSwitcher).current}", PlaceList)

    # What is under the cursor.

    def on_place_list_moved(self, message: PlaceList.Moved) -> None:
        if message.pane is self._pane:
            self._show_where(message.place)

    def _show_where(self, place: Place | None) -> None:
        whose, sentence = self.query_one("#whose", Static), self.query_one("#sentence", Static)
        if place is None:
            whose.update("")
            sentence.update("Nothing of the kind." if self._reports else "One moment…")
            return
        article = self._reports[place.report].article
        date = article.date.label if article.date else "undated"
        count = f"{place.report + 1} of {len(self._reports)}"
        facts = f"{column_name(place.report)} · {date} · {article.title} · {count}"
        whose.update(Content(visible_line(facts)))
        sentence.update(_sentence(article.text, place.span))

    # Keys.

    def action_show(self, pane: str) -> None:
        self.query_one(ContentSwitcher).current = pane
        self._pane.focus()

    def action_next_pane(self, by: int) -> None:
        at = _PANES.index(self._pane.id or _PANES[0])
        self.action_show(_PANES[(at + by) % len(_PANES)])

    def on_place_list_opened(self, message: PlaceList.Opened) -> None:
        place = message.place
        self.dismiss(Stretch(self._reports[place.report].article.id, place.span))


def _sentence(text: str, span: Span) -> Content:
    """Return the sentence that a stretch stands in, the stretch in bold."""
    around = next((each for each in paragraphs(text) if each.end > span.start), Span(0, 0))
    inside = [each for each in sentences_of(text, around) if each.end > span.start]
    start, end = inside[0] if inside else around
    shown = Content(visible_line(text[start:end]))
    return shown.stylize("bold", max(0, span.start - start), max(0, min(span.end, end) - start))
