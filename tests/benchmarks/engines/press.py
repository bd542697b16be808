"""This program's own index, asked through its own interface.

It holds what the articles mention of a lexicon; finding that is what no peer does.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines import Found, Kind, Question

UNSUPPORTED: frozenset[Kind] = frozenset()


def version() -> str:
    from explorer import __version__

    return f"press {__version__}"


def build(folder: Path, corpus: Corpus) -> float:
    from explorer.entities.mentions import MentionFinder
    from explorer.search.index import IndexedArticle
    from explorer.search.whoosh_index import WhooshIndex
    from tests.benchmarks.collection import lexicon_of, model_of

    index = WhooshIndex.create(folder)
    finding = 0.0
    finder = MentionFinder(lexicon_of(corpus))

    def indexed() -> Iterator[IndexedArticle]:
        nonlocal finding
        for article in map(model_of, corpus.articles()):
            started = time.process_time()
            mentions = finder.find(article.text)
            finding += time.process_time() - started
            yield IndexedArticle(
                id=article.id,
                title=article.title,
                text=article.text,
                language=article.language,
                source=article.source or "",
                date=article.date,
                mentions=mentions,
            )

    index.add(indexed())
    index.close()
    return finding


def open_index(folder: Path) -> _Searching:
    from explorer.search.whoosh_index import WhooshIndex

    return _Searching(WhooshIndex.open(folder))


class _Searching:
    def __init__(self, index: Any) -> None:
        from explorer.search import query
        from explorer.search.index import Request

        self._index = index
        self._q = query
        self._request = Request

    def search(self, question: Question) -> Found:
        ranking = self._index.search(self._request(self._query(question)), limit=20)
        return Found(ranking.total, list(map(int, ranking.ids)))

    def _query(self, question: Question) -> Any:
        q, first = self._q, question.words[0]
        match question.kind:
            case Kind.AND:
                return q.And(tuple(q.Word(word, word) for word in question.words))
            case Kind.OR:
                return q.Or(tuple(q.Word(word, word) for word in question.words))
            case Kind.PHRASE:
                return q.Phrase(question.words, quoted=True)
            case Kind.PREFIX:
                return q.Prefix(first)
            case Kind.ENDING:
                return q.Wildcard(f"*{first}")
            case Kind.FUZZY:
                near = tuple(self._index.near(first, question.distance))
                return q.Similar(q.Word(first, first), near)
            case _:
                return q.Word(first, first)
