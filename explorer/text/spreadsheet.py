"""Cells of a CSV file that a spreadsheet shows and does not obey."""

from __future__ import annotations

from explorer.text.visible import visible_line

_BEGINS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""After white space too, for some programs trim it. Full width means the same to some."""


def safe_cell(text: str) -> str:
    """Return a text as one safe line; one that could be read as a formula begins with an
    apostrophe, which a spreadsheet takes as the sign of a text."""
    line = text if text.isprintable() else visible_line(text)
    is_formula = text.startswith(("\t", "\r")) or line.lstrip().startswith(_BEGINS_FORMULA)
    return f"'{line}" if is_formula else line
