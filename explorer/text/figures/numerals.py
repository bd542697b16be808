"""Numerals: the value of digits with the group and decimal marks of a language."""

from __future__ import annotations

import re
from decimal import Decimal

_LONGEST = 24  # digits and marks; longer runs are no number that anybody counts
_SPACES = re.compile(r"[ \u00a0\u2009\u202f’']")
_MIXED = re.compile(r"(?:(\d+)-)?(\d+)/(\d+)")
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{2})*,\d{3}(?:\.\d+)?"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_WHOLES = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64})


def numeral_value(
    numeral: str, *, decimal_comma: bool, any_mark_groups: bool = False
) -> Decimal | None:
    """Return the value of a numeral, or None where it is no number: 1.2.3, 007, 24/7.

    Indian grouping (1,20,000) is read too. One mark before three digits groups them in the manner
    of the language (`5.600` is 5600 in Spanish); before any other number of digits it parts
    the decimals, whichever mark it is. With `any_mark_groups` either mark groups three digits.
    """
    if len(numeral) > _LONGEST:
        return None
    if "/" in numeral:
        return _fraction(numeral)
    plain = _SPACES.sub("", numeral)
    group = "." if decimal_comma else ","
    decimal = "," if decimal_comma else "."
    if plain.isdigit():
        return None if plain[0] == "0" and len(plain) > 1 else _decimal(plain)
    if _groups(group, plain):
        return _decimal(plain.replace(group, "").replace(decimal, "."))
    if _groups(decimal, plain) and (any_mark_groups or plain.count(decimal) > 1 or group in plain):
        return _decimal(plain.replace(decimal, "").replace(group, "."))
    if plain.endswith(decimal + "000") and _groups(decimal, plain):
        return _decimal(plain.replace(decimal, ""))  # no measurement ends so: a foreign group
    if plain.count(decimal) + plain.count(group) == 1:
        return _decimal(plain.replace(decimal, ".").replace(group, "."))
    return None


def _groups(mark: str, plain: str) -> bool:
    return plain[0] != "0" and _GROUPED[mark].fullmatch(plain) is not None


def _fraction(numeral: str) -> Decimal | None:
    match = _MIXED.fullmatch(numeral)
    if match is None:
        return None
    whole, over, under = (int(part or 0) for part in match.groups())
    if under not in _WHOLES or not 0 < over < under:
        return None
    return whole + Decimal(over) / under


def _decimal(plain: str) -> Decimal | None:
    return Decimal(plain) if plain.count(".") <= 1 and plain.replace(".", "").isdigit() else None
