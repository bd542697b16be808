"""SQLite FTS5 as it comes: no extra prefix indexes, and it keeps no text of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines import TITLE_BOOST, Found, Kind, Question

UNSUPPORTED = frozenset({Kind.FUZZY})

_FILE = "fts5.sqlite"
_BEST = "SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 20"
_COUNT = "SELECT count(*) FROM articles WHERE articles MATCH ?"


def version() -> str:
    return f"SQLite FTS5 {sqlite3.sqlite_version}"


def build(folder: Path, corpus: Corpus) -> float:
    database = sqlite3.connect(folder / _FILE)
    database.execute(
        "CREATE VIRTUAL TABLE articles USING fts5"
        "(title, text, content='', tokenize='unicode61 remove_diacritics 2')"
    )
    database.execute("CREATE VIRTUAL TABLE words USING fts5vocab(articles, row)")
    database.execute(
        "INSERT INTO articles(articles, rank) VALUES('rank', ?)", (f"bm25({TITLE_BOOST}, 1.0)",)
    )
    rows = ((article.number, article.title, article.text) for article in corpus.articles())
    database.executemany("INSERT INTO articles(rowid, title, text) VALUES (?, ?, ?)", rows)
    database.execute("INSERT INTO articles(articles) VALUES('optimize')")
    database.commit()
    database.execute("VACUUM")
    database.close()
    return 0.0


def open_index(folder: Path) -> _Searching:
    return _Searching(sqlite3.connect(folder / _FILE))


class _Searching:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def search(self, question: Question) -> Found:
        match = self._match(question)
        if not match:
            return Found(0, [])
        numbers = [number for (number,) in self._database.execute(_BEST, (match,))]
        (total,) = self._database.execute(_COUNT, (match,)).fetchone()
        return Found(total, numbers)

    def _match(self, question: Question) -> str:
        words = [f'"{word}"' for word in question.words]
        match question.kind:
            case Kind.AND | Kind.WORD:
                return " AND ".join(words)
            case Kind.OR:
                return " OR ".join(words)
            case Kind.PHRASE:
                return " + ".join(words)
            case Kind.PREFIX:
                return f"{words[0]} *"
            case _:
                return " OR ".join(f'"{word}"' for word in self._ending(question.words[0]))

    def _ending(self, ending: str) -> list[str]:
        select = "SELECT term FROM words WHERE term GLOB ?"
        return [word for (word,) in self._database.execute(select, (f"*{ending}",))]
