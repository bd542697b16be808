"""A collection kept in a library, as it was when it was opened.

Others may add to the library meanwhile: what is seen here stays the same until it is opened anew.
Nothing is read when it is opened but the numbers of the latest change and of the latest article:
every question is put to SQLite together with the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from explorer.database import failures_named
from explorer.entities.lexicon import Lexicon, load_lexicon
from explorer.errors import LibraryError, UnknownArticleError
from explorer.library.articles import earlier_version, latest_versions
from explorer.library.collection import FILE, JUDGEMENTS, LEXICON, Changes, Version
from explorer.library.schema import LIBRARY
from explorer.library.store import key_of, open_library
from explorer.models import Article
from explorer.text.visible import visible_line

_MARK = re.compile(r"(\w+) (0|[1-9]\d{0,17}) (.*)", re.ASCII)
_AT_ONCE = 500
"""Articles read by one query: enough to be fast, and few beside what else takes memory."""


class RecordedCollection:
    """The articles of a library."""

    def __init__(self, folder: Path, name: str, *, spacy_model: str | None = None) -> None:
        """Open the library in a folder. Raises LibraryError."""
        self.name = visible_line(name)
        self.library = self.folder = folder
        self.spacy_model = spacy_model
        self._file = folder / FILE
        if not self._file.exists():
            raise LibraryError(f"There is no library in {folder}.")
        self._connection = open_library(self._file)
        with failures_named(self._file, LIBRARY):
            self.key: str = key_of(self._connection) or ""
            self.revision = self._latest_revision()
            # Articles are numbered from 1, and none is ever removed: nothing has to be counted.
            self._count = self._latest_article()

    def __len__(self) -> int:
        """Return how many articles there are."""
        return self._count

    def __contains__(self, id_: str) -> bool:
        """Whether there is an article of this whole id."""
        return self._number(id_) is not None

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        return self._ids("SELECT id FROM article WHERE added <= ? ORDER BY id", self.revision)

    def ids_beginning(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Return the first ids that begin so; see `Collection.ids_beginning`."""
        if not prefix.isascii():  # as every id is; half a character SQLite would refuse
            return ()
        return self._ids(
            "SELECT id FROM article WHERE id >= ?1 AND id < ?1 || char(127) AND added <= ?2"
            " ORDER BY id LIMIT ?3",
            prefix,
            self.revision,
            limit,
        )

    def neighbours(self, id_: str) -> tuple[str, ...]:
        """Return the ids just before and after one; see `Collection.neighbours`."""
        before = "SELECT id FROM article WHERE id < ? AND added <= ? ORDER BY id DESC LIMIT 1"
        after = "SELECT id FROM article WHERE id > ? AND added <= ? ORDER BY id LIMIT 1"
        return (*self._ids(before, id_, self.revision), *self._ids(after, id_, self.revision))

    @cached_property
    def lexicon(self) -> Lexicon:
        """The entities of the lexicon file beside the library; none when there is no file."""
        return load_lexicon(self.folder / LEXICON)

    @property
    def judgements(self) -> Path:
        """The file of judgements beside the library; see `Collection.judgements`."""
        return self.folder / JUDGEMENTS

    def newest(self, limit: int) -> list[str]:
        """Return the newest articles; see `Collection.newest`."""
        return list(
            self._ids(
                "SELECT id FROM article WHERE added <= ? ORDER BY day DESC, id LIMIT ?",
                self.revision,
                limit,
            )
        )

    def article(self, id_: str, version: int | None = None) -> Article:
        """Return one article; see `Collection.article`."""
        number = self._known_number(id_)
        with failures_named(self._file, LIBRARY):
            for latest in latest_versions(self._connection, [number], self.revision):
                if version is None or version == latest.version:
                    return latest
                if 1 <= version < latest.version:
                    return earlier_version(self._connection, number, version)
        raise UnknownArticleError(
            f"{id_} has no version {version}.", f"`press versions {id_}` lists them."
        )

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[tuple[str, Article]]:
        """Yield articles in the order in which they were added; see `Collection.articles`."""
        numbers = range(1, self._count + 1) if ids is None else self._numbers(ids)
        for at in range(0, len(numbers), _AT_ONCE):
            some = numbers[at : at + _AT_ONCE]
            with failures_named(self._file, LIBRARY):
                articles = latest_versions(self._connection, some, self.revision)
            for article in articles:
                yield article.id, article

    def versions(self, id_: str) -> list[Version]:
        """Return the versions of an article; see `Collection.versions`."""
        rows = self._all(
            "SELECT v.number, c.at, v.title, v.date, length(v.text)"
            " FROM version v JOIN change c ON c.revision = v.change"
            " WHERE v.article = ? AND v.change <= ? ORDER BY v.number",
            self._known_number(id_),
            self.revision,
        )
        return [Version(*row) for row in rows]

    def read_in(self, id_: str) -> tuple[str, ...]:
        """Return where an article was read; see `Collection.read_in`."""
        rows = self._all(
            "SELECT locator FROM sighting WHERE article = ? ORDER BY locator",
            self._known_number(id_),
        )
        return tuple(locator for (locator,) in rows)

    def same_story(self, id_: str) -> tuple[str, ...]:
        """Return the ids of an article's story; see `Collection.same_story`."""
        return self._ids(
            "SELECT id FROM article WHERE added <= ?"
            " AND story = (SELECT story FROM article WHERE id = ?) ORDER BY day DESC, id",
            self.revision,
            id_,
        )

    def signature(self) -> str:
        """Return what changes with any article; see `Collection.signature`."""
        return f"{self.key} {self.revision} {self._time_of(self.revision)}"

    def mark(self) -> str:
        """Return what tells later what changed; see `Collection.mark`."""
        return self.signature()

    def changes_since(self, mark: str) -> Changes | None:
        """Return what turns the articles at a mark into these; see `Collection.changes_since`."""
        match = _MARK.fullmatch(mark)
        if match is None or match[1] != self.key:
            return None
        then = int(match[2])
        if match[3] != self._time_of(then):
            return None  # another change had this number: in a copy that went on apart
        if then == self.revision:
            return Changes()
        since = min(then, self.revision)
        touched = self._all(
            "SELECT id, added > ?1 FROM article WHERE touched > ?1 AND added <= ?2",
            since,
            self.revision,
        )
        gone = "SELECT id FROM article WHERE added > ? AND added <= ?"
        return Changes(
            new=tuple(id_ for id_, is_new in touched if is_new),
            changed=tuple(id_ for id_, is_new in touched if not is_new),
            gone=self._ids(gone, self.revision, then) if then > self.revision else (),
        )

    def has_changed(self) -> bool:
        """Whether somebody has changed an article since; see `Collection.has_changed`."""
        with failures_named(self._file, LIBRARY):
            return self._latest_revision() != self.revision

    def anew(self) -> RecordedCollection:
        """Open the library as it is now; see `Collection.anew`."""
        return RecordedCollection(self.folder, self.name, spacy_model=self.spacy_model)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _latest_revision(self) -> int:
        row = self._connection.execute("SELECT coalesce(max(revision), 0) FROM change").fetchone()
        return int(row[0])

    def _latest_article(self) -> int:
        """Return the number of the article added last, 0 when there is none."""
        query = "SELECT number FROM article WHERE added <= ? ORDER BY number DESC LIMIT 1"
        row = self._connection.execute(query, (self.revision,)).fetchone()
        return int(row[0]) if row else 0

    def _time_of(self, revision: int) -> str | None:
        """Return when a change was made, the empty string before the first; None when there is
        none of that number."""
        if revision == 0:
            return ""
        rows = self._all("SELECT at FROM change WHERE revision = ?", revision)
        return str(rows[0][0]) if rows else None

    def _all(self, query: str, *values: object) -> list[Any]:
        with failures_named(self._file, LIBRARY):
            return self._connection.execute(query, values).fetchall()

    def _ids(self, query: str, *values: object) -> tuple[str, ...]:
        return tuple(id_ for (id_,) in self._all(query, *values))

    def _number(self, id_: str) -> int | None:
        if not id_.isascii():  # see `ids_beginning`
            return None
        query = "SELECT number FROM article WHERE id = ? AND added <= ?"
        rows = self._all(query, id_, self.revision)
        return int(rows[0][0]) if rows else None

    def _known_number(self, id_: str) -> int:
        number = self._number(id_)
        if number is None:
            raise UnknownArticleError(f"There is no article “{id_}” in {self.name}.")
        return number

    def _numbers(self, ids: Iterable[str]) -> Sequence[int]:
        """Return the numbers of those of these articles that are there, sorted."""
        ids = list(ids)
        numbers: list[int] = []
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            query = f"SELECT number FROM article WHERE id IN ({','.join('?' * len(some))})"  # noqa: S608
            numbers += (number for (number,) in self._all(query, *some))
        return sorted(numbers)
