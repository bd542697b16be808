"""The punctuation at the edges of a passage: how much of what is there now belongs to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

# White space, dashes, dots and quotation marks, each as one however it is written.
_UNIT = re.compile(r"(\s+)|([-‐‑‒–—―−]+)|(…|\.(?:\s?\.)+)|([\"'“”„‟«»‹›″‘’‚‛′´`]+)|(.)", re.DOTALL)
_SIGNS = (" ", "-", "…", '"')
_LONGEST = 60  # characters of a gap; no punctuation between two words is longer


class _Unit(NamedTuple):
    sign: str
    width: int


def share_before(gap: str, outside: str, inside: str) -> int:
    """Return how many characters at the end of the gap before a passage's first word are its own.

    `outside` and `inside` are what the gap was when it was saved, on either side of its edge.
    """
    return share_after(gap[::-1], outside[::-1], inside[::-1])


def share_after(gap: str, outside: str, inside: str) -> int:
    """Return how many characters at the beginning of the gap after its last word are its own.

    The edge is put where what is on either side differs least from what was; of several such
    places, where the passage has as much as it had.
    """
    units = _units(gap)
    signs = "".join(unit.sign for unit in units)
    kept, left = _signs(inside), _signs(outside)
    edge = min(
        range(len(units) + 1),
        key=lambda at: (
            Levenshtein.distance(signs[:at], kept) + Levenshtein.distance(signs[at:], left),
            abs(at - len(kept)),
        ),
    )
    return sum(unit.width for unit in units[:edge])


def _units(gap: str) -> list[_Unit]:
    return [
        _Unit(match[5] or _SIGNS[(match.lastindex or 1) - 1], len(match[0]))
        for match in _UNIT.finditer(gap[:_LONGEST])
    ]


def _signs(gap: str) -> str:
    return "".join(unit.sign for unit in _units(gap))
