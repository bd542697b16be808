"""Units: what a number measures, by the words and signs around it."""

from __future__ import annotations

from typing import NamedTuple

from explorer.text.figures.tokens import Token, are_joined, folded_at

_SIGNS = {
    "$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD",
    "nz$": "NZD", "nt$": "TWD", "s$": "SGD", "r$": "BRL", "j$": "JMD", "tt$": "TTD", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₹": "INR", "₦": "NGN", "₱": "PHP", "₩": "KRW", "₽": "RUB",
    "₺": "TRY", "₴": "UAH",
}  # fmt: skip
_CODES = {
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "rs": "INR", "inr": "INR", "sh": "KES", "shs": "KES",
    "ksh": "KES", "kshs": "KES", "kes": "KES", "ush": "UGX", "ushs": "UGX", "tsh": "TZS",
    "ugx": "UGX", "tzs": "TZS", "ngn": "NGN", "zar": "ZAR", "ghs": "GHS", "cfa": "XOF",
    "chf": "CHF", "aed": "AED", "kd": "KWD", "sr": "SAR", "php": "PHP", "htg": "HTG", "tk": "BDT",
    "rm": "MYR", "cad": "CAD", "aud": "AUD", "rmb": "CNY", "bs": "BOB",
}  # fmt: skip
_SHORT_CODES = {"r": "ZAR", "n": "NGN", "k": "ZMW"}
"""Letters that are money only before a number of some size: `R1.2 million`, `R50 000`."""

_NAMES = {
    "USD": "dollar dollars dlr dlrs buck bucks dolar dolares",
    "EUR": "euro euros", "GBP": "pound pounds stg sterling livres libras", "JPY": "yen yens",
    "DEM": "marks", "CNY": "yuan renminbi", "INR": "rupee rupees rupias roupies",
    "KES": "shilling shillings", "NGN": "naira", "ZAR": "rand rands", "HTG": "gourde gourdes",
    "CHF": "francs", "SEK": "crowns", "NLG": "guilders", "ITL": "lire lira liras",
    "RUB": "rouble roubles ruble rubles", "MXN": "peso pesos", "BRL": "reais cruzados",
    "SAR": "riyal riyals rial rials", "KWD": "dinar dinars", "AED": "dirham dirhams",
    "cent": "cts cent cents ct centimes centavos",
    "penny": "penny pence",
    "%": "% pct percent pc percentage porcentaje",
    "km": "km kms kilometer kilometers kilometre kilometres kilometro kilometros",
    "m": "metre metres meter meters metro metros", "cm": "cm centimetres centimeters centimetros",
    "mm": "mm millimetres millimeters", "mile": "mile miles millas", "foot": "foot feet ft pies",
    "yard": "yard yards", "inch": "inch inches", "hectare": "hectare hectares ha hectareas",
    "acre": "acre acres", "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"
    " kilogramos", "g": "gram grams gramme grammes gramos", "lb": "lb lbs",
    "tonne": "tonne tonnes ton tons tonelada toneladas", "ounce": "ounce ounces oz onces onzas",
    "quintal": "quintals quintal quintales", "litre": "litre litres liter liters litros",
    "gallon": "gallon gallons galones", "barrel": "barrel barrels bbl bbls barils barriles",
    "barrel a day": "bpd", "bushel": "bushel bushels bu", "megawatt": "mw megawatt megawatts",
    "kilowatt": "kw kilowatt kilowatts", "degree": "degree degrees degres grados",
    "knot": "knot knots", "megaton": "megaton megatons",
    "km/h": "kph kmh", "mile/h": "mph",
    "second": "second seconds seconde secondes segundos", "minute": "minute minutes minuto minutos",
    "hour": "hour hours hr hrs heure heures hora horas", "day": "day days jour jours dia dias",
    "week": "week weeks semaine semaines semana semanas",
    "month": "month months mth mths mois mes meses",
    "year": "year years yr yrs an ans annee annees ano anos",
    "decade": "decade decades decennie decennies decada decadas",
    "century": "century centuries siecle siecles siglo siglos",
    "gigabyte": "gb gigabytes", "times": "times fold fois veces",
}  # fmt: skip
_BY_NAME = {name: unit for unit, names in _NAMES.items() for name in names.split()}
_PHRASES = {
    ("per", "cent"): "%", ("pour", "cent"): "%", ("por", "ciento"): "%", ("p", "c"): "%",
    ("percentage", "point"): "percentage point", ("percentage", "points"): "percentage point",
    ("basis", "point"): "basis point", ("basis", "points"): "basis point",
    ("points", "de", "pourcentage"): "percentage point",
    ("puntos", "porcentuales"): "percentage point",
    ("square", "km"): "km²", ("square", "kilometres"): "km²", ("square", "kilometers"): "km²",
    ("sq", "km"): "km²", ("square", "miles"): "mile²", ("square", "mile"): "mile²",
    ("square", "metres"): "m²", ("square", "metre"): "m²", ("square", "meters"): "m²",
    ("square", "feet"): "foot²",
    ("sq", "ft"): "foot²", ("cubic", "metres"): "m³", ("cubic", "meters"): "m³",
    ("cubic", "feet"): "foot³", ("km", "/", "h"): "km/h", ("km", "h"): "km/h",
    ("degrees", "celsius"): "°C", ("degrees", "fahrenheit"): "°F", ("°", "c"): "°C",
    ("°", "f"): "°F", ("°",): "degree", ("nautical", "miles"): "nautical mile",
}  # fmt: skip
_NATIONS = {
    "canadian": "CAD", "australian": "AUD", "singapore": "SGD", "taiwan": "TWD", "swiss": "CHF",
    "french": "FRF", "belgian": "BEF", "indian": "INR", "pakistani": "PKR", "kenyan": "KES",
    "egyptian": "EGP", "mexican": "MXN", "swedish": "SEK", "danish": "DKK", "norwegian": "NOK",
    "japanese": "JPY", "ugandan": "UGX", "tanzanian": "TZS", "kuwaiti": "KWD", "us": "USD",
    "u.s.": "USD", "american": "USD", "hk": "HKD", "nz": "NZD", "israeli": "ILS",
}  # fmt: skip
_NATIONS_AFTER = {"americains": "USD", "estadounidenses": "USD", "mexicanos": "MXN"}
_MONEY = frozenset((*_SIGNS.values(), *_CODES.values(), *_NATIONS.values(), *_SHORT_CODES.values()))
_MONEY_NAMES = frozenset(
    name for name, unit in _BY_NAME.items() if unit in _MONEY or unit in {"DEM", "NLG", "ITL"}
) | {"shekels", "shekel"}
_AMBIGUOUS_GLUED = {"m": "m", "k": "", "g": "g", "p": "penny"}
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries",
            "barrel a day": "barrels a day", "mile/h": "miles/h"}  # fmt: skip
