"""Where the terms of a field stand: documents, frequencies and positions, each term's in a row.

A posting is a document and a key: how often the term stands there, and how long the field is
there, in the one byte that Whoosh has for a length. So the score of a posting is one look into a
table by its key. Document numbers and positions ascend.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from whoosh.util.numeric import byte_to_length, length_to_byte

from explorer.search.engine.arrays_file import Array, Arrays

MOST_COUNTED = 255
"""Frequencies above this are kept apart: the key has one byte for them."""

LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float32)
"""The length that each byte stands for."""

_PARTS = ("starts", "docs", "keys", "position_starts", "positions", "often", "often_counts")


def length_bytes(lengths: Array) -> Array:
    """Return the byte for each length of a field."""
    different, which = np.unique(lengths, return_inverse=True)
    return np.array([length_to_byte(int(length)) for length in different], np.uint8)[which]


@dataclass(frozen=True)
class Postings:
    """The postings of a field. Those of term `t` are from `starts[t]` to `starts[t + 1]`."""

    starts: Array
    docs: Array
    keys: Array
    """The frequency, at most `MOST_COUNTED`, times 256, and the byte of the length."""

    position_starts: Array
    """As `starts`, into `positions`; all 0 for a field without positions."""
    positions: Array

    often: Array
    """The postings whose frequency is greater than a key can say, ascending."""
    often_counts: Array

    @classmethod
    def read(cls, arrays: Arrays, name: str) -> Postings:
        """Return the postings that were written under a name."""
        return cls(*(arrays[f"{name}.{part}"] for part in _PARTS))

    def written(self, name: str) -> dict[str, Array]:
        """Return the arrays in which `read` finds the postings again."""
        return {f"{name}.{part}": getattr(self, part) for part in _PARTS}

    def without_positions(self) -> Postings:
        """Return the postings of a field of which nobody asks where in a document a term is."""
        nowhere = np.zeros_like(self.position_starts)
        return replace(self, position_starts=nowhere, positions=self.positions[:0])

    def __len__(self) -> int:
        """Return how many postings there are."""
        return len(self.docs)

    def frequency(self, term: int) -> int:
        """Return how many documents have a term."""
        return int(self.starts[term + 1]) - int(self.starts[term])

    def of(self, term: int) -> slice:
        """Return where a term's postings are."""
        return slice(int(self.starts[term]), int(self.starts[term + 1]))

    def is_often(self, where: slice) -> bool:
        """Whether any of a stretch of postings has a frequency that its key cannot say."""
        if not len(self.often):
            return False
        first, last = np.searchsorted(self.often, (where.start, where.stop))
        return bool(first < last)

    def counts(self, where: slice) -> Array:
        """Return the frequencies of a stretch of postings."""
        counts = (self.keys[where] >> 8).astype(np.int32)
        if self.is_often(where):
            first, last = np.searchsorted(self.often, (where.start, where.stop))
            counts[self.often[first:last] - where.start] = self.often_counts[first:last]
        return counts

    def counts_at(self, at: Array) -> Array:
        """Return the frequencies of some postings by their numbers."""
        counts = (self.keys[at] >> 8).astype(np.int32)
        if len(self.often):
            nearest = np.searchsorted(self.often, at)
            nearest[nearest == len(self.often)] = 0
            frequent = self.often[nearest] == at
            counts[frequent] = self.often_counts[nearest[frequent]]
        return counts

    def places(self, term: int, chosen: Array | None = None) -> tuple[Array, Array]:
        """Return the document and the position of every place of a term, in their order;
        only of some of its postings, where `chosen` numbers them from 0."""
        where = self.of(term)
        counts = self.counts(where)
        docs, positions = self.docs[where], self.positions_of(term)
        if chosen is None or len(chosen) == len(docs):
            return np.repeat(docs, counts), positions
        starts = (np.cumsum(counts) - counts)[chosen]
        counts = counts[chosen]
        return np.repeat(docs[chosen], counts), positions[ranges(starts, counts)]

    def positions_of(self, term: int) -> Array:
        """Return the positions of a term, one document's after another's."""
        return self.positions[int(self.position_starts[term]) : int(self.position_starts[term + 1])]


def ranges(starts: Array, counts: Array) -> Array:
    """Return the numbers `start … start + count - 1` of each pair, one after another."""
    total = int(counts.sum())
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(total)


def starts_of(counts: Array) -> Array:
    """Return where each of some rows begins, and where the last one ends."""
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def keyed(counts: Array, lengths: Array) -> tuple[Array, Array, Array]:
    """Return the keys of postings of these frequencies and bytes of lengths, and which are too
    frequent for a key, with how frequent they are."""
    keys = (np.minimum(counts, MOST_COUNTED) << 8 | lengths).astype(np.uint16)
    often = np.flatnonzero(counts > MOST_COUNTED)
    return keys, often, counts[often].astype(np.uint32)


def postings_of(
    terms: Array, docs: Array, positions: Array, lengths: Array, vocabulary: int
) -> Postings:
    """Return the postings of places: a term, a document and a position each, by document and
    position. `lengths` is the byte of each document's length, `vocabulary` how many terms."""
    order = _stable_order(terms, vocabulary)
    terms, docs = terms[order], docs[order]
    positions = positions[order]
    first = np.ones(len(terms), bool)
    first[1:] = (terms[1:] != terms[:-1]) | (docs[1:] != docs[:-1])
    at = np.flatnonzero(first)
    counts = np.diff(at, append=len(terms))
    posted = docs[at]
    keys, often, often_counts = keyed(counts, lengths[posted])
    return Postings(
        starts_of(np.bincount(terms[at], minlength=vocabulary)).astype(np.uint32),
        posted.astype(np.uint32),
        keys,
        starts_of(np.bincount(terms, minlength=vocabulary)).astype(np.uint32),
        positions.astype(position_type(positions)),
        often,
        often_counts,
    )


def position_type(positions: Array) -> type[np.unsignedinteger[Any]]:
    """Return the smallest type that holds positions."""
    return np.uint16 if not len(positions) or positions.max() < 1 << 16 else np.uint32


def _stable_order(numbers: Array, below: int) -> Array:
    """Return the order that sorts numbers and leaves equal ones as they are: by their lower and
    then their upper half, since numpy sorts 16 bits by radix, in linear time."""
    order = np.argsort((numbers & 0xFFFF).astype(np.uint16), kind="stable")
    if below > 1 << 16:
        upper = (numbers >> 16).astype(np.uint16)
        order = order[np.argsort(upper[order], kind="stable")]
    return order
