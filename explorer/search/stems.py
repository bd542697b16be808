"""Stems: what the inflections of a word have in common (Porter 2 and its Snowball sisters)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from whoosh.lang import NoStemmer, stemmer_for_language

from explorer.text.folding import fold

_CACHED_WORDS = 100_000


@lru_cache(maxsize=_CACHED_WORDS)
def stem(word: str, language: str) -> str:
    """Return the folded stem of a word in a language (ISO 639-1); the word, folded, in a
    language without a stemmer. Numbers and short acronyms have no stem but themselves."""
    if len(word) < 4 or not word.isalpha():
        return fold(word)
    return fold(_stemmer(language)(word.lower()))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    try:
        stemmer: Callable[[str], str] = stemmer_for_language(language)
    except NoStemmer:
        return fold
    return stemmer
