"""Bookmarks on disk: one SQLite file in the user's data folder, readable by nobody else."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from explorer.bookmarks.passage import Bookmark
from explorer.errors import BookmarkError

_FILE = "bookmarks.sqlite3"
_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS bookmark (
    id TEXT PRIMARY KEY,
    collection TEXT NOT NULL,
    created TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS bookmark_by_collection ON bookmark (collection, created);
"""
_BUSY_SECONDS = 10.0


class BookmarkStore:
    """The user's bookmarks. Each call is one transaction, on the disk when it returns."""

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
        with self._failures_named():
            self._make_private_file()
            with closing(sqlite3.connect(self.file, timeout=_BUSY_SECONDS)) as connection:
                self._prepare(connection)
                with connection:
                    yield connection

    @contextmanager
    def _failures_named(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error, ValueError) as error:
            # ValueError: a row that is not a bookmark, or a bookmark that cannot be a row
            reason = getattr(error, "strerror", None) or error
            raise BookmarkError(
                f"The bookmarks in {self.file} cannot be used: {reason}.",
                "Nothing was changed; see that the folder can be written to and has room.",
            ) from error

    def _make_private_file(self) -> None:
        if not self.file.exists():
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.file, os.O_CREAT | os.O_RDWR, 0o600))

    def _prepare(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > _SCHEMA_VERSION:
            raise BookmarkError(
                f"The bookmarks in {self.file} were written by a newer Press Explorer.",
                "Update this one; nothing was changed.",
            )
        connection.execute("PRAGMA synchronous = FULL")
        if version < _SCHEMA_VERSION:
            connection.executescript(
                f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {_SCHEMA_VERSION}; COMMIT;"
            )


def _checked(bodies: list[str]) -> list[Bookmark]:
    """Return rows as bookmarks. Raises ValueError when one of them is none."""
    if not bodies:
        return []
    from pydantic import TypeAdapter  # only for rows there are: it takes start-up time

    bookmark = TypeAdapter(Bookmark)
    return [bookmark.validate_json(body) for body in bodies]
