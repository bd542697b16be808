"""The documents of one segment that a query matches, with their scores, and how to combine them.

Two forms, each where it is quick: a list of documents, or a score for every document of the
segment, of which those above zero are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

import numpy as np

from explorer.search.engine.arrays_file import Array

_LISTED = 16
"""Lists that add up to a part of the segment smaller than one in this are merged as lists."""


class Matches:
    """Documents, ascending, with their scores; scores are above zero."""

    def __init__(
        self, docs: Array, scores: Array | None = None, *, keys: Array | None = None,
        table: Array | None = None, weight: float = 1.0,
    ) -> None:  # fmt: skip
        """Take scores, or what they are looked up by when they are wanted."""
        self.docs = docs
        self._scores, self._keys, self._table = scores, keys, table
        self._weight = np.float32(weight)

    def __len__(self) -> int:
        return len(self.docs)

    @cached_property
    def scores(self) -> Array:
        """The score of each document."""
        return self.scores_at(slice(None))

    def scores_at(self, where: Array | slice) -> Array:
        """Return the scores of some of the documents, numbered from 0."""
        if self._keys is not None and self._table is not None:
            return self._table.take(self._keys[where]) * self._weight
        assert self._scores is not None
        return self._scores[where]

    def add_to(self, totals: Array) -> None:
        """Add the scores to those of all documents of the segment."""
        np.add.at(totals, self.docs.astype(np.intp), self.scores)

    def within(self, mask: Array) -> Matches:
        """Return the matches among some documents of the segment."""
        kept = np.flatnonzero(mask[self.docs])
        return self if len(kept) == len(self) else self.at(kept)

    def at(self, where: Array) -> Matches:
        """Return some of the matches, numbered from 0."""
        return Matches(self.docs[where], self.scores_at(where))

    def mask(self, size: int) -> Array:
        """Return whether each document of the segment matches."""
        mask = np.zeros(size, bool)
        mask[self.docs] = True
        return mask

    def best(self, count: int) -> list[tuple[float, int]]:
        """Return the greatest scores with their documents: the best first, of equal ones the
        first document."""
        if len(self) > _FEW:
            return _best(self.docs, self.scores, count)
        scored = zip(self.scores.tolist(), self.docs.tolist(), strict=True)
        return sorted(scored, key=itemgetter(0), reverse=True)[:count]


class DenseMatches(Matches):
    """Matches as one score for every document of the segment."""

    def __init__(self, totals: Array) -> None:
        self.totals = totals
        """The score of every document; 0 where it does not match."""

    @classmethod
    def of_all(cls, parts: Sequence[DenseMatches]) -> DenseMatches:
        """Return what every part matches, the scores added up."""
        first, *others = parts
        totals, mask = first.totals.copy(), first.totals > 0
        for part in others:
            totals += part.totals
            mask &= part.totals > 0
        totals *= mask
        return cls(totals)

    @cached_property
    def _mask(self) -> Array:
        return self.totals > 0

    @cached_property
    def _count(self) -> int:
        return int(np.count_nonzero(self._mask))

    def __len__(self) -> int:
        return self._count

    @cached_property
    def docs(self) -> Array:  # type: ignore[override]
        """The documents."""
        return np.flatnonzero(self._mask)

    def scores_at(self, where: Array | slice) -> Array:
        return self.totals[self.docs[where]]

    def add_to(self, totals: Array) -> None:
        totals += self.totals

    def within(self, mask: Array) -> Matches:
        return DenseMatches(np.where(mask, self.totals, np.float32(0)))

    def mask(self, size: int) -> Array:
        return self._mask

    def best(self, count: int) -> list[tuple[float, int]]:
        return _best(None, self.totals, min(count, len(self)))


_FEW = 64  # matches that are sorted one by one: calling numpy costs more
_COLUMNS = 64


def _best(docs: Array | None, scores: Array, count: int) -> list[tuple[float, int]]:
    """Return the `count` greatest scores with their documents; without documents, those are the
    places of the scores."""
    count = min(count, len(scores))
    if not count:
        return []
    at = _candidates(scores, count)
    found = scores[at]
    # Ascending, so that of equal scores the stable order keeps the first document first.
    order = np.argsort(-found, kind="stable")[:count]
    chosen = at[order]
    documents = chosen if docs is None else docs[chosen]
    return list(zip(found[order].tolist(), documents.tolist(), strict=True))


def _candidates(scores: Array, count: int) -> Array:
    """Return, ascending, the places of all scores that may be among the greatest.

    The `count`-th greatest of the maxima of disjoint groups is a bound that at least `count`
    scores reach, and finding it needs one pass without any sorting.
    """
    rows = len(scores) // _COLUMNS
    if rows <= 4 * count:
        if len(scores) <= 4 * count:
            return np.arange(len(scores))
        bound = np.partition(scores, len(scores) - count)[len(scores) - count]
        return np.flatnonzero(scores >= bound)
    maxima = scores[: rows * _COLUMNS].reshape(_COLUMNS, rows).max(0)
    bound = np.partition(maxima, rows - count)[rows - count]
    return np.flatnonzero(scores >= bound)


def all_of(parts: Sequence[Matches]) -> Matches:
    """Return what every part matches, the scores added up."""
    dense = [part for part in parts if isinstance(part, DenseMatches)]
    listed = [part for part in parts if not isinstance(part, DenseMatches)]
    if not listed:
        return DenseMatches.of_all(dense)
    docs, places = common(listed)
    scores = added_up(listed, places)
    for part in dense:
        more = part.totals[docs]
        hit = more > 0
        docs, scores = docs[hit], scores[hit] + more[hit]
    return Matches(docs, scores)


def added_up(parts: Sequence[Matches], places: Sequence[Array]) -> Array:
    """Return the scores of the same documents in several matches, added up; `places` says where
    each has them."""
    scores = (part.scores_at(where) for part, where in zip(parts, places, strict=True))
    total: Array = np.asarray(np.sum(list(scores), axis=0, dtype=np.float32))
    return total


def common(parts: Sequence[Matches]) -> tuple[Array, list[Array]]:
    """Return the documents that every part matches, and for each part where it has them."""
    order = sorted(range(len(parts)), key=lambda at: len(parts[at]))
    docs = parts[order[0]].docs
    steps = [(np.arange(len(docs)), np.arange(len(docs)))]
    for number in order[1:]:
        at, hit = _located(docs, parts[number])
        kept = np.flatnonzero(hit)
        docs = docs[kept]
        steps.append((at[kept], kept))
    # From the last part to the first: which documents of each step are left at the end.
    places: list[Array] = [docs] * len(parts)
    left = np.arange(len(docs))
    for number, (at, kept) in zip(reversed(order), reversed(steps), strict=True):
        places[number] = at[left]
        left = kept[left]
    return docs, places


def _located(docs: Array, part: Matches) -> tuple[Array, Array]:
    """Return where each document is among a part's, and whether it is there at all."""
    others = part.docs
    if not len(others):
        return np.zeros(len(docs), np.intp), np.zeros(len(docs), bool)
    if len(docs) * 8 < len(others):
        at = np.searchsorted(others, docs.astype(others.dtype))
        at[at == len(others)] = 0
    else:
        places = np.zeros(int(max(docs[-1] if len(docs) else 0, others[-1])) + 1, np.int32)
        places[others] = np.arange(len(others), dtype=np.int32)
        at = places[docs].astype(np.intp)
    return at, others[at] == docs


