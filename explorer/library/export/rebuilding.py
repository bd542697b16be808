"""Put the lines of an exported collection into an empty library.

What is derived is not in the lines: it is derived anew.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from explorer.entities.lexicon import load_lexicon
from explorer.errors import CollectionError
from explorer.library.collection import LEXICON
from explorer.library.export.format import (
    AddressLine,
    ArticleLine,
    ChangeLine,
    EditLine,
    EndLine,
    ExtraLine,
    LexiconLine,
    Line,
    VersionLine,
)
from explorer.library.export.reading import NumberedLine, damaged, shown
from explorer.library.recording import content_of, update_day
from explorer.library.store import Store
from explorer.library.stories import remember_bands
from explorer.library.web.addresses import canonical_url

_LINES_A_CHANGE = 256


class Rebuilding:
    """A library that takes in an export, line by line."""

    def __init__(self, store: Store) -> None:
        self.articles = 0
        self.extras: list[dict[str, Any]] = []
        """What other rooms had added."""
        self._store = store
        self._connection = store.connection
        self._changes: set[int] = set()
        self._latest_change = 0
        # On the disk, for every article of a million may belong to a story further down.
        self._connection.execute(
            "CREATE TEMP TABLE sequel (article INTEGER PRIMARY KEY, line INTEGER, story TEXT)"
        )

    def take(self, lines: Iterator[NumberedLine]) -> None:
        """Take in all lines after the header.

        Raises CollectionError when one does not fit to the others, LibraryError when it cannot
        be written; the library is of no use then.
        """
        for first in lines:
            with self._store.change():
                for number, line in chain([first], islice(lines, _LINES_A_CHANGE - 1)):
                    try:
                        self._take(number, line)
                    except ValueError as error:
                        raise damaged(number, str(error)) from error

    def _take(self, number: int, line: Line) -> None:
        match line:
            case LexiconLine():
                self._add_lexicon(number, line.lexicon)
            case ChangeLine():
                self._add_change(line)
            case ArticleLine():
                self._add_article(number, line)
            case ExtraLine():
                self.extras.append(line.extra)
            case EndLine():
                if (line.end.articles, line.end.extras) != (self.articles, len(self.extras)):
                    raise ValueError("it counts other lines than there are")
                self._link_stories()

    def _add_lexicon(self, number: int, text: str) -> None:
        file = self._store.file.with_name(LEXICON)
        file.touch(mode=0o600)
        file.write_bytes(text.encode())
        try:
            load_lexicon(file)
        except CollectionError as error:
            problem = error.problem.replace(str(file), f"in line {number} of the export")
            raise CollectionError(shown(problem), error.remedy) from error

    def _add_change(self, line: ChangeLine) -> None:
        if line.change <= self._latest_change:
            raise ValueError("the changes do not stand in their order")
        self._latest_change = line.change
        self._changes.add(line.change)
        at = line.at or dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self._connection.execute("INSERT INTO change VALUES (?, ?)", (line.change, at))

    def _add_article(self, number: int, line: ArticleLine) -> None:
        self.articles += 1
        article = self.articles
        if not line.changes <= self._changes:
            raise ValueError("it refers to a change that is not there")
        added = self._connection.execute(
            "INSERT OR IGNORE INTO article VALUES (?1, ?2, ?3, ?4, ?1, '')",
            (article, line.article, line.added, line.touched),
        )
        if not added.rowcount:
            raise ValueError(f"the article {line.article} stands there twice")
        for version in line.versions:
            self._add_version(article, version)
        for edit in line.edits:
            self._add_edit(article, edit)
        for address in line.addresses:
            self._add_address(article, address)
        update_day(self._connection, article)
        remember_bands(self._connection, article)
        if line.story != line.article:
            row = (article, number, line.story)
            self._connection.execute("INSERT INTO sequel VALUES (?, ?, ?)", row)

    def _add_version(self, article: int, version: VersionLine) -> None:
        row = {
            "article": article,
            "content": content_of(version.text),
            "address": canonical_url(version.url or ""),
            **vars(version),
        }
        self._connection.execute(
            f"INSERT INTO version ({', '.join(row)})"  # noqa: S608
            f" VALUES ({', '.join(f':{column}' for column in row)})",
            row,
        )

    def _add_edit(self, article: int, edit: EditLine) -> None:
        self._connection.execute(
            "INSERT INTO edit (article, change, field, value) VALUES (?, ?, ?, ?)",
            (article, edit.change, edit.field, edit.value),
        )

    def _add_address(self, article: int, address: AddressLine) -> None:
        otherwise = address.otherwise
        written = json.dumps(otherwise, ensure_ascii=False) if otherwise else None
        fingerprint = bytes.fromhex(address.fingerprint)
        added = self._connection.execute(
            "INSERT OR IGNORE INTO sighting VALUES (?, ?, ?, ?, ?)",
            (address.locator, article, address.version, fingerprint, written),
        )
        if not added.rowcount:
            raise ValueError(f"the address {address.locator} stands there twice")

    def _link_stories(self) -> None:
        unknown = self._connection.execute(
            "SELECT line, story FROM sequel WHERE story NOT IN (SELECT id FROM article)"
            " ORDER BY line LIMIT 1"
        ).fetchone()
        if unknown:
            raise damaged(unknown[0], f"there is no article {unknown[1]}, whose story it tells")
        self._connection.execute(
            "UPDATE article SET story = first.number"
            " FROM sequel JOIN article first ON first.id = sequel.story"
            " WHERE article.number = sequel.article"
        )
