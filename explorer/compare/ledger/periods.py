"""Whether two figures are for the same time, as far as their texts tell."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from explorer.dates import PublicationDate
from explorer.text.figures.figure import Period, PeriodKind

_SLACK = dt.timedelta(days=3)  # `since January` and `since the beginning of the year`
_RECENT = dt.timedelta(days=31)
_EVENT = dt.timedelta(days=7)  # what fell into so few days may be told of later without the day


class Times(Enum):
    """What the times of two figures have to do with each other."""

    SAME = "same"
    OTHER = "other"
    UNCLEAR = "unclear"
    """The texts do not tell."""


def compare_periods(
    one: Period | None,
    other: Period | None,
    dates: tuple[PublicationDate | None, PublicationDate | None],
    *,
    same_words: bool,
) -> Times:
    """Compare the periods of two figures; `dates` are those of their reports, `same_words`
    says whether both texts word the period alike. What cannot be told is not guessed."""
    if one is None and other is None:
        return Times.SAME
    if one is None:
        assert other is not None
        return _against_none(other, dates[0])
    if other is None:
        return _against_none(one, dates[1])
    if one.kind is not other.kind:
        return _of_two_kinds(one, other)
    if one.kind is PeriodKind.AS_OF:
        return Times.SAME  # each was so on its day: what is later is an update
    if one.kind is PeriodKind.SINCE:
        return _since(one, other)
    return _during(one, other, same_words=same_words)


def may_be_one_event(one: Period | None, other: Period | None) -> bool:
    """Whether a number that is told twice may be told of one event: not where two long periods
    are given, or two days far from each other."""
    if one is None or other is None or None in (one.first, one.last, other.first, other.last):
        return True
    are_short = is_one_event(one), is_one_event(other)
    return any(are_short) and not (all(are_short) and _gap(one, other) > _EVENT)


def _gap(one: Period, other: Period) -> dt.timedelta:
    """Return how long it is from the end of one period to the beginning of the other."""
    assert one.first and one.last  # noqa: PT018 - both or neither
    assert other.first and other.last  # noqa: PT018
    return max(one.first, other.first) - min(one.last, other.last)


def which_is_later(
    one: tuple[Period | None, PublicationDate | None],
    other: tuple[Period | None, PublicationDate | None],
) -> int:
    """Return 1 when the second figure is certainly for a later day than the first, -1 when for an
    earlier one, 0 when that cannot be told. A figure is for the day it gives, else its report's."""
    (first, last), (other_first, other_last) = _day(*one), _day(*other)
    if last and other_first and last < other_first:
        return 1
    if other_last and first and other_last < first:
        return -1
    return 0


def _day(
    period: Period | None, date: PublicationDate | None
) -> tuple[dt.date | None, dt.date | None]:
    if period and period.kind is PeriodKind.AS_OF and period.first and period.last:
        return period.first, period.last
    return (date.earliest, date.latest) if date else (None, None)


def _against_none(period: Period, date: PublicationDate | None) -> Times:
    """Compare a period with a figure that gives none and stands in a report of a date."""
    match period.kind:
        case PeriodKind.AS_OF:
            return Times.SAME
        case PeriodKind.SINCE:
            return _open_against_none(period, date)
        case PeriodKind.DURING:
            return _closed_against_none(period, date)


def _open_against_none(period: Period, date: PublicationDate | None) -> Times:
    """Compare a count since some day with one of no time: what began lately is still counted."""
    if period.first is None or date is None or date.earliest is None:
        return Times.OTHER
    return Times.UNCLEAR if date.earliest - period.first <= _RECENT else Times.OTHER


def _closed_against_none(period: Period, date: PublicationDate | None) -> Times:
    """Of what only says when something happened, a later report may well not say it again."""
    if not is_one_event(period):
        return Times.OTHER
    if date is None or date.earliest is None or period.last is None:
        return Times.UNCLEAR
    return Times.OTHER if date.earliest - period.last > _RECENT else Times.UNCLEAR


def is_one_event(period: Period) -> bool:
    """Whether a period only says when something happened, of which more may become known."""
    return bool(period.first and period.last and period.last - period.first <= _EVENT)


def _of_two_kinds(one: Period, other: Period) -> Times:
    if PeriodKind.DURING not in (one.kind, other.kind):
        return Times.UNCLEAR  # so far since, and as of today: it may be one count
    closed, open_ = (one, other) if one.kind is PeriodKind.DURING else (other, one)
    if closed.first is None or closed.last is None:
        return Times.UNCLEAR
    if open_.kind is PeriodKind.SINCE:
        return Times.UNCLEAR if closed.first == open_.first else Times.OTHER
    if open_.first is None:
        return Times.UNCLEAR
    return Times.UNCLEAR if closed.first <= open_.first <= closed.last + _SLACK else Times.OTHER


def _since(one: Period, other: Period) -> Times:
    if one.first and other.first:
        return Times.SAME if abs(one.first - other.first) <= _SLACK else Times.OTHER
    return Times.UNCLEAR  # `since January`: of which year?


def _during(one: Period, other: Period, *, same_words: bool) -> Times:
    ends = (one.first, one.last), (other.first, other.last)
    if None not in ends[0] and None not in ends[1]:
        return Times.SAME if ends[0] == ends[1] else Times.OTHER
    return Times.UNCLEAR if same_words else Times.OTHER
