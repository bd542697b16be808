"""Open a collection's index, built or brought up to date where that is needed.

One that is missing or damaged is built under a temporary name and renamed when it is whole; of
one that is there only the articles that have changed are indexed anew, in one commit. Killed at
any moment, what is there is whole.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import CollectionError, UnusableIndexError
from explorer.library.collection import Collection
from explorer.search.engine.storage import BeforeCommit
from explorer.search.keeping.checked_bytes import refuse_shared
from explorer.search.keeping.curated_forms import described, listed_names, touched
from explorer.search.keeping.index_files import (
    Contents,
    Record,
    finish_commit,
    last_commit,
    mark_of,
    remove,
    sound_record,
    tidy,
)
from explorer.search.keeping.index_folder import (
    index_folder,
    lock_file,
    new_folder_beside,
    put_in_place,
    remove_others,
)
from explorer.search.keeping.names_file import NamesSource
from explorer.search.keeping.supply import Progress, Supply, say_nothing
from explorer.search.whoosh_index import WhooshIndex

Elsewhere = Callable[[Collection, Path, Progress], None]
"""Brings an index up to date otherwise than here; see `indexing_apart`."""

_MOST_REMOVED = 0.5
"""Of an index's articles: where more are gone or have changed, it is built anew."""

_TRIES = 10
"""How often an index is opened again because somebody who commits beside us has removed what the
last commit had. Then we wait for them."""


@dataclass(frozen=True)
class OpenedIndex:
    """An index that is ready to search, and how it came about."""

    index: WhooshIndex
    folder: Path | None
    """Where it is kept; None when it is only in memory."""
    built: bool
    """Whether anything had to be indexed for it."""
    notices: tuple[str, ...]
    """What the user should know: one sentence each."""
    names: NamesSource
    """Gives the names of the collection."""

    @property
    def to_tend(self) -> Path | None:
        """Where there is something to merge: see `tending`."""
        return self.folder if self.index.is_due else None


def _do_nothing(_collection: Collection, _cache_dir: Path, _progress: Progress) -> None:
    pass


def open_index(
    collection: Collection,
    cache_dir: Path,
    progress: Progress = say_nothing,
    elsewhere: Elsewhere = _do_nothing,
) -> OpenedIndex:
    """Open a collection's index, building or updating it first when that is needed.

    What `elsewhere` has done of that by the time it returns need not be done here.
    A process that finds another one writing waits for it. When the cache folder cannot be used,
    the index is built in memory and a notice says so.
    """
    folder = index_folder(collection, cache_dir)
    try:
        return _open_current(collection, folder)
    except UnusableIndexError:
        elsewhere(collection, cache_dir, progress)
    try:
        return _update_or_wait(Supply(collection, progress), folder)
    except (OSError, UnusableIndexError) as error:
        reason = getattr(error, "strerror", None) or error
    supply = Supply(collection, progress)
    index = WhooshIndex.create(None)
    index.add(supply.articles())
    notice = (
        f"The index cannot be kept in {folder.parent} ({reason}); "
        "it was built in memory, for this time only."
    )
    notices = (notice, *supply.left_out.values())
    return OpenedIndex(
        index, None, built=True, notices=notices, names=NamesSource(collection, index)
    )


def is_sound(folder: Path) -> bool:
    """Whether there is a whole and trustworthy index in a folder; every byte of it is read."""
    try:
        open_sound(folder, thoroughly=True)[0].close()
    except UnusableIndexError:
        return False
    return True


def open_sound(
    folder: Path, before_commit: BeforeCommit | None = None, *, thoroughly: bool = False
) -> tuple[WhooshIndex, Record]:
    """Open an index as the last commit left it, once its files are found sound.

    Raises UnusableIndexError; see `sound_record`.
    """
    for tries_left in reversed(range(_TRIES)):
        last = last_commit(folder)
        try:
            record = sound_record(folder, thoroughly=thoroughly)
            index = WhooshIndex.open(folder, before_commit, record.number)
            break
        except UnusableIndexError:
            if not tries_left or last == last_commit(folder):
                raise
    if len(index) == record.contents.articles:
        return index, record
    index.close()
    raise UnusableIndexError(f"The index in {folder} lacks articles.")


def _open_current(collection: Collection, folder: Path) -> OpenedIndex:
    """Open a sound index of the collection as it is, and say again what was left out of it.

    Raises UnusableIndexError when it is not sound or not up to date, or what was left out can be
    read by now.
    """
    index, record = open_sound(folder)
    contents = record.contents
    left_out = collection.articles(contents.left_out)
    still_unreadable = all(isinstance(article, CollectionError) for _, article in left_out)
    unchanged = contents.signature == collection.signature()
    if unchanged and still_unreadable and contents.forms == described(listed_names(collection)):
        return _opened(collection, index, folder, contents, built=False)
    index.close()
    raise UnusableIndexError(f"The index in {folder} is not up to date.")


def _opened(
    collection: Collection, index: WhooshIndex, folder: Path, contents: Contents, *, built: bool
) -> OpenedIndex:
    def open_again() -> NamesSource:
        return _update_or_wait(Supply(collection), folder).names

    names = NamesSource(collection, index, folder, contents, open_again)
    notices = tuple(contents.left_out.values())
    return OpenedIndex(index, folder, built=built, notices=notices, names=names)


def _update_or_wait(supply: Supply, folder: Path) -> OpenedIndex:
    """Bring the index up to date, or find that somebody else has.

    Raises OSError, UnusableIndexError where it cannot be kept.
    """
    from filelock import FileLock  # only now: it costs start-up time, and the index is mostly there

    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    refuse_shared(folder.parent)
    with FileLock(lock_file(folder), mode=0o600):
        try:
            return _open_current(supply.collection, folder)
        except UnusableIndexError:
            pass
        if not _update(supply, folder):
            supply.left_out.clear()
            _build(supply, folder)
        remove_others(folder)
        index, record = open_sound(folder)
        return _opened(supply.collection, index, folder, record.contents, built=True)


def _update(supply: Supply, folder: Path) -> bool:
    """Index what has changed since the last commit; return False where there is no sound one, or
    too much has changed."""
    try:
        index, record = open_sound(folder, supply.record)
    except UnusableIndexError:
        return False
    with closing(index):
        changes = supply.collection.changes_since(mark_of(folder, record))
        otherwise = touched(index, record.contents.forms, described(supply.names))
        if changes is None or otherwise is None:
            return False
        changed = otherwise.union(changes.changed).difference(changes.gone)
        fresh = changed.union(changes.new, record.contents.left_out).difference(changes.gone)
        removed = (*changes.gone, *changed)
        if len(removed) > _MOST_REMOVED * record.contents.articles:
            return False
        tidy(folder)  # of what was left by who was killed; it might be in the way
        try:
            index.replace(removed, supply.articles(fresh))
        except BaseException:
            tidy(folder)
            raise
        finish_commit(folder)
        return len(index) == supply.expected


def _build(supply: Supply, folder: Path) -> None:
    """Build an index under a temporary name and put it in its place."""
    building = new_folder_beside(folder)
    try:
        with closing(WhooshIndex.create(building, supply.record)) as index:
            index.add(supply.articles())
            _refuse_incomplete(index, supply)
        finish_commit(building)
        put_in_place(building, folder)
    except BaseException:
        remove(building)
        raise


def _refuse_incomplete(index: WhooshIndex, supply: Supply) -> None:
    if len(index) != supply.expected:
        raise OSError(0, "articles went missing while the index was written")
