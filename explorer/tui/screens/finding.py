"""A screen that finds kept passages again: those in sight first, and all in the end."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.overview import Grouping, Order, Overview
from explorer.bookmarks.whereabouts import Whereabouts
from explorer.tui.desk import Desk
from explorer.tui.looked_through import LookedThrough
from explorer.tui.screens.base import PressScreen
from explorer.tui.widgets.bookmark_list import BookmarkList

_AT_A_TIME = 400  # passages that are looked for at once
_SECONDS_AT_A_TIME = 0.15  # after which what was found is shown, and the rest is looked for


class FindingScreen(PressScreen):
    """Lists kept passages before it is known what has become of them."""

    @dataclass
    class Found(Message):
        """Some passages have been looked for in their articles."""

        whereabouts: Mapping[str, Whereabouts]

    @dataclass
    class Named(Message):
        """It is known whom some passages name."""

        names: Mapping[str, tuple[str, ...]]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        before = desk.looked_through
        collection = desk.collection
        self.looked = before.of(collection) if before else LookedThrough(collection)
        """What the user saw of the kept passages last, and how."""
        desk.looked_through = self.looked

    @property
    def kept_list(self) -> BookmarkList:
        """The passages that the filter lets through."""
        return self.query_one(BookmarkList)

    @property
    def overview(self) -> Overview:
        """All that are kept, and what is known of them."""
        return self.looked.overview

    def show_all(self) -> None:
        """List what the filter lets through."""
        raise NotImplementedError

    def find_more(self) -> None:
        """Look for the passages that have not been found again yet."""
        overview = self.overview
        sought = [*self.kept_list.in_sight, *overview.bookmarks]
        lost = [each for each in sought if each.id not in overview.whereabouts][:_AT_A_TIME]
        if lost:
            self.ask("find", lambda: [self.Found(dict(self._find(lost)))])
        elif self.looked.grouping is Grouping.ENTITY and self.desk.is_open:
            unnamed = [each for each in sought if each.id not in overview.names][:_AT_A_TIME]
            if unnamed:
                self.ask("find", lambda: [self.Named(dict(self._names_of(overview, unnamed)))])

    def _find(self, bookmarks: Sequence[Bookmark]) -> Iterable[tuple[str, Whereabouts]]:
        began = time.monotonic()
        for found in self.desk.whereabouts(bookmarks):
            yield found
            if time.monotonic() - began > _SECONDS_AT_A_TIME:
                return

    def _names_of(
        self, overview: Overview, bookmarks: Sequence[Bookmark]
    ) -> Iterable[tuple[str, tuple[str, ...]]]:
        began = time.monotonic()
        for each in bookmarks:
            language = overview.whereabouts[each.id].language
            yield each.id, self.desk.names_in(each, language)
            if time.monotonic() - began > _SECONDS_AT_A_TIME:
                return

    def on_finding_screen_found(self, message: Found) -> None:
        self.overview.learn(message.whereabouts)
        looked = self.looked
        if looked.order in (Order.DATE, Order.TITLE) or looked.grouping is Grouping.ARTICLE:
            self.show_all()
        else:
            self.kept_list.refresh()
        self.find_more()

    def on_finding_screen_named(self, message: Named) -> None:
        self.overview.names.update(message.names)
        if self.looked.grouping is Grouping.ENTITY:
            self.show_all()
        self.find_more()
