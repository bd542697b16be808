"""The page of one entity: its names, when, with whom, every mention, every article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static

from explorer.dates import parse_date
from explorer.errors import CollectionError, UnknownArticleError
from explorer.models import EntityKey
from explorer.search.answers import Search
from explorer.search.narrowing import Narrowing
from explorer.search.page.concordance import Context
from explorer.search.page.entity_page import EntityPage, Places
from explorer.search.page.timeline import heights, timeline
from explorer.text.counting import counted
from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line
from explorer.tui.desk import Desk
from explorer.tui.destinations import Stretch
from explorer.tui.keys import ENTITY, NAMES
from explorer.tui.screens.base import PressScreen
from explorer.tui.widgets.article_list import ArticleList, Naming
from explorer.tui.widgets.entity_facts import EntityFacts
from explorer.tui.widgets.fetched_list import FetchedList
from explorer.tui.widgets.mention_list import MentionList

if TYPE_CHECKING:
    from explorer.search.judging.judged_names import Change as NameChange

_WIDE = 120  # columns from which all lists show at once
_PANES = ("facts", "mentions", "articles")


class EntityScreen(PressScreen):
    """One entity. In a narrow terminal one list shows at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*ENTITY, *NAMES]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]
    CSS = """
    EntityScreen {
        #head { height: auto; max-height: 4; padding: 0 1; }
        #head, #head Static { text-wrap: nowrap; text-overflow: ellipsis; }
        #facts { width: 2fr; max-width: 72; }
        #places { width: 3fr; border-left: solid $foreground-muted; }
        #mentions { height: 2fr; }
        #articles { height: 1fr; }

        &.-narrow {
            #places { border-left: none; width: 1fr; }
            #facts { width: 1fr; max-width: 100%; }
            &.-at-facts #places { display: none; }
            &.-at-mentions #facts, &.-at-mentions #articles { display: none; }
            &.-at-articles #facts, &.-at-articles #mentions { display: none; }
        }
    }
    """

    @dataclass
    class PageReady(Message):
        """What is counted is there."""

        page: EntityPage

    @dataclass
    class PlacesReady(Message):
        """It is known which articles name it."""

        page: EntityPage
        places: Places

    @dataclass
    class Fetched(Message):
        """Some items of a list are there."""

        places: Places
        pane: FetchedList[Any]
        numbers: range
        items: Mapping[int, Any]

    def __init__(self, desk: Desk, key: EntityKey) -> None:
        super().__init__(desk)
        self.key = key
        """Whose page it is."""
        self._asked_for = key  # which it may be again, when a judgement is taken back
        self._page: EntityPage | None = None
        self._places = Places()

    def compose(self) -> ComposeResult:
        self.set_class(self.app.size.width < _WIDE, "-narrow").add_class("-at-facts")
        yield Static(id="head")
        with Horizontal():
            yield EntityFacts(id="facts")
            with Vertical(id="places"):
                yield MentionList(id="mentions")
                yield ArticleList(id="articles")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.query_one(EntityFacts).focus()
        self._show_head()
        self.load()

    def load(self) -> None:
        """Count everything anew, as the collection and its names are now."""
        key = self.key
        self.ask("page", lambda: self._load(key))

    def _load(self, key: EntityKey) -> Iterable[Message]:
        page, find_places = self.desk.entity_page(key)
        yield self.PageReady(page)
        yield self.PlacesReady(page, find_places())

    def on_entity_screen_page_ready(self, message: PageReady) -> None:
        if message.page.key != self.key:
            return  # it goes by another name now
        self._page = message.page
        self._show_head()
        self.query_one(EntityFacts).show(message.page)

    def on_entity_screen_places_ready(self, message: PlacesReady) -> None:
        if message.page is not self._page:
            return
        self._places = message.places
        self.query_one(MentionList).begin(message.places.mentions)
        self.query_one(ArticleList).begin(len(message.places.articles))

    # What comes into sight.

    def on_fetched_list_wanted(self, message: FetchedList.Wanted) -> None:
        page, places, pane, numbers = self._page, self._places, message.pane, message.numbers
        if page is None:
            return
        if isinstance(pane, MentionList):
            self.ask("mentions", lambda: self._fetch_mentions(page, places, pane, numbers))
        else:
            self.ask("articles", lambda: self._fetch_articles(places, pane, numbers))

    def _fetch_mentions(
        self, page: EntityPage, places: Places, pane: FetchedList[Any], numbers: range
    ) -> Iterable[Message]:
        found = self.desk.contexts(page, places, limit=len(numbers), offset=numbers.start)
        yield self.Fetched(places, pane, numbers, {each.number: each for each in found})

    def _fetch_articles(
        self, places: Places, pane: FetchedList[Any], numbers: range
    ) -> Iterable[Message]:
        found = {}
        for number in numbers:
            place = places.articles[number]
            try:
                article = self.desk.collection.article(place.id)
            except (UnknownArticleError, CollectionError):
                continue  # gone since it was indexed
            found[number] = Naming(article, place.mentions)
        yield self.Fetched(places, pane, numbers, found)

    def on_entity_screen_fetched(self, message: Fetched) -> None:
        if message.places is self._places:
            message.pane.fill(message.numbers, message.items)

    # The head.

    def on_resize(self) -> None:
        self._show_head()

    def _show_head(self) -> None:
        lines = [f"{self.key.name} · {self.key.type}"]
        page = self._page
        if page and page.key == self.key:
            lines[0] += f" · {counted(page.mentions, 'mention')}"
            lines[0] += f" in {counted(page.articles, 'article')}"
            lines += [_months(page, max(1, self.app.size.width // 2))] if page.articles else []
        self.query_one("#head", Static).update(Content("\n".join(map(visible_line, lines))))

    # Where the user goes.

    def on_entity_facts_followed(self, message: EntityFacts.Followed) -> None:
        self.app.push_screen(EntityScreen(self.desk, message.key), self.go_to)

    def on_entity_facts_searched(self, message: EntityFacts.Searched) -> None:
        words = message.spelling.replace('"', " ")
        self.dismiss(Search(f'"{words}"', typing=True, folded=True))

    def on_fetched_list_opened(self, message: FetchedList.Opened) -> None:
        match message.item:
            case Naming(article):
                self.dismiss(Stretch(article.id))
            case Context(article=id_, mention=mention):
                self.dismiss(Stretch(id_, Span(mention.start, mention.end)))

    # Names set right.

    def names_changed(self, change: NameChange) -> None:
        known = self.desk.names.number_of(self._asked_for) is not None
        self.key = self._asked_for if known else change.becomes.get(self.key) or self.key
        self._show_head()
        self.load()

    def action_judge(self) -> None:
        from explorer.tui import judging  # only when it is asked for

        form = (
            self.query_one(EntityFacts).form
            if self.focused is self.query_one(EntityFacts)
            else None
        )
        judging.begin(self, judging.Pointed([self.key], form))

    def action_articles(self) -> None:
        self.dismiss(Search("", Narrowing(frozenset({self.key})), typing=True, folded=True))

    def action_next_pane(self, by: int) -> None:
        at = _PANES.index(self.focused.id) if self.focused and self.focused.id in _PANES else 0
        pane = _PANES[(at + by) % len(_PANES)]
        for each in _PANES:
            self.set_class(each == pane, f"-at-{each}")
        self.query_one(f"#{pane}").focus()


def _months(page: EntityPage, width: int) -> str:
    """Return the months as bars with their ends, and what is of no certain month."""
    bars, facts = timeline(page.months, width), []
    if bars:
        first, last = (parse_date(month).label for month in (bars.first, bars.last))
        count = f"{sum(bars.articles):,} of {first}"
        facts.append(count if first == last else f"{first} {heights(bars.articles)} {last}")
    if page.of_no_month:
        facts.append(f"{page.of_no_month:,} of no certain month")
    return " · ".join(facts)
