"""Ask for some of what was asked for, when no article has all of it."""

from __future__ import annotations

from explorer.search.query import (
    And,
    Dated,
    Everything,
    FromSource,
    HasId,
    InLanguage,
    InTitle,
    Kept,
    Named,
    Not,
    OneOf,
    Or,
    Query,
    Unfinished,
)

_REQUIRED = (
    Not,
    InTitle,
    Named,
    Dated,
    FromSource,
    InLanguage,
    HasId,
    Kept,
    OneOf,
    Everything,
)
"""What stays required: exclusions, and what a user has put a field to."""


def relax(query: Query) -> Query | None:
    """Return a query for articles that have some of the words; None when there are not several.

    Only what must all be met at the top is relaxed: alternatives and groups within each other
    are what the user wrote them to be.
    """
    match query:
        case And(parts):
            pass
        case Or((And() as words, Named() as name)):  # all that was typed is one name
            return Or((*words.parts, name))
        case _:
            return None
    some = tuple(part for part in parts if not _is_required(part) and _says_much(part))
    if len(some) < 2:
        return None
    required = tuple(filter(_is_required, parts))
    return And((Or(some), *required)) if required else Or(some)


def _is_required(part: Query) -> bool:
    match part:
        case And(parts) | Or(parts):
            return all(map(_is_required, parts))
        case _:
            return isinstance(part, _REQUIRED)


def _says_much(part: Query) -> bool:
    """Whether a part is more than the first letter of a word still being typed."""
    return not (isinstance(part, Unfinished) and part.longer == Everything())
