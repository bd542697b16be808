"""Why an article is a hit: the stretches that a query found, and how each answers it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

_MOST_EXPLAINED = 6  # different surfaces named in one line


class Reason(StrEnum):
    """How a stretch of text answers a query, the surest first."""

    EXACT = "exact"
    """The words as typed, but for case."""
    FOLDED = "folded"
    """The words as typed, but for accents."""
    VARIANT = "variant"
    """Another form of a name that was typed."""
    STEMMED = "stemmed"
    """Another inflection of the word."""
    NEAR = "near"
    """A word or name that stands close to others, as typed."""
    PREFIX = "prefix"
    """A word that begins as typed."""
    WILDCARD = "wildcard"
    """A word of the shape typed."""
    FUZZY = "fuzzy"
    """A word spelled almost as typed."""


SUREST = {reason: rank for rank, reason in enumerate(Reason)}


class Match(NamedTuple):
    """A stretch of a text that the query found."""

    start: int
    end: int
    reason: Reason
    detail: str
    """Whom a name stands for, of what word typed an inflection is, how far a fuzzy word is off;
    else empty."""


class Found(NamedTuple):
    """One surface that a query found in a text, and how many times."""

    surface: str
    times: int
    reason: Reason
    detail: str


def summarise(text: str, matches: Iterable[Match]) -> list[Found]:
    """Return what was found in a text, the surest reasons and the most frequent first.

    Spellings that differ in case only are counted together, under the first of them.
    """
    surfaces: dict[tuple[str, Reason, str], list[str]] = defaultdict(list)
    for match in matches:
        surface = " ".join(text[match.start : match.end].split())
        surfaces[surface.casefold(), match.reason, match.detail].append(surface)
    found = [
        Found(alike[0], len(alike), reason, detail)
        for (_, reason, detail), alike in surfaces.items()
    ]
    return sorted(found, key=lambda f: (SUREST[f.reason], -f.times, f.surface))


def explain(why: Sequence[Found]) -> str:
    """Return why an article is a hit, in one line: `gang ×4 · stemmed: gangs ×2`."""
    groups: dict[str, list[str]] = {}
    for found in why[:_MOST_EXPLAINED]:
        groups.setdefault(_because(found), []).append(f"{found.surface} ×{found.times}")
    parts = [because + ", ".join(each) for because, each in groups.items()]
    more = len(why) - _MOST_EXPLAINED
    return " · ".join([*parts, f"{more} more"] if more > 0 else parts)


def _because(found: Found) -> str:
    match found.reason:
        case Reason.EXACT:
            return ""
        case Reason.FUZZY:
            return f"{found.detail}: "
        case reason:
            return f"{reason}: "
