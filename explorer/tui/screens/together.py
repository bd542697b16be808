"""Several reports together: whom they name, what they quote alike, which figures they give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import ContentSwitcher, Footer, Static

from explorer.compare.columns import column_name
from explorer.compare.corrections.correction_file import read_corrections
from explorer.compare.coverage import CoverageRow, coverage
from explorer.compare.ledger import Ledger, ledger
from explorer.compare.shared_quotes import SharedQuote, shared_quotes
from explorer.library.collection import corrections_file, find_article
from explorer.models import Article, Report
from explorer.text.paragraphs import Span, paragraphs, sentences_of
from explorer.text.visible import visible_line
from explorer.tui.desk import Desk
from explorer.tui.destinations import Stretch
from explorer.tui.keys import TOGETHER
from explorer.tui.screens.base import PressScreen
from explorer.tui.screens.choose import ChooseScreen
from explorer.tui.screens.words import WordsScreen
from explorer.tui.widgets.coverage_table import CoverageTable
from explorer.tui.widgets.ledger_list import LedgerList
from explorer.tui.widgets.place_list import Place, PlaceList
from explorer.tui.widgets.quote_list import QuoteList

if TYPE_CHECKING:
    from explorer.search.judging.judged_names import Change as NameChange

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

    @dataclass
    class Corrected(Message):
        """The user has said what a figure counts."""

        said: str

    def __init__(self, desk: Desk, references: Callable[[], Sequence[str]], pane: str) -> None:
        """Show articles, found by a worker, in order of date, and one of the panes first."""
        super().__init__(desk)
        self._references, self._first = references, pane
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
        collection = self.desk.collection
        corrections = read_corrections(corrections_file(collection)).corrections
        articles = [find_article(collection, each) for each in self._references()]
        figures = ledger([self.desk.report(article) for article in articles], corrections)
        reports = figures.reports  # in the order of its columns
        yield self.Gathered(coverage(reports), shared_quotes(reports), figures)

    def on_together_screen_gathered(self, message: Gathered) -> None:
        self._reports = message.figures.reports
        self.query_one(CoverageTable).show(self._reports, message.names)
        self.query_one(QuoteList).show(self._reports, message.quotes)
        self.query_one(LedgerList).show(message.figures)

    def names_changed(self, change: NameChange) -> None:
        self.load()

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
        shown = _sentence(article.text, place.span) if place.span else Content("Not named here.")
        sentence.update(shown)

    # Keys.

    def action_entity(self) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        table = self.query_one(CoverageTable)
        detours.open_one_of(self, [table.entity] if table.entity and table is self._pane else [])

    def action_show(self, pane: str) -> None:
        self.query_one(ContentSwitcher).current = pane
        self._pane.focus()

    def action_next_pane(self, by: int) -> None:
        at = _PANES.index(self._pane.id or _PANES[0])
        self.action_show(_PANES[(at + by) % len(_PANES)])

    def action_correct(self) -> None:
        """Ask what the figure under the cursor counts."""
        entry = self.query_one(LedgerList).entry
        if entry is None:
            return
        article, figure = self._reports[entry.report].article, entry.figure
        words = " ".join(article.text[slice(*figure.span)].split())

        def taken(number: int | None) -> None:
            if number == 0:
                self.app.push_screen(WordsScreen("Figures", question, figure.quantity), correct)
            elif number == 1:
                self._correct(article, figure.span, None)

        def correct(quantity: str | None) -> None:
            if quantity:
                self._correct(article, figure.span, quantity)

        question = f"What “{words}” counts, as in `people killed`"
        says = ["it counts something else…", "it is no figure"]
        self.app.push_screen(ChooseScreen(visible_line(f"“{words}”"), says), taken)

    def _correct(self, article: Article, figure: Span, quantity: str | None) -> None:
        self.ask("correct", lambda: [self.Corrected(self.desk.correct(article, figure, quantity))])

    def on_together_screen_corrected(self, message: Corrected) -> None:
        self.say(f"{message.said} u takes it back.")
        self.load()

    def bookmarks_changed(self) -> None:
        """Compare anew: what was taken back may be a correction."""
        self.load()

    def on_place_list_opened(self, message: PlaceList.Opened) -> None:
        place = message.place
        id_ = self._reports[place.report].article.id
        self.dismiss(Stretch(id_, place.span))


def _sentence(text: str, span: Span) -> Content:
    """Return the sentence that a stretch stands in, the stretch in bold."""
    around = next((each for each in paragraphs(text) if each.end > span.start), Span(0, 0))
    inside = [each for each in sentences_of(text, around) if each.end > span.start]
    start, end = inside[0] if inside else around
    shown = Content(visible_line(text[start:end]))
    return shown.stylize("bold", max(0, span.start - start), max(0, min(span.end, end) - start))
