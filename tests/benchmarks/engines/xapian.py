"""Xapian: title and text under the same terms, those of the title counted twice.

It would keep `government's` and `U.S.` as one word each; so it is given the words alone.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines import TITLE_BOOST, Found, Kind, Question

_BETWEEN_WORDS = re.compile(r"[\W_]+")

UNSUPPORTED = frozenset({Kind.ENDING, Kind.FUZZY})


def version() -> str:
    import xapian  # type: ignore[import-not-found]

    return f"Xapian {xapian.version_string()}"


def build(folder: Path, corpus: Corpus) -> float:
    import xapian

    database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
    generator = xapian.TermGenerator()
    for article in corpus.articles():
        document = xapian.Document()
        generator.set_document(document)
        generator.set_termpos(0)
        generator.index_text(_words_alone(article.title), int(TITLE_BOOST))
        generator.increase_termpos()
        generator.index_text(_words_alone(article.text))
        database.replace_document(article.number, document)
    database.commit()
    database.close()
    return 0.0


def open_index(folder: Path) -> _Searching:
    import xapian

    return _Searching(xapian.Database(str(folder)))


def _words_alone(text: str) -> str:
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(each for each in decomposed if not unicodedata.combining(each))
    return _BETWEEN_WORDS.sub(" ", text)


class _Searching:
    def __init__(self, database: Any) -> None:
        import xapian

        self._all = database.get_doccount()
        self._enquire = xapian.Enquire(database)
        self._query = xapian.Query
        self._operators = {
            Kind.WORD: xapian.Query.OP_AND,
            Kind.AND: xapian.Query.OP_AND,
            Kind.OR: xapian.Query.OP_OR,
            Kind.PHRASE: xapian.Query.OP_PHRASE,
            Kind.PREFIX: xapian.Query.OP_WILDCARD,
        }

    def search(self, question: Question) -> Found:
        operator = self._operators[question.kind]
        if question.kind is Kind.PREFIX:
            query = self._query(operator, question.words[0])
        else:
            query = self._query(operator, list(question.words))
        self._enquire.set_query(query)
        found = self._enquire.get_mset(0, 20, self._all)
        return Found(found.get_matches_estimated(), [match.docid for match in found])
