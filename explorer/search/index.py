"""The one interface behind which an index engine hides, in this program's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from explorer.dates import PublicationDate
from explorer.entities.grouping.forms import Form
from explorer.entities.observed import Link
from explorer.models import Mention
from explorer.search.answers import Sort
from explorer.search.narrowing import Property, Value
from explorer.search.query import Query

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True)
class IndexedArticle:
    """What an index is given of an article."""

    id: str
    title: str
    text: str
    language: str = "en"
    source: str = ""
    date: PublicationDate | None = None

    mentions: Sequence[Mention] = ()
    """The names in the text, in order of their place."""
    links: Sequence[Link] = ()
    """What the text says of names that are one, each once."""


Forms = frozenset[str]
"""Keys of surface forms; an article meets a set when it mentions at least one of them."""

Condition = Forms | Value


@dataclass(frozen=True, eq=False)
class FormSets:
    """Many sets of forms, laid out for counting: each pair of a form and a set that has it.

    The same object is known again at once: what counting needs is made only the first time.
    """

    forms: Sequence[str]
    """Keys of forms, each once."""
    form_of: Array
    """The place among `forms` of the form of each pair."""
    set_of: Array
    """The number of the set of each pair, counted from 0."""
    size: int
    """How many sets there are."""


@dataclass(frozen=True)
class Selection:
    """What a user has narrowed a result to."""

    required: tuple[tuple[Condition, ...], ...] = ()
    """Of each of these groups an article must meet at least one."""

    excluded: tuple[Condition, ...] = ()
    """An article must meet none of these."""

    @property
    def is_empty(self) -> bool:
        """Whether every article meets it."""
        return not self.required and not self.excluded


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

    def mentions_of(
        self, ids: Iterable[str], forms: Iterable[str]
    ) -> Mapping[str, Sequence[tuple[int, str]]]:
        """Return where these forms are mentioned in some articles: for each article, in order,
        the number of the first word in its text that is not before the mention, and the form."""

    def mention_counts(self, request: Request, forms: Forms) -> Sequence[tuple[str, int]]:
        """Return the ids of the articles that meet a request and mention one of the forms, in
        the order asked for, each with how many mentions of them it has."""

    def total(self, request: Request) -> int:
        """Return how many articles meet a request."""

    def count_meeting(self, request: Request, sets: FormSets) -> list[int]:
        """Return, for each set of forms, how many articles that meet a request mention one."""

    def count_values(self, request: Request, property_: Property) -> Mapping[str, int]:
        """Return how many articles that meet a request have each value of a property."""

    def observed_forms(self) -> Iterable[Form]:
        """Return every form that is mentioned, with what the articles show of it."""

    def observed_links(self) -> Mapping[Link, int]:
        """Return what articles say of names that are one, each with how many say it."""

    def has_prefix(self, prefix: str) -> bool:
        """Whether any word begins so."""

    def articles_with(self, folded: str) -> int:
        """Return in how many articles a folded word occurs, in the title or the text."""

    def inflections(self, word: str) -> Mapping[str, frozenset[str]]:
        """Return, for each language of the collection, the folded words that are inflections of
        a word as it was typed; the word itself is among them where it occurs."""

    def near(self, folded: str, greatest: int) -> Sequence[tuple[str, int]]:
        """Return the folded words within an edit distance of a folded word, but for itself,
        each with its distance: the nearest first, then those of the most articles."""

    def close(self) -> None:
        """Let go of files; the index cannot be used afterwards."""
