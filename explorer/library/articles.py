"""Make articles out of the rows of a library, as it was after a change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from sqlite3 import Connection
from typing import Any

from explorer.dates import parse_date
from explorer.library.headline import headline
from explorer.models import Article, DateOrigin

_KNOWN = ("title", "date", "date_from", "source", "byline", "language", "url", "place")
_COLUMNS = f"v.article, a.id, v.number, v.text, {', '.join(f'v.{field}' for field in _KNOWN)}"

# Many articles are of one day; what is parsed never changes.
_parse_date = lru_cache(maxsize=4096)(parse_date)


def latest_versions(
    connection: Connection, articles: Sequence[int], revision: int
) -> list[Article]:
    """Return these articles, by their numbers, with what the user has said of them; those that
    came later are left out."""
    marks = ",".join("?" * len(articles))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM article a JOIN version v ON v.article = a.number"  # noqa: S608
        f" WHERE a.number IN ({marks}) AND v.change <= ? ORDER BY a.number, v.number",
        (*articles, revision),
    )
    latest = {row[0]: row for row in rows}  # of each article the last row, in the order of numbers
    edits = _edits(connection, articles, revision)
    return [_article(row, edits.get(number, {})) for number, row in latest.items()]


def earlier_version(connection: Connection, article: int, version: int) -> Article:
    """Return a version that is not the latest of an article: what was read, and nothing that
    the user has said."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM article a JOIN version v ON v.article = a.number"  # noqa: S608
        " WHERE a.number = ? AND v.number = ?",
        (article, version),
    ).fetchone()
    return _article(row, {})


def _edits(
    connection: Connection, articles: Sequence[int], revision: int
) -> dict[int, dict[str, str | None]]:
    """Return what the user has said of each article; the latest of a field counts."""
    marks = ",".join("?" * len(articles))
    rows = connection.execute(
        "SELECT article, field, value FROM edit"  # noqa: S608
        f" WHERE article IN ({marks}) AND change <= ? ORDER BY number",
        (*articles, revision),
    )
    said: dict[int, dict[str, str | None]] = {}
    for article, field, value in rows:
        said.setdefault(article, {})[field] = value
    return said


def _article(row: Sequence[Any], said: dict[str, str | None]) -> Article:
    _, id_, version, text, *read = row
    known = dict(zip(_KNOWN, read, strict=True))
    known |= {field: value or None for field, value in said.items() if value is not None}
    if said.get("date"):
        known["date_from"] = DateOrigin.USER.value
    date = known["date"]
    return Article(
        id=id_,
        text=text,
        title=known["title"] or headline(text) or id_,
        date=_parse_date(date) if date else None,
        date_from=DateOrigin(known["date_from"]) if date and known["date_from"] else None,
        source=known["source"],
        byline=known["byline"],
        language=known["language"] or "en",
        url=known["url"],
        place=known["place"],
        version=version,
    )
