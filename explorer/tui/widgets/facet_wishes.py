"""What the user wants listed of each kind of facet values: order, names that match, how many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from explorer.search.facets.facet_lists import Listing, Order
from explorer.search.narrowing import KINDS, Kind, Property

AT_FIRST = 10
"""Values of a kind that are listed before the user asks for more."""

_FURTHER = 50  # more of them, each time they do

Wanted = Mapping[Kind, Listing]
"""What is wanted of each kind."""

_MONTHS = Listing()  # all, in their order: they are bars beside each other


class FacetWishes:
    """The wishes, and the kind of which the user is typing a name."""

    def __init__(self) -> None:
        self._listings = {
            kind: _MONTHS if kind is Property.MONTH else Listing(limit=AT_FIRST) for kind in KINDS
        }
        self.typing: Kind | None = None

    @property
    def all(self) -> Wanted:
        """What is wanted of every kind now."""
        return dict(self._listings)

    def of(self, kind: Kind) -> Listing:
        """Return what is wanted of a kind."""
        return self._listings[kind]

    def open_further(self, kind: Kind) -> None:
        """Want more values of a kind."""
        listing = self.of(kind)
        self._listings[kind] = replace(listing, limit=(listing.limit or 0) + _FURTHER)

    def take_next_order(self, kind: Kind) -> Order:
        """Want another order of a kind, and return which."""
        orders = list(Order)
        now = self.of(kind).order or Order.COUNT
        order = orders[(orders.index(now) + 1) % len(orders)]
        self._listings[kind] = replace(self.of(kind), order=order)
        return order

    def match(self, kind: Kind, text: str) -> None:
        """Want the names of a kind that match a text; an empty one: all of them."""
        self._listings[kind] = replace(self.of(kind), match=text)
