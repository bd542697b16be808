"""Rows of numbers of different lengths, one after another in one array."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from explorer.search.engine.arrays_file import Array, Arrays
from explorer.search.engine.postings import ranges, starts_of


class Rows:
    """Rows that were written under a name, by number."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._starts: Array = arrays[f"{name}.starts"].astype(np.int64)
        self._members = arrays[f"{name}.members"]

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> Array:
        members: Array = self._members[self._starts[number] : self._starts[number + 1]]
        return members.astype(np.int64)

    def lengths(self, numbers: Array) -> Array:
        """Return how long some rows are."""
        lengths: Array = self._starts[numbers + 1] - self._starts[numbers]
        return lengths

    def of(self, numbers: Array) -> Array:
        """Return the members of some rows, one row after another."""
        members = self._members[ranges(self._starts[numbers], self.lengths(numbers))]
        return members.astype(np.int64)


def written(rows: Sequence[Sequence[int]], name: str) -> dict[str, Array]:
    """Return the arrays in which `Rows` finds some rows again."""
    lengths = np.fromiter(map(len, rows), np.int64, len(rows))
    return {
        f"{name}.starts": starts_of(lengths).astype(np.uint32),
        f"{name}.members": np.fromiter(chain.from_iterable(rows), np.uint32, int(lengths.sum())),
    }
