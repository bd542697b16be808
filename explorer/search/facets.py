"""Facets: the values that count a result and narrow it.

The lexicon is applied here, when counting, and not when indexing: merging two names changes
the counts at once. A count is exactly the number of articles shown when the value is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable

from explorer.entities.lexicon import Lexicon, forms_of
from explorer.models import EntityType
from explorer.search.index import ArticleIndex, Request, Selection
from explorer.search.narrowing import Choice, Facets, FacetValue, Narrowing
from explorer.search.query import Query


def selection_of(narrowing: Narrowing, lexicon: Lexicon) -> Selection:
    """Return a narrowing in surface forms; entities no longer known are passed over."""
    known = {entity.key: forms_of(entity) for entity in lexicon.entities}
    return Selection(
        tuple((known[key],) for key in sorted(narrowing.chosen) if key in known),
        tuple(known[key] for key in sorted(narrowing.excluded) if key in known),
    )


def count_facets(
    index: ArticleIndex, lexicon: Lexicon, query: Query, narrowing: Narrowing
) -> Facets:
    """Count every entity of the lexicon over a result; those with no article are left out,
    unless they were chosen or excluded."""
    selections = [
        selection_of(narrowing.having(entity.key, Choice.CHOSEN), lexicon)
        for entity in lexicon.entities
    ]
    values = (
        FacetValue(entity, index.total(Request(query, selection)), narrowing.of(entity.key))
        for entity, selection in zip(lexicon.entities, selections, strict=True)
    )
    return _grouped(value for value in values if value.count or value.choice is not Choice.NONE)


def _grouped(values: Iterable[FacetValue]) -> Facets:
    facets: Facets = {type_: [] for type_ in EntityType}
    for value in sorted(values, key=lambda value: (-value.count, value.entity.name)):
        facets[value.entity.type].append(value)
    return facets
