"""The first screen: search line, facets, results, article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from explorer.library.collection import short_id_length
from explorer.models import Article
from explorer.search.answers import Answer, Hit, Search, Sort
from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line
from explorer.tui import garbage
from explorer.tui.desk import Desk
from explorer.tui.destinations import Destination, Stretch
from explorer.tui.keys import NAMES, SCREEN
from explorer.tui.screens.counting import CountingScreen
from explorer.tui.widgets.facet_list import FacetList
from explorer.tui.widgets.facet_wishes import Wanted
from explorer.tui.widgets.line_view import LineView
from explorer.tui.widgets.reader import Reader, Reading
from explorer.tui.widgets.result_list import ResultList
from explorer.tui.widgets.search_line import SearchLine
from explorer.tui.widgets.understood import Understood

_WIDE = 120  # columns from which all panes show at once
_FIRST_PAGE = 20  # hits fetched at a key: more than a screen shows, and soon there
_PAGE = 50  # hits fetched at a time when the user goes on
_PANES = ("search", "facets", "results", "article")


class BrowseScreen(CountingScreen):
    """Search, narrow, read. In a narrow terminal one pane shows at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*SCREEN, *NAMES]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    @dataclass
    class Answered(Message):
        """A page of hits has been found."""

        answer: Answer
        stories: Mapping[str, Sequence[Hit]] = field(default_factory=dict)
        """By the ids of hits, what is unfolded under them."""

    @dataclass
    class ReadingReady(Message):
        """An article is ready to be read."""

        reading: Reading
        stretch: Span | None

    @dataclass
    class Unfolded(Message):
        """The articles of the same story as a hit are there."""

        search: Search
        id: str
        hits: Sequence[Hit]

    @dataclass
    class KeptCounted(Message):
        """It is known how many passages are kept from which articles."""

        counts: Mapping[str, int]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._marked: list[str] = []
        self._under_cursor: str | None = None  # the id of a result
        self._reading_id: str | None = None
        self._in_front = "results"  # the pane that shows when there is room for one

    def compose(self) -> ComposeResult:
        # Set before there is anything to style twice.
        self.set_class(self.app.size.width < _WIDE, "-narrow").add_class("-at-results")
        with Horizontal(id="top"):
            yield Static(id="title")
            yield Static(id="place")
        yield SearchLine(id="search", placeholder='words, names, "phrases", place:kenscoff, -not')
        yield Understood(id="understood")
        with Horizontal(id="panes"):
            yield FacetList(id="facets")
            yield ResultList(id="results")
            yield Reader(id="article")
        yield Vertical(id="keys")

    def on_mount(self) -> None:
        self.show_state()
        self.query_one(SearchLine).focus()
        listing = self.desk.listing(self._search, limit=_FIRST_PAGE)
        self.on_browse_screen_answered(self.Answered(listing))
        self.call_after_refresh(self._after_first_paint)

    async def _after_first_paint(self) -> None:
        """Do what can wait until the articles are on the screen."""
        garbage.look_for_it_seldom()
        from textual.widgets import Footer  # only now, as everything else here

        await self.query_one("#keys").mount(Footer(show_command_palette=False, compact=True))
        self.refresh_bindings()  # the footer shows nothing before it hears of them
        self.load_history()
        self.open_index()

    # Where the user is.

    def on_descendant_focus(self) -> None:
        self.show_place(self.query_one(ResultList))

    def show_place(self, pane: LineView) -> None:
        """Show where the user is: in the pane that has the focus, else among the results."""
        if isinstance(self.focused, LineView) and self.focused.place:
            pane = self.focused
        elif not isinstance(pane, ResultList):
            return
        self.query_one("#place", Static).update(Content(visible_line(pane.place)), layout=False)

    # From the desk to the panes.

    def index_opened(self) -> None:
        super().index_opened()
        collection = self.desk.collection
        self._marked = [id_ for id_ in self._marked if id_ in collection]
        if self._reading_id is None or self._reading_id not in collection:
            self._under_cursor = self._reading_id = None
        self.find()
        self._count_kept()

    def find(self) -> None:
        search, results = self._search, self.query_one(ResultList)
        limit, unfolded = max(_FIRST_PAGE, self.size.height // 4), frozenset[str]()
        if search == self._shown:  # again, of other articles: as much of it as there was
            limit, unfolded = max(limit, results.loaded), results.unfolded
        if self.desk.is_open:
            wanted = self.wanted
            self.ask("search", lambda: self._found(search, limit, unfolded, wanted))
        elif search.text:
            self.query_one(Understood).say("The answer comes when the index is built.")

    def _found(
        self, search: Search, limit: int, unfolded: frozenset[str], wanted: Wanted
    ) -> Iterable[Message]:
        answer = self.desk.search(search, limit=limit)
        stories = {
            hit.article.id: self.desk.hits(hit.same_story, search)
            for hit in answer.hits
            if not unfolded.isdisjoint((hit.article.id, *hit.same_story))
        }
        yield self.Answered(answer, stories)
        yield self.counted(search, wanted, answer.total)
        yield from self.suggestions(answer)

    def on_browse_screen_answered(self, message: Answered) -> None:
        answer, results = message.answer, self.query_one(ResultList)
        if answer.search != self._search:
            return  # the answer to a query that is no longer on the screen
        if answer.offset:
            results.extend(answer.hits, answer.offset)
        else:
            self.query_one(Understood).show(answer)
            again = answer.search == self._shown
            self.take_answer(answer)
            results.show(answer.hits, answer.total, message.stories, again=again)

    def _read(self, id_: str, stretch: Span | None = None) -> None:
        """Show an article, and a stretch of it if one is given."""
        self._reading_id, search = id_, self._search
        self.ask("read", lambda: [self.ReadingReady(self.desk.read(id_, search), stretch)])

    def on_browse_screen_reading_ready(self, message: ReadingReady) -> None:
        if message.reading.article.id != self._reading_id:
            return
        reader = self.query_one(Reader)
        reader.show(message.reading)
        if message.stretch:
            reader.show_stretch(message.stretch)

    # From the panes to the desk.

    def on_input_changed(self, message: Input.Changed) -> None:
        before = self._search if message.value else self._search.begun_anew()
        self._search = replace(before, text=message.value)
        self.find()

    def on_search_line_left(self) -> None:
        self.remember()
        self._go("results")

    def show_search(self, search: Search) -> None:
        self._search = search
        self.find()

    def on_result_list_highlighted(self, message: ResultList.Highlighted) -> None:
        before, self._under_cursor = self._under_cursor, message.hit and message.hit.article.id
        if self._under_cursor != before:
            self._reading_id = self._under_cursor
        if self._reading_id:
            self._read(self._reading_id)
        else:
            self.query_one(Reader).show(None)

    def on_result_list_more_wanted(self, message: ResultList.MoreWanted) -> None:
        search, offset = self._search, message.offset
        answer = self.desk.search if self.desk.is_open else self.desk.listing
        self.ask("more", lambda: [self.Answered(answer(search, limit=_PAGE, offset=offset))])

    def on_result_list_story_wanted(self, message: ResultList.StoryWanted) -> None:
        search, hit = self._search, message.hit
        if not hit.same_story:
            self.say("No other article found tells the same story.")
            return
        self.ask(
            "story",
            lambda: [self.Unfolded(search, hit.article.id, self.desk.hits(hit.same_story, search))],
        )

    def on_browse_screen_unfolded(self, message: Unfolded) -> None:
        if message.search == self._search:
            self.query_one(ResultList).unfold(message.id, message.hits)

    def on_result_list_opened(self) -> None:
        if self._under_cursor and self._under_cursor != self._reading_id:
            self._read(self._under_cursor)  # it was a kept passage's article
        self.remember()
        self._go("article")

    @on(ResultList.Marked)
    @on(Reader.Marked)
    def _mark(self, message: ResultList.Marked | Reader.Marked) -> None:
        if message.id in self._marked:
            self._marked.remove(message.id)
        else:
            self._marked.append(message.id)
        self.query_one(ResultList).show_marked(self._marked)
        self.show_state()

    def on_reader_saved(self, message: Reader.Saved) -> None:
        from explorer.tui import keeping  # only when it is asked for

        stop = self.query_one(Reader).stop_selecting
        keeping.keep_as_wanted(self, message.article, [message.span], stop, asks=message.asks)

    def on_reader_cited(self, message: Reader.Cited) -> None:
        from explorer.tui import keeping  # only when it is asked for

        self.copy(keeping.cited(message.article, [message.span]))

    def on_selecting_named(self, message: Reader.Named) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        detours.name_words(self, message.words)

    def on_reader_copied(self, message: Reader.Copied) -> None:
        self.copy(message.text)

    def _count_kept(self) -> None:
        self.ask("kept", lambda: [self.KeptCounted(self.desk.kept_counts())])

    def bookmarks_changed(self) -> None:
        self._count_kept()
        if self._reading_id and self.desk.is_open:
            self._read(self._reading_id)

    def on_browse_screen_kept_counted(self, message: KeptCounted) -> None:
        self.query_one(ResultList).show_kept(message.counts)

    # Keys.

    def go_to(self, destination: Destination | None) -> None:
        match destination:
            case None:
                self.bookmarks_changed()
            case Search():
                self._take(replace(destination, sort=self._search.sort))
                self._go("results")
            case Stretch(id_, span):
                self._read(id_, span)
                self._go("article")

    def action_search(self) -> None:
        self._go("search")

    def action_facets(self) -> None:
        self._go("facets")

    def action_next_pane(self, by: int) -> None:
        at = _PANES.index(self.focused.id) if self.focused and self.focused.id in _PANES else 0
        self._go(_PANES[(at + by) % len(_PANES)])

    def action_back(self) -> None:
        """Step back: end a passage, leave the zoom, then article → results → search line."""
        reader = self.query_one(Reader)
        if reader.is_selecting:
            reader.stop_selecting()
        elif self.maximized:
            self.minimize()
        else:
            at = self.focused.id if self.focused else None
            self._go(
                {"article": "results", "facets": "results", "search": "results"}.get(
                    at or "", "search"
                )
            )

    def action_zoom(self) -> None:
        if self.maximized:
            self.minimize()
        elif isinstance(self.focused, LineView):
            self.maximize(self.focused)

    def action_sort(self) -> None:
        orders = list(Sort)
        wanted = orders[(orders.index(self._search.sort) + 1) % len(orders)]
        self._search = replace(self._search, sort=wanted)
        self.say(f"Ordered by {wanted}.")
        self.find()

    def action_compare(self) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        detours.compare_marked(self, self._marked, self._reading_id, self._search)

    def action_figures(self) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        detours.figures(self, self._marked, self._search)

    def action_entity(self) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        detours.open_entity(self, self.focused)

    def action_judge(self) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        detours.judge(self, self.focused)

    def action_versions(self) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        if self._article:
            detours.compare_versions(self, self._article, self._search)

    def action_edit(self) -> None:
        from explorer.tui.screens import detours  # only when it is asked for

        if self._article:
            detours.edit(self, self._article)

    @property
    def _article(self) -> Article | None:
        """The article where the user is."""
        hit, reading = self.query_one(ResultList).current, self.query_one(Reader).reading
        if reading and (self.focused is not self.query_one(ResultList) or hit is None):
            return reading.article
        return hit.article if hit else None

    def _go(self, pane: str) -> None:
        """Give a pane the focus, and in a narrow terminal the room."""
        if self.maximized:
            self.minimize()
        if pane != "search":
            self._in_front = pane
            self._give_room()
        self.query_one(f"#{pane}").focus()

    def on_resize(self) -> None:
        self._give_room()

    def _give_room(self) -> None:
        # Where all panes show anyway, styling them anew would only redraw the screen.
        if self.app.size.width < _WIDE:
            for pane in _PANES:
                self.set_class(pane == self._in_front, f"-at-{pane}")

    def show_state(self) -> None:
        top, total = self.query_one("#top"), f"{len(self.desk.collection):,} articles"
        state = [" press", self.desk.collection.name, total]
        if self.progress and self.progress[1]:
            done, of = self.progress
            state[2] = f"indexing {done:,} of {of:,}"
        elif self.news:
            them = "it" if sum(self.news) == 1 else "them"
            state[0] = f" {self.news}: R shows {them}"  # first: what is last may be cut off
            if not top.display:
                self.say(state[0])
        if self._marked:
            length = short_id_length(self.desk.collection, self._marked)
            state.append(" ".join(f"● {id_[:length]}" for id_ in self._marked))
        self.query_one("#title", Static).update(Content(visible_line(" · ".join(state))))
