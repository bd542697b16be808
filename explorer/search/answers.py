"""What a user asks for, and what they get. Light to import: a face needs no more to begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from explorer.errors import CollectionError
from explorer.library.collection import Collection
from explorer.models import Article, Entity, EntityKey
from explorer.search.narrowing import Narrowing
from explorer.search.reasons import Found, Match, summarise


class Sort(StrEnum):
    """In which order hits are listed."""

    RELEVANCE = "relevance"
    DATE = "date"
    """Newest first, undated last."""
    TITLE = "title"
    SOURCE = "source"
    """By the alphabet, those of which it is not known last."""


class Meaning(NamedTuple):
    """Whom a user means by a name that several entities have."""

    typed: str
    """The folded words of the name, one space between them."""
    entity: EntityKey


@dataclass(frozen=True)
class Search:
    """What a user asks for."""

    text: str = ""
    narrowing: Narrowing = field(default_factory=Narrowing)
    sort: Sort = Sort.RELEVANCE
    reverse: bool = False
    typing: bool = False
    """Whether the last word is still being written."""
    folded: bool = False
    """Whether articles of the same story are one hit: the one that ranks first."""
    widens: bool = True
    """Whether a name that is typed also finds the other forms of it."""
    dropped: frozenset[str] = frozenset()
    """The keys of forms that no name is to find."""
    meant: frozenset[Meaning] = frozenset()
    """Whom names are to stand for that may stand for several."""

    def renamed(self, becomes: Mapping[EntityKey, EntityKey | None]) -> Search:
        """Return the search for what entities are by now, after they were judged."""
        now = ((each.typed, becomes.get(each.entity, each.entity)) for each in self.meant)
        return replace(
            self,
            narrowing=self.narrowing.renamed(becomes),
            meant=frozenset(Meaning(typed, entity) for typed, entity in now if entity),
        )

    def begun_anew(self) -> Search:
        """Return an empty search in the same order and narrowing, with no wish about names."""
        return replace(self, text="", widens=True, dropped=frozenset(), meant=frozenset())


class Hit(NamedTuple):
    """An article that matches, and why."""

    article: Article
    title_matches: tuple[Match, ...]
    matches: tuple[Match, ...]
    """In the text."""
    same_story: tuple[str, ...] = ()
    """The ids of the other articles found that are folded under this one, the newest first."""

    @property
    def why(self) -> list[Found]:
        """What was found in the text, or where that has nothing, in the title."""
        if self.matches:
            return summarise(self.article.text, self.matches)
        return summarise(self.article.title, self.title_matches)


class Widened(NamedTuple):
    """A name that was typed, and what else it finds."""

    typed: str
    entities: tuple[Entity, ...]
    """For which of them it was taken."""
    also: Mapping[str, int]
    """Its other forms in the result, each with its mentions."""
    dropped: tuple[str, ...] = ()
    """Those of its other forms that the user has dropped."""
    choices: tuple[Entity, ...] = ()
    """All whom it may stand for, where there are several."""


class Correction(NamedTuple):
    """A word that does not occur, and the near spellings that were looked for instead."""

    typed: str
    found: tuple[str, ...]


class Suggestion(NamedTuple):
    """Another query that the user may have meant."""

    text: str
    total: int
    """How many articles it finds."""


class Answer(NamedTuple):
    """The answer to a search, one page of it."""

    search: Search
    total: int
    """How many articles, the folded ones included."""
    hits: tuple[Hit, ...]
    offset: int
    """How many hits come before these."""
    widened: tuple[Widened, ...]
    corrections: tuple[Correction, ...]
    repairs: tuple[str, ...]
    """One sentence for each part of the query that was read otherwise than it is written."""
    relaxed: bool = False
    """Whether no article has all that was asked for, and these have some of it."""
    notices: tuple[str, ...] = ()
    """One sentence for each part of the query that cannot find anything, and why."""


def listing(collection: Collection, search: Search, *, limit: int) -> Answer:
    """Return what an empty search finds, the newest articles first, without any index.

    Articles that cannot be read are passed over: the index will say which, and why.
    """
    hits: list[Hit] = []
    newest = collection.newest(limit)
    rows = fold(newest, collection) if search.folded else ((id_, ()) for id_ in newest)
    for id_, others in rows:
        with suppress(CollectionError):
            hits.append(Hit(collection.article(id_), (), (), others))
    return Answer(search, len(collection), tuple(hits), 0, (), (), ())


def fold(ids: Iterable[str], collection: Collection) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ids that are the first of their story, each with the others of it."""
    seen: set[str] = set()
    for id_ in ids:
        if id_ not in seen:
            others = tuple(other for other in collection.same_story(id_) if other != id_)
            seen.update(others)
            yield id_, others
