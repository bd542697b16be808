"""What two figures of one quantity have to do with each other, and why."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from explorer.compare.periods import Times, compare_periods, which_is_later
from explorer.compare.placed_figures import PlacedFigure
from explorer.compare.values import may_be_equal
from explorer.models import EntityKey
from explorer.text.figures.figure import PeriodKind

_MOST_NAMED = 2


class State(StrEnum):
    """What the figures of one quantity have to do with each other."""

    AGREE = "agree"
    DIFFER = "differ"
    DIFFERENT_PERIOD = "different period"
    LATER_UPDATE = "later update"
    INCREMENT = "increment"
    """One comes on top of the other."""
    ONLY_HERE = "only here"


class Relation(NamedTuple):
    """What a figure has to do with another."""

    state: State
    because: str
    """Why, as it is said beside the figure: `2023 here, since January 2024 there`."""


def relate(here: PlacedFigure, there: PlacedFigure) -> Relation:
    """Say what one figure has to do with another of the same quantity.

    They are said to differ only where they may be for the same time and of the same thing; where
    that is not certain, it is said. ONLY_HERE means that they have nothing to do with each other.
    """
    one, other = here.figure, there.figure
    equal = may_be_equal(one, other)
    if not (here.leads & there.leads) and here.leads and there.leads:
        return Relation(State.ONLY_HERE, "the other reports are about something else")
    if _are_of_two_names(here, there):
        return Relation(State.ONLY_HERE, f"not the same: {_both(here.counted, there.counted, '')}")
    if one.is_increment is not other.is_increment:
        return _increment(here, there)
    times = compare_periods(
        one.period,
        other.period,
        (here.report.article.date, there.report.article.date),
        same_words=here.folded_period == there.folded_period,
    )
    if times is Times.OTHER:
        return Relation(State.DIFFERENT_PERIOD, _both(here.period, there.period, "no period"))
    if equal:
        return Relation(State.AGREE, _agreement(here, there))
    return _unequal(here, there, times)


def _unequal(here: PlacedFigure, there: PlacedFigure, times: Times) -> Relation:
    if here.places and there.places and not here.places & there.places:
        named = _both(_named(here.places), _named(there.places), "")
        return Relation(State.ONLY_HERE, f"perhaps of other places: {named}")
    if times is Times.UNCLEAR:
        periods = _both(here.period, there.period, "no period")
        return Relation(State.DIFFER, f"perhaps not for the same time: {periods}")
    state, because = _of_one_time(here, there)
    if here.modifiers != there.modifiers or here.wording != there.wording:
        counted = _both(here.counted, there.counted, "")
        because = f"{because}; may not count the same: {counted}"
    return Relation(state, because)


def _of_one_time(here: PlacedFigure, there: PlacedFigure) -> Relation:
    if here.figure.period and here.figure.period.kind is PeriodKind.DURING:
        return Relation(State.DIFFER, f"{there.value} there for the same time")
    return _current(here, there)


def _current(here: PlacedFigure, there: PlacedFigure) -> Relation:
    """Relate two figures that each say how much it is by then."""
    later = which_is_later(
        *((each.figure.period, each.report.article.date) for each in (here, there))
    )
    if later == 0:
        days = {here.when, there.when}
        why = (
            "of the same day"
            if len(days) == 1 and _is_one_day(here)
            else "which is later is not known"
        )
        return Relation(State.DIFFER, f"{there.value} there; {why}")
    first, last = (here, there) if later > 0 else (there, here)
    if here.wording.is_toll and last.figure.high < first.figure.low:
        return Relation(
            State.DIFFER, f"fewer in the later report: {first.value}, then {last.value}"
        )
    return Relation(
        State.LATER_UPDATE, f"{first.value} on {first.when}, {last.value} on {last.when}"
    )


def _increment(here: PlacedFigure, there: PlacedFigure) -> Relation:
    added = here if here.figure.is_increment else there
    total = there if added is here else here
    place = "here" if added is here else "there"
    return Relation(State.INCREMENT, f"{added.value} {place} come on top, {total.value} is a total")


def _agreement(here: PlacedFigure, there: PlacedFigure) -> str:
    if (here.figure.low, here.figure.high) == (there.figure.low, there.figure.high):
        return "the same number"
    return f"fits {there.value} there"


def _are_of_two_names(here: PlacedFigure, there: PlacedFigure) -> bool:
    """Whether one counts `Kenyan officers` and the other `Jamaican officers`."""
    one, other = here.named_modifiers, there.named_modifiers
    return bool(one and other) and not one & other


def _is_one_day(each: PlacedFigure) -> bool:
    date = each.report.article.date
    return date is not None and date.earliest is not None and date.earliest == date.latest


def _both(here: str, there: str, none: str) -> str:
    return f"{here or none} here, {there or none} there"


def _named(entities: Iterable[EntityKey]) -> str:
    return ", ".join(sorted(entity.name for entity in entities)[:_MOST_NAMED])
