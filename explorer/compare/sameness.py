"""Whether two figures of one quantity are of the same thing.

The words for what is counted seldom tell alone: `shares` are of many things. So two numbers that
are not the same are set against each other only where the reports share their subject and, unless
the words are telling, the sentences share some words too.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from explorer.compare.placed_figures import PlacedFigure
from explorer.models import EntityKey

_LEAST_SHARED = 2  # words, where what is counted is not telling
_FURTHEST_APART = Decimal(10)  # times
_FURTHEST_APART_UNTOLD = Decimal(3)  # where what is counted is not telling
_MOST_NAMED = 2


def unlike(here: PlacedFigure, there: PlacedFigure) -> str:
    """Return why two figures are not of the same thing, or are better not taken for it; nothing
    where they are."""
    if here.leads and there.leads and not here.leads & there.leads:
        return "the other reports are about something else"
    if _are_named_apart(here, there):
        return f"not the same: {here.counted} here, {there.counted} there"
    telling = here.wording.is_telling or there.wording.is_telling
    shared = len(here.context & there.context)
    if are_identical(here, there):
        is_proof = telling or here.has_several_digits or shared
        return "" if is_proof else "the other reports may count something else"
    if here.places and there.places and not here.places & there.places:
        return f"of other places: {_named(here.places)} here, {_named(there.places)} there"
    if not telling and shared < _LEAST_SHARED:
        return "the other reports may count something else"
    if here.figure.is_increment is not there.figure.is_increment:
        return ""
    if _are_too_far_apart(here, there, _FURTHEST_APART if telling else _FURTHEST_APART_UNTOLD):
        return f"too far from {there.value} there to count the same"
    return ""


def are_identical(here: PlacedFigure, there: PlacedFigure) -> bool:
    """Whether two figures give the same number, however exactly."""
    one, other = here.figure, there.figure
    return (one.low, one.high, one.is_increment) == (other.low, other.high, other.is_increment)


def _are_named_apart(here: PlacedFigure, there: PlacedFigure) -> bool:
    """Whether one counts `Kenyan officers`, the other `Jamaican officers`; where the numbers are
    not the same, `class A shares` and `common shares` too."""
    names, other_names = here.named_modifiers, there.named_modifiers
    if names and other_names and not names & other_names:
        return True
    one, other = here.modifiers, there.modifiers
    return not (one <= other or other <= one or are_identical(here, there))


def _are_too_far_apart(here: PlacedFigure, there: PlacedFigure, most: Decimal) -> bool:
    low, high = sorted((abs(here.figure.high), abs(there.figure.high)))
    return low * most < high


def _named(entities: Iterable[EntityKey]) -> str:
    return ", ".join(sorted(entity.name for entity in entities)[:_MOST_NAMED])
