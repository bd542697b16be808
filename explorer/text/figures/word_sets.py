"""Word sets: folded words written in a row, as the lists of this package are."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that white space parts."""
    return frozenset(words.split())
