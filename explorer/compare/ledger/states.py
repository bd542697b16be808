"""What two figures of one quantity have to do with each other, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from explorer.compare.ledger.periods import (
    Times,
    compare_periods,
    is_one_event,
    may_be_one_event,
    which_is_later,
)
from explorer.compare.ledger.placed_figures import PlacedFigure
from explorer.compare.ledger.sameness import are_identical, is_one_number, unlike
from explorer.compare.ledger.values import may_be_equal
from explorer.text.figures.figure import PeriodKind


class State(StrEnum):
    """What the figures of one quantity have to do with each other."""

    AGREE = "agree"
    DIFFER = "differ"
    DIFFERENT_PERIOD = "different period"
    LATER_UPDATE = "later update"
    INCREMENT = "increment"
    """One comes on top of the other."""
    ONLY_HERE = "only here"


STATE_SIGNS = {
    State.AGREE: "=",
    State.DIFFER: "~",
    State.DIFFERENT_PERIOD: "/",
    State.LATER_UPDATE: ">",
    State.INCREMENT: "+",
    State.ONLY_HERE: " ",
}
"""How a state is written beside a figure."""


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
    if why := unlike(here, there):
        return Relation(State.ONLY_HERE, why)
    one, other = here.figure, there.figure
    if one.is_increment is not other.is_increment and here.wording.is_telling:
        return _increment(here, there)
    times = _times(here, there)
    told_twice = is_one_number(here, there) and may_be_one_event(one.period, other.period)
    if times is Times.OTHER and not told_twice:
        return _of_other_times(here, there)
    if may_be_equal(one, other):
        return Relation(State.AGREE, _agreement(here, there))
    if times is Times.UNCLEAR and not _tell_of_one_event(here, there):
        if _may_be_of_other_times(here, there):
            return _of_other_times(here, there)
        return Relation(State.DIFFER, f"perhaps not for the same time: {_periods(here, there)}")
    return _unequal(here, there)


def _times(here: PlacedFigure, there: PlacedFigure) -> Times:
    one, other = here.report.article, there.report.article
    same_words = here.period_words == there.period_words
    if same_words and one.id == other.id:
        return Times.SAME  # two versions of one article
    periods = here.figure.period, there.figure.period
    return compare_periods(*periods, (one.date, other.date), same_words=same_words)


def _may_be_of_other_times(here: PlacedFigure, there: PlacedFigure) -> bool:
    """Whether two closed times of which it is not known that they are one are better taken for
    two: not where both say `on Sunday` and nothing tells which report came later."""
    periods = here.figure.period, there.figure.period
    if PeriodKind.DURING not in {each.kind for each in periods if each}:
        return False
    later = which_is_later(
        *((each.figure.period, each.report.article.date) for each in (here, there))
    )
    return here.period_words != there.period_words or later != 0


def _of_other_times(here: PlacedFigure, there: PlacedFigure) -> Relation:
    if are_identical(here, there) and not here.wording.is_telling and not here.has_several_digits:
        return Relation(State.ONLY_HERE, "another time, and the number stands everywhere")
    return Relation(State.DIFFERENT_PERIOD, _periods(here, there))


def _unequal(here: PlacedFigure, there: PlacedFigure) -> Relation:
    state, because = _of_one_time(here, there)
    if here.modifiers != there.modifiers or here.wording != there.wording:
        because += f"; may not count the same: {here.counted} here, {there.counted} there"
    return Relation(state, because)


def _of_one_time(here: PlacedFigure, there: PlacedFigure) -> Relation:
    is_closed = here.figure.period and here.figure.period.kind is PeriodKind.DURING
    if is_closed and not _tell_of_one_event(here, there):
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
    because = f"{added.value} {place} is an addition or a change, {total.value} a total"
    return Relation(State.INCREMENT, because)


def _agreement(here: PlacedFigure, there: PlacedFigure) -> str:
    if (here.figure.low, here.figure.high) == (there.figure.low, there.figure.high):
        return "the same number"
    return f"fits {there.value} there"


def _tell_of_one_event(here: PlacedFigure, there: PlacedFigure) -> bool:
    """Whether both are tolls, of which more may become known than on the day they fell on."""
    periods = [each.figure.period for each in (here, there)]
    return here.wording.is_toll and all(each is None or is_one_event(each) for each in periods)


def _is_one_day(each: PlacedFigure) -> bool:
    date = each.report.article.date
    return date is not None and date.earliest is not None and date.earliest == date.latest


def _periods(here: PlacedFigure, there: PlacedFigure) -> str:
    one, other = here.period or "no period", there.period or "no period"
    if here.period_words == there.period_words:
        one, other = f"{one} ({here.when})", f"{other} ({there.when})"
    return f"{one} here, {other} there"
