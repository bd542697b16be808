"""A library open for writing: one change at a time, whole or not at all."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from explorer.database import connect, failures_named, shared_mode, transaction
from explorer.errors import LibraryError
from explorer.library.collection import FILE
from explorer.library.schema import LIBRARY

_KEY = "key"


class Change:
    """A transaction in which readers may come to see something else."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @cached_property
    def revision(self) -> int:
        """The number of this change; one that never asks for it changes nothing to be seen."""
        # To the microsecond: of two copies of a library that go on apart, a change of the same
        # number is told from the other's by its time.
        now = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        cursor = self.connection.execute("INSERT INTO change (at) VALUES (?)", (now,))
        return int(cursor.lastrowid or 0)


class Store:
    """The library in a collection's folder."""

    def __init__(self, folder: Path) -> None:
        """Open a library, made where there is none. Raises LibraryError."""
        self.file = folder / FILE
        self.connection = open_library(self.file)
        """For reading; what is to be written goes through `change`."""
        self._identity = _identity_of(self.file)

    @contextmanager
    def change(self) -> Iterator[Change]:
        """Make one change. Others may read meanwhile, and write before and after it.

        Raises LibraryError, with nothing changed, when it cannot be written.
        """
        with failures_named(self.file, LIBRARY), transaction(self.connection):
            self._refuse_lost_file()
            yield Change(self.connection)
        with failures_named(self.file, LIBRARY):
            self._refuse_lost_file()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _refuse_lost_file(self) -> None:
        """Raise LibraryError when the file was moved or removed: what is written to it then is
        gone when it is closed."""
        try:
            lost = _identity_of(self.file) != self._identity
        except FileNotFoundError:
            lost = True
        if lost:
            raise LibraryError(
                f"The library in {self.file} was moved or removed while it was being written to.",
                "Put it back, or begin again with another collection.",
            )


def open_library(file: Path) -> sqlite3.Connection:
    """Open the database of a library, made where there is none. Raises LibraryError."""
    if not file.exists():
        with failures_named(file, LIBRARY):
            mode = shared_mode(file.parent)
        connection = connect(file, LIBRARY, mode=mode)
    else:
        connection = connect(file, LIBRARY)
    try:
        with failures_named(file, LIBRARY):
            if key_of(connection) is None:
                fact = (_KEY, uuid.uuid4().hex)
                connection.execute("INSERT OR IGNORE INTO fact VALUES (?, ?)", fact)
    except LibraryError:
        connection.close()
        raise
    return connection


def key_of(connection: sqlite3.Connection) -> str | None:
    """Return what tells this library from every other, None before it has been given that."""
    row = connection.execute("SELECT value FROM fact WHERE name = ?", (_KEY,)).fetchone()
    return row[0] if row else None


def set_key(change: Change, key: str) -> None:
    """Give a library that was read from elsewhere the key that it had there."""
    change.connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (_KEY, key))


def _identity_of(file: Path) -> tuple[int, int]:
    status = os.stat(file)  # noqa: PTH116
    return status.st_dev, status.st_ino
