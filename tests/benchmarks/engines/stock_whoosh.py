"""Whoosh as it comes, without this program's engine: two text fields, its own codec."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines import TITLE_BOOST, Found, Kind, Question

UNSUPPORTED: frozenset[Kind] = frozenset()

_FIELDS = ("title", "text")
_WRITER_MEGABYTES = 256


def version() -> str:
    from whoosh import __version__

    return f"stock Whoosh {'.'.join(map(str, __version__))}"


def build(folder: Path, corpus: Corpus) -> float:
    from whoosh import analysis, fields, index
    from whoosh.support.charset import accent_map

    folded = (
        analysis.RegexTokenizer(r"[^\W_]+")
        | analysis.LowercaseFilter()
        | analysis.CharsetFilter(accent_map)
    )
    schema = fields.Schema(
        number=fields.STORED,
        title=fields.TEXT(analyzer=folded, field_boost=TITLE_BOOST),
        text=fields.TEXT(analyzer=folded),
    )
    writer = index.create_in(str(folder), schema).writer(limitmb=_WRITER_MEGABYTES)
    for article in corpus.articles():
        writer.add_document(number=article.number, title=article.title, text=article.text)
    writer.commit()
    return 0.0


def open_index(folder: Path) -> _Searching:
    from whoosh import index

    return _Searching(index.open_dir(str(folder)).searcher())


class _Searching:
    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher

    def search(self, question: Question) -> Found:
        results = self._searcher.search(_query(question), limit=20)
        return Found(len(results), [hit["number"] for hit in results])


def _query(question: Question) -> Any:
    from whoosh import query

    match question.kind:
        case Kind.AND:
            return query.And([_either(query.Term, word) for word in question.words])
        case Kind.OR:
            return query.Or([_either(query.Term, word) for word in question.words])
        case Kind.PHRASE:
            return _either(query.Phrase, list(question.words))
        case Kind.PREFIX:
            return _either(query.Prefix, question.words[0])
        case Kind.ENDING:
            return _either(query.Wildcard, f"*{question.words[0]}")
        case Kind.FUZZY:
            return _either(query.FuzzyTerm, question.words[0], maxdist=question.distance)
        case _:
            return _either(query.Term, question.words[0])


def _either(kind: Any, *arguments: Any, **options: Any) -> Any:
    from whoosh import query

    return query.Or([kind(field, *arguments, **options) for field in _FIELDS])
