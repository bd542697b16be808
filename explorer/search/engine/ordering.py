"""The documents of a result in another order than by score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from explorer.search.engine.arrays_file import Array
from explorer.search.engine.collecting import NO_DAY
from explorer.search.engine.evaluation import Leaf
from explorer.search.engine.matches import Matches
from explorer.search.engine.segment_arrays import SegmentArrays
from explorer.search.narrowing import Property

_IDS = 32  # bits for the place of a document in the order of the ids


class Order(NamedTuple):
    """What documents are sorted by."""

    rank: Callable[[SegmentArrays, Array], Array]
    """Returns a number for each of some documents of a segment; the least comes first."""
    key: Callable[[SegmentArrays, int], Any]
    """Returns what puts a document among those of other segments, in the same order."""


def _day(segment: SegmentArrays, docs: Array) -> Array:
    """Return the day that documents are sorted by: the first they may be of, else the last;
    0 where it is not known."""
    earliest, latest = segment.arrays["earliest"][docs], segment.arrays["latest"][docs]
    return np.where(earliest > NO_DAY, earliest, latest).astype(np.int64)


def _source_ranks(segment: SegmentArrays, docs: Array) -> Array:
    names, of = segment.values(Property.SOURCE)
    order = sorted(range(len(names)), key=lambda at: _source_key(names[at]))
    ranks = np.empty(len(names), np.int64)
    ranks[order] = np.arange(len(names))
    return ranks[of[docs]]


def _source_key(name: str) -> tuple[bool, str, str]:
    """Return what sources are sorted by; those that are not known come last."""
    return not name, name.casefold(), name


def _source(segment: SegmentArrays, doc: int) -> tuple[bool, str, str]:
    names, of = segment.values(Property.SOURCE)
    return _source_key(names[of[doc]])


NEWEST_FIRST = Order(
    lambda segment, docs: -_day(segment, docs),
    lambda segment, doc: -int(_day(segment, np.array([doc]))[0]),
)
"""By date, the undated last."""

BY_TITLE = Order(
    lambda segment, docs: segment.arrays["title_of"][docs].astype(np.int64),
    lambda segment, doc: segment.title_of(doc),
)

BY_SOURCE = Order(_source_ranks, _source)


def page(
    leaves: Sequence[Leaf], matches: Sequence[Matches], order: Order, *, reverse: bool, limit: int
) -> list[str]:
    """Return the ids of the first documents in an order, or in its reverse; equal ones are
    sorted by id."""
    found = []
    for leaf, each in zip(leaves, matches, strict=True):
        docs = each.docs
        ranks = order.rank(leaf.arrays, docs)
        numbers = ((-ranks if reverse else ranks) << _IDS) + leaf.arrays.id_ranks[docs]
        for at in _least(numbers, limit):
            doc = int(docs[at])
            found.append((order.key(leaf.arrays, doc), leaf.arrays.id_of(doc)))
    found.sort(key=lambda pair: pair[1])
    found.sort(key=lambda pair: pair[0], reverse=reverse)
    return [id_ for _, id_ in found[:limit]]


def _least(numbers: Array, count: int) -> Array:
    """Return the places of the least numbers, in no order."""
    if count >= len(numbers):
        return np.arange(len(numbers))
    return np.argpartition(numbers, count)[:count]
