"""Whether a stretch of an article has, by itself, all that a query asks of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from explorer.models import Mention
from explorer.search.matches import MatchFinder
from explorer.search.query import (
    And,
    Dated,
    Everything,
    FromSource,
    HasId,
    InLanguage,
    InTitle,
    Kept,
    Not,
    OneOf,
    Or,
    Query,
    Unfinished,
)

_OF_THE_ARTICLE = (
    Everything | InTitle | Dated | FromSource | InLanguage | HasId | Kept | OneOf | Not
)
"""What the article as a whole answers for, and so each part of it."""
_COMPOUND = And | Or | Unfinished | _OF_THE_ARTICLE
"""What is not looked for as it stands; alternatives without any are looked for all at once."""


class _Stretch(NamedTuple):
    line: str
    language: str
    mentions: Sequence[Mention]


class Coverage:
    """Tells which stretches of articles have all that one query, once expanded, asks for."""

    def __init__(self, query: Query, finder_of: Callable[[Query], MatchFinder]) -> None:
        self._query = query
        self._finder_of = cache(finder_of)

    @property
    def forms(self) -> frozenset[str]:
        """The keys of the forms of names that are asked for."""
        return self._finder_of(self._query).forms

    def has_all(self, stretch: str, language: str, mentions: Sequence[Mention] = ()) -> bool:
        """Whether a stretch of one paragraph, of an article that was found, has all.

        Of the mentions in it, those of `forms` must be given.
        """
        line = stretch.replace("\n", " ")  # where a text is wrapped, a name may go over two lines
        return self._has(self._query, _Stretch(line, language, mentions))

    def _has(self, query: Query, stretch: _Stretch) -> bool:
        match query:
            case And(parts):
                return all(self._has(part, stretch) for part in parts)
            case Or(parts) if any(isinstance(part, _COMPOUND) for part in parts):
                return any(self._has(part, stretch) for part in parts)
            case Unfinished(typed, longer):
                return self._has(typed, stretch) or self._has(longer, stretch)
            case _ if isinstance(query, _OF_THE_ARTICLE):
                return True
            case _:
                return bool(self._finder_of(query).find(*stretch))
