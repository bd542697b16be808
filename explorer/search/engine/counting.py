"""How often terms stand in the documents of a segment that have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from explorer.search.engine.arrays_file import Array
from explorer.search.engine.postings import Postings, ranges

_LISTED = 16
"""Postings that add up to a part of the segment smaller than one in this are added up by
sorting them, more by a total for every document."""

_FEW = 64  # terms that are gone through one by one


class Counts(NamedTuple):
    """The documents that have one of some terms, ascending, and how often."""

    docs: Array
    keys: Array | None
    """As in `Postings`; None: see `frequencies`."""
    frequencies: Array | None


Group = tuple[Sequence[int] | Array, Array | None]
"""Numbers of terms, and a mask of the documents in which they count; None: in all."""


def count(postings: Postings, groups: Sequence[Group], size: int) -> Counts:
    """Return how often any of some terms stands in each document of a segment of a size."""
    if len(groups) == 1 and groups[0][1] is None and len(groups[0][0]) <= 1:
        numbers = groups[0][0]
        where = postings.of(int(numbers[0])) if len(numbers) else slice(0, 0)
        if not postings.is_often(where):
            return Counts(postings.docs[where], postings.keys[where], None)
    return _added_up(list(_parts(postings, groups)), size)


def _parts(postings: Postings, groups: Sequence[Group]) -> Iterator[tuple[Array, Array]]:
    """Yield documents and frequencies, the documents of each part ascending or of many terms."""
    for numbers, mask in groups:
        for docs, counts in _stretches(postings, numbers):
            if mask is None:
                yield docs, counts
            else:
                kept = mask[docs]
                yield docs[kept], counts[kept]


def _stretches(postings: Postings, numbers: Sequence[int] | Array) -> Iterator[tuple[Array, Array]]:
    if isinstance(numbers, range):  # neighbours: their postings are in a row
        if numbers:
            where = slice(int(postings.starts[numbers[0]]), int(postings.starts[numbers[-1] + 1]))
            yield postings.docs[where], postings.counts(where)
    elif len(numbers) <= _FEW:
        for number in numbers:
            where = postings.of(int(number))
            yield postings.docs[where], postings.counts(where)
    else:
        starts = postings.starts[np.asarray(numbers)].astype(np.int64)
        ends = postings.starts[np.asarray(numbers) + 1].astype(np.int64)
        at = ranges(starts, ends - starts)
        yield postings.docs[at], postings.counts_at(at)


def _added_up(parts: Sequence[tuple[Array, Array]], size: int) -> Counts:
    """Return the frequencies of each document, added up."""
    if sum(len(docs) for docs, _ in parts) * _LISTED < size:
        return _added_up_by_sorting(parts)
    totals = np.zeros(size, np.float32)
    for docs, counts in parts:
        np.add.at(totals, docs.astype(np.intp), counts.astype(np.float32))
    docs = np.flatnonzero(totals > 0)
    return Counts(docs, None, totals[docs])


def _added_up_by_sorting(parts: Sequence[tuple[Array, Array]]) -> Counts:
    if not any(len(docs) for docs, _ in parts):
        return Counts(np.empty(0, np.int64), None, np.empty(0, np.float32))
    docs = np.concatenate([docs for docs, _ in parts])
    counts = np.concatenate([counts for _, counts in parts])
    order = np.argsort(docs, kind="stable")
    docs, counts = docs[order], counts[order]
    first = np.flatnonzero(np.diff(docs.astype(np.int64), prepend=-1))
    return Counts(docs[first], None, np.add.reduceat(counts, first).astype(np.float32))
