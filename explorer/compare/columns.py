"""How the columns of several reports are called where there is no room for a title."""

from __future__ import annotations

_LETTERS = 26


def column_name(number: int) -> str:
    """Return the name of a column, counted from 0: A to Z, then AA, AB."""
    letter = chr(ord("A") + number % _LETTERS)
    return column_name(number // _LETTERS - 1) + letter if number >= _LETTERS else letter
