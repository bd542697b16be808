"""Answer a tree of Whoosh's query classes, and of ours, on arrays.

What stands for one term (a word with its inflections, a prefix, a name in all its forms) has one
inverse document frequency, over all segments; so leaves are answered on every segment before any
is scored. A class that is not known here is answered by its own matcher, and so by Whoosh.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from whoosh import query as whoosh

from explorer.search.engine import queries as own
from explorer.search.engine.arrays_file import Array
from explorer.search.engine.codec import arrays_of, leaves_of
from explorer.search.engine.counting import Counts, count
from explorer.search.engine.matches import Matches, added_up, all_of, any_of, common, nothing
from explorer.search.engine.scoring import inverse_frequency, score_table, scores
from explorer.search.engine.segment_arrays import SegmentArrays
from explorer.search.engine.together import standing_together
from explorer.search.stopping import stop_if_unwanted

_REMEMBERED = 32 << 20
"""Bytes that answers about single words and phrases may take which are kept for the next query:
what is typed on, relaxed or corrected is mostly what was asked before."""


class Leaf(NamedTuple):
    """One segment of an index that is open."""

    arrays: SegmentArrays
    offset: int
    """What is added to its document numbers to make them those of the index."""
    live: Array | None
    """Which documents are not deleted; None: all."""
    searcher: Any
    """Whoosh's, of this segment alone."""


