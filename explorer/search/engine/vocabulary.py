"""The terms of a segment in order, and every way to find some of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from explorer.search.engine.arrays_file import Array, Arrays

_SEPARATOR = b"\n"  # between two terms; no term contains it


class Vocabulary:
    """Different byte strings, sorted; a term is known by its number in that order."""

    def __init__(self, blob: Array, ends: Array, letters: Array | None = None) -> None:
        self._blob = blob.data
        self._ends = ends  # of each term in the blob, where its separator is
        self._letters = letters

    @classmethod
    def read(cls, arrays: Arrays, name: str) -> Vocabulary:
        """Return the vocabulary that was written under a name."""
        letters = arrays.get(f"{name}.letters")
        return cls(arrays[f"{name}.terms"], arrays[f"{name}.ends"], letters)

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        start = int(self._ends[number - 1]) + 1 if number else 0
        return bytes(self._blob[start : int(self._ends[number])])

    def __iter__(self) -> Iterator[bytes]:
        return iter(bytes(self._blob).split(_SEPARATOR)[: len(self)])

    def at_least(self, term: bytes) -> int:
        """Return the number of the first term that is not less than this one."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < term:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, term: bytes) -> int | None:
        """Return the number of a term, None when there is no such term."""
        number = self.at_least(term)
        return number if number < len(self) and self[number] == term else None

    def beginning(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin so: they lie side by side."""
        # No term has a byte 255: they are UTF-8.
        return range(self.at_least(prefix), self.at_least(prefix + b"\xff"))

    def shaped(self, pattern: str) -> Array:
        """Return the numbers of the terms of a shape: `*` any characters or none, `?` one."""
        parts = re.split(r"([*?])", pattern)
        shape = re.compile(
            "".join({"*": r"[^\n]*", "?": r"[^\n]"}.get(part) or re.escape(part) for part in parts)
        )
        if parts[0]:
            candidates: Iterable[int] = self.beginning(parts[0].encode())
        else:
            candidates = self._containing(max(parts, key=len).encode())
        found = (number for number in candidates if shape.fullmatch(self[number].decode()))
        return np.fromiter(found, np.int64)

    def _containing(self, piece: bytes) -> Array:
        """Return the numbers of the terms that contain a piece."""
        if not piece.strip(b"*?"):
            return np.arange(len(self))
        places = [match.start() for match in re.finditer(re.escape(piece), self._blob)]
        return np.unique(np.searchsorted(self._ends, places))

    def near(self, word: str, greatest: int) -> list[tuple[int, int]]:
        """Return the numbers of the terms within an edit distance of a word, each with its
        distance, in no order (optimal string alignment; Damerau 1964)."""
        from rapidfuzz import process  # only now: most queries need no spelling distance
        from rapidfuzz.distance import OSA

        assert self._letters is not None  # only words have them
        # Each edit adds or removes at most two letters of the set and one of the length.
        different = np.bitwise_count(self._letters ^ np.uint32(letter_set(word)))
        lengths = np.diff(self._ends, prepend=-1) - 1
        size = len(word.encode())
        close = (different <= 2 * greatest) & (np.abs(lengths - size) <= 4 * greatest)
        numbers = np.flatnonzero(close)
        terms = [self[int(number)].decode() for number in numbers]
        found = process.extract(word, terms, scorer=OSA.distance, score_cutoff=greatest, limit=None)
        return [(int(numbers[at]), int(distance)) for _, distance, at in found]


def letter_set(word: str) -> int:
    """Return a set of the characters of a word in 32 bits; several share a bit."""
    letters = 0
    for character in word:
        letters |= 1 << (ord(character) & 31)
    return letters


def written(terms: Sequence[bytes], name: str, *, letters: bool = False) -> dict[str, Array]:
    """Return the arrays in which `Vocabulary.read` finds sorted terms again."""
    blob = np.frombuffer(_SEPARATOR.join([*terms, b""]) or _SEPARATOR, np.uint8)
    lengths = np.fromiter(map(len, terms), np.int64, len(terms))
    ends = (np.cumsum(lengths + 1) - 1).astype(np.uint32)
    arrays: dict[str, Array] = {f"{name}.terms": blob, f"{name}.ends": ends}
    if letters:
        sets = (letter_set(term.decode()) for term in terms)
        arrays[f"{name}.letters"] = np.fromiter(sets, np.uint32, len(terms))
    return arrays
