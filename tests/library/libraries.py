"""What a test puts into a library, and what it looks at in it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from explorer.library.collection import FILE
from explorer.library.readers.document import Draft
from explorer.library.recording import Outcome, record
from explorer.library.store import Store

_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "no", "pra", "sti", "tu", "vo")


def news(seed: object, words: int = 60) -> str:
    """Return a text of its own for every seed; no two share a run of words but by chance."""
    chance = random.Random(str(seed))
    return " ".join(
        "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(words)
    )


def draft(text: str, locator: str = "/a.txt", **known: Any) -> Draft:
    """Return an article as it was read."""
    return replace(Draft(text, locator), **known)


def put(store: Store, *drafts: Draft) -> list[Outcome]:
    """Record drafts, each in a change of its own, and return what became of them."""
    outcomes = []
    for each in drafts:
        with store.change() as change:
            outcomes.append(record(change, each))
    return outcomes


def rows(store: Store, query: str, *values: object) -> list[Any]:
    """Return what a query finds; of one column its values."""
    found = store.connection.execute(query, values).fetchall()
    return [row[0] if len(row) == 1 else tuple(row) for row in found]


def tables(store: Store) -> dict[str, list[Any]]:
    """Return everything in a library."""
    names: Iterable[str] = rows(store, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    return {name: rows(store, f"SELECT * FROM {name}") for name in names}


def stories(store: Store) -> list[list[int]]:
    """Return the numbers of the articles of each story."""
    found: dict[int, list[int]] = {}
    for number, story in rows(store, "SELECT number, story FROM article ORDER BY number"):
        found.setdefault(story, []).append(number)
    return list(found.values())


@contextmanager
def temporary_store() -> Iterator[Store]:
    """Open an empty library for one example of many."""
    with TemporaryDirectory() as folder:
        Path(folder, FILE).write_bytes(_empty_library())
        with closing(Store(Path(folder))) as store:
            store.connection.execute("PRAGMA synchronous = OFF")  # nobody needs it after a crash
            yield store


@cache
def _empty_library() -> bytes:
    with TemporaryDirectory() as folder:
        Store(Path(folder)).close()
        return Path(folder, FILE).read_bytes()
