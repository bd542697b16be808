"""Order, filter and page the counted values of a kind; only those listed become objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from explorer.search.engine.arrays_file import Array
from explorer.search.facets.facet_lists import Listed, Listing, Order
from explorer.search.facets.lift import LEAST_SUPPORT, over_representation
from explorer.search.names.name_matching import TypedNames
from explorer.search.narrowing import Choice, FacetKey, FacetValue


@dataclass(frozen=True)
class Sample:
    """Articles to tell by how frequent each value of a kind is."""

    counts: Array
    size: int
    """How many articles there are, with any value or none."""


@dataclass(frozen=True)
class Tally:
    """The counts of all values of a kind, which are in the order of their names."""

    keys: Sequence[FacetKey]
    own: Array
    """In how many articles each occurs; see `FacetValue`."""
    articles: Array
    """How many are shown when it is chosen; of values neither chosen nor excluded."""
    marked: Mapping[int, FacetValue]
    """By their numbers, those chosen or excluded."""

    def value(self, at: int) -> FacetValue:
        """Return a value by its number."""
        if at in self.marked:
            return self.marked[at]
        return FacetValue(self.keys[at], int(self.articles[at]), int(self.own[at]), Choice.NONE)


def listed(
    tally: Tally,
    listing: Listing,
    names: Callable[[], TypedNames],
    samples: Callable[[], tuple[Sample, Sample]],
) -> Listed:
    """Return the values that are wanted of those with any article, and of those marked.

    `names` and `samples`, the result and the whole collection, are asked for where needed.
    """
    there, nearly = tally.own > 0, False
    there[list(tally.marked)] = True
    if listing.match:
        there, nearly = names().matching(listing.match, there)
    numbers = np.flatnonzero(there)
    match listing.order:
        case Order.LIFT:
            numbers = numbers[_by_lift(tally.own[numbers], numbers, *samples())]
        case Order.COUNT | None:
            numbers = numbers[np.argsort(-tally.own[numbers], kind="stable")]
    end = len(numbers) if listing.limit is None else listing.offset + listing.limit
    page, after = numbers[listing.offset : end].tolist(), numbers[end:]
    marked = sorted(tally.marked.keys() - page, key=lambda at: (-tally.own[at], at))
    return Listed(
        values=[tally.value(at) for at in page],
        marked=[tally.value(at) for at in marked],
        total=len(numbers),
        following=len(after) - int(np.isin(after, marked).sum()),
        nearly=nearly,
    )


def _by_lift(own: Array, numbers: Array, result: Sample, whole: Sample) -> Array:
    """Return the order of some values by over-representation; those with too few articles to
    tell come last, equal ones by count."""
    here = result.counts[numbers]
    lift = over_representation(here, result.size, whole.counts[numbers], whole.size)
    return np.lexsort((-own, -lift, here < LEAST_SUPPORT))
