"""Which words of a collection a typed word stands for: its inflections, or near spellings.

A word of five letters or more that does not occur in any inflection is read as those it has
within a small edit distance. Nothing under five letters is ever matched fuzzily: at distance 1,
MSS matches anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Protocol

from explorer.search.query import Inflected, Similar, Word

SHORTEST_FUZZY = 5
"""Letters a word must have to be matched fuzzily; shorter ones turn into anything."""

_FURTHER_OFF = 8  # letters from which two of them may be wrong
_MOST_CORRECTIONS = 5


class Vocabulary(Protocol):
    """The words of a collection, as far as widening asks about them; see `ArticleIndex`."""

    def has_prefix(self, prefix: str) -> bool:
        """Whether any word begins so."""

    def articles_with(self, folded: str) -> int:
        """Return in how many articles a folded word occurs."""

    def inflections(self, word: str) -> Mapping[str, frozenset[str]]:
        """Return, for each language, the folded words that are inflections of a word."""

    def near(self, folded: str, greatest: int) -> Sequence[tuple[str, int]]:
        """Return the folded words within an edit distance of another, nearest first."""


def is_long_enough(folded: str) -> bool:
    """Whether a word may be matched fuzzily."""
    return len(folded) >= SHORTEST_FUZZY and folded.isalpha()


def greatest_distance(folded: str) -> int:
    """Return how many letters may be wrong in a word that is taken for misspelled."""
    return 1 if len(folded) < _FURTHER_OFF else 2


def inflected(word: Word, vocabulary: Vocabulary) -> Word | Inflected:
    """Return a word with its inflections; the word alone when there are none of it."""
    found = vocabulary.inflections(word.surface)
    inflections = tuple((language, words) for language, words in sorted(found.items()) if words)
    return Inflected(word, inflections) if inflections else word


def corrected(word: Word, vocabulary: Vocabulary) -> Word | Similar:
    """Return the near spellings of a word that does not occur; the word when there are none."""
    if not is_long_enough(word.folded):
        return word
    near = vocabulary.near(word.folded, greatest_distance(word.folded))
    distances = tuple(islice(near, _MOST_CORRECTIONS))
    return Similar(word, distances) if distances else word


def similar(word: Word, distance: int, vocabulary: Vocabulary) -> Similar:
    """Return a word with all that are spelled within a distance of it."""
    itself = [(word.folded, 0)] if vocabulary.articles_with(word.folded) else []
    near = vocabulary.near(word.folded, distance) if is_long_enough(word.folded) else ()
    return Similar(word, (*itself, *near))
