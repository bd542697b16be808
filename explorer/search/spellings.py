"""Which words of a collection a typed word stands for: its inflections, or near spellings.

A long word that does not occur in any inflection is read as those the collection has within a
small edit distance. Nothing under five letters is ever matched fuzzily; see `usual_distance`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Protocol

from explorer.search.query import Inflected, Similar, Word, usual_distance

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


def inflected(word: Word, vocabulary: Vocabulary) -> Word | Inflected:
    """Return a word with its inflections; the word alone when there are none of it."""
    found = vocabulary.inflections(word.surface)
    inflections = tuple((language, words) for language, words in sorted(found.items()) if words)
    return Inflected(word, inflections) if inflections else word


def corrected(word: Word, vocabulary: Vocabulary) -> Word | Similar:
    """Return the near spellings of a word that does not occur; the word when there are none."""
    greatest = usual_distance(word.folded)
    if not greatest or vocabulary.articles_with(word.folded):
        return word
    near = vocabulary.near(word.folded, greatest)
    distances = tuple(islice(near, _MOST_CORRECTIONS))
    return Similar(word, distances) if distances else word


def similar(word: Word, distance: int, vocabulary: Vocabulary) -> Similar:
    """Return a word with all that are spelled within a distance of it."""
    itself = [(word.folded, 0)] if vocabulary.articles_with(word.folded) else []
    near = vocabulary.near(word.folded, distance) if usual_distance(word.folded) else ()
    return Similar(word, (*itself, *near))