class Evaluation:
    """Answers queries on all segments of one searcher."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self.leaves = [_leaf(leaf, offset) for leaf, offset in leaves_of(searcher)]
        self._offsets = [leaf.offset for leaf in self.leaves]
        self._tables: dict[str, Array] = {}
        most = _REMEMBERED // max(1, 8 * self._size)  # a document takes eight bytes at most
        self._found = lru_cache(maxsize=most)(self._find)

    def answer(self, query: whoosh.Query) -> list[Matches]:
        """Return the matches of a query in each segment, deleted documents not among them."""
        return [
            matches if leaf.live is None else matches.within(leaf.live)
            for leaf, matches in zip(self.leaves, self._answer(query), strict=True)
        ]

    def best_of(self, matches: Sequence[Matches], limit: int) -> list[tuple[float, int]]:
        """Return the scores and the numbers of the best documents, the best first; of equal
        ones the one that was added first."""
        best = [
            (score, doc + leaf.offset)
            for leaf, each in zip(self.leaves, matches, strict=True)
            for score, doc in each.best(limit)
        ]
        if len(self.leaves) > 1:  # the stable order keeps what was added first before its equals
            best.sort(key=itemgetter(0), reverse=True)
        return best[:limit]

    def id_of(self, doc: int) -> str:
        """Return the id of a document."""
        at = bisect_right(self._offsets, doc) - 1
        return self.leaves[at].arrays.id_of(doc - self._offsets[at])

    def _answer(self, query: whoosh.Query) -> list[Matches]:
        stop_if_unwanted()
        match query:
            case own.AnyTerm() | own.Together():
                return self._found(query)
            case own.Without():
                return self._without(self._answer(query.wanted), self._answer(query.unwanted))
            case own.Documents():
                return self._each(lambda leaf: _of_mask(query.mask(leaf.arrays)))
            case whoosh.Term():
                return self._found(_as_terms(query))
            case whoosh.Phrase() if query.slop == 1:
                return self._found(_as_together(query))
            case whoosh.Or():
                return self._boosted(self._or(query.subqueries), query.boost)
            case whoosh.And() if not any(isinstance(part, whoosh.Not) for part in query):
                return self._boosted(self._and(query.subqueries), query.boost)
            case whoosh.Every() if query.fieldname is None:
                return self._each(lambda leaf: _everything(leaf.arrays.size, query.boost))
            case whoosh.NullQuery:
                return self._each(lambda _leaf: nothing())
            case _:
                return self._each(lambda leaf: _stepped(query, leaf.searcher))

    def _each(self, answer: Callable[[Leaf], Matches]) -> list[Matches]:
        return [answer(leaf) for leaf in self.leaves]

    def _boosted(self, found: list[Matches], boost: float) -> list[Matches]:
        if boost == 1.0:
            return found
        return [Matches(each.docs, each.scores * np.float32(boost)) for each in found]

    def _or(self, parts: Sequence[whoosh.Query]) -> list[Matches]:
        answers = [self._answer(part) for part in _alternatives(parts)]
        return [
            any_of([answer[at] for answer in answers], leaf.arrays.size)
            for at, leaf in enumerate(self.leaves)
        ]

    def _and(self, parts: Sequence[whoosh.Query]) -> list[Matches]:
        found = [self._answer(part) for part in parts]
        return [all_of([each[at] for each in found]) for at in range(len(self.leaves))]

    def _without(self, found: list[Matches], unwanted: list[Matches]) -> list[Matches]:
        return [
            each.within(~other.mask(leaf.arrays.size))
            for leaf, each, other in zip(self.leaves, found, unwanted, strict=True)
        ]

    def _find(self, query: own.AnyTerm | own.Together) -> list[Matches]:
        return self._any_term(query) if isinstance(query, own.AnyTerm) else self._together(query)

    def _any_term(self, query: own.AnyTerm) -> list[Matches]:
        counted = [
            count(
                leaf.arrays.postings(query.fieldname),
                query.groups(leaf.arrays),
                leaf.arrays.size,
            )
            for leaf in self.leaves
        ]
        having = sum(len(each.docs) for each in counted)
        if not having:
            return self._each(lambda _leaf: nothing())
        weight = query.boost * inverse_frequency(self._size, having)
        return [
            self._scored(leaf, query.fieldname, each, weight) if len(each.docs) else nothing()
            for leaf, each in zip(self.leaves, counted, strict=True)
        ]

    def _scored(self, leaf: Leaf, field: str, counts: Counts, weight: float) -> Matches:
        if counts.keys is not None:
            return Matches(counts.docs, keys=counts.keys, table=self._table(field), weight=weight)
        assert counts.frequencies is not None
        lengths = leaf.arrays.lengths(field)[counts.docs]
        average = self._average(field)
        return Matches(
            counts.docs, np.float32(weight) * scores(counts.frequencies, lengths, average)
        )

    def _together(self, query: own.Together) -> list[Matches]:
        found = [self._found(slot.leaf) for slot in query.slots]
        answers = []
        for at, leaf in enumerate(self.leaves):
            parts = [each[at] for each in found]
            docs, places = common(parts)
            kept = standing_together(query, leaf.arrays, docs, places)
            scores = added_up(parts, [place[kept] for place in places])
            answers.append(Matches(docs[kept], scores))
        return self._boosted(answers, query.boost)

    @cached_property
    def _size(self) -> int:
        return int(self._searcher.doc_count_all())

    def _average(self, field: str) -> float:
        return float(self._searcher.avg_field_length(field) or 1)

    def _table(self, field: str) -> Array:
        if field not in self._tables:
            self._tables[field] = score_table(self._average(field))
        return self._tables[field]


def _leaf(searcher: Any, offset: int) -> Leaf:
    reader = searcher.reader()
    arrays, deleted = arrays_of(reader), list(reader.segment().deleted_docs())
    live = None
    if deleted:
        live = np.ones(arrays.size, bool)
        live[deleted] = False
    return Leaf(arrays, offset, live, searcher)


def _alternatives(parts: Sequence[whoosh.Query]) -> Iterator[whoosh.Query]:
    """Yield the parts of an Or, those of an Or among them in its place: so all are added up in
    one pass over the documents."""
    for part in parts:
        if isinstance(part, whoosh.Or) and part.boost == 1.0:
            yield from _alternatives(part.subqueries)
        else:
            yield part


def _of_mask(mask: Array) -> Matches:
    docs = np.flatnonzero(mask)
    return Matches(docs, np.ones(len(docs), np.float32))


def _everything(size: int, score: float) -> Matches:
    return Matches(np.arange(size), np.full(size, score, np.float32))


def _as_terms(term: whoosh.Term) -> own.Terms:
    text = term.text.decode() if isinstance(term.text, bytes) else term.text
    return own.Terms(term.fieldname, (text,), boost=term.boost)


def _as_together(phrase: whoosh.Phrase) -> own.Together:
    slots = [own.Slot(own.Terms(phrase.fieldname, (word,))) for word in phrase.words]
    return own.Together(tuple(slots), boost=phrase.boost)


def _stepped(query: whoosh.Query, searcher: Any) -> Matches:
    """Return what Whoosh finds in a segment with its own matchers."""
    matcher = query.matcher(searcher, searcher.context())
    found = []
    while matcher.is_active():
        found.append((matcher.id(), matcher.score()))
        matcher.next()
    docs = np.array([doc for doc, _ in found], np.int64)
    return Matches(docs, np.array([score for _, score in found], np.float32))