def any_of(parts: Sequence[Matches], size: int) -> Matches:
    """Return what at least one part matches, the scores added up; `size` is the segment's."""
    parts = [part for part in parts if len(part)]
    if not parts:
        return nothing()
    if len(parts) == 1:
        return parts[0]
    dense = any(isinstance(part, DenseMatches) for part in parts)
    if not dense and sum(map(len, parts)) * _LISTED < size:
        return _merged(parts)
    totals = np.zeros(size, np.float32)
    for part in parts:
        part.add_to(totals)
    return DenseMatches(totals)


def _merged(parts: Sequence[Matches]) -> Matches:
    docs = np.concatenate([part.docs for part in parts])
    scores = np.concatenate([part.scores for part in parts])
    order = np.argsort(docs, kind="stable")
    docs, scores = docs[order], scores[order]
    first = np.flatnonzero(np.diff(docs, prepend=-1))
    return Matches(docs[first], np.add.reduceat(scores, first))


def nothing() -> Matches:
    """Return matches of no document."""
    return Matches(np.empty(0, np.int64), np.empty(0, np.float32))


def count_common(some: Array, others: Array) -> int:
    """Return how many documents two ascending lists have in common."""
    fewer, more = sorted((some, others), key=len)
    at = np.searchsorted(more, fewer)
    at[at == len(more)] = 0
    return int(np.count_nonzero(more[at] == fewer))
