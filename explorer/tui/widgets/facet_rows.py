"""The rows of the facets: a heading for every kind, its values, and what is not shown yet."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from explorer.models import EntityType
from explorer.search.narrowing import (
    KINDS,
    Choice,
    Facets,
    FacetValue,
    Kind,
    Narrowing,
    Property,
    kind_of,
)
from explorer.tui.widgets.histogram import Histogram

_SHOWN_AT_FIRST = 6  # values of a kind, until the user asks for all


class Heading(NamedTuple):
    """The kind of the values that follow."""

    kind: Kind
    note: str
    """How several chosen values go together; from when to when."""


class More(NamedTuple):
    """The values of a kind that are not shown."""

    kind: Kind
    hidden: int


Row = Heading | More | Histogram | FacetValue


def rows_of(
    facets: Facets, narrowing: Narrowing, months: Histogram, unfolded: Container[Kind]
) -> list[Row]:
    """Return the rows, with the months in a histogram; all values of those kinds that are
    unfolded."""
    return [
        row
        for kind in KINDS
        if _tells_anything(kind, values := facets.get(kind, ()))
        for row in (
            Heading(kind, _note(kind, narrowing, months)),
            *_values(kind, values, months, everything=kind in unfolded),
        )
    ]


def kind_of_row(row: Row) -> Kind:
    """Return the kind that a row belongs to."""
    match row:
        case Heading(kind) | More(kind):
            return kind
        case FacetValue(key):
            return kind_of(key)
    return Property.MONTH


def is_same(row: Row, other: Row | None) -> bool:
    """Whether a value, or the months, are what another row was before it was counted anew."""
    if isinstance(row, FacetValue) and isinstance(other, FacetValue):
        return row.key == other.key
    return isinstance(row, Histogram) and row is other


def _values(
    kind: Kind, values: Sequence[FacetValue], months: Histogram, *, everything: bool
) -> Iterator[Row]:
    if kind is Property.MONTH and months.bars:
        yield months
        values = [value for value in values if not value.key[1]]
    if everything or len(values) <= _SHOWN_AT_FIRST:
        yield from values
        return
    others = values[_SHOWN_AT_FIRST:]
    marked = [value for value in others if value.choice is not Choice.NONE]
    yield from (*values[:_SHOWN_AT_FIRST], *marked)
    if hidden := len(others) - len(marked):
        yield More(kind, hidden)


def _note(kind: Kind, narrowing: Narrowing, months: Histogram) -> str:
    notes = []
    if narrowing.chosen_of(kind) or kind in narrowing.any_of:
        notes.append("any of" if narrowing.is_any(kind) else "all of")
    if kind is Property.MONTH and months.bars:
        notes.append(months.period)
    return " · ".join(notes)


def _tells_anything(kind: Kind, values: Sequence[FacetValue]) -> bool:
    """Whether values of a kind are worth showing: a property that is nowhere known is not, nor
    a language that all have."""
    if isinstance(kind, EntityType) or any(value.choice is not Choice.NONE for value in values):
        return bool(values)
    if kind is Property.LANGUAGE:
        return len(values) > 1
    return any(value.key[1] for value in values)
