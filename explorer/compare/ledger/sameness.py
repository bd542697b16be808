"""Whether two figures of one quantity are of the same thing.

The words for what is counted seldom tell alone: `shares` are of many things. So two numbers that
are not the same are set against each other only where the reports share their subject and, unless
the words are telling, the sentences share some words too.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from explorer.compare.ledger.placed_figures import PlacedFigure
from explorer.models import EntityKey

_LEAST_SHARED = 3  # words, where what is counted is not telling
_LEAST_PART = 3  # one in so many of the words of the sentence that has fewer
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
    if here.wording.is_telling or there.wording.is_telling:
        return _unlike_though_telling(here, there)
    if here.figure.is_increment is not there.figure.is_increment and not is_one_number(here, there):
        return "one is an addition or a change, perhaps of something else"
    shared = len(here.context & there.context)
    if are_identical(here, there) and (shared or here.has_many_digits or here.leads & there.leads):
        return ""
    if not _are_alike(here, there, shared):
        return "the other reports may count something else"
    return _apart(here, there, _FURTHEST_APART_UNTOLD)


def _unlike_though_telling(here: PlacedFigure, there: PlacedFigure) -> str:
    if are_identical(here, there):
        return ""
    is_change = here.figure.is_increment is not there.figure.is_increment
    if here.places and there.places and not here.places & there.places:
        return f"of other places: {_named(here.places)} here, {_named(there.places)} there"
    return "" if is_change else _apart(here, there, _FURTHEST_APART)


def _apart(here: PlacedFigure, there: PlacedFigure, most: Decimal) -> str:
    low, high = sorted((abs(here.figure.high), abs(there.figure.high)))
    return f"too far from {there.value} there to count the same" if low * most < high else ""


def _are_alike(here: PlacedFigure, there: PlacedFigure, shared: int) -> bool:
    """Whether two sentences share words enough, and neither names what the other does not."""
    fewer = min(len(here.context), len(there.context))
    if shared < _LEAST_SHARED or shared * _LEAST_PART < fewer:
        return False
    return here.named <= there.named or there.named <= here.named


def are_identical(here: PlacedFigure, there: PlacedFigure) -> bool:
    """Whether two figures give the same number, however exactly."""
    one, other = here.figure, there.figure
    return (one.low, one.high) == (other.low, other.high)


def is_one_number(here: PlacedFigure, there: PlacedFigure) -> bool:
    """Whether two figures give the same number, and one that does not stand everywhere."""
    return here.has_several_digits and are_identical(here, there)


def _are_named_apart(here: PlacedFigure, there: PlacedFigure) -> bool:
    """Whether one counts `Kenyan officers`, the other `Jamaican officers`; where the numbers are
    not the same, `class A shares` and `common shares` too."""
    names, other_names = here.named_modifiers, there.named_modifiers
    if names and other_names and not names & other_names:
        return True
    one, other = here.modifiers, there.modifiers
    return not (one <= other or other <= one or are_identical(here, there))


def _named(entities: Iterable[EntityKey]) -> str:
    return ", ".join(sorted(entity.name for entity in entities)[:_MOST_NAMED])
