"""The queries a user has asked of a collection, to come back to them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from explorer.errors import SavedSearchError
from explorer.search.searches_file import SearchesFile

LONGEST_HISTORY = 1000
"""Queries that are remembered of one collection."""


class Asked(NamedTuple):
    """A query, and when it was asked."""

    query: str
    at: datetime


class History:
    """The history of one collection."""

    def __init__(self, data_dir: Path, collection: str) -> None:
        self._file = SearchesFile(data_dir)
        self._collection = collection

    def add(self, query: str) -> None:
        """Remember a query, but not twice in a row.

        Where that is not possible, nothing is remembered: no search is to fail for it.
        """
        query = query.strip()
        if not query:
            return
        with suppress(SavedSearchError), self._file.changing() as connection:
            last = connection.execute(
                "SELECT query FROM asked WHERE collection = ? ORDER BY number DESC LIMIT 1",
                (self._collection,),
            ).fetchone()
            if last == (query,):
                return
            connection.execute(
                "INSERT INTO asked (collection, query, at) VALUES (?, ?, ?)",
                (self._collection, query, datetime.now(UTC).isoformat()),
            )
            connection.execute(
                "DELETE FROM asked WHERE collection = ?1 AND number <= (SELECT number FROM asked"
                " WHERE collection = ?1 ORDER BY number DESC LIMIT 1 OFFSET ?2)",
                (self._collection, LONGEST_HISTORY),
            )

    def asked(self) -> list[Asked]:
        """Return what was asked, the latest first. Raises SavedSearchError."""
        with self._file.reading() as connection:
            if connection is None:
                return []
            rows = connection.execute(
                "SELECT query, at FROM asked WHERE collection = ? ORDER BY number DESC",
                (self._collection,),
            )
            return [Asked(query, datetime.fromisoformat(at)) for query, at in rows]

    def clear(self) -> int:
        """Forget everything; return how many queries that were. Raises SavedSearchError."""
        with self._file.reading() as connection:
            if connection is None:
                return 0
        with self._file.changing() as connection:
            query = "DELETE FROM asked WHERE collection = ?"
            return connection.execute(query, (self._collection,)).rowcount
