"""Stems: what the inflections of a word have in common (Porter 2 and its Snowball sisters)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from explorer.text.folding import fold

_CACHED_WORDS = 100_000


@lru_cache(maxsize=_CACHED_WORDS)
def stem(word: str, language: str) -> str:
    """Return the folded stem of a word in a language (ISO 639-1); the word, folded, in a
    language without a stemmer. Numbers and short acronyms have no stem but themselves."""
    if not word.isalpha():  # accents of their own, soft hyphens: no stemmer knows them
        composed = unicodedata.normalize("NFC", word)
        word = "".join(part for part in composed if unicodedata.category(part) != "Cf")
    if len(word) < 4 or not word.isalpha():
        return fold(word)
    return fold(_stemmer(language)(word.lower()))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    from whoosh.lang import NoStemmer, stemmer_for_language  # only now: it takes start-up time

    try:
        stemmer: Callable[[str], str] = stemmer_for_language(language)
    except NoStemmer:
        return fold
    return stemmer
