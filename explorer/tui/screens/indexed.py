"""A screen that opens the index of its collection, and notices when the collection changes."""

from __future__ import annotations

import time
from asyncio import CancelledError
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from explorer.errors import ExplorerError
from explorer.tui.desk import Desk
from explorer.tui.screens.base import PressScreen, ask

if TYPE_CHECKING:
    from explorer.tui.watch import News

_BETWEEN_REPORTS_SECONDS = 0.1
_BETWEEN_LOOKS_SECONDS = 2.0


class IndexedScreen(PressScreen):
    """Shows what is there at once, searches when the index is open, offers what is new."""

    @dataclass
    class Indexing(Message, bubble=False):
        """The index is being built."""

        done: int
        total: int

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, IndexedScreen.Indexing)

    @dataclass
    class Opened(Message):
        """The index is ready."""

        notices: tuple[str, ...]

    @dataclass
    class NotOpened(Message):
        """The index cannot be opened, or nobody can tell whether there is news."""

        error: ExplorerError

    @dataclass
    class Noticed(Message):
        """What the collection has that is not shown; None: nothing."""

        news: News | None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.news: News | None = None
        """What the collection has that is not shown."""
        self.progress: tuple[int, int] | None = None
        """How many articles of how many are indexed; None: nothing is being indexed."""
        self._looking: Timer | None = None
        self._told: set[str] = set()  # of the notices; many are the same every time
        self._opens_again = False
        self._is_on_top = True

    def show_state(self) -> None:
        """Show how far the indexing is, and what is new."""

    def index_opened(self) -> None:
        """React to the index being open, perhaps on other articles than before."""

    def open_index(self, *, anew: bool = False) -> None:
        """Open the index in the background; `anew`: with all that came or changed since."""
        if self.progress is not None:
            self._opens_again = True
            return
        self.progress, self._opens_again = (0, 0), False
        if self._looking:
            self._looking.pause()
        # It replaces none: the one before has told that it is done, but may not have ended yet.
        ask(self, "open", lambda: self._open(anew=anew), turn=self.desk.opening, replaces=False)

    def _open(self, *, anew: bool) -> Iterable[Message]:
        worker, told = get_current_worker(), time.monotonic()

        def report(done: int, total: int) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise CancelledError
            if self._is_on_top and time.monotonic() - told > _BETWEEN_REPORTS_SECONDS:
                told = time.monotonic()
                self.post_message(self.Indexing(done, total))

        try:
            yield self.Opened(self.desk.open(report, anew=anew))
        except ExplorerError as error:
            yield self.NotOpened(error)

    def on_indexed_screen_indexing(self, message: Indexing) -> None:
        if self.progress is not None:
            self.progress = (message.done, message.total)
            self.show_state()

    def on_indexed_screen_opened(self, message: Opened) -> None:
        self.news = self.progress = None
        for notice in message.notices:
            if notice not in self._told:
                self.say(notice)
        self._told.update(message.notices)
        self.show_state()
        self.index_opened()
        self._look_from_now_on()

    def on_indexed_screen_not_opened(self, message: NotOpened) -> None:
        self.progress = None
        self.show_state()
        self.warn(message.error)
        if self._looking:  # looking would fail again and again
            self._looking.stop()
            self._looking = None

    # News. While a dialog is above, whatever this screen hears of redraws both of them: it is to
    # hear of nothing then.

    def on_screen_suspend(self) -> None:
        """Look for nothing while another screen is above."""
        self._is_on_top = False
        if self._looking:
            self._looking.pause()

    def on_screen_resume(self) -> None:
        """Look for news again."""
        self._is_on_top = True
        if self._looking and self.progress is None:
            self._looking.resume()

    def _look_from_now_on(self) -> None:
        if self._opens_again:
            self.open_index(anew=True)
            return
        if self._looking is None:
            self._looking = self.set_interval(
                _BETWEEN_LOOKS_SECONDS, self.look_for_news, pause=True
            )
        if self._is_on_top:
            self._looking.resume()

    def look_for_news(self) -> None:
        """Find out in the background whether the collection is as it was."""
        ask(self, "news", self._look, turn=self.desk.opening)

    def _look(self) -> Iterable[Message]:
        try:
            yield self.Noticed(self.desk.news())
        except ExplorerError as error:
            yield self.NotOpened(error)

    def on_indexed_screen_noticed(self, message: Noticed) -> None:
        if self.progress is None and message.news != self.news:
            self.news = message.news
            self.show_state()

    def action_refresh_articles(self) -> None:
        self.open_index(anew=True)
