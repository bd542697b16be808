"""The same articles in an index of Whoosh's own, and Whoosh's own way of searching in any."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from whoosh import fields, query
from whoosh.analysis import RegexTokenizer
from whoosh.filedb.filestore import RamStorage

from explorer.search.engine.building import TEXT, TITLE
from explorer.text.words import folded_words
from tests.search.random_corpora import Asking, Change

Scored = list[tuple[str, float]]
"""Ids with their scores, the best first."""


class StockIndex:
    """An index with Whoosh's own codec, fields, writer and collector."""

    def __init__(self) -> None:
        field = fields.TEXT(analyzer=RegexTokenizer(r"\S+"))
        schema = fields.Schema(id=fields.ID(stored=True, unique=True), title=field, text=field)
        self._index = RamStorage().create_index(schema)

    def change(self, change: Change) -> None:
        """Do with this index what is done with the other."""
        writer = self._index.writer()
        for id_ in {*change.gone, *(article.id for article in change.added)}:
            writer.delete_by_term("id", id_)
        for article in change.added:
            words = {
                TITLE: " ".join(folded_words(article.title)),
                TEXT: " ".join(folded_words(article.text)),
            }
            writer.add_document(id=article.id, **words)
        writer.commit(merge=False)

    def search(self, wanted: query.Query) -> Scored:
        """Return all that is found."""
        with self._index.searcher() as searcher:
            found = whoosh_search(searcher, wanted)
            return [(searcher.stored_fields(doc)["id"], score) for doc, score in found]

    def sizes(self) -> list[int]:
        """Return how many documents each segment has, removed ones too."""
        with self._index.reader() as reader:
            leaves = [leaf for leaf, _ in reader.leaf_readers() if leaf.segment() is not None]
            return [leaf.doc_count_all() for leaf in leaves]

    def close(self) -> None:
        self._index.close()


def whoosh_search(searcher: Any, wanted: query.Query) -> list[tuple[int, float]]:
    """Return all that Whoosh's matchers and its own collector find."""
    return [(hit.docnum, hit.score) for hit in searcher.search(wanted, limit=None)]


def stock_query(random: Random, asking: Asking, depth: int = 3) -> query.Query:
    """Return a query of Whoosh's own classes, but for those that Whoosh itself gets wrong: AndNot
    lets an unwanted first match through, AndMaybe forgets a part's score when it is skipped to,
    and Not by itself may match a removed document."""
    kind = random.random()
    if depth == 0 or kind < 0.45:
        return _leaf(random, asking)
    parts = [stock_query(random, asking, depth - 1) for _ in range(random.randint(1, 3))]
    other = stock_query(random, asking, depth - 1)
    # Whoosh forgets the boost of a query that has one part only.
    boost = random.choice((1.0, 1.0, 2.5, 0.5)) if len(parts) > 1 else 1.0
    makers: tuple[Callable[[], query.Query], ...] = (
        *(lambda: query.And(parts, boost=boost),) * 3,
        *(lambda: query.Or(parts, boost=boost),) * 3,
        lambda: query.And([*parts, query.Not(other)], boost=boost),
        lambda: query.Require(parts[0], other),
        lambda: query.DisjunctionMax(parts),
        lambda: query.ConstantScoreQuery(other, 2.0),
    )
    return random.choice(makers)()


def _leaf(random: Random, asking: Asking) -> query.Query:
    field = random.choice((TITLE, TEXT, TEXT))
    word, other = asking.folded(), asking.folded()
    words = _words(asking.surfaces(4))
    boost = random.choice((1.0, 1.0, 2.0))
    makers: tuple[Callable[[], query.Query], ...] = (
        *(lambda: query.Term(field, word, boost=boost),) * 5,
        *(lambda: query.Phrase(field, words, boost=boost),) * 3,
        lambda: query.Phrase(field, words[:3], slop=3),
        lambda: query.Prefix(field, word[:2]),
        lambda: query.Wildcard(field, f"*{word[1:3]}*"),
        lambda: query.TermRange(field, min(word, other), max(word, other)),
        query.Every,
        lambda: query.Every(field),
        lambda: query.NullQuery,
    )
    return random.choice(makers)()


def _words(surfaces: Iterable[str]) -> list[str]:
    return [word for surface in surfaces for word in folded_words(surface)] or ["x"]
