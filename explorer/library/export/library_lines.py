"""What a library holds, as the lines of an export."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from explorer.database import failures_named
from explorer.library.export.format import EditLine, VersionLine, is_on_the_web, without_none
from explorer.library.schema import LIBRARY
from explorer.library.store import open_library

_VERSION = tuple(field.name for field in fields(VersionLine))
_EDIT = tuple(field.name for field in fields(EditLine))

_CHANGES = """
SELECT revision, at FROM change WHERE revision <= ? AND revision IN
    (SELECT change FROM version UNION SELECT change FROM edit UNION SELECT added FROM article)
ORDER BY revision
"""
# A story may have been put since into one whose first article is newer than the export.
_ARTICLES = """
SELECT a.number, a.id, a.added, coalesce(
    (SELECT id FROM article f WHERE f.number = a.story AND f.added <= ?1),
    (SELECT id FROM article f WHERE f.story = a.story AND f.added <= ?1 ORDER BY number))
FROM article a WHERE a.added <= ?1 ORDER BY a.id
"""


def library_lines(file: Path, revision: int) -> Iterator[dict[str, Any]]:
    """Yield the changes and articles of a library as it was after a change.

    Raises LibraryError when it cannot be read.
    """
    with closing(open_library(file)) as connection, failures_named(file, LIBRARY):
        for change, at in connection.execute(_CHANGES, (revision,)):
            yield {"change": change, "at": at}
        for number, id_, added, story in connection.execute(_ARTICLES, (revision,)):
            versions = _rows(connection, "version", _VERSION, number, revision)
            edits = _rows(connection, "edit", _EDIT, number, revision)
            yield {
                "article": id_,
                "added": added,
                # What the library remembers may be newer than the export.
                "touched": max(part["change"] for part in (*versions, *edits)),
                "story": story,
                "versions": [without_none(version) for version in versions],
                "edits": edits,
                "addresses": _addresses(connection, number, len(versions)),
            }


def _rows(
    connection: Connection, table: str, columns: Sequence[str], article: int, revision: int
) -> list[dict[str, Any]]:
    rows = connection.execute(
        f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608
        " WHERE article = ? AND change <= ? ORDER BY number",
        (article, revision),
    )
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _addresses(connection: Connection, article: int, versions: int) -> list[dict[str, Any]]:
    """Return where on the web these first versions of an article were read."""
    rows = connection.execute(
        "SELECT locator, version, fingerprint, otherwise FROM sighting"
        " WHERE article = ? AND version <= ? ORDER BY locator",
        (article, versions),
    )
    return [
        without_none(
            {
                "locator": locator,
                "version": version,
                "fingerprint": fingerprint.hex(),
                "otherwise": json.loads(otherwise) if otherwise else None,
            }
        )
        for locator, version, fingerprint, otherwise in rows
        if is_on_the_web(locator)
    ]
