"""What the library was fed from, and what each file or address was when it was looked at last."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

_WEB = ("http://", "https://")


class Origin(NamedTuple):
    """What the user gave to be read."""

    given: str
    """An absolute path or pattern, or an address."""
    pages: bool = False
    """Whether the pages that a feed links to are read as well."""
    private: bool = False
    """Whether private addresses may be read."""

    @classmethod
    def named(cls, given: str, *, pages: bool = False, private: bool = False) -> Origin:
        """Return what a user names: an address as it is, a path or pattern as one that means the
        same everywhere."""
        if "://" not in given:
            given = os.path.abspath(os.path.expanduser(given))  # noqa: PTH100, PTH111
        return cls(given, pages, private)

    @property
    def is_address(self) -> bool:
        """Whether it is on the web."""
        return self.given.lower().startswith(_WEB)


class State(NamedTuple):
    """What a file or an address was when it was read."""

    size: int | None = None
    changed: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    reason: str | None = None
    """Why it could not be read, or not whole."""


def origin_number(connection: sqlite3.Connection, origin: Origin) -> int:
    """Return the number under which an origin is remembered; it is remembered from now on."""
    row = (os.fsencode(origin.given), origin.pages, origin.private)
    connection.execute(
        "INSERT INTO origin (given, pages, private) VALUES (?, ?, ?) ON CONFLICT (given)"
        " DO UPDATE SET pages = excluded.pages, private = excluded.private",
        row,
    )
    (number,) = connection.execute(
        "SELECT number FROM origin WHERE given = ?", (os.fsencode(origin.given),)
    ).fetchone()
    return int(number)


def origins(connection: sqlite3.Connection) -> list[Origin]:
    """Return everything the library was fed from, in the order it was first given."""
    rows = connection.execute("SELECT given, pages, private FROM origin ORDER BY number")
    return [
        Origin(os.fsdecode(given), bool(pages), bool(private)) for given, pages, private in rows
    ]


def state_of(connection: sqlite3.Connection, origin: int, name: str) -> State | None:
    """Return what a document was when it was last read, None when it never was or is gone."""
    row = connection.execute(
        "SELECT size, changed, etag, last_modified, reason FROM document"
        " WHERE name = ? AND origin = ? AND state <> 'gone'",
        (os.fsencode(name), origin),
    ).fetchone()
    return State(*row) if row else None


def remember(connection: sqlite3.Connection, origin: int, name: str, state: State) -> None:
    """Remember what a document was when it was read."""
    connection.execute(
        "INSERT OR REPLACE INTO document"
        " (origin, name, size, changed, etag, last_modified, state, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (origin, os.fsencode(name), *state[:4], "failed" if state.reason else "read", state.reason),
    )


def forget(connection: sqlite3.Connection, origin: int, name: str) -> bool:
    """Remember that a document is gone; return whether it was there the last time."""
    cursor = connection.execute(
        "UPDATE document SET state = 'gone', reason = NULL"
        " WHERE name = ? AND origin = ? AND state <> 'gone'",
        (os.fsencode(name), origin),
    )
    return cursor.rowcount > 0


def missing_files(connection: sqlite3.Connection, origin: int) -> Iterator[str]:
    """Yield the files of an origin that were there the last time and are not any more."""
    rows = connection.execute(
        "SELECT name FROM document WHERE origin = ? AND state <> 'gone' ORDER BY name", (origin,)
    ).fetchall()
    for (name,) in rows:
        path = os.fsdecode(name)
        if not path.lower().startswith(_WEB) and _is_gone(path):
            yield path


def _is_gone(path: str) -> bool:
    """Whether there is no file; not where its folder only cannot be looked into."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
