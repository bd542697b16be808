"""Keep and drop passages, edit what is known of articles, judge names, and take the last back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.store import BookmarkStore, Listing
from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from explorer.library.editing import Known
    from explorer.search.judging.judged_names import Change as NameChange


_TOLD = 40
"""Characters of a passage by which the user knows it again."""


class Change(NamedTuple):
    """Something the user did."""

    what: str
    take_back: Callable[[], NameChange | None]
    edits: bool = False
    """Whether it changed what is known of an article."""
    judges: bool = False
    """Whether it judged names."""
    names: NameChange | None = None
    """What has become of the names that it judged, when it is taken back."""


class Changes:
    """The changes that a user makes while a collection is open."""

    def __init__(self, bookmarks: BookmarkStore) -> None:
        self._bookmarks = bookmarks
        self._done: list[Change] = []

    def kept(self, collection: str) -> Listing:
        """Return the bookmarks of a collection, the newest first."""
        return self._bookmarks.listing(collection)

    def bookmarks_mark(self) -> str:
        """Return what is another whenever anybody has changed a bookmark."""
        return self._bookmarks.mark()

    def keep(self, *bookmarks: Bookmark) -> None:
        """Save bookmarks. Raises BookmarkError when that is not possible."""
        self._bookmarks.add_all(bookmarks)
        self._changed(bookmarks, "keeping")

    def drop(self, *bookmarks: Bookmark) -> None:
        """Remove bookmarks. Raises BookmarkError when that is not possible."""
        self._bookmarks.remove_all(each.id for each in bookmarks)
        self._changed(bookmarks, "removing")

    def change(self, bookmarks: Sequence[Bookmark], changed: Callable[[Bookmark], Bookmark]) -> int:
        """Change note or tags of bookmarks; return how many are still there.

        Raises BookmarkError when that is not possible; then none is changed.
        """
        after = self._bookmarks.change([each.id for each in bookmarks], changed)
        if after:
            self._changed(after, "changing")
        return len(after)

    def _changed(self, bookmarks: Sequence[Bookmark], doing: str) -> None:
        what = f"{doing} {len(bookmarks)} passages"
        if len(bookmarks) == 1:
            what = f"{doing} “{shorten(bookmarks[0].exact, _TOLD, placeholder='…')}”"
        step = self._bookmarks.last_step
        for collection in {each.collection for each in bookmarks}:
            back = partial(self._take_back_step, collection, step)
            self._done.append(Change(what, back))

    def _take_back_step(self, collection: str, step: int) -> None:
        self._bookmarks.undo(collection, step)

    def undo_of_before(self, collection: str) -> Change | None:
        """Take back the last change to the bookmarks of a collection, if it was not made in this
        session and no passage is lost by that; None when there is no such change.

        Raises BookmarkError when that is not possible.
        """
        undone = self._bookmarks.undo(collection, unkeeps=False)
        if undone is None:
            return None
        count = undone.back + undone.as_before
        passages = "a passage" if count == 1 else f"{count} passages"
        return Change(f"{'removing' if undone.back else 'changing'} {passages}", lambda: None)

    def known(self, library: Path, id_: str) -> Mapping[str, Known]:
        """Return, by field, what is known of an article. Raises LibraryError."""
        from explorer.library.editing import known  # only when it is asked for: loads SQLite
        from explorer.library.store import Store

        with closing(Store(library)) as store:
            return known(store, id_)

    def edit(self, library: Path, id_: str, values: Mapping[str, str | None]) -> None:
        """Set what is known of an article; see `explorer.library.editing.edit`."""
        before = _edit(library, id_, values)
        self._done.append(Change("an edit", partial(_take_back, library, id_, before), edits=True))

    def corrected(self, take_back: Callable[[], object]) -> None:
        """Take down that a figure was corrected, and what takes that back."""

        def undo() -> None:
            take_back()

        self._done.append(Change("a correction of a figure", undo))

    def judged(self, take_back: Callable[[], NameChange]) -> None:
        """Take down that names were judged, and what takes that back."""
        self._done.append(Change("a judgement", take_back, judges=True))

    def undo_judgement(self, take_back: Callable[[], NameChange]) -> Change:
        """Take back the judgement that was made last, in this session or before.

        Raises ExplorerError when that is not possible.
        """
        change = Change("a judgement", take_back, judges=True, names=take_back())
        last = next((each for each in reversed(self._done) if each.judges), None)
        if last:
            self._done.remove(last)
        return change

    def undo(self) -> Change | None:
        """Take the last change back and return it; None when there is nothing left.

        Raises ExplorerError when that is not possible; it may be tried again.
        """
        if not self._done:
            return None
        change = self._done.pop()  # first of all: others may be made meanwhile
        try:
            return change._replace(names=change.take_back())
        except ExplorerError:
            self._done.append(change)
            raise


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
