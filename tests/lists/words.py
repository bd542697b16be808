"""Common words of English, French and Spanish: what texts write in lower case."""

from __future__ import annotations

import gzip
import json
from collections.abc import Set
from importlib.resources import files

from tests.lists.tables import keys

LANGUAGES = ("en", "fr", "es")
_HOW_MANY = 30_000


def common_words(language: str) -> list[str]:
    """Return the folded common words of a language, the most frequent first."""
    packed = (files("spellchecker") / "resources" / f"{language}.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    words = (word for word in ranked if "'" not in word)
    folded = dict.fromkeys(key for word in words for key in keys([word]))
    return list(folded)[:_HOW_MANY]


def months_and_days() -> Set[str]:
    """Return months and days of the week, with their usual abbreviations (Unicode CLDR)."""
    from babel import Locale

    found: set[str] = set()
    for language in LANGUAGES:
        locale = Locale(language)
        for context in ("format", "stand-alone"):
            for table in (locale.months, locale.days):
                for width in ("wide", "abbreviated"):
                    found |= set(table[context][width].values())
    return {key.removesuffix(".") for key in keys(found)}
