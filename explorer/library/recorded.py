"""A collection kept in a library, as it was when it was opened.

Others may add to the library meanwhile: what is seen here stays the same until it is opened anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from explorer.database import failures_named
from explorer.dates import parse_date
from explorer.entities.lexicon import Lexicon, load_lexicon
from explorer.errors import LibraryError, UnknownArticleError
from explorer.library.collection import FILE, LEXICON, Version
from explorer.library.headline import headline
from explorer.library.schema import LIBRARY
from explorer.library.store import key_of, open_library
from explorer.models import Article, DateOrigin
from explorer.text.visible import visible_line

_KNOWN = "title, date, date_from, source, byline, language, url, place"


class RecordedCollection:
    """The articles of a library."""

    def __init__(self, folder: Path, name: str) -> None:
        """Open the library in a folder. Raises LibraryError."""
        self.name = visible_line(name)
        self.library = self.folder = folder
        self._file = folder / FILE
        if not self._file.exists():
            raise LibraryError(f"There is no library in {folder}.")
        self._connection = open_library(self._file)
        with failures_named(self._file, LIBRARY):
            self.key: str = key_of(self._connection) or ""
            self._connection.execute("BEGIN")  # both must be of the same moment
            self.revision = self._latest_revision()
            self._touched: dict[str, int] = dict(
                self._connection.execute("SELECT id, touched FROM article ORDER BY id")
            )
            self._connection.execute("COMMIT")
        self.ids = tuple(self._touched)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The entities of the lexicon file beside the library; none when there is no file."""
        return load_lexicon(self.folder / LEXICON)

    def newest(self, limit: int) -> list[str]:
        """Return the newest articles; see `Collection.newest`."""
        rows = self._all(
            "SELECT id FROM article WHERE added <= ? ORDER BY day DESC, id LIMIT ?",
            self.revision,
            limit,
        )
        return [id_ for (id_,) in rows]

    def article(self, id_: str, version: int | None = None) -> Article:
        """Return one article; see `Collection.article`."""
        number = self._number(id_)
        rows = self._all(
            f"SELECT number, text, {_KNOWN} FROM version"  # noqa: S608
            " WHERE article = ? AND change <= ? ORDER BY number DESC",
            number,
            self.revision,
        )
        for found, text, *known in rows:
            if version in (None, found):
                values = dict(zip(_KNOWN.split(", "), known, strict=True))
                if found == rows[0][0]:
                    values |= self._edits(number)
                return _article(id_, found, text, values)
        raise UnknownArticleError(
            f"{id_} has no version {version}.", f"`press versions {id_}` lists them."
        )

    def versions(self, id_: str) -> list[Version]:
        """Return the versions of an article; see `Collection.versions`."""
        rows = self._all(
            "SELECT v.number, c.at, v.title, v.date, length(v.text)"
            " FROM version v JOIN change c ON c.revision = v.change"
            " WHERE v.article = ? AND v.change <= ? ORDER BY v.number",
            self._number(id_),
            self.revision,
        )
        return [Version(*row) for row in rows]

    def read_in(self, id_: str) -> tuple[str, ...]:
        """Return where an article was read; see `Collection.read_in`."""
        rows = self._all(
            "SELECT locator FROM sighting WHERE article = ? ORDER BY locator", self._number(id_)
        )
        return tuple(locator for (locator,) in rows)

    def same_story(self, id_: str) -> tuple[str, ...]:
        """Return the ids of an article's story; see `Collection.same_story`."""
        rows = self._all(
            "SELECT id FROM article WHERE added <= ?"
            " AND story = (SELECT story FROM article WHERE id = ?) ORDER BY day DESC, id",
            self.revision,
            id_,
        )
        return tuple(id_ for (id_,) in rows)

    def stamps(self) -> Mapping[str, str]:
        """Return what changes with each article; see `Collection.stamps`."""
        times = self._times()
        return {id_: f"{touched} {times[touched]}" for id_, touched in self._touched.items()}

    def signature(self) -> str:
        """Return what changes with any article; see `Collection.signature`."""
        return f"{self.key}-{self.revision}-{self._times().get(self.revision)}"

    def has_changed(self) -> bool:
        """Whether somebody has changed an article since; see `Collection.has_changed`."""
        with failures_named(self._file, LIBRARY):
            return self._latest_revision() != self.revision

    def anew(self) -> RecordedCollection:
        """Open the library as it is now; see `Collection.anew`."""
        return RecordedCollection(self.folder, self.name)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _latest_revision(self) -> int:
        row = self._connection.execute("SELECT coalesce(max(revision), 0) FROM change").fetchone()
        return int(row[0])

    def _times(self) -> dict[int, str]:
        """Return when each change was made, by its number."""
        return dict(self._all("SELECT revision, at FROM change"))

    def _all(self, query: str, *values: object) -> list[Any]:
        with failures_named(self._file, LIBRARY):
            return self._connection.execute(query, values).fetchall()

    def _number(self, id_: str) -> int:
        if id_ not in self._touched:
            raise UnknownArticleError(f"There is no article “{id_}” in {self.name}.")
        return int(self._all("SELECT number FROM article WHERE id = ?", id_)[0][0])

    def _edits(self, number: int) -> dict[str, Any]:
        """Return what the user has said of an article; the latest of a field counts."""
        said = dict(
            self._all(
                "SELECT field, value FROM edit WHERE article = ? AND change <= ? ORDER BY number",
                number,
                self.revision,
            )
        )
        edits = {field: value or None for field, value in said.items() if value is not None}
        return edits | {"date_from": DateOrigin.USER.value} if edits.get("date") else edits


def _article(id_: str, version: int, text: str, known: dict[str, Any]) -> Article:
    date = known["date"]
    return Article(
        id=id_,
        text=text,
        title=known["title"] or headline(text) or id_,
        date=parse_date(date) if date else None,
        date_from=DateOrigin(known["date_from"]) if date and known["date_from"] else None,
        source=known["source"],
        byline=known["byline"],
        language=known["language"] or "en",
        url=known["url"],
        place=known["place"],
        version=version,
    )
