"""The rows of the facets: a heading for every kind, its values, and what is not shown yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from explorer.models import EntityType
from explorer.search.facets.facet_lists import Facets, Listed, Order
from explorer.search.narrowing import KINDS, FacetValue, Kind, Narrowing, Property, kind_of
from explorer.tui.widgets.facet_wishes import FacetWishes
from explorer.tui.widgets.histogram import Histogram


class Heading(NamedTuple):
    """The kind of the values that follow."""

    kind: Kind
    note: str
    """Which of them are listed and in what order; how several chosen ones go together; from when
    to when."""


class More(NamedTuple):
    """The values of a kind that are not shown."""

    kind: Kind
    hidden: int


class Nothing(NamedTuple):
    """No value of a kind has a name that matches."""

    kind: Kind


Row = Heading | More | Nothing | Histogram | FacetValue


def rows_of(
    facets: Facets, narrowing: Narrowing, months: Histogram, wishes: FacetWishes
) -> list[Row]:
    """Return the rows, with the months in a histogram."""
    return [
        row
        for kind in KINDS
        if _tells_anything(kind, listed := facets.get(kind, Listed()), wishes)
        for row in (
            Heading(kind, _note(kind, listed, narrowing, months, wishes)),
            *_values(kind, listed, months),
        )
    ]


def kind_of_row(row: Row) -> Kind:
    """Return the kind that a row belongs to."""
    match row:
        case Heading(kind) | More(kind) | Nothing(kind):
            return kind
        case FacetValue(key):
            return kind_of(key)
    return Property.MONTH


def is_same(row: Row, other: Row | None) -> bool:
    """Whether a value, or the months, are what another row was before it was counted anew."""
    if isinstance(row, FacetValue) and isinstance(other, FacetValue):
        return row.key == other.key
    return isinstance(row, Histogram) and row is other


def _values(kind: Kind, listed: Listed, months: Histogram) -> Iterator[Row]:
    values = listed.values
    if kind is Property.MONTH and months.bars:
        yield months
        values = [value for value in values if not value.key[1]]
    if not listed.total:
        yield Nothing(kind)
    yield from (*values, *listed.marked)
    if listed.following:
        yield More(kind, listed.following)


def _note(
    kind: Kind, listed: Listed, narrowing: Narrowing, months: Histogram, wishes: FacetWishes
) -> str:
    listing, notes = wishes.of(kind), []
    if kind is wishes.typing or listing.match:
        like = "≈" if listed.nearly else "/"
        notes.append(f"{like}{listing.match}{'▏' if kind is wishes.typing else ''}")
    if listing.order not in (None, Order.COUNT):
        notes.append(f"by {listing.order}")
    if narrowing.chosen_of(kind) or kind in narrowing.any_of:
        notes.append("any of" if narrowing.is_any(kind) else "all of")
    if kind is Property.MONTH and months.bars:
        notes.append(months.period)
    return " · ".join(notes)


def _tells_anything(kind: Kind, listed: Listed, wishes: FacetWishes) -> bool:
    """Whether values of a kind are worth showing: a property that is nowhere known is not, nor
    a language that all have. Where the user is looking for some, it shows that there are none."""
    if listed.marked or kind is wishes.typing or wishes.of(kind).match:
        return True
    values = listed.values
    if isinstance(kind, EntityType) or any(value.is_marked for value in values):
        return bool(values)
    if kind is Property.LANGUAGE:
        return len(values) > 1
    return any(value.key[1] for value in values)
