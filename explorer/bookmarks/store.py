"""Bookmarks on disk: one SQLite file in the user's data folder, readable by nobody else."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.bookmarks_file import BOOKMARKS, FILE, STEPS_BACK
from explorer.bookmarks.tags import has_tag
from explorer.database import connect, failures_named, transaction
from explorer.errors import BookmarkError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_NONE_YET = ""  # the mark where there is no file


class Listing(NamedTuple):
    """The bookmarks of a collection."""

    bookmarks: tuple[Bookmark, ...] = ()
    """The newest first."""
    problem: str | None = None
    """A sentence about those that cannot be read; they stay where they are."""


class Undone(NamedTuple):
    """What taking a change back came to: how many passages are here again, are gone again, and
    are again as they were."""

    back: int
    gone: int
    as_before: int


class BookmarkStore:
    """The user's bookmarks. Each call is one change, on the disk when it returns."""

    def __init__(self, data_dir: Path) -> None:
        self.file = data_dir / FILE
        self.last_step = 0
        """What `undo` knows the last change by that was made through this store."""
        self._last: tuple[tuple[str, str], Listing] | None = None

    def mark(self) -> str:
        """Return what is another whenever anybody has changed a bookmark; cheap to ask."""
        with self._failures_named():
            if not self.file.exists():
                return _NONE_YET
        with self._connection() as connection:
            return self._mark(connection)

    def add(self, bookmark: Bookmark) -> None:
        """Save a bookmark. Raises BookmarkError when that is not possible."""
        self.add_all([bookmark])

    def add_all(self, bookmarks: Iterable[Bookmark]) -> None:
        """Save bookmarks, all or none. Raises BookmarkError when that is not possible."""
        rows = [
            (each.id, each.collection, each.created.isoformat(), _as_json(each))
            for each in bookmarks
        ]
        self.add_rows(rows)

    def add_rows(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        """Save bookmarks as the file of a store has them: id, collection, created, body."""
        with self._changing() as connection:
            connection.executemany("INSERT INTO bookmark VALUES (?, ?, ?, ?)", rows)

    def remove(self, id_: str) -> None:
        """Remove a bookmark by its whole id; an unknown one is fine."""
        self.remove_all([id_])

    def remove_all(self, ids: Iterable[str]) -> None:
        """Remove bookmarks by their whole ids; unknown ones are fine."""
        with self._changing() as connection:
            connection.executemany("DELETE FROM bookmark WHERE id = ?", [(id_,) for id_ in ids])

    def change(self, ids: Iterable[str], changed: Callable[[Bookmark], Bookmark]) -> list[Bookmark]:
        """Put others in the place of bookmarks, each made from what it is at this moment.

        Returns them as they are now. One that somebody else has removed is passed over. Raises
        BookmarkError, and changes none, when that is not possible.
        """
        after = []
        with self._changing() as connection:
            for id_ in ids:
                query = "SELECT body FROM bookmark WHERE id = ?"
                if row := connection.execute(query, (id_,)).fetchone():
                    bookmark = changed(_adapter().validate_json(row[0]))
                    connection.execute(
                        "UPDATE bookmark SET body = ? WHERE id = ?", (_as_json(bookmark), id_)
                    )
                    after.append(bookmark)
        return after

    def undo(
        self, collection: str, step: int | None = None, *, unkeeps: bool = True
    ) -> Undone | None:
        """Take back the last change to a collection's bookmarks, made in whatever session, or
        the one that is known by a `last_step`.

        Returns None when there is nothing left to take back, or when passages would be kept no
        longer for it and it is not to be so (`unkeeps`).
        """
        with self._failures_named():
            if not self.file.exists():
                return None
        with self._changing() as connection:
            step = step or _last_step(connection, collection)
            if not unkeeps and _has_kept(connection, collection, step):
                return None
            return _take_back(connection, collection, step)

    def ids(self) -> set[str]:
        """Return the ids of the bookmarks of all collections."""
        with self._failures_named():
            if not self.file.exists():
                return set()
        with self._connection() as connection:
            return {id_ for (id_,) in connection.execute("SELECT id FROM bookmark")}

    def rows(self, ids: Iterable[str]) -> dict[str, tuple[str, str, str, str]]:
        """Return those of some bookmarks that are here, by their ids, as `add_rows` takes them."""
        query = "SELECT id, collection, created, body FROM bookmark WHERE id = ?"
        with self._connection() as connection:
            found = (connection.execute(query, (id_,)).fetchone() for id_ in ids)
            return {row[0]: row for row in found if row}

    def listing(self, collection: str) -> Listing:
        """Return the bookmarks of a collection; read anew only when somebody has changed any."""
        with self._failures_named():
            if not self.file.exists():
                return Listing()
        with self._connection() as connection:
            known = collection, self._mark(connection)
            if self._last is None or self._last[0] != known:
                rows = connection.execute(
                    "SELECT id, body FROM bookmark WHERE collection = ? ORDER BY created DESC, id",
                    (collection,),
                ).fetchall()
                self._last = known, self._checked(rows)
            return self._last[1]

    def of_collection(self, collection: str) -> list[Bookmark]:
        """Return the bookmarks of a collection that can be read, the newest first."""
        return list(self.listing(collection).bookmarks)

    def get(self, collection: str, prefix: str) -> Bookmark:
        """Return the one bookmark of a collection whose id begins so.

        Raises BookmarkError when there is none, or more than one.
        """
        found = [
            each for each in self.of_collection(collection) if prefix and each.id.startswith(prefix)
        ]
        if len(found) == 1:
            return found[0]
        problem = "Several bookmarks have" if found else "No bookmark has"
        raise BookmarkError(
            f"{problem} an id that begins with “{prefix}”.", "`press bookmarks` lists them."
        )

    def _mark(self, connection: sqlite3.Connection) -> str:
        (number,) = connection.execute("SELECT number FROM mark").fetchone()
        # The number of the file as well: another file may have been put in its place.
        return f"{self.file.stat().st_ino}:{number}"

    def _checked(self, rows: Sequence[tuple[str, str]]) -> Listing:
        """Return rows as bookmarks, and a sentence about those that are none."""
        bookmarks, unreadable = [], []
        for id_, body in rows:
            try:
                bookmarks.append(_adapter().validate_json(body))
            except ValueError:
                unreadable.append(id_)
        problem = None
        if unreadable:
            named = ", ".join(unreadable[:3]) + (" …" if unreadable[3:] else "")
            problem = (
                f"In {self.file} cannot be read, and is not listed, what is kept under {named};"
                " it stays there."
            )
        return Listing(tuple(bookmarks), problem)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Open the file, made where there is none, for one change that can be taken back."""
        with self._connection() as connection, transaction(connection):
            connection.execute("UPDATE mark SET number = number + 1")
            yield connection
            (self.last_step,) = connection.execute("SELECT number FROM mark").fetchone()
            connection.execute(
                "DELETE FROM change WHERE step <= (SELECT number FROM mark) - ?", (STEPS_BACK,)
            )

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(connect(self.file, BOOKMARKS)) as connection, self._failures_named():
            yield connection

    @contextmanager
    def _failures_named(self) -> Iterator[None]:
        try:
            with failures_named(self.file, BOOKMARKS):
                yield
        except ValueError as error:  # a row that is no bookmark, or a bookmark that can be no row
            raise BookmarkError(
                f"The bookmarks in {self.file} cannot be used: {error}.", "Nothing was changed."
            ) from error


def articles_kept(bookmarks: Iterable[Bookmark], tag: str | None) -> frozenset[str]:
    """Return the ids of the articles that bookmarks are of, those with a tag if one is given."""
    return frozenset(each.article for each in bookmarks if tag is None or has_tag(each, tag))


def _last_step(connection: sqlite3.Connection, collection: str) -> int:
    """Return the last step there is of a collection; 0 where there is none."""
    query = "SELECT coalesce(max(step), 0) FROM change WHERE collection = ?"
    (step,) = connection.execute(query, (collection,)).fetchone()
    return int(step)


def _has_kept(connection: sqlite3.Connection, collection: str, step: int) -> bool:
    """Whether a step has kept passages."""
    query = "SELECT 1 FROM change WHERE collection = ? AND step = ? AND body IS NULL"
    return connection.execute(query, (collection, step)).fetchone() is not None


def _take_back(connection: sqlite3.Connection, collection: str, step: int) -> Undone | None:
    back = gone = as_before = 0
    # The latest first: one bookmark may have been changed twice.
    rows = connection.execute(
        "SELECT id, created, body FROM change WHERE collection = ? AND step = ?"
        " ORDER BY number DESC",
        (collection, step),
    ).fetchall()
    if not rows:
        return None
    for id_, created, body in rows:
        was_here = connection.execute("DELETE FROM bookmark WHERE id = ?", (id_,)).rowcount
        if body is not None:
            row = (id_, collection, created, body)
            connection.execute("INSERT INTO bookmark VALUES (?, ?, ?, ?)", row)
        if body is None:
            gone += was_here
        elif was_here:
            as_before += 1
        else:
            back += 1
    # What was just done is no change of its own, or taking back would never reach the one before.
    connection.execute(
        "DELETE FROM change WHERE collection = ? AND step IN (?, (SELECT number FROM mark))",
        (collection, step),
    )
    return Undone(back, gone, as_before)


def _as_json(bookmark: Bookmark) -> str:
    # Not as ASCII: half a character would get in, and let no bookmark out again.
    return json.dumps(asdict(bookmark), default=datetime.isoformat, ensure_ascii=False)


@cache
def _adapter() -> TypeAdapter[Bookmark]:
    from pydantic import TypeAdapter  # only for rows there are: it takes start-up time

    return TypeAdapter(Bookmark)
