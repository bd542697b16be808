"""A screen that remembers what was searched for, and keeps searches under a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from textual.app import SystemCommand
from textual.message import Message

from explorer.errors import SavedSearchError
from explorer.search.answers import Search
from explorer.search.saved import SavedSearch, name_meant
from explorer.text.visible import visible_line
from explorer.tui.desk import Desk
from explorer.tui.screens.base import ask
from explorer.tui.screens.understanding import UnderstandingScreen
from explorer.tui.widgets.search_line import SearchLine

_NO_MARKUP = str.maketrans("[]\\", "()/")  # the palette takes the help of a command for markup


class RememberingScreen(UnderstandingScreen):
    """Has a search line with a way back, and saved searches that say what is new in them."""

    @dataclass
    class Remembered(Message):
        """What was searched for in former sessions, the latest last."""

        queries: list[str]

    @dataclass
    class NewCounted(Message):
        """How many of the articles that a saved search finds are new."""

        name: str
        new: int

    @dataclass
    class Looked(Message):
        """The user looks at a saved search."""

        saved: SavedSearch
        new: int
        anew: bool
        """Whether nothing that was narrowed before is to stay."""

    @dataclass
    class SearchSaved(Message):
        """A search is kept."""

        name: str
        total: int

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._acted_on: str | None = None  # what was searched for when the user last went on
        self._new: dict[str, int] = {}  # in the saved searches that are counted by now

    # The history.

    def load_history(self) -> None:
        """Get what was searched for in former sessions."""
        ask(self, "history", self._load_history)

    def _load_history(self) -> Iterable[Message]:
        with suppress(SavedSearchError):  # without it there is nothing to go back to
            asked = self.desk.history.asked()
            yield self.Remembered([visible_line(each.query) for each in reversed(asked)])

    def on_remembering_screen_remembered(self, message: Remembered) -> None:
        self.query_one(SearchLine).recall.fill(message.queries)

    def remember(self) -> None:
        """Take down that the user has acted on what they searched for."""
        query = self._search.text.strip()
        if query == self._acted_on:
            return
        self._acted_on = query
        self.query_one(SearchLine).recall.add(query)
        ask(self, "remember", lambda: self._remember(query), replaces=False)
        if name := name_meant(query):
            self._look_at(name, anew=False)

    def _remember(self, query: str) -> Iterable[Message]:
        self.desk.history.add(query)
        return ()

    # Saved searches.

    def index_opened(self) -> None:
        self._acted_on = None  # what was seen then was other articles
        ask(self, "new", self._count_new)

    def _count_new(self) -> Iterable[Message]:
        for saved in self.desk.saved.all():
            found = self._ids_of(saved.search)
            yield self.NewCounted(saved.name, len(self.desk.saved.unseen(saved.name, found)))

    def on_remembering_screen_new_counted(self, message: NewCounted) -> None:
        self._new[message.name] = message.new

    def open_saved(self, name: str) -> None:
        """Show what a saved search finds."""
        line = self.query_one(SearchLine)
        line.value = self._acted_on = f"@{name}"
        line.recall.add(line.value)
        self._look_at(name, anew=True)

    def _look_at(self, name: str, *, anew: bool) -> None:
        ask(self, "look", lambda: self._take_down_look(name, anew=anew), replaces=False)

    def _take_down_look(self, name: str, *, anew: bool) -> Iterable[Message]:
        saved = self.desk.saved.named(name)
        if saved and self.desk.is_open:
            found = self._ids_of(saved.search)
            yield self.Looked(saved, len(self.desk.saved.unseen(name, found)), anew)
            self.desk.saved.looked(name, found)

    def on_remembering_screen_looked(self, message: Looked) -> None:
        saved, line = message.saved, self.query_one(SearchLine)
        self._new[saved.name] = 0
        self.say(f"@{saved.name}: {message.new:,} new since {saved.looked.astimezone():%d %b %Y}.")
        if name_meant(line.value) and (message.anew or not self._search.narrowing):
            self.show_search(replace(saved.search, text=line.value, typing=True, folded=True))

    def action_save_search(self) -> None:
        """Ask for a name and keep the search under it."""
        if not self.desk.is_open:
            self.say("A search can be saved when the index is built.")
            return
        from explorer.tui.screens.save_search import SaveSearchScreen  # only when asked for

        search = replace(self._search, typing=False, folded=False)

        def save(name: str | None) -> None:
            if name:
                ask(self, "save", lambda: self._save(name, search), replaces=False)

        self.app.push_screen(SaveSearchScreen(search.text, self._saved_queries()), save)

    def _save(self, name: str, search: Search) -> Iterable[Message]:
        search = self.desk.saved.recalled(search)
        found = self._ids_of(search)
        self.desk.saved.save(name, search, found, overwrite=True)
        yield self.SearchSaved(name, len(found))

    def on_remembering_screen_search_saved(self, message: SearchSaved) -> None:
        self._new[message.name] = 0
        total = "1 article" if message.total == 1 else f"{message.total:,} articles"
        self.say(f"Saved as @{message.name}, which finds {total} now.")

    def saved_commands(self) -> Iterable[SystemCommand]:
        """Offer the saved searches in the palette, each with how much is new."""
        for name, query in self._saved_queries().items():
            new = f" — {self._new[name]:,} new" if name in self._new else ""
            yield SystemCommand(
                f"Search: @{name}{new}",
                visible_line(query).translate(_NO_MARKUP),
                partial(self.open_saved, name),
            )

    def _saved_queries(self) -> Mapping[str, str]:
        try:
            return self.desk.saved.queries()
        except SavedSearchError as error:
            self.warn(error)
            return {}

    def _ids_of(self, search: Search) -> Sequence[str]:
        """Return the ids of all that a search finds; nothing when the desk is left by now."""
        with self.desk.turn:
            return self.desk.found(search) if self.desk.is_open else ()
