"""A corpus of articles in one SQLite file, as every engine reads it.

Only the standard library: peers run in an environment that has nothing of this program.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_SCHEMA = """
CREATE TABLE articles (number INTEGER PRIMARY KEY, title TEXT, text TEXT, date TEXT);
CREATE TABLE words (word TEXT PRIMARY KEY, articles INTEGER) WITHOUT ROWID;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT);
"""


class Article(NamedTuple):
    """What is indexed of an article."""

    number: int
    """Counted from 1."""
    title: str
    text: str
    date: str | None
    """ISO 8601."""


class Corpus:
    """A corpus that has been written."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._database = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
        self._about = dict(self._database.execute("SELECT name, value FROM about"))

    def __len__(self) -> int:
        return int(self._about["articles"])

    @property
    def text_bytes(self) -> int:
        """The size of all titles and texts in UTF-8."""
        return int(self._about["text_bytes"])

    @property
    def names(self) -> Mapping[str, list[str]]:
        """The names that the source tags its articles with, by the field they stand in."""
        names: dict[str, list[str]] = json.loads(self._about["names"])
        return names

    def articles(self) -> Iterator[Article]:
        """Yield all articles in order."""
        rows = self._database.execute("SELECT number, title, text, date FROM articles")
        return map(Article._make, rows)

    def article(self, number: int) -> Article:
        """Return one article. Raises KeyError when there is none."""
        question = "SELECT number, title, text, date FROM articles WHERE number = ?"
        row = self._database.execute(question, (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        return Article._make(row)

    def articles_with(self) -> dict[str, int]:
        """Return in how many articles each folded word occurs."""
        return dict(self._database.execute("SELECT word, articles FROM words"))

    def close(self) -> None:
        self._database.close()


def write_corpus(
    file: Path,
    articles: Iterable[Article],
    articles_with: Mapping[str, int],
    names: Mapping[str, Iterable[str]],
) -> None:
    """Write a corpus under a temporary name and then put it in its place.

    `articles_with` is read when all articles have been taken.
    """
    unfinished = file.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    database = sqlite3.connect(unfinished)
    database.executescript(_SCHEMA)
    database.executemany("INSERT INTO articles VALUES (?, ?, ?, ?)", articles)
    database.executemany("INSERT INTO words VALUES (?, ?)", articles_with.items())
    count, text_bytes = database.execute(
        "SELECT count(*), sum(length(CAST(title AS BLOB)) + length(CAST(text AS BLOB)))"
        " FROM articles"
    ).fetchone()
    about = {
        "articles": count,
        "text_bytes": text_bytes,
        "names": json.dumps({field: sorted(each) for field, each in names.items()}),
    }
    database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    database.commit()
    database.close()
    unfinished.rename(file)
