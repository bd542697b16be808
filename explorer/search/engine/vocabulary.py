"""The terms of a segment in order, and every way to find some of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import numpy as np

from explorer.search.engine.arrays_file import Array, Arrays
from explorer.search.engine.shapes import SEPARATOR, shaped

_LONGEST = 255
"""The greatest length of a term, in characters, that is kept; longer ones count as this."""


class Vocabulary:
    """Different byte strings, sorted; a term is known by its number in that order."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        """Read the vocabulary that was written under a name."""
        self._blob = arrays[f"{name}.terms"].data
        self._ends = arrays[f"{name}.ends"]  # of each term in the blob, where its separator is
        self._heads = arrays[f"{name}.heads"]
        self._letters = arrays.get(f"{name}.letters")
        self._lengths = arrays.get(f"{name}.lengths")
        self.find = lru_cache(maxsize=4096)(self._find)
        self.shaped = lru_cache(maxsize=2)(self._shaped)  # for one field after the other

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        start = int(self._ends[number - 1]) + 1 if number else 0
        return bytes(self._blob[start : int(self._ends[number])])

    def __iter__(self) -> Iterator[bytes]:
        return iter(bytes(self._blob).split(SEPARATOR)[: len(self)])

    def some(self, numbers: Array) -> list[str]:
        """Return some terms as strings."""
        if not len(numbers):
            return []
        ends = self._ends[numbers].tolist()
        starts = np.where(numbers == 0, 0, self._ends[numbers - 1].astype(np.int64) + 1).tolist()
        return [
            str(self._blob[start:end], "utf-8", "surrogatepass")
            for start, end in zip(starts, ends, strict=True)
        ]

    @cached_property
    def strings(self) -> list[str]:
        """All terms as strings."""
        return str(self._blob, "utf-8", "surrogatepass").split("\n")[: len(self)]

    def at_least(self, term: bytes) -> int:
        """Return the number of the first term that is not less than this one."""
        head = _head(term)
        low = int(np.searchsorted(self._heads, head, "left"))
        if low == len(self) or self._heads[low] != head:
            return low
        high = int(np.searchsorted(self._heads, head, "right"))
        while low < high:  # among those that begin with the same eight bytes
            middle = (low + high) // 2
            if self[middle] < term:
                low = middle + 1
            else:
                high = middle
        return low

    def _find(self, term: bytes) -> int | None:
        """Return the number of a term, None when there is no such term."""
        number = self.at_least(term)
        return number if number < len(self) and self[number] == term else None

    def beginning(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin so: they lie side by side."""
        # No term has a byte 255: they are UTF-8.
        return range(self.at_least(prefix), self.at_least(prefix + b"\xff"))

    def _shaped(self, pattern: str) -> Array:
        """Return the numbers of the terms of a shape; see `shapes.shaped`."""
        letters = re.split(r"[*?]", pattern, maxsplit=1)[0]
        some = self.beginning(letters.encode()) if letters else range(len(self))
        if not some:
            return np.empty(0, np.int64)
        ends = self._ends[some.start : some.stop].astype(np.int64)
        first = int(self._ends[some.start - 1]) + 1 if some.start else 0
        terms = np.frombuffer(self._blob, np.uint8)[first : int(ends[-1]) + 1]
        starts = np.concatenate([[0], ends[:-1] + 1 - first])
        return some.start + shaped(terms, starts, ends - first, pattern)

    def near(self, word: str, greatest: int) -> list[tuple[int, int]]:
        """Return the numbers of the terms within an edit distance of a word, each with its
        distance, in no order (optimal string alignment; Damerau 1964)."""
        from rapidfuzz import process  # only now: most queries need no spelling distance
        from rapidfuzz.distance import OSA

        assert self._letters is not None  # only words have them
        assert self._lengths is not None
        # Each edit adds or removes at most two letters of the set and one of the length.
        different = np.bitwise_count(self._letters ^ np.uint32(letter_set(word)))
        longer = np.abs(self._lengths.astype(np.int16) - min(len(word), _LONGEST))
        numbers = np.flatnonzero((different <= 2 * greatest) & (longer <= greatest))
        terms = self.some(numbers)
        found = process.extract(word, terms, scorer=OSA.distance, score_cutoff=greatest, limit=None)
        return [(int(numbers[at]), int(distance)) for _, distance, at in found]


def _head(term: bytes) -> np.uint64:
    """Return the first eight bytes of a term as a number of the same order."""
    return np.uint64(int.from_bytes(term[:8].ljust(8, b"\0"), "big"))


def letter_set(word: str) -> int:
    """Return a set of the characters of a word in 32 bits; several share a bit."""
    letters = 0
    for character in word:
        letters |= 1 << (ord(character) & 31)
    return letters


def written(terms: Sequence[bytes], name: str, *, letters: bool = False) -> dict[str, Array]:
    """Return the arrays in which `Vocabulary.read` finds sorted terms again."""
    blob = np.frombuffer(SEPARATOR.join([*terms, b""]) or SEPARATOR, np.uint8)
    lengths = np.fromiter(map(len, terms), np.int64, len(terms))
    ends = (np.cumsum(lengths + 1) - 1).astype(np.uint32)
    heads = np.array([term[:8] for term in terms], "S8").view(">u8").astype(np.uint64)
    arrays: dict[str, Array] = {
        f"{name}.terms": blob,
        f"{name}.ends": ends,
        f"{name}.heads": heads,
    }
    if letters:
        words = [term.decode() for term in terms]
        arrays[f"{name}.letters"] = np.fromiter(map(letter_set, words), np.uint32, len(words))
        clipped = (min(len(word), _LONGEST) for word in words)
        arrays[f"{name}.lengths"] = np.fromiter(clipped, np.uint8, len(words))
    return arrays
