"""Keep and drop passages, edit what is known of articles, and take the last of it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from explorer.bookmarks.passage import Bookmark
from explorer.bookmarks.store import BookmarkStore
from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from explorer.library.editing import Known


class Change(NamedTuple):
    """Something the user did."""

    what: str
    take_back: Callable[[], None]
    edits: bool = False
    """Whether it changed what is known of an article."""


class Changes:
    """The changes that a user makes while a collection is open."""

    def __init__(self, bookmarks: BookmarkStore) -> None:
        self._bookmarks = bookmarks
        self._done: list[Change] = []

    def kept(self, collection: str) -> list[Bookmark]:
        """Return the bookmarks of a collection, the newest first."""
        return self._bookmarks.of_collection(collection)

    def keep(self, bookmark: Bookmark) -> None:
        """Save a bookmark. Raises BookmarkError when that is not possible."""
        self._bookmarks.add(bookmark)
        self._done.append(Change("keeping a passage", lambda: self._bookmarks.remove(bookmark.id)))

    def drop(self, bookmark: Bookmark) -> None:
        """Remove a bookmark. Raises BookmarkError when that is not possible."""
        self._bookmarks.remove(bookmark.id)
        self._done.append(Change("removing a passage", lambda: self._bookmarks.add(bookmark)))

    def known(self, library: Path, id_: str) -> Mapping[str, Known]:
        """Return, by field, what is known of an article. Raises LibraryError."""
        from explorer.library.editing import known  # only when it is asked for: loads SQLite
        from explorer.library.store import Store

        with closing(Store(library)) as store:
            return known(store, id_)

    def edit(self, library: Path, id_: str, values: Mapping[str, str | None]) -> None:
        """Set what is known of an article; see `explorer.library.editing.edit`."""
        before = _edit(library, id_, values)
        self._done.append(Change("an edit", lambda: _take_back(library, id_, before), edits=True))

    def undo(self) -> Change | None:
        """Take the last change back and return it; None when there is nothing left.

        Raises ExplorerError when that is not possible; it may be tried again.
        """
        if not self._done:
            return None
        change = self._done.pop()  # first of all: others may be made meanwhile
        try:
            change.take_back()
        except ExplorerError:
            self._done.append(change)
            raise
        return change


def _edit(library: Path, id_: str, values: Mapping[str, str | None]) -> dict[str, str | None]:
    """Set what is known of an article and return what takes it back."""
    from explorer.library.editing import edit, known  # only when it is asked for, as above
    from explorer.library.store import Store

    with closing(Store(library)) as store:
        before = known(store, id_)
        edit(store, id_, values)
    return {field: before[field].edited for field in values}


def _take_back(library: Path, id_: str, before: Mapping[str, str | None]) -> None:
    _edit(library, id_, before)
