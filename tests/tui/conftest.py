"""Start the screen over a collection and drive it by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, suppress

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from explorer.library import own
from explorer.library.collection import Collection
from explorer.library.readers.document import Draft
from explorer.library.recorded import RecordedCollection
from explorer.library.store import Store
from explorer.search.narrowing import FacetValue
from explorer.settings import Settings
from explorer.tui import clipboard
from explorer.tui.app import PressApp, desk_for
from explorer.tui.screens.browse import BrowseScreen
from explorer.tui.widgets.facet_list import FacetList
from explorer.tui.widgets.reader import Reader, Reading
from explorer.tui.widgets.result_list import ResultList
from explorer.tui.widgets.search_line import SearchLine
from explorer.tui.widgets.understood import Understood
from tests.library.libraries import draft, news, put

WIDE, NARROW, TINY = (120, 36), (80, 24), (40, 12)


class Session:
    """A running screen, its panes, and keys that wait until all is answered."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, PressApp)
        self.app = pilot.app
        self.sent: list[str] = []
        """What was sent towards the clipboard."""

    def take_copy(self, text: str, ways: clipboard.Ways) -> str:  # noqa: ARG002
        """Take a text that is on its way to the clipboard."""
        self.sent.append(text)
        return "to the test."

    async def settle(self) -> None:
        """Wait until every worker is done and everything is drawn."""
        await self.pilot.pause()
        while any(not worker.is_finished for worker in self.app.workers):
            with suppress(WorkerCancelled):  # because of a newer one, which is waited for as well
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, one after another, waiting for each."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a query into the search line."""
        self.search_line.value = text
        await self.settle()

    @property
    def browse(self) -> BrowseScreen:
        """The first screen, also when another is over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, BrowseScreen)
        return screen

    @property
    def search_line(self) -> SearchLine:
        """Where queries are typed."""
        return self.browse.query_one(SearchLine)

    @property
    def understood(self) -> str:
        """What the line under the search line says."""
        widget = self.browse.query_one(Understood)
        return str(widget.content) if widget.display else ""

    @property
    def facets(self) -> FacetList:
        """The facets."""
        return self.browse.query_one(FacetList)

    @property
    def results(self) -> ResultList:
        """The results."""
        return self.browse.query_one(ResultList)

    @property
    def reader(self) -> Reader:
        """The article."""
        return self.browse.query_one(Reader)

    @property
    def reading(self) -> Reading:
        """What is being read."""
        assert self.reader.reading is not None
        return self.reader.reading

    @property
    def passage(self) -> str:
        """The words that would be kept now."""
        assert self.reader.passage is not None
        return self.reading.article.text[slice(*self.reader.passage)]

    @property
    def here(self) -> str:
        """The words that the user has walked to."""
        place = self.reader.selectable.here
        return self.reading.article.text[slice(*place)] if place else ""

    @property
    def ids(self) -> list[str]:
        """The results, by the beginning of their ids."""
        return [hit.article.id[:3] for hit in self.results._hits]

    @property
    def titles(self) -> list[str]:
        """The titles of the rows of the results."""
        return [row.hit.article.title for row in self.results._rows]

    def facet(self, name: str) -> tuple[int, FacetValue]:
        """The row of a facet value and the value."""
        for number, row in enumerate(self.facets._rows):
            if isinstance(row, FacetValue) and row.label == name:
                return number, row
        raise LookupError(name)

    def maximized(self) -> str | None:
        """The id of the pane that has the whole screen."""
        return self.app.screen.maximized.id if self.app.screen.maximized else None

    @property
    def screen_name(self) -> str:
        """Which screen is on top."""
        return type(self.app.screen).__name__

    @property
    def focus(self) -> str | None:
        """The id of the pane that has the focus."""
        return self.app.focused.id if self.app.focused else None

    @property
    def notices(self) -> list[str]:
        """What the screen has told the user."""
        return [notification.message for notification in self.app._notifications]

    def lines(self, widget_id: str) -> list[str]:
        """What a pane shows, line by line."""
        pane = self.browse.query_one(f"#{widget_id}")
        drawn = pane.render_lines(pane.region.reset_offset)
        return [strip.text.removeprefix("│").rstrip() for strip in drawn]


Start = Callable[..., AbstractAsyncContextManager[Session]]


class Clips:
    """A collection of the user's own that a test fills while it is open or not."""

    def __init__(self, name: str = "clips") -> None:
        self.folder = own.new(name)

    def put(self, *drafts: Draft) -> None:
        """Record drafts, as another process does."""
        with closing(Store(self.folder)) as store:
            put(store, *drafts)

    def open(self) -> RecordedCollection:
        """Open it as it is now."""
        return RecordedCollection(self.folder, self.folder.name)

    def id_of(self, title: str) -> str:
        """Return the id of the article that has a title."""
        with closing(self.open()) as collection:
            articles = map(collection.article, collection.ids)
            return next(article.id for article in articles if article.title == title)


@pytest.fixture
def clips() -> Clips:
    """Three articles of one story, of different days, and one of another."""
    clips = Clips()
    text = news("story")
    clips.put(
        draft(text, "/1", title="First report", date="2025-08-24", source="Wire"),
        draft(f"{text} more", "/2", title="Second report", date="2025-08-25", source="The Paper"),
        draft(f"so {text}", "/3", title="Third [report]", date="2025-08-26", source="A Radio"),
        draft(news("floods"), "/4", title="Floods", date="2025-08-20", source="The Paper"),
    )
    return clips


@pytest.fixture
def start(haiti: Collection, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Return a context manager that starts the screen. Nothing reaches a real clipboard."""

    @asynccontextmanager
    async def _start(
        collection: Collection = haiti,
        size: tuple[int, int] = WIDE,
        settings: Settings | None = None,
        *,
        settle: bool = True,
    ) -> AsyncIterator[Session]:
        settings = settings or Settings()
        app = PressApp(settings, desk_for(collection, settings))
        async with app.run_test(size=size) as pilot:
            session = Session(pilot)
            monkeypatch.setattr(clipboard, "send", session.take_copy)
            if settle:
                await session.settle()
            yield session

    return _start
