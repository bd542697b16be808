"""Put an article that was read into the library, or recognise it as one that is there.

The same article is recognised by where it was read, by its address on the web, or by its text.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple

from explorer.dates import parse_date
from explorer.library.readers.document import Draft
from explorer.library.store import Change
from explorer.library.stories import link, resemblance, shingles_of
from explorer.library.web.addresses import canonical_url

FIELDS = ("title", "date", "source", "byline", "language", "url", "place")
"""What is known of an article besides its text, and a user may edit."""

_ID_BYTES = 8
_SAME_PAGE = 0.2
"""The least resemblance of two texts of one page: a site may name one address for all pages, and
put one article after another in one place."""


class Outcome(StrEnum):
    """What became of an article that was read."""

    NEW = "new"
    CHANGED = "changed"
    """A new version of an article that is there."""
    KNOWN = "known"


class _Read(NamedTuple):
    """A draft with what it is recognised by."""

    draft: Draft
    content: bytes
    address: str | None
    fingerprint: bytes


class _Sighting(NamedTuple):
    article: int
    version: int
    fingerprint: bytes


class _Twin(NamedTuple):
    """A version with the same text, and by what it may be told to be another article."""

    article: int
    version: int
    identifier: str | None
    address: str | None
    source: str | None
    date: str | None


def record(change: Change, draft: Draft) -> Outcome:
    """Record one article. Raises what SQLite raises; the change is then void."""
    content = content_of(draft.text)
    read = _Read(draft, content, canonical_url(draft.url or ""), _fingerprint(draft, content))
    connection = change.connection
    seen = _sighting(connection, draft.locator)
    if seen and seen.fingerprint == read.fingerprint:
        return Outcome.KNOWN
    if seen and not _has_moved_on(connection, seen, read):
        _add_version(change, seen.article, read)
        return Outcome.CHANGED
    if twin := _twin(connection, read):
        _sight(connection, twin.article, twin.version, read, _otherwise(connection, twin, draft))
        return Outcome.KNOWN
    if (article := _same_page(connection, read)) is not None:
        _add_version(change, article, read)
        return Outcome.CHANGED
    _add_article(change, read)
    return Outcome.NEW


def _has_moved_on(connection: sqlite3.Connection, seen: _Sighting, read: _Read) -> bool:
    """Whether a place holds another article now, as `today.html` does every day: the one that it
    held is nothing like it and still stands elsewhere."""
    elsewhere = connection.execute(
        "SELECT 1 FROM sighting WHERE article = ? AND locator <> ?",
        (seen.article, read.draft.locator),
    ).fetchone()
    if elsewhere is None:
        return False
    (text,) = connection.execute(
        "SELECT text FROM version WHERE article = ? AND number = ?", (seen.article, seen.version)
    ).fetchone()
    return resemblance(shingles_of(read.draft.text), shingles_of(text)) < _SAME_PAGE


def is_recorded(connection: sqlite3.Connection, locator: str) -> bool:
    """Whether an article was read in this place before."""
    return _sighting(connection, locator) is not None


def update_day(connection: sqlite3.Connection, article: int) -> None:
    """Derive anew the day by which an article is sorted."""
    connection.execute(
        "UPDATE article SET day = ? WHERE number = ?", (day_of(connection, article), article)
    )


def day_of(connection: sqlite3.Connection, article: int) -> str:
    """Return the day by which an article is sorted: of its edited date, else as read."""
    edited = connection.execute(
        "SELECT value FROM edit WHERE article = ? AND field = 'date' ORDER BY number DESC LIMIT 1",
        (article,),
    ).fetchone()
    if edited and edited[0] is not None:
        date = edited[0]
    else:
        (date,) = connection.execute(
            "SELECT date FROM version WHERE article = ? ORDER BY number DESC LIMIT 1", (article,)
        ).fetchone()
    return parse_date(date).sort_key if date else ""


def content_of(text: str) -> bytes:
    """Return a digest of a text that does not depend on its spaces and line breaks."""
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    return blake2b(normal.encode(), digest_size=16).digest()


def _fingerprint(draft: Draft, content: bytes) -> bytes:
    """Return a digest of all that was read but where it was."""
    known = (draft.identifier, draft.date_from, *(getattr(draft, field) for field in FIELDS))
    written = json.dumps([content.hex(), *known])
    return blake2b(written.encode(), digest_size=16).digest()


def _sighting(connection: sqlite3.Connection, locator: str) -> _Sighting | None:
    row = connection.execute(
        "SELECT article, version, fingerprint FROM sighting WHERE locator = ?", (locator,)
    ).fetchone()
    return _Sighting(*row) if row else None


def _twin(connection: sqlite3.Connection, read: _Read) -> _Twin | None:
    """Return the version with this text of which nothing says that it is another article."""
    rows = connection.execute(
        "SELECT article, number, identifier, address, source, date FROM version"
        " WHERE content = ? ORDER BY article, number",
        (read.content,),
    )
    draft = read.draft
    for twin in map(_Twin._make, rows):
        pairs = (
            (twin.identifier, draft.identifier),
            (twin.address, read.address),
            (twin.source and twin.source.casefold(), draft.source and draft.source.casefold()),
            (twin.date, draft.date),
        )
        if not any(ours and theirs and ours != theirs for ours, theirs in pairs):
            return twin
    return None


def _same_page(connection: sqlite3.Connection, read: _Read) -> int | None:
    """Return the article that was read from the same address before and is still like it."""
    if read.address is None:
        return None
    shingles = shingles_of(read.draft.text)
    for article, text, identifier in connection.execute(
        "SELECT article, text, identifier FROM version WHERE address = ?"
        " ORDER BY article, number DESC",
        (read.address,),
    ):
        other = bool(identifier and read.draft.identifier) and identifier != read.draft.identifier
        if not other and resemblance(shingles, shingles_of(text)) >= _SAME_PAGE:
            return int(article)
    return None


def _add_article(change: Change, read: _Read) -> None:
    connection = change.connection
    (number,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM article").fetchone()
    connection.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, '')",
        (number, _new_id(connection, read), change.revision, change.revision, number),
    )
    _add_version(change, number, read)


def _new_id(connection: sqlite3.Connection, read: _Read) -> str:
    """Return an id made of what was read, so that it is the same on every machine."""
    salt = 0
    while True:
        seed = read.fingerprint + salt.to_bytes(4, "big")
        id_ = blake2b(seed, digest_size=_ID_BYTES).hexdigest()
        if not connection.execute("SELECT 1 FROM article WHERE id = ?", (id_,)).fetchone():
            return id_
        salt += 1


def _add_version(change: Change, article: int, read: _Read) -> None:
    connection, draft = change.connection, read.draft
    number, before = connection.execute(
        "SELECT coalesce(max(number), 0) + 1, (SELECT content FROM version v WHERE v.article = ?1"
        " ORDER BY v.number DESC LIMIT 1) FROM version WHERE article = ?1",
        (article,),
    ).fetchone()
    connection.execute(
        "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article, number, change.revision, read.content, read.address, draft.title, draft.date,
            draft.date_from, draft.source, draft.byline, draft.language, draft.url, draft.place,
            draft.identifier, draft.text,
        ),
    )  # fmt: skip
    connection.execute(
        "UPDATE article SET touched = ? WHERE number = ?", (change.revision, article)
    )
    update_day(connection, article)
    _sight(connection, article, number, read, None)
    if read.content != before:
        link(connection, article, draft.text)


def _sight(
    connection: sqlite3.Connection, article: int, version: int, read: _Read, otherwise: str | None
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO sighting VALUES (?, ?, ?, ?, ?)",
        (read.draft.locator, article, version, read.fingerprint, otherwise),
    )


def _otherwise(connection: sqlite3.Connection, twin: _Twin, draft: Draft) -> str | None:
    """Return, as JSON, what a draft says otherwise than the version that has its text."""
    row = connection.execute(
        f"SELECT {', '.join(FIELDS)} FROM version WHERE article = ? AND number = ?",  # noqa: S608
        (twin.article, twin.version),
    ).fetchone()
    read = {field: getattr(draft, field) for field in FIELDS}
    other = {
        field: read[field]
        for field, known in zip(FIELDS, row, strict=True)
        if read[field] is not None and read[field] != known
    }
    return json.dumps(other, ensure_ascii=False) if other else None