_MONEY_IN_WORDS = {"USD": "dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen",
                   "cent": "cents", "penny": "pence"}  # fmt: skip
TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade",
                        "century"})  # fmt: skip


_FIRST_WORDS = frozenset(
    (*_BY_NAME, *(phrase[0] for phrase in _PHRASES), *_NATIONS, *_SIGNS, "hong", "new")
) | frozenset((*_CODES, *_AMBIGUOUS_GLUED))


class Unit(NamedTuple):
    """A unit with the tokens that say it."""

    name: str
    """Canonical: a currency's ISO 4217 code, `%`, or an English word in the singular."""

    first: int
    """The index of its first token."""

    after: int
    """The index after its last token."""


def plural_of(unit: str) -> str:
    """Return what a reader calls several of a unit: `hours`, `feet`, `km`."""
    if unit == "day" or (
        len(unit) > 3 and unit.isalpha() and not unit.endswith("s") and unit not in _PLURALS
    ):
        return f"{unit}s"
    return _PLURALS.get(unit, unit)


def in_words(unit: str) -> str:
    """Return what a reader calls a unit that numbers are in: `dollars`, `money in KES`, `weeks`."""
    if is_money(unit):
        return _MONEY_IN_WORDS.get(unit, f"money in {unit}")
    return plural_of(unit)


def is_unit_word(word: str) -> bool:
    """Whether a folded word is the name of a unit."""
    return word in _BY_NAME


def is_money(unit: str) -> bool:
    """Whether a unit is a currency or a part of one."""
    return (len(unit) == 3 and unit.isupper()) or unit in {"cent", "penny"}


def unit_before(tokens: list[Token], index: int, *, is_large: bool) -> Unit | None:
    """Return the currency before a number: `$`, `US$`, `Rs`, `KSh`.

    A single letter is one only before a number that `is_large`: R50 is a road too.
    """
    before = folded_at(tokens, index - 1)
    first = index - 1
    if before in _SIGNS:
        return Unit(_SIGNS[before], first, index)
    if before == "." and folded_at(tokens, index - 2) in {"rs", "sh", "ksh", "tk"}:
        return Unit(_CODES[tokens[index - 2].folded], index - 2, index)
    if before in _CODES and tokens[first].is_capital:
        return Unit(_CODES[before], first, index)
    if before in _SHORT_CODES and is_large and are_joined(tokens, index):
        return Unit(_SHORT_CODES[before], first, index) if tokens[first].is_capital else None
    return None


def unit_after(tokens: list[Token], index: int) -> Unit | None:
    """Return the unit whose words begin at an index, a hyphen before them allowed."""
    place = index + (folded_at(tokens, index) in {"-", "‑"})
    word, following = folded_at(tokens, place), folded_at(tokens, place + 1)
    if word not in _FIRST_WORDS:
        return None
    for length in (3, 2, 1):
        phrase = tuple(folded_at(tokens, place + step) for step in range(length))
        if phrase in _PHRASES:
            return Unit(_PHRASES[phrase], place, place + length)
    if word in _NATIONS and following in _MONEY_NAMES:
        return Unit(_NATIONS[word], place, place + 2)
    if word in _SIGNS and are_joined(tokens, place):
        return Unit(_SIGNS[word], place, place + 1)
    if word in {"hong", "new"} and folded_at(tokens, place + 2) in {"dollars", "dlrs", "dollar"}:
        return Unit("HKD" if word == "hong" else "NZD", place, place + 3)
    if word in _CODES and place < len(tokens) and tokens[place].is_capital and len(word) == 3:
        return Unit(_CODES[word], place, place + 1)
    if place == index and are_joined(tokens, place) and word in _AMBIGUOUS_GLUED:
        return Unit(_AMBIGUOUS_GLUED[word], place, place + 1)
    unit = _BY_NAME.get(word)
    if unit is None or (word == "second" and place == index):
        return None  # `two second halves` are no duration
    if word == "an" and folded_at(tokens, index - 1) not in {"un", "1"}:
        return None  # an article in English
    if word == "pounds" and following == "of":
        return Unit("lb", place, place + 1)
    if following in _NATIONS_AFTER and word in _MONEY_NAMES:
        return Unit(_NATIONS_AFTER[following], place, place + 2)
    return Unit(unit, place, place + 1)
