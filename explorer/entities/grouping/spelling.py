"""What two forms share that differ only in how one name is written down.

Each function gives a key; forms of one broad type with one key are spellings of one name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from explorer.entities.grouping.forms import KnownNames
from explorer.models import EntityType
from explorer.text.word_sets import word_set
from explorer.text.words import folded_words

_BRACKETED = re.compile(r"\s*\([^()]*\)")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])'s\b")
_ARTICLE = re.compile(r"^(?:the |l')(?=.)")
_BRITISH = {
    "organization": "organisation",
    "organizations": "organisations",
    "defense": "defence",
    "center": "centre",
    "labor": "labour",
    "harbor": "harbour",
    "theater": "theatre",
    "program": "programme",
}
_STATE = word_set(
    "police army navy government parliament embassy consulate senate military troops ministry "
    "gendarmerie judiciary presidency customs"
)
"""What a state has one of: there, its name and its people's name say the same."""
_PLAIN = re.compile(r"service|force")


def plain_words(key: str) -> tuple[str, ...]:
    """Return the words of a form without brackets, possessive, article and American spelling."""
    if key.isalnum():  # one word, as many are
        return (_BRITISH.get(key, key),)
    return tuple(_BRITISH.get(word, word) for word in folded_words(plain_text(key)))


def plain_text(key: str) -> str:
    """Return a form without brackets, possessive and article."""
    return _ARTICLE.sub("", _POSSESSIVE.sub("", _BRACKETED.sub("", key).replace("&", " and ")))


def compact(words: tuple[str, ...]) -> str:
    """Return words in one: `Pont-Sondé` and `Pont Sondé`, `U.N.` and `UN`, `Izo 2` and `Izo2`."""
    return "".join(words)


class CountryNames:
    """Finds the names of countries, and what their people are called, within a form."""

    def __init__(self, known: KnownNames) -> None:
        self._countries = _by_words(known.countries)
        self._organisations = _by_words(known.organisations)
        self._demonyms = _by_words(known.demonyms)
        known_words = (*self._countries, *self._organisations, *self._demonyms)
        self._longest = max(map(len, known_words), default=0)
        self._beginnings = {words[0] for words in known_words if words}

    def key(self, words: tuple[str, ...], type_: EntityType) -> tuple[str, ...] | None:
        """Return the words with one token for each known name; None when there is none.

        What people are called counts in the names of what a state has one of: the Kenyan police
        is the Kenya Police, but the Indian Bank is not the Bank of India.
        """
        is_body = type_ is EntityType.ORGANISATION
        if type_ is EntityType.PERSON or (len(words) == 1 and is_body and words in self._countries):
            return None
        lists = [self._countries]
        if is_body:
            lists.append(self._organisations)
        is_state = is_body and not _STATE.isdisjoint(words)
        if is_state:
            lists.append(self._demonyms)
        found = self._replace(words, lists)
        if found == words:
            return None
        return _of_state(found) if is_state else found

    def tokens(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words with one token for each country, however it is called."""
        return self._replace(words, [self._countries, self._demonyms])

    def _replace(
        self, words: tuple[str, ...], lists: list[dict[tuple[str, ...], str]]
    ) -> tuple[str, ...]:
        if self._beginnings.isdisjoint(words):  # as of most names
            return words
        found: list[str] = []
        start = 0
        while start < len(words):
            for length in range(min(self._longest, len(words) - start), 0, -1):
                phrase = words[start : start + length]
                token = next((each[phrase] for each in lists if phrase in each), None)
                if token is not None:
                    found.append(token)
                    break
            else:
                length = 1
                found.append(words[start])
            start += length
        return tuple(found)


@lru_cache(maxsize=2)
def country_names(known: KnownNames) -> CountryNames:
    """Return what finds the names of countries, laid out once."""
    return CountryNames(known)


def _by_words(names: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    """Return by the words of each form a token that no word is."""
    return {plain_words(form): f"<{preferred}>" for form, preferred in names.items()}


def _of_state(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words with the country first, and without what adds nothing behind it."""
    if len(words) > 2 and words[-1].startswith("<") and words[-2] == "of":
        words = (words[-1], *words[:-2])
    if len(words) > 2 and words[-2] == "police" and _PLAIN.fullmatch(words[-1]):
        words = words[:-1]
    if (
        len(words) == 3
        and words[0].startswith("<")
        and words[1] == "national"
        and words[2] in _STATE
    ):
        words = (words[0], words[2])
    return words
