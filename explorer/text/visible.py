"""Make untrusted text harmless on a terminal without moving a single offset.

Every character becomes exactly one character, so what was found in the original is at the
same place in what is shown.
"""

from __future__ import annotations

import unicodedata

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


class _VisibleTable(dict[int, int | str]):
    """A translation table that decides about a character when it first meets it."""

    def __missing__(self, code: int) -> int | str:
        shown: int | str = code
        if unicodedata.category(chr(code)) in _UNSAFE_CATEGORIES:
            shown = _control_picture(code)
        self[code] = shown
        return shown


def _control_picture(code: int) -> str:
    """Return a visible stand-in for a character that a terminal would obey or hide."""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    if code == 0xAD:
        return "-"  # a soft hyphen is a hyphen that was not needed
    return _REPLACEMENT


_BLOCK = _VisibleTable({ord("\n"): "\n", ord("\t"): " "})
_LINE = _VisibleTable({ord("\n"): " ", ord("\t"): " ", ord("\r"): " "})


def visible(text: str) -> str:
    """Return the text with controls, escapes, bidirectional overrides and zero-width
    characters replaced by visible ones; line breaks stay, tabs become spaces."""
    return text.translate(_BLOCK)


def visible_line(text: str) -> str:
    """Return the text as `visible` does, with line breaks as spaces too."""
    return text.translate(_LINE)


def is_unsafe(character: str) -> bool:
    """Whether a terminal might obey or hide this character (line breaks and tabs count)."""
    return unicodedata.category(character) in _UNSAFE_CATEGORIES
