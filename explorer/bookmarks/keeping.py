"""Keep and drop passages, and take the last of it back."""

from __future__ import annotations

from collections.abc import Callable

from explorer.bookmarks.passage import Bookmark
from explorer.bookmarks.store import BookmarkStore


class Keeping:
    """The changes that one session makes to the bookmarks."""

    def __init__(self, store: BookmarkStore) -> None:
        self._store = store
        self._undo: list[tuple[str, Callable[[], None]]] = []

    def kept(self, collection: str) -> list[Bookmark]:
        """Return the bookmarks of a collection, the newest first."""
        return self._store.of_collection(collection)

    def keep(self, bookmark: Bookmark) -> None:
        """Save a bookmark. Raises BookmarkError when that is not possible."""
        self._store.add(bookmark)
        self._undo.append(("keeping", lambda: self._store.remove(bookmark.id)))

    def drop(self, bookmark: Bookmark) -> None:
        """Remove a bookmark. Raises BookmarkError when that is not possible."""
        self._store.remove(bookmark.id)
        self._undo.append(("removing", lambda: self._store.add(bookmark)))

    def undo(self) -> str | None:
        """Take the last change back and return what it was; None when there is nothing left."""
        if not self._undo:
            return None
        what, take_back = self._undo[-1]
        take_back()
        self._undo.pop()
        return what
