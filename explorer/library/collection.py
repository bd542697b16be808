"""What every collection can do, whatever keeps its articles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from explorer.dates import PublicationDate
from explorer.entities.lexicon import Lexicon
from explorer.errors import UnknownArticleError
from explorer.models import Article

_SHORTEST_ID = 3


class Collection(Protocol):
    """A named set of articles with its own lexicon."""

    @property
    def name(self) -> str:
        """The name to show."""

    @property
    def key(self) -> str:
        """What tells this collection from every other on this machine."""

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all articles, sorted."""

    @property
    def lexicon(self) -> Lexicon:
        """The collection's entities and their variants."""

    def date(self, id_: str) -> PublicationDate | None:
        """Return when an article was published, None when nothing is known; reads no text."""

    def article(self, id_: str) -> Article:
        """Return one article by its whole id.

        Raises UnknownArticleError when there is none, CollectionError when it cannot be read.
        """

    def signature(self) -> str:
        """Return a string that changes whenever an article does."""


def resolve_id(ids: Sequence[str], prefix: str) -> str:
    """Return the id that a prefix of it means; an id written in full always means itself.

    `ids` must be sorted. Raises UnknownArticleError when none or several begin so.
    """
    at = bisect_left(ids, prefix)
    found: list[str] = []
    while prefix and at < len(ids) and ids[at].startswith(prefix) and len(found) < 5:
        found.append(ids[at])
        at += 1
    if found and (len(found) == 1 or found[0] == prefix):
        return found[0]
    if not found:
        raise UnknownArticleError(
            f"No article has an id that begins with “{prefix}”.",
            "`press search --format ids ''` lists the ids.",
        )
    raise UnknownArticleError(
        f"“{prefix}” is the beginning of several ids: {', '.join(found[:4])}"
        f"{' …' if len(found) > 4 else ''}.",
        "Give more of the id.",
    )


def newest_first(collection: Collection) -> list[str]:
    """Return the ids by date, the newest first and the undated last; of one day, by id."""
    dates = {id_: collection.date(id_) for id_ in collection.ids}
    return sorted(dates, key=lambda id_: (_descending(dates[id_]), id_))


def _descending(date: PublicationDate | None) -> int:
    return -int(date.sort_key.replace("-", "")) if date else 0


def short_id_length(ids: Sequence[str]) -> int:
    """Return how many characters tell any two of these sorted ids apart, at least three."""
    longest = _SHORTEST_ID
    for left, right in pairwise(ids):
        while left[:longest] == right[:longest] and longest < max(len(left), len(right)):
            longest += 1
    return longest
