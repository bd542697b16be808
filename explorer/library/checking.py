"""Check a library from end to end, and repair in it what is derived."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from explorer.database import failures_named
from explorer.library.recording import content_of, day_of, update_day
from explorer.library.schema import LIBRARY
from explorer.library.store import Store
from explorer.library.stories import lacks_bands, remember_bands


class Findings(NamedTuple):
    """What a check has found; one sentence each."""

    damage: list[str]
    """What cannot be made again from the rest."""
    repaired: list[str]


def check(store: Store) -> Findings:
    """Check a library: the file, its references, every text; see `Findings`.

    Raises LibraryError when it cannot be read, or cannot be written where that is needed.
    """
    with failures_named(store.file, LIBRARY):
        damage = _damage(store)
        repaired = [] if damage else _repair(store)
    return Findings(damage, repaired)


def _damage(store: Store) -> list[str]:
    connection = store.connection
    reports = [row[0] for row in connection.execute("PRAGMA integrity_check(10)")]
    if reports != ["ok"]:
        return [f"The library in {store.file} is damaged: {report}." for report in reports]
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    damage = [f"In {store.file} a row of {row[0]} refers to nothing." for row in broken[:10]]
    texts = connection.execute(
        "SELECT a.id, v.number, v.content, v.text FROM version v"
        " JOIN article a ON a.number = v.article ORDER BY a.id, v.number"
    )
    damage += [
        f"The text of {id_}@{number} is not the one that was recorded."
        for id_, number, content, text in texts
        if content_of(text) != content
    ]
    return damage


def _repair(store: Store) -> list[str]:
    misplaced, without = _misplaced(store.connection), lacks_bands(store.connection)
    if not (misplaced or without):  # a library that may only be read can be checked, too
        return []
    with store.change() as change:
        for number in misplaced:
            update_day(change.connection, number)
        for number in without:
            remember_bands(change.connection, number)
    sentences = (
        (misplaced, "The day to sort by was wrong; articles concerned: {:,}."),
        (without, "What tells the same story was not known; articles concerned: {:,}."),
    )
    return [sentence.format(len(numbers)) for numbers, sentence in sentences if numbers]


def _misplaced(connection: sqlite3.Connection) -> list[int]:
    """Return the articles whose day is not the one that follows from their date."""
    days = connection.execute("SELECT number, day FROM article").fetchall()
    return [number for number, day in days if day_of(connection, number) != day]
