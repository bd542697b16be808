"""All that a collection says of one entity: its names, when, with whom, and where.

Every count is what the facets count and a search for the entity finds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from explorer.dates import PublicationDate
from explorer.errors import CollectionError, UnknownArticleError
from explorer.models import EntityKey, EntityType
from explorer.search.answers import Sort
from explorer.search.index import Forms, FormSets, Request, Selection
from explorer.search.names.known_entities import known_entities
from explorer.search.names.names import CollectionNames
from explorer.search.narrowing import Property
from explorer.search.page.companions import Companion, rank_companions
from explorer.search.query import Dated, Everything
from explorer.search.searcher import Searcher
from explorer.search.stopping import stop_if_unwanted

MOST_COMPANIONS = 50
"""Of each type. What follows is hardly more than chance."""


class Variant(NamedTuple):
    """One form of an entity's name in the collection."""

    form: str
    """Its key."""
    spelling: str
    mentions: int
    articles: int
    first: PublicationDate | None
    """When the earliest article with it was published; None where no date is known."""
    last: PublicationDate | None


class Place(NamedTuple):
    """An article that names an entity, and how often."""

    id: str
    mentions: int


@dataclass(frozen=True)
class Places:
    """The articles that name an entity, the newest first, the undated last."""

    articles: Sequence[Place] = ()
    before: Sequence[int] = field(init=False)
    """How many mentions come before those of each article; at the end, how many there are."""

    def __post_init__(self) -> None:
        before = list(accumulate((each.mentions for each in self.articles), initial=0))
        object.__setattr__(self, "before", before)

    @property
    def mentions(self) -> int:
        """How many mentions there are in all."""
        return self.before[-1]

    def article_of(self, mention: int) -> int:
        """Return the number of the article that a mention, given by its number, stands in."""
        return bisect_right(self.before, mention) - 1


@dataclass(frozen=True)
class EntityPage:
    """One entity in its collection."""

    key: EntityKey
    forms: Forms
    variants: Sequence[Variant]
    """Those mentioned most first; those that are nowhere mentioned are left out."""
    unused: Sequence[str]
    """The spellings that are nowhere mentioned."""
    mentions: int
    articles: int
    collection_size: int
    """How many articles the collection has."""
    months: Mapping[str, int]
    """Articles by month (`YYYY-MM`), as far as the month is certain."""
    companions: Mapping[EntityType, Sequence[Companion]]
    """By type, the strongest first; at most `MOST_COMPANIONS` of each."""
    namesakes: Sequence[EntityKey]
    """The entities that share one of its forms. They are not among its companions: of one
    mention nobody could tell whom it is of."""

    @property
    def of_no_month(self) -> int:
        """How many articles cannot be put into one month."""
        return self.articles - sum(self.months.values())


def entity_page(searcher: Searcher, key: EntityKey) -> EntityPage:
    """Return the page of an entity; of one that is not known, a page of nothing.

    Raises CollectionError when an article cannot be read.
    """
    lexicon, index = searcher.names, searcher.index
    forms = forms_of_key(lexicon, key)
    request = _request(forms)
    months = dict(sorted(index.count_values(request, Property.MONTH).items())) if forms else {}
    months.pop("", None)
    mentions = index.form_counts(request, forms)
    articles = index.total(request) if forms else 0
    namesakes = {
        each.key for form in forms for each in lexicon.entities_of_form(form) if each.key != key
    }
    return EntityPage(
        key=key,
        forms=forms,
        variants=variants_of(searcher, mentions),
        unused=sorted(lexicon.forms[form] for form in forms - mentions.keys()),
        mentions=sum(mentions.values()),
        articles=articles,
        collection_size=len(index),
        months=months,
        companions=_companions(searcher, request, articles, {key, *namesakes}) if articles else {},
        namesakes=sorted(namesakes),
    )


def forms_of_key(names: CollectionNames, key: EntityKey) -> Forms:
    """Return the keys of all forms of an entity; none of one that is not known."""
    number = names.number_of(key)
    return frozenset() if number is None else frozenset(names.forms_of(number))


def places_of(searcher: Searcher, page: EntityPage) -> Places:
    """Return the articles that name an entity, each with how often."""
    if not page.articles:
        return Places()
    counts = searcher.index.mention_counts(_request(page.forms, newest_first=True), page.forms)
    return Places(tuple(Place(id_, count) for id_, count in counts))


def variants_of(searcher: Searcher, mentions: Mapping[str, int]) -> list[Variant]:
    """Return forms that are mentioned so often with all that is known of them, the most frequent
    first."""
    forms = sorted(mentions, key=lambda form: (-mentions[form], form))
    if not forms:
        return []
    sets = [frozenset({form}) for form in forms]
    each = np.arange(len(forms))
    articles = searcher.index.count_meeting(
        Request(Everything()), FormSets(forms, each, each, len(forms))
    )
    spellings = searcher.names.forms
    return [
        Variant(
            form,
            spellings[form],
            mentions[form],
            count,
            _date_at_one_end(searcher, own, earliest=True),
            _date_at_one_end(searcher, own, earliest=False),
        )
        for form, own, count in zip(forms, sets, articles, strict=True)
    ]


def _date_at_one_end(searcher: Searcher, forms: Forms, *, earliest: bool) -> PublicationDate | None:
    """Return the date of the earliest or the latest dated article that has one of some forms."""
    stop_if_unwanted()
    dated = Request(Dated(None, None), Selection(((forms,),)), Sort.DATE, reverse=earliest)
    for id_ in searcher.index.search(dated, limit=1).ids:
        with suppress(UnknownArticleError, CollectionError):  # gone since it was indexed
            return searcher.collection.article(id_).date
    return None


def _companions(
    searcher: Searcher, request: Request, articles: int, without: set[EntityKey]
) -> Mapping[EntityType, Sequence[Companion]]:
    known, index = known_entities(searcher.names), searcher.index
    everywhere = searcher.articles_naming(known)
    together = index.count_meeting(request, known.forms)
    stop_if_unwanted()
    counts: dict[EntityType, list[tuple[EntityKey, int, int]]] = {type_: [] for type_ in EntityType}
    for place in np.flatnonzero(together):
        if (key := known.keys[int(place)]) not in without:
            counts[key.type].append((key, int(everywhere[place]), together[place]))
    return {
        type_: rank_companions(of_type, articles, len(index), MOST_COMPANIONS)
        for type_, of_type in counts.items()
        if of_type
    }


def _request(forms: Forms, *, newest_first: bool = False) -> Request:
    sort = Sort.DATE if newest_first else Sort.RELEVANCE
    return Request(Everything(), Selection(((forms,),)), sort)
