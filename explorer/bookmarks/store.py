"""Bookmarks on disk: one SQLite file in the user's data folder, readable by nobody else."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from explorer.bookmarks.bookmark import Bookmark
from explorer.database import Kind, connect, failures_named
from explorer.errors import BookmarkError

_FILE = "bookmarks.sqlite3"
_STEP_1 = """
CREATE TABLE bookmark (
    id TEXT PRIMARY KEY,
    collection TEXT NOT NULL,
    created TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX bookmark_by_collection ON bookmark (collection, created);
"""
_BOOKMARKS = Kind(
    what="The bookmarks",
    error=BookmarkError,
    application_id=0,  # the first ones had none
    steps=(_STEP_1,),
)


class BookmarkStore:
    """The user's bookmarks. Each call is one statement, on the disk when it returns."""

    def __init__(self, data_dir: Path) -> None:
        self.file = data_dir / _FILE

    def add(self, bookmark: Bookmark) -> None:
        """Save a bookmark. Raises BookmarkError when that is not possible."""
        with self._connection() as connection:
            row = (
                bookmark.id,
                bookmark.collection,
                bookmark.created.isoformat(),
                # Not as ASCII: half a character would get in, and let no bookmark out again.
                json.dumps(asdict(bookmark), default=datetime.isoformat, ensure_ascii=False),
            )
            connection.execute("INSERT INTO bookmark VALUES (?, ?, ?, ?)", row)

    def remove(self, id_: str) -> None:
        """Remove a bookmark by its whole id; an unknown one is fine."""
        with self._connection() as connection:
            connection.execute("DELETE FROM bookmark WHERE id = ?", (id_,))

    def has(self, id_: str) -> bool:
        """Whether a bookmark of any collection has this id."""
        with self._connection() as connection:
            query = "SELECT 1 FROM bookmark WHERE id = ?"
            return connection.execute(query, (id_,)).fetchone() is not None

    def of_collection(self, collection: str) -> list[Bookmark]:
        """Return the bookmarks of a collection, the newest first."""
        with self._failures_named():
            if not self.file.exists():
                return []
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT body FROM bookmark WHERE collection = ? ORDER BY created DESC, id",
                (collection,),
            ).fetchall()
            return _checked([body for (body,) in rows])

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

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(connect(self.file, _BOOKMARKS)) as connection, self._failures_named():
            yield connection

    @contextmanager
    def _failures_named(self) -> Iterator[None]:
        try:
            with failures_named(self.file, _BOOKMARKS):
                yield
        except ValueError as error:  # a row that is no bookmark, or a bookmark that can be no row
            raise BookmarkError(
                f"The bookmarks in {self.file} cannot be used: {error}.", "Nothing was changed."
            ) from error


def articles_kept(bookmarks: Iterable[Bookmark], tag: str | None) -> frozenset[str]:
    """Return the ids of the articles that bookmarks are of, those with a tag if one is given:
    no bookmark has any."""
    return frozenset(each.article for each in bookmarks if tag is None)


def _checked(bodies: list[str]) -> list[Bookmark]:
    """Return rows as bookmarks. Raises ValueError when one of them is none."""
    if not bodies:
        return []
    from pydantic import TypeAdapter  # only for rows there are: it takes start-up time

    bookmark = TypeAdapter(Bookmark)
    return [bookmark.validate_json(body) for body in bodies]
