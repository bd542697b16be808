"""Facets: the values that count a result and narrow it.

The lexicon is applied here, when counting, and not when indexing: merging two names changes
the counts at once. A count is exactly the number of articles shown when the value is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from explorer.entities.lexicon import forms_of
from explorer.entities.names import Names
from explorer.models import EntityKey, EntityType
from explorer.search.index import ArticleIndex, Condition, Forms, FormSets, Request, Selection
from explorer.search.narrowing import (
    KINDS,
    Choice,
    FacetKey,
    Facets,
    FacetValue,
    Kind,
    Narrowing,
    Property,
    Value,
)
from explorer.search.query import Query
from explorer.search.stopping import stop_if_unwanted


class _Known(NamedTuple):
    """The entities of a lexicon, laid out for counting: by type, and by name within a type."""

    keys: tuple[EntityKey, ...]
    """Two entities of one type and name are one."""
    forms: tuple[Forms, ...]
    sets: FormSets
    """The same."""
    places: Mapping[FacetKey, int]
    """Of each key in the order of the others."""
    of_type: Mapping[EntityType, slice]


@lru_cache(maxsize=2)
def _known(lexicon: Names) -> _Known:
    """Return the entities of a lexicon: the same sets each time, by which the index knows them."""
    forms: dict[EntityKey, Forms] = {}
    for entity in lexicon.entities:
        forms[entity.key] = forms.get(entity.key, frozenset()) | forms_of(entity)
    keys: list[EntityKey] = []
    of_type = {}
    for type_ in EntityType:
        of = sorted(key for key in forms if key.type is type_)
        of_type[type_] = slice(len(keys), len(keys) + len(of))
        keys += of
    places: Mapping[FacetKey, int] = {key: place for place, key in enumerate(keys)}
    sets = tuple(forms[key] for key in keys)
    return _Known(tuple(keys), sets, FormSets.of(sets), places, of_type)


def selection_of(narrowing: Narrowing, lexicon: Names) -> Selection:
    """Return a narrowing in surface forms; entities no longer known are passed over."""
    known = _known(lexicon)
    required: list[tuple[Condition, ...]] = []
    for kind in KINDS:
        conditions = tuple(_conditions(narrowing.chosen_of(kind), known))
        if not narrowing.is_any(kind):
            required += ((condition,) for condition in conditions)
        elif conditions:
            required.append(conditions)
    return Selection(tuple(required), tuple(_conditions(narrowing.excluded, known)))


def _conditions(keys: Iterable[FacetKey], known: _Known) -> Iterator[Condition]:
    for key in sorted(keys):
        if isinstance(key, Value):
            yield key
        elif key in known.places:
            yield known.forms[known.places[key]]


def count_entities(
    index: ArticleIndex, lexicon: Names, request: Request
) -> Iterator[tuple[EntityKey, int]]:
    """Yield every entity, always in the same order, with how many articles that meet a request
    name it."""
    known = _known(lexicon)
    yield from zip(known.keys, index.count_meeting(request, known.sets), strict=True)


def count_facets(index: ArticleIndex, lexicon: Names, query: Query, narrowing: Narrowing) -> Facets:
    """Count every value over a result; those with no article are left out, unless they were
    chosen or excluded."""
    counting = _Counting(index, lexicon, query, narrowing)
    shown = counting.entities(narrowing)
    return {
        **{type_: counting.of_type(type_, shown) for type_ in EntityType},
        **{property_: counting.of_property(property_) for property_ in Property},
    }


class _Counting:
    """One counting of everything."""

    def __init__(
        self, index: ArticleIndex, lexicon: Names, query: Query, narrowing: Narrowing
    ) -> None:
        self._index, self._query = index, query
        self._lexicon, self._known = lexicon, _known(lexicon)
        self._narrowing = narrowing

    def entities(self, narrowing: Narrowing) -> Sequence[int]:
        """Return in how many articles of a narrowing each entity occurs."""
        return self._index.count_meeting(self._request(narrowing), self._known.sets)

    def of_type(self, type_: EntityType, shown: Sequence[int]) -> Sequence[FacetValue]:
        """Return the entities of a type; `shown`: in how many articles each entity occurs now."""
        stop_if_unwanted()
        span = self._known.of_type[type_]
        keys, own, counts = self._known.keys[span], list(shown[span]), list(shown[span])
        chosen = self._narrowing.chosen_of(type_) & self._known.places.keys()
        if chosen and self._narrowing.is_any(type_):
            # To what is shown, an entity adds what has it and none of those chosen.
            added = self.entities(self._narrowing.having_all(chosen, Choice.EXCLUDED))[span]
            total = self._index.total(self._request(self._narrowing))
            own = [here + there for here, there in zip(own, added, strict=True)]
            counts = [total + there for there in added]
        choices = [Choice.NONE] * len(keys)
        for key in self._marked(type_) & self._known.places.keys():
            at = self._known.places[key] - span.start
            choices[at] = self._narrowing.of(key)
            counts[at], own[at] = self._if_chosen(key)
        listed = [at for at in range(len(keys)) if own[at] or choices[at] is not Choice.NONE]
        listed.sort(key=own.__getitem__, reverse=True)  # equal ones stay in the order of names
        return [FacetValue(keys[at], counts[at], own[at], choices[at]) for at in listed]

    def of_property(self, property_: Property) -> Sequence[FacetValue]:
        """Return the values of a property. An article has but one of them: they add up."""
        marked = self._marked(property_)
        request = self._request(self._narrowing.having_all(marked, Choice.NONE))
        own = dict.fromkeys((value for _, value in marked), 0)
        own |= self._index.count_values(request, property_)
        chosen = sum(own[value] for _, value in self._narrowing.chosen_of(property_))
        values = []
        for name, count in own.items():
            key = Value(property_, name)
            choice = self._narrowing.of(key)
            others = chosen - count if choice is Choice.CHOSEN else chosen
            values.append(FacetValue(key, others + count, count, choice))
        return sorted(values, key=_by_month if property_ is Property.MONTH else _by_count)

    def _marked(self, kind: Kind) -> frozenset[FacetKey]:
        return self._narrowing.chosen_of(kind) | self._narrowing.excluded_of(kind)

    def _if_chosen(self, key: FacetKey) -> tuple[int, int]:
        """Return how many articles are shown if an entity is chosen, and how many of them have
        it."""
        selection = selection_of(self._narrowing.having(key, Choice.CHOSEN), self._lexicon)
        forms = self._known.forms[self._known.places[key]]
        having_it = replace(selection, required=(*selection.required, (forms,)))
        requests = (Request(self._query, each) for each in (selection, having_it))
        count, own = map(self._index.total, requests)
        return count, own

    def _request(self, narrowing: Narrowing) -> Request:
        return Request(self._query, selection_of(narrowing, self._lexicon))


def _by_count(value: FacetValue) -> tuple[int, str]:
    return -value.own, value.label


def _by_month(value: FacetValue) -> tuple[bool, FacetKey]:
    return not value.key[1], value.key
