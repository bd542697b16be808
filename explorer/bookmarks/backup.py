"""Copies of all bookmarks in one file, and the way back from one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import mkstemp
from typing import NamedTuple

from explorer.bookmarks.bookmarks_file import BOOKMARKS
from explorer.bookmarks.store import BookmarkStore
from explorer.database import connect, failures_named, make_own_folder
from explorer.errors import BookmarkError

_HEADER = b"SQLite format 3\0"


class Restored(NamedTuple):
    """What came of a copy's passages, of all collections."""

    back: int
    here: int
    """Those that are here just so."""
    different: int
    """Those that are here otherwise, and were left so."""


def back_up(store: BookmarkStore, target: Path) -> int:
    """Copy the bookmarks of all collections to a file that only the user may read.

    It is there when it is whole; an earlier copy of that name is replaced, nothing else is.
    Returns how many passages it has. Raises BookmarkError.
    """
    with failures_named(target, BOOKMARKS):
        if target.exists() and not _is_copy(target):
            raise BookmarkError(
                f"{target} is something else than a copy of bookmarks.", "Name another file."
            )
        if not target.parent.exists():
            make_own_folder(target.parent)
        handle, name = mkstemp(prefix=f".{target.name}-", dir=target.parent)
        os.close(handle)
        making = Path(name)
        try:
            count = _copy(store.file, making)
            making.replace(target)
        finally:
            for end in ("", "-journal", "-wal", "-shm"):
                making.with_name(f"{making.name}{end}").unlink(missing_ok=True)
    return count


def restore(store: BookmarkStore, source: Path) -> Restored:
    """Bring the passages of a copy back, those that are not here; nothing here is changed.

    Raises BookmarkError when the file is no copy, or they cannot be written.
    """
    with failures_named(source, BOOKMARKS):
        if not source.is_file() or not _is_copy(source):
            raise BookmarkError(
                f"{source} is no copy that `press bookmarks backup` made.", "Nothing was changed."
            )
        with closing(_opened(source)) as connection:
            rows = connection.execute("SELECT id, collection, created, body FROM bookmark")
            kept = {row[0]: row for row in rows}
    here = store.rows(kept)
    new = [row for id_, row in kept.items() if id_ not in here]
    if new:
        store.add_rows(new)
    same = sum(here[id_] == kept[id_] for id_ in here)
    return Restored(len(new), same, len(here) - same)


def _copy(file: Path, target: Path) -> int:
    """Copy a database into an empty file, on the disk when it returns; return its bookmarks."""
    with closing(connect(file, BOOKMARKS)) as connection, closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        (count,) = copy.execute("SELECT count(*) FROM bookmark").fetchone()
    with target.open("rb") as stream:
        os.fsync(stream.fileno())
    return int(count)


def _is_copy(file: Path) -> bool:
    """Whether a file has bookmarks in it, of this version of their file or an earlier one."""
    with file.open("rb") as stream:
        if stream.read(len(_HEADER)) != _HEADER:
            return False
    with closing(_opened(file)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        columns = [row[1] for row in connection.execute("PRAGMA table_info(bookmark)")]
    is_known = application_id == BOOKMARKS.application_id and version <= len(BOOKMARKS.steps)
    return is_known and columns == ["id", "collection", "created", "body"]


def _opened(file: Path) -> sqlite3.Connection:
    # As one that nobody is writing to: a copy may lie where nothing can be written beside it.
    return sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True)
