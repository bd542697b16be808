"""The file of the saved searches and the history, in the user's data folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from explorer.database import Kind, connect, failures_named, transaction
from explorer.errors import SavedSearchError

_FILE = "searches.sqlite"
_STEP_1 = """
CREATE TABLE saved_search (
    collection TEXT NOT NULL,
    key TEXT NOT NULL,      -- the name as names are compared
    name TEXT NOT NULL,
    search TEXT NOT NULL,   -- in JSON
    saved TEXT NOT NULL,    -- ISO 8601 in UTC
    looked TEXT NOT NULL,   -- when the user last looked at what it finds
    seen BLOB NOT NULL,     -- the ids that it found then, sorted, one a line, packed by zlib
    PRIMARY KEY (collection, key)
) STRICT;

CREATE TABLE asked (        -- the history
    number INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    query TEXT NOT NULL,
    at TEXT NOT NULL        -- ISO 8601 in UTC
) STRICT;
CREATE INDEX asked_by_collection ON asked (collection, number);
"""
_SEARCHES = Kind(
    what="The saved searches and the history",
    error=SavedSearchError,
    application_id=0x50524553,  # “PRES”
    steps=(_STEP_1,),
)


class SearchesFile:
    """What is remembered of a user's searches. Every failure is a SavedSearchError."""

    def __init__(self, data_dir: Path) -> None:
        self.path = data_dir / _FILE

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """Open the file as it is; None when there is none, for asking makes none."""
        with self._failures_named():
            if not self.path.exists():
                yield None
                return
            with closing(connect(self.path, _SEARCHES)) as connection:
                yield connection

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """Open the file, made where there is none, for one change."""
        with (
            self._failures_named(),
            closing(connect(self.path, _SEARCHES)) as connection,
            transaction(connection),
        ):
            yield connection

    @contextmanager
    def _failures_named(self) -> Iterator[None]:
        try:
            with failures_named(self.path, _SEARCHES):
                yield
        except ValueError as error:  # a row that is no search, or a query that can be no row
            raise SavedSearchError(
                f"The saved searches in {self.path} cannot be used: {error}.",
                "Nothing was changed.",
            ) from error
