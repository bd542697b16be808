"""The shipped name lists, read once a process.

Every entry is a `form_key`: folded, single spaces. A form may stand in several lists ("georgia",
"victoria"): the lists say what a form may be, never what it is in one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

_LANGUAGES = frozenset({"en", "fr", "es"})


@dataclass(frozen=True, eq=False)  # by identity, as what is laid out of them is remembered
class Known:
    """What the shipped lists know of names."""

    countries: Mapping[str, str]
    """Names and usual short forms in English, French and Spanish, with the usual English name."""

    demonyms: Mapping[str, str]
    """Adjectives and inhabitants in the same languages, with the English name of the country."""

    organisations: Mapping[str, str]
    """Forms of well-known international bodies, acronyms included, with the usual name."""

    capitals_only: AbstractSet[str]
    """Those of the countries and organisations that are names only in capitals: "us", "who"."""

    places: AbstractSet[str]
    """Cities, first-level regions, continents, waters and mountains; not the countries."""

    ambiguous_places: AbstractSet[str]
    """Those of the places that are also words, first names or surnames: "reading", "victoria"."""

    first_names: AbstractSet[str]
    """Given names of many cultures."""

    months_and_days: AbstractSet[str]
    """Months and days of the week in English, French and Spanish: in capitals, but no names."""

    _common: dict[str, AbstractSet[str]] = field(default_factory=dict, repr=False)

    def is_common_word(self, word: str, language: str) -> bool:
        """Whether texts of a language (en, fr, es) mostly write a folded word in lower case.

        Of another language nothing is known, and no word is common.
        """
        if language not in self._common:  # a collection of one language needs one list
            has_list = language in _LANGUAGES
            self._common[language] = _lines(f"common_{language}.txt") if has_list else frozenset()
        return word in self._common[language]


@cache
def known() -> Known:
    """Return the lists; the first call reads them."""
    return Known(
        countries=_preferred_by_form("countries.txt"),
        demonyms=_preferred_by_form("demonyms.txt"),
        organisations=_preferred_by_form("organisations.txt"),
        capitals_only=_lines("capitals_only.txt"),
        places=_lines("places.txt"),
        ambiguous_places=_lines("ambiguous_places.txt"),
        first_names=_lines("first_names.txt"),
        months_and_days=_lines("months_and_days.txt"),
    )


def _lines(name: str) -> frozenset[str]:
    return frozenset(_read(name).splitlines())


def _preferred_by_form(name: str) -> Mapping[str, str]:
    """Read lines of a preferred name and, after tabs, the forms that stand for it."""
    found: dict[str, str] = {}
    for line in _read(name).splitlines():
        preferred, *forms = line.split("\t")
        found.update(dict.fromkeys(forms, preferred))
    return found


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
