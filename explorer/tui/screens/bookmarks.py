"""The kept passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Footer

from explorer.errors import ExplorerError
from explorer.tui.keys import BACK
from explorer.tui.screens.base import PressScreen
from explorer.tui.widgets.bookmark_list import BookmarkList, Kept


class BookmarksScreen(PressScreen):
    """The passages kept from the collection; enter goes back to one in its article."""

    BINDINGS: ClassVar[list[BindingType]] = [replace(BACK, show=True)]

    @dataclass
    class Listed(Message):
        """The passages have been looked up in their articles."""

        kept: Sequence[Kept]

    def compose(self) -> ComposeResult:
        yield BookmarkList()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.query_one(BookmarkList).focus()
        self.bookmarks_changed()

    def bookmarks_changed(self) -> None:
        self.ask("kept", lambda: [self.Listed(self.desk.kept())])

    def on_bookmarks_screen_listed(self, message: Listed) -> None:
        self.query_one(BookmarkList).show(message.kept)

    def on_bookmark_list_opened(self, message: BookmarkList.Opened) -> None:
        self.dismiss(message.kept)

    def on_bookmark_list_removed(self, message: BookmarkList.Removed) -> None:
        try:
            self.desk.changes.drop(message.bookmark)
        except ExplorerError as error:
            self.warn(error)
        self.bookmarks_changed()
