"""Which forms have a say in how others are grouped: what has to be grouped together.

Every form has marks. Two forms that no chain of shared marks, links, entities of the lexicon or
judgements leads between are grouped as if the other were not there, with one exception: a first
name alone is no surname while anybody bears it as a first name (`person_grounds`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from explorer.entities.grouping.forms import KnownNames
from explorer.entities.grouping.person_grounds import full_name_words, person_words, surname_of
from explorer.entities.grouping.spelling import compact, country_names, plain_words
from explorer.entities.grouping.spelling_grounds import stems
from explorer.models import EntityType
from explorer.text.words import folded_words

_FORM, _LETTERS, _COUNTRY, _SURNAME = "flcs"


def form_mark(form: str) -> str:
    """Return the mark that only a form itself has."""
    return f"{_FORM}{form}"


def surname_mark(surname: str) -> str:
    """Return the mark of the people of a surname."""
    return f"{_SURNAME}{surname}"


def first_name(form: str) -> str | None:
    """Return the first name if a form may be the full name of a person."""
    words = full_name_words(form)
    return words[0] if words else None


def surname_alone(form: str) -> str | None:
    """Return the only word if a form may be the surname of a person."""
    words = person_words(form)
    return words[0] if len(words) == 1 else None


class Influence:
    """Gives forms their marks."""

    def __init__(self, known: KnownNames) -> None:
        self._known = known
        self._countries = country_names(known)

    def marks(self, form: str, types: Iterable[EntityType]) -> Iterator[str]:
        """Yield the marks of a form that is taken for some broad types; some perhaps twice."""
        yield form_mark(form)
        words = plain_words(form)
        if words:
            yield f"{_LETTERS}{compact(words)}"
        if all_words := folded_words(form):  # entities are also looked up by these
            yield f"{_LETTERS}{compact(all_words)}"
        for type_ in types:
            if type_ is EntityType.PERSON:
                if names := person_words(form):
                    yield surname_mark(surname_of(names))
                continue
            if country := self._countries.key(words, type_):
                yield f"{_COUNTRY}{' '.join(country)}"
            for stem, _ in stems(words, type_, self._known):
                yield f"{_LETTERS}{compact(stem)}"


@lru_cache(maxsize=2)
def influence(known: KnownNames) -> Influence:
    """Return what gives marks by some known names, laid out once."""
    return Influence(known)
