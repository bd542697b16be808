"""First names of many cultures, and the surnames that places may be mistaken for."""

from __future__ import annotations

import importlib
import pkgutil
import unicodedata
from collections.abc import Iterable, Iterator

from tests.lists.tables import cells, keys


def first_names() -> set[str]:
    """Return given names in Latin script: Faker's lists of all locales, and our own."""
    return {name for name in keys((*_faker("first_name"), *cells("people.txt"))) if _is_latin(name)}


def surnames() -> set[str]:
    """Return surnames in Latin script, of Faker's lists of all locales."""
    return {name for name in keys(_faker("last_name")) if _is_latin(name)}


def _faker(kind: str) -> Iterator[str]:
    from faker.providers import person  # development only

    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            found = getattr(provider, attribute)
            if kind in attribute and isinstance(found, Iterable):
                yield from (each for each in found if isinstance(each, str))


def _is_latin(name: str) -> bool:
    """Whether a folded name is one word in Latin script, hyphens and apostrophes included."""
    letters = [letter for letter in name if letter not in "-'"]
    return len(letters) > 1 and all(
        letter.isalpha() and unicodedata.name(letter).startswith("LATIN") for letter in letters
    )
