"""Vocabularies and rows made of two: most of the first, with all of the second put in between.

The members of the two are numbered through: those of the second count on from the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from explorer.search.engine.arrays_file import Array, Arrays
from explorer.search.engine.postings import ranges, starts_of
from explorer.search.engine.rows import Rows
from explorer.search.engine.shapes import SEPARATOR
from explorer.search.engine.vocabulary import Vocabulary


@dataclass(frozen=True)
class Splice:
    """Which members of two arrays make up a third, in their order there."""

    first: int
    """How many members the first array has."""
    second: int
    taken: Array
    """By the new number, the old one."""

    @classmethod
    def between(cls, gone: Array, places: Array) -> Splice:
        """Leave out some members of the first, given as a mask, and put each of the second before
        the one of the first at its place; the places ascend."""
        first, second = len(gone), len(places)
        both = np.insert(np.arange(first), places, first + np.arange(second))
        left_out = np.concatenate([gone, np.zeros(second, bool)])
        return cls(first, second, both[~left_out[both]])

    def __len__(self) -> int:
        return len(self.taken)

    @cached_property
    def new(self) -> Array:
        """By the old number, the new one; of what is left out, nothing that has a meaning."""
        new = np.zeros(self.first + self.second, np.int64)
        new[self.taken] = np.arange(len(self))
        return new

    def renumbered(self, first: Array, second: Array) -> Array:
        """Return the new numbers of some members of the first array, then of the second."""
        numbers: Array = np.concatenate([first, second.astype(np.int64) + self.first])
        renumbered: Array = self.new[numbers]
        return renumbered

    def array(self, first: Array, second: Array) -> Array:
        """Return the third array."""
        both: Array = np.concatenate([first, second])[self.taken]
        return both

    def terms(self, first: Arrays, second: Arrays, name: str) -> dict[str, Array]:
        """Return the arrays of a third vocabulary."""
        parts = ("heads", "letters", "lengths")
        arrays = {
            f"{name}.{part}": self.array(first[f"{name}.{part}"], second[f"{name}.{part}"])
            for part in parts
            if f"{name}.{part}" in first
        }
        ends = [each[f"{name}.ends"].astype(np.int64) for each in (first, second)]
        sizes = np.concatenate([np.diff(each, prepend=-1) for each in ends])  # with separators
        blobs = [
            each[f"{name}.terms"].tobytes()[: each_ends[-1] + 1 if len(each_ends) else 0]
            for each, each_ends in zip((first, second), ends, strict=True)
        ]
        starts = starts_of(sizes)
        blob, taken = b"".join(blobs), self.taken
        breaks = np.flatnonzero(np.diff(taken) != 1) + 1  # mostly one follows the other
        pieces = (
            (
                blob[starts[taken[begin]] : starts[taken[end - 1] + 1]]
                for begin, end in zip([0, *breaks], [*breaks, len(taken)], strict=True)
            )
            if len(taken)
            else ()
        )
        return {
            f"{name}.terms": np.frombuffer(b"".join(pieces) or SEPARATOR, np.uint8),
            f"{name}.ends": (np.cumsum(sizes[taken]) - 1).astype(np.uint32),
            **arrays,
        }

    def rows(self, first: Arrays, second: Arrays, name: str, members: Splice) -> dict[str, Array]:
        """Return the arrays of third rows, the members of which were spliced, too."""
        old = [Rows(each, name) for each in (first, second)]
        every = [np.arange(len(each)) for each in old]
        lengths = np.concatenate(
            [rows.lengths(all_) for rows, all_ in zip(old, every, strict=True)]
        )
        numbers = members.renumbered(
            *(rows.of(all_) for rows, all_ in zip(old, every, strict=True))
        )
        starts, taken = starts_of(lengths), self.taken
        return {
            f"{name}.starts": starts_of(lengths[taken]).astype(np.uint32),
            f"{name}.members": numbers[ranges(starts[taken], lengths[taken])].astype(np.uint32),
        }


def places_in(vocabulary: Vocabulary, terms: Vocabulary) -> Array:
    """Return before which terms of a vocabulary those of another belong."""
    return np.fromiter(map(vocabulary.at_least, terms), np.int64, len(terms))
