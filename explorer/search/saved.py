"""Searches that a user keeps under a name, each with what it had found when they last looked."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import SavedSearchError
from explorer.search.answers import Search
from explorer.search.searches_file import SearchesFile

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_NAME = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True)
class SavedSearch:
    """A search under a name."""

    name: str
    search: Search
    saved: datetime
    looked: datetime
    """When the user last looked at what it finds; saving it is looking."""


class SavedQueries(Mapping[str, str]):
    """Saved queries by their names, in whatever case those are written."""

    def __init__(self, queries: Mapping[str, str]) -> None:
        self._queries = {_key(name): (name, query) for name, query in queries.items()}

    def __getitem__(self, name: str) -> str:
        return self._queries[_key(name)][1]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._queries.values())

    def __len__(self) -> int:
        return len(self._queries)


class SavedSearches:
    """The saved searches of one collection. Each call may raise SavedSearchError."""

    def __init__(self, data_dir: Path, collection: str) -> None:
        self._file = SearchesFile(data_dir)
        self._collection = collection

    def all(self) -> list[SavedSearch]:
        """Return them all by name."""
        with self._file.reading() as connection:
            return [_from_row(*row) for row in self._rows(connection)]

    def get(self, name: str) -> SavedSearch:
        """Return the one of a name, in whatever case. Raises SavedSearchError."""
        if found := self.named(name):
            return found
        raise _unknown(name)

    def named(self, name: str) -> SavedSearch | None:
        """Return the one of a name, in whatever case, None when there is none."""
        with self._file.reading() as connection:
            rows = self._rows(connection)
            return next((_from_row(*row) for row in rows if _key(row[0]) == _key(name)), None)

    def queries(self) -> SavedQueries:
        """Return the texts of the searches by their names."""
        with self._file.reading() as connection:
            rows = self._rows(connection)
            return SavedQueries({name: _text(search) for name, search, *_ in rows})

    def recalled(self, search: Search) -> Search:
        """Return the saved search whose name is all that was typed, else the search as it is."""
        name = name_meant(search.text)
        saved = self.named(name) if name else None
        return saved.search if saved else search

    def save(
        self, name: str, search: Search, found: Iterable[str], *, overwrite: bool = False
    ) -> None:
        """Keep a search with the ids that it finds now.

        Raises SavedSearchError when it cannot have that name.
        """
        check_name(name)
        _refuse_itself(name, search.text)
        now = datetime.now(UTC).isoformat()
        with self._file.changing() as connection:
            self._make_room(connection, name, overwrite=overwrite)
            connection.execute(
                "INSERT INTO saved_search VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    self._collection,
                    _key(name),
                    _composed(name),
                    _as_json(search),
                    now,
                    now,
                    _packed(found),
                ),
            )

    def rename(self, old: str, new: str, *, overwrite: bool = False) -> None:
        """Give a search another name. Raises SavedSearchError when it cannot have that."""
        check_name(new)
        with self._file.changing() as connection:
            if not self._is_taken(connection, old):
                raise _unknown(old)
            if _key(old) != _key(new):
                self._make_room(connection, new, overwrite=overwrite)
            connection.execute(
                "UPDATE saved_search SET key = ?, name = ? WHERE collection = ? AND key = ?",
                (_key(new), _composed(new), self._collection, _key(old)),
            )

    def remove(self, name: str) -> None:
        """Forget a search. Raises SavedSearchError when there is none of that name."""
        with self._file.changing() as connection:
            if not self._remove(connection, name):
                raise _unknown(name)

    def unseen(self, name: str, found: Iterable[str]) -> list[str]:
        """Return those of the ids found now that were not found at the last look."""
        with self._file.reading() as connection:
            row = (
                connection
                and connection.execute(
                    "SELECT seen FROM saved_search WHERE collection = ? AND key = ?",
                    (self._collection, _key(name)),
                ).fetchone()
            )
            seen = _unpacked(row[0]) if row else frozenset()
        return [id_ for id_ in found if id_ not in seen]

    def looked(self, name: str, found: Iterable[str]) -> None:
        """Take down that the user has seen what a search finds; an unknown name is fine."""
        with self._file.changing() as connection:
            connection.execute(
                "UPDATE saved_search SET looked = ?, seen = ? WHERE collection = ? AND key = ?",
                (datetime.now(UTC).isoformat(), _packed(found), self._collection, _key(name)),
            )

    def _rows(self, connection: sqlite3.Connection | None) -> list[tuple[str, str, str, str]]:
        if connection is None:
            return []
        return connection.execute(
            "SELECT name, search, saved, looked FROM saved_search WHERE collection = ?"
            " ORDER BY key",
            (self._collection,),
        ).fetchall()

    def _is_taken(self, connection: sqlite3.Connection, name: str) -> bool:
        query = "SELECT 1 FROM saved_search WHERE collection = ? AND key = ?"
        return connection.execute(query, (self._collection, _key(name))).fetchone() is not None

    def _make_room(self, connection: sqlite3.Connection, name: str, *, overwrite: bool) -> None:
        if overwrite:
            self._remove(connection, name)
        elif self._is_taken(connection, name):
            raise SavedSearchError(
                f"There is a saved search @{name} already.",
                "Take another name, or replace it with --replace.",
            )

    def _remove(self, connection: sqlite3.Connection, name: str) -> int:
        query = "DELETE FROM saved_search WHERE collection = ? AND key = ?"
        return connection.execute(query, (self._collection, _key(name))).rowcount


def name_meant(query: str) -> str | None:
    """Return the name of a saved search where a query is nothing else: `@name`."""
    at, name = query.strip()[:1], query.strip()[1:]
    return name if at == "@" and _NAME.fullmatch(_composed(name)) else None


def check_name(name: str) -> None:
    """Raise SavedSearchError when no search can have that name."""
    if not _NAME.fullmatch(_composed(name)):
        raise SavedSearchError(
            f"“{name}” can be no name of a saved search.",
            "A name has at most 40 letters, digits, - and _.",
        )


def _refuse_itself(name: str, query: str) -> None:
    if re.search(rf"(?<!\w)@{re.escape(_key(name))}(?![\w-])", _key(query)):
        raise SavedSearchError(
            f"@{name} cannot be a part of itself.",
            "Take another name, or write what it stands for in its place.",
        )


def _key(name: str) -> str:
    return _composed(_composed(name).casefold())


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _unknown(name: str) -> SavedSearchError:
    return SavedSearchError(f"There is no saved search @{name}.", "`press searches` lists them.")


def _packed(ids: Iterable[str]) -> bytes:
    return zlib.compress("\n".join(sorted(ids)).encode())


def _unpacked(packed: bytes) -> frozenset[str]:
    try:
        return frozenset(zlib.decompress(packed).decode().split("\n"))
    except zlib.error as error:
        raise ValueError(f"a list of articles is damaged ({error})") from error


def _as_json(search: Search) -> str:
    return _json_of_searches().dump_json(replace(search, typing=False, folded=False)).decode()


def _text(search: str) -> str:
    try:
        return str(json.loads(search)["text"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"a saved search is damaged ({error!r})") from error


def _from_row(name: str, search: str, saved: str, looked: str) -> SavedSearch:
    return SavedSearch(
        name,
        _json_of_searches().validate_json(search),
        datetime.fromisoformat(saved),
        datetime.fromisoformat(looked),
    )


@cache
def _json_of_searches() -> TypeAdapter[Search]:
    from pydantic import TypeAdapter  # only for searches there are: it takes start-up time

    return TypeAdapter(Search)
