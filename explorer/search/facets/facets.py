"""Facets: the values that count a result and narrow it.

Which names are one entity is applied here, when counting, and not when indexing: merging two
changes the counts at once. A count is exactly the number of articles shown when the value is
chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from explorer.models import EntityType
from explorer.search.engine.arrays_file import Array
from explorer.search.facets.facet_lists import Facets, Listed, Listing, Order
from explorer.search.facets.facet_ordering import Sample, Tally, listed
from explorer.search.index import ArticleIndex, Request
from explorer.search.names.known_entities import KnownEntities, known_entities, selection_of
from explorer.search.names.name_matching import TypedNames
from explorer.search.names.names import CollectionNames
from explorer.search.narrowing import (
    Choice,
    FacetKey,
    FacetValue,
    Kind,
    Narrowing,
    Property,
    Value,
    label_of,
)
from explorer.search.query import Everything, Query
from explorer.search.stopping import stop_if_unwanted
from explorer.text.folding import fold


class FacetCounter:
    """Counts values over the results of one index, which stays as it is meanwhile."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index
        self._whole: tuple[KnownEntities, Array] | None = None

    def count(
        self,
        names: CollectionNames,
        query: Query,
        narrowing: Narrowing,
        wanted: Mapping[Kind, Listing],
    ) -> Facets:
        """Count the values of the kinds that are wanted over a result; those with no article are
        left out, unless they were chosen or excluded."""
        return _Counting(self, self._index, names, query, narrowing).of(wanted)

    def in_all(self, known: KnownEntities) -> Array:
        """Return in how many articles of the collection each entity occurs."""
        if self._whole is None or self._whole[0] is not known:
            counts = self._index.count_meeting(Request(Everything()), known.forms)
            self._whole = known, np.asarray(counts)
        return self._whole[1]


class _Counting:
    """One counting of everything that is wanted."""

    def __init__(
        self,
        counter: FacetCounter,
        index: ArticleIndex,
        names: CollectionNames,
        query: Query,
        narrowing: Narrowing,
    ) -> None:
        self._counter, self._index, self._query = counter, index, query
        self._names, self._known = names, known_entities(names)
        self._narrowing = narrowing

    def of(self, wanted: Mapping[Kind, Listing]) -> Facets:
        """Return the values that are wanted of each kind."""
        facets: dict[Kind, Listed] = {}
        types = [kind for kind in wanted if isinstance(kind, EntityType)]
        shown = self._entities(self._narrowing) if types else np.empty(0, np.int64)
        for kind, listing in wanted.items():
            stop_if_unwanted()
            if isinstance(kind, EntityType):
                facets[kind] = self._of_type(kind, listing, shown)
            else:
                facets[kind] = self._of_property(kind, listing)
        return facets

    def _entities(self, narrowing: Narrowing) -> Array:
        """Return in how many articles of a narrowing each entity occurs."""
        return np.asarray(self._index.count_meeting(self._request(narrowing), self._known.forms))

    def _of_type(self, type_: EntityType, listing: Listing, shown: Array) -> Listed:
        """Return entities of a type; `shown`: in how many articles each entity occurs now."""
        span = self._known.of_type(type_)
        own = articles = shown[span]
        chosen = frozenset[FacetKey](self._known.places(self._narrowing.chosen_of(type_)))
        if chosen and self._narrowing.is_any(type_):
            # To what is shown, an entity adds what has it and none of those chosen.
            added = self._entities(self._narrowing.having_all(chosen, Choice.EXCLUDED))[span]
            own, articles = own + added, self._total() + added
        marked = {
            place - span.start: self._if_chosen(key, place)
            for key, place in self._known.places(self._marked(type_)).items()
        }
        tally = _tally(self._known.keys[span], own, articles, marked)
        return listed(
            tally,
            listing,
            lambda: self._known.typed_names(type_),
            lambda: (
                Sample(shown[span], self._total()),
                Sample(self._counter.in_all(self._known)[span], len(self._index)),
            ),
        )

    def _of_property(self, property_: Property, listing: Listing) -> Listed:
        """Return values of a property. An article has but one of them: they add up."""
        marked = self._marked(property_)
        request = self._request(self._narrowing.having_all(marked, Choice.NONE))
        counts = dict.fromkeys((value for _, value in marked), 0)
        counts |= self._index.count_values(request, property_)
        names = sorted(counts, key=lambda name: (not name, fold(name), name))
        own = np.array([counts[name] for name in names], np.int64)
        chosen = sum(counts[value] for _, value in self._narrowing.chosen_of(property_))
        keys = [Value(property_, name) for name in names]
        values = {}
        for at, key in enumerate(keys):
            if key in marked:
                choice, count = self._narrowing.of(key), counts[key.value]
                others = chosen - count if choice is Choice.CHOSEN else chosen
                values[at] = FacetValue(key, others + count, count, choice)
        if listing.order is None and property_ is Property.MONTH:
            listing = replace(listing, order=Order.NAME)  # which is by time
        return listed(
            _tally(keys, own, chosen + own, values),
            listing,
            lambda: TypedNames((key.value, label_of(key)) for key in keys),
            lambda: (
                Sample(own, int(own.sum())),
                Sample(self._values_in_all(property_, names), len(self._index)),
            ),
        )

    def _values_in_all(self, property_: Property, names: list[str]) -> Array:
        whole = self._index.count_values(Request(Everything()), property_)
        return np.array([whole.get(name, 0) for name in names], np.int64)

    def _marked(self, kind: Kind) -> frozenset[FacetKey]:
        return self._narrowing.chosen_of(kind) | self._narrowing.excluded_of(kind)

    def _if_chosen(self, key: FacetKey, place: int) -> FacetValue:
        """Return an entity with how many articles are shown if it is chosen, and how many of
        them have it."""
        selection = selection_of(self._narrowing.having(key, Choice.CHOSEN), self._names)
        forms = self._known.forms_of(place)
        having_it = replace(selection, required=(*selection.required, (forms,)))
        requests = (Request(self._query, each) for each in (selection, having_it))
        count, own = map(self._index.total, requests)
        return FacetValue(key, count, own, self._narrowing.of(key))

    def _total(self) -> int:
        return self._index.total(self._request(self._narrowing))

    def _request(self, narrowing: Narrowing) -> Request:
        return Request(self._query, selection_of(narrowing, self._names))


def _tally(
    keys: Sequence[FacetKey], own: Array, articles: Array, marked: Mapping[int, FacetValue]
) -> Tally:
    """Return the counts of a kind, those of the marked values as they are told."""
    own = own.copy()
    for at, value in marked.items():
        own[at] = value.own
    return Tally(keys, own, articles, marked)
