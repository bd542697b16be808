"""The one interface behind which an index engine hides, in this program's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from explorer.search.answers import Sort
from explorer.search.query import Query


@dataclass(frozen=True)
class IndexedArticle:
    """What an index is given of an article."""

    id: str
    title: str
    text: str
    language: str
    date: str
    """The day to sort by, `YYYY-MM-DD`, or the empty string."""

    forms: Sequence[str]
    """The key of each mention's form, as often as it is mentioned."""


Forms = frozenset[str]
"""Keys of surface forms; an article meets a set when it has at least one of them."""


@dataclass(frozen=True)
class Selection:
    """The articles a user has narrowed a result to, by the forms they mention."""

    chosen: tuple[Forms, ...] = ()
    """An article must meet every one of these."""

    excluded: tuple[Forms, ...] = ()
    """An article must meet none of these."""


@dataclass(frozen=True)
class Request:
    """What is asked of an index."""

    query: Query
    selection: Selection = field(default_factory=Selection)
    sort: Sort = Sort.RELEVANCE
    reverse: bool = False


@dataclass(frozen=True)
class Ranking:
    """Which articles meet a request."""

    ids: tuple[str, ...]
    """The page asked for, in order."""

    total: int
    """How many articles there are in all."""


class ArticleIndex(Protocol):
    """Finds articles by words and by the forms they mention."""

    def add(self, articles: Iterable[IndexedArticle]) -> None:
        """Add articles, no two of the same id, replacing those already there; all of them or,
        on an error, none."""

    def delete(self, ids: Iterable[str]) -> None:
        """Remove articles; unknown ids are fine."""

    def __len__(self) -> int:
        """Return how many articles there are."""

    def search(self, request: Request, *, limit: int, offset: int = 0) -> Ranking:
        """Return a page of the articles that meet a request."""

    def among(self, request: Request, ids: Iterable[str]) -> list[str]:
        """Return those of some articles that meet a request, in the order given."""

    def form_counts(self, request: Request, forms: Iterable[str]) -> Mapping[str, int]:
        """Return how often each of these forms is mentioned in the articles that meet a
        request; those never mentioned are left out."""

    def count(self, request: Request, selections: Sequence[Selection]) -> list[int]:
        """Return how many articles the request would find under each selection instead."""

    def has_prefix(self, prefix: str) -> bool:
        """Whether any word begins so."""

    def near(self, word: str, greatest: int) -> Sequence[tuple[str, int]]:
        """Return the folded words within an edit distance of a word as it was typed, nearest
        first; none if the word or an inflection of it occurs."""

    def close(self) -> None:
        """Let go of files; the index cannot be used afterwards."""
