"""Sets of folded words, written in a row."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that white space parts."""
    return frozenset(words.split())
