"""Find values by what is typed of their names, quickly however many there are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np

from explorer.search.engine.arrays_file import Array
from explorer.search.query import usual_distance
from explorer.text.words import folded_words

_LAST = "\U0010ffff"  # after every character that a word may go on with
_SHORTEST_SKIPPING = 3  # letters; fewer stand in this order in almost every name


class TypedNames:
    """The names of some values, each of which may have several."""

    def __init__(self, names: Iterable[Iterable[str]]) -> None:
        owners: list[int] = []  # of each name, the number of its value
        self._folded: list[tuple[str, ...]] = []
        with_word: dict[str, list[int]] = defaultdict(list)
        for owner, of_value in enumerate(names):
            for name in of_value:
                words = folded_words(name)
                for word in words:
                    with_word[word].append(len(owners))
                owners.append(owner)
                self._folded.append(words)
        self._owners = np.array(owners, np.int64)
        self._words: Sequence[str] = sorted(with_word)
        found = [with_word[word] for word in self._words]
        self._starts = np.cumsum([0, *map(len, found)])
        self._names = np.array([name for names in found for name in names], np.int64)

    def matching(self, typed: str, among: Array) -> tuple[Array, bool]:
        """Return which of some values match what is typed, and whether they do so only nearly.

        `among` and what is returned are masks of the values. A value matches when every typed
        word begins a word of one of its names. Where none does, those match whose names have
        words spelled almost so (optimal string alignment; Damerau 1964), else those that have
        the typed letters in their order with others between.
        """
        words = folded_words(typed)
        if not words:
            return among, False
        for nearly, names in enumerate(self._matches(words)):
            found = np.zeros_like(among)
            found[self._owners[names]] = True
            found &= among
            if found.any():
                return found, bool(nearly)
        return np.zeros_like(among), False

    def _matches(self, words: Sequence[str]) -> Iterator[Array]:
        """Yield the names that match, each time by a looser measure."""
        yield self._having_all(map(self._begun, words))
        yield self._having_all(self._begun(word) | self._near(word) for word in words)
        yield self._having_letters("".join(words))

    def _having_all(self, masks: Iterable[Array]) -> Array:
        return np.flatnonzero(np.logical_and.reduce(list(masks)))

    def _begun(self, beginning: str) -> Array:
        """Return a mask of the names of which a word begins so."""
        first = bisect_left(self._words, beginning)
        after = bisect_left(self._words, beginning + _LAST)
        return self._mask(self._names[self._starts[first] : self._starts[after]])

    def _near(self, typed: str) -> Array:
        """Return a mask of the names of which a word, or its beginning, is spelled almost so."""
        greatest = usual_distance(typed)
        if not greatest or not self._words:
            return self._mask(np.empty(0, np.int64))
        from rapidfuzz import process  # only now: most of what is typed begins a name
        from rapidfuzz.distance import OSA

        beginnings = [word[: len(typed)] for word in self._words]
        near = np.zeros(len(self._words), bool)
        for spellings in (self._words, beginnings):
            distances = process.cdist(
                [typed], spellings, scorer=OSA.distance, score_cutoff=greatest
            )
            near |= distances[0] <= greatest
        return self._mask(self._names[np.repeat(near, np.diff(self._starts))])

    def _having_letters(self, letters: str) -> Array:
        """Return the names that have some letters in their order."""
        if len(letters) < _SHORTEST_SKIPPING:
            return np.empty(0, np.int64)
        skipping = "".join(rf"[^{re.escape(each)}\n]*{re.escape(each)}" for each in letters)
        text, starts = self._text
        places = [match.start() for match in re.finditer(f"^{skipping}", text, re.MULTILINE)]
        return np.searchsorted(starts, places)

    @cached_property
    def _text(self) -> tuple[str, Array]:
        """All names, one in a line and without spaces, and where each begins."""
        lines = ["".join(words) for words in self._folded]
        starts = np.cumsum([0, *(len(line) + 1 for line in lines)])
        return "\n".join(lines), starts

    def _mask(self, names: Array) -> Array:
        mask = np.zeros(len(self._owners), bool)
        mask[names] = True
        return mask
