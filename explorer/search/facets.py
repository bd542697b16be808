"""Facets: the values that count a result and narrow it.

The lexicon is applied here, when counting, and not when indexing: merging two names changes
the counts at once. A count is exactly the number of articles shown when the value is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from explorer.entities.lexicon import Lexicon, forms_of
from explorer.models import Entity, EntityKey, EntityType
from explorer.search.index import ArticleIndex, Request, Selection, Sort
from explorer.search.query import Query


class Choice(Enum):
    """What the user has done with a facet value."""

    NONE = " "
    CHOSEN = "✓"
    EXCLUDED = "✗"

    @property
    def sign(self) -> str:
        """How it is shown beside the value."""
        return self.value


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The facet values a user has chosen and excluded."""

    chosen: frozenset[EntityKey] = field(default_factory=frozenset)
    excluded: frozenset[EntityKey] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.chosen or self.excluded)

    def of(self, key: EntityKey) -> Choice:
        """Return what was done with a value."""
        if key in self.chosen:
            return Choice.CHOSEN
        return Choice.EXCLUDED if key in self.excluded else Choice.NONE

    def having(self, key: EntityKey, choice: Choice) -> Narrowing:
        """Return the narrowing with this done to a value."""
        chosen, excluded = self.chosen - {key}, self.excluded - {key}
        if choice is Choice.CHOSEN:
            chosen |= {key}
        elif choice is Choice.EXCLUDED:
            excluded |= {key}
        return Narrowing(chosen, excluded)

    def selection(self, lexicon: Lexicon) -> Selection:
        """Return the narrowing in surface forms; entities no longer known are passed over."""
        known = {entity.key: forms_of(entity) for entity in lexicon.entities}
        return Selection(
            tuple(known[key] for key in sorted(self.chosen) if key in known),
            tuple(known[key] for key in sorted(self.excluded) if key in known),
        )


@dataclass(frozen=True, slots=True)
class FacetValue:
    """An entity that occurs in a result."""

    entity: Entity
    count: int
    """How many articles are shown when it is chosen."""
    choice: Choice


Facets = dict[EntityType, list[FacetValue]]


def count_facets(
    index: ArticleIndex, lexicon: Lexicon, query: Query, narrowing: Narrowing
) -> Facets:
    """Count every entity of the lexicon over a result; those with no article are left out,
    unless they were chosen or excluded."""
    request = Request(query, sort=Sort.RELEVANCE)
    selections = [
        narrowing.having(entity.key, Choice.CHOSEN).selection(lexicon)
        for entity in lexicon.entities
    ]
    values = (
        FacetValue(entity, count, narrowing.of(entity.key))
        for entity, count in zip(lexicon.entities, index.count(request, selections), strict=True)
    )
    return _grouped(value for value in values if value.count or value.choice is not Choice.NONE)


def _grouped(values: Iterable[FacetValue]) -> Facets:
    facets: Facets = {type_: [] for type_ in EntityType}
    for value in sorted(values, key=lambda value: (-value.count, value.entity.name)):
        facets[value.entity.type].append(value)
    return facets
