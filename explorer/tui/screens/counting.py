"""A screen that counts what is found by facets, and narrows it by them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from explorer.search.answers import Answer, Search
from explorer.search.facets.facet_lists import Facets
from explorer.search.narrowing import Narrowing
from explorer.tui.desk import Desk
from explorer.tui.following import Following, Place
from explorer.tui.keys import FACET_TYPING
from explorer.tui.screens.remembering import RememberingScreen
from explorer.tui.widgets.facet_list import FacetList
from explorer.tui.widgets.facet_wishes import Wanted

if TYPE_CHECKING:
    from explorer.search.judging.judged_names import Change as NameChange


class CountingScreen(RememberingScreen):
    """Has facets, which are counted when the hits are there, or anew when others are wanted."""

    # Here, and not in the facets: there the same keys choose a value, which the settings may remap.
    BINDINGS: ClassVar[list[BindingType]] = [*FACET_TYPING]

    @dataclass
    class Counted(Message):
        """The facets of a result have been counted."""

        search: Search
        wanted: Wanted
        facets: Facets
        total: int

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown = self._search  # what is answered
        self._following = Following()
        self._total = 0  # how many articles that finds

    def find(self) -> None:
        """Search anew, or say that there is no index yet."""
        raise NotImplementedError

    @property
    def wanted(self) -> Wanted:
        """Which values the user wants listed now."""
        return self.query_one(FacetList).wishes.all

    def take_answer(self, answer: Answer) -> None:
        """Take down what is answered, which facets are counted for."""
        self._shown, self._total = answer.search, answer.total

    def counted(self, search: Search, wanted: Wanted, total: int) -> Counted:
        """Count, in a worker, the facets of a result of `total` articles."""
        return self.Counted(search, wanted, self.desk.facets(search, wanted), total)

    def on_counting_screen_counted(self, message: Counted) -> None:
        if message.search == self._search and message.wanted == self.wanted:
            narrowing = message.search.narrowing
            self.query_one(FacetList).show(message.facets, message.total, narrowing)

    def on_finding_view_listed_otherwise(self) -> None:
        search, wanted, total = self._search, self.wanted, self._total
        if search != self._shown:
            self.find()  # how many articles it finds is not known yet
        elif self.desk.is_open:
            self.ask("facets", lambda: [self.counted(search, wanted, total)])

    def on_facet_list_narrowed(self, message: FacetList.Narrowed) -> None:
        self._narrow(message.change(self._search.narrowing))

    def _narrow(self, narrowing: Narrowing) -> None:
        self.show_search(replace(self._search, narrowing=narrowing))

    def names_changed(self, change: NameChange) -> None:
        for group in ("more", "story", "facets"):  # what they bring is of the names before
            self.workers.cancel_group(self, group)
        facets, same = self.query_one(FacetList), self._search == self._shown
        self._search, value = self._following.next(Place(self._search, facets.current), change)
        if same:  # the cursor stays on its article
            self._shown = self._search
        if value:
            facets.follow(value)
        self.find()
        self.bookmarks_changed()

    # While a name is typed in the facets.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key has its meaning now."""
        if action in {"keep_filter", "delete", "empty"}:
            return isinstance(self.focused, FacetList) and self.focused.wishes.typing is not None
        return super().check_action(action, parameters)

    def action_keep_filter(self) -> None:
        self.query_one(FacetList).keep_filter()

    def action_delete(self) -> None:
        self.query_one(FacetList).delete()

    def action_empty(self) -> None:
        self.query_one(FacetList).delete(everything=True)
