"""Whether two figures are for the same time: what the texts do not tell is not guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.compare.ledger.periods import (
    Times,
    compare_periods,
    is_one_event,
    may_be_one_event,
    which_is_later,
)
from explorer.dates import parse_date
from explorer.text.figures.figure import Period, PeriodKind
from explorer.text.paragraphs import Span

SAME, OTHER, UNCLEAR = Times
DURING, SINCE, AS_OF = PeriodKind
TODAY = parse_date("2024-11-19")


def period(kind: PeriodKind, first: str | None = None, last: str | None = None) -> Period:
    ends = (date.fromisoformat(day) if day else None for day in (first, last))
    return Period(Span(0, 1), kind, *ends)


def times(one: Period | None, other: Period | None, *, same_words: bool = False) -> Times:
    return compare_periods(one, other, (TODAY, TODAY), same_words=same_words)


IN_2023 = period(DURING, "2023-01-01", "2023-12-31")
IN_2024 = period(DURING, "2024-01-01", "2024-12-31")
SINCE_JANUARY = period(SINCE, "2024-01-01")
SINCE_MONDAY = period(SINCE, "2024-11-18")
ON_MONDAY = period(DURING, "2024-11-18", "2024-11-18")
IN_MAY = period(DURING, "2024-05-04", "2024-05-04")
NOW = period(AS_OF, "2024-11-19", "2024-11-19")
SINCE_SOME_DAY = period(SINCE)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (None, None, SAME),
        (IN_2023, IN_2023, SAME),
        (IN_2023, IN_2024, OTHER),
        (IN_2023, SINCE_JANUARY, OTHER),
        (SINCE_JANUARY, period(SINCE, "2024-01-03"), SAME),
        (SINCE_JANUARY, period(SINCE, "2024-02-01"), OTHER),
        (SINCE_JANUARY, SINCE_SOME_DAY, UNCLEAR),
        (IN_2024, SINCE_JANUARY, UNCLEAR),
        (NOW, period(AS_OF, "2024-10-01", "2024-10-01"), SAME),
        (NOW, SINCE_JANUARY, UNCLEAR),
        (NOW, IN_2023, OTHER),
        (NOW, IN_2024, UNCLEAR),
        (NOW, period(DURING), UNCLEAR),
        (IN_2023, None, OTHER),
        (SINCE_JANUARY, None, OTHER),
        (SINCE_MONDAY, None, UNCLEAR),
        (ON_MONDAY, None, UNCLEAR),
        (IN_MAY, None, OTHER),
        (NOW, None, SAME),
    ],
)
def test_two_times(one: Period | None, other: Period | None, expected: Times) -> None:
    assert times(one, other) is expected
    assert times(other, one) is expected


def test_of_times_with_unknown_days_the_words_decide() -> None:
    assert times(period(DURING), IN_2023, same_words=True) is UNCLEAR
    assert times(period(DURING), IN_2023) is OTHER


def test_long_ago_is_reckoned_from_the_report_that_gives_no_time() -> None:
    assert compare_periods(IN_MAY, None, (None, TODAY), same_words=False) is OTHER
    assert compare_periods(None, IN_MAY, (TODAY, None), same_words=False) is OTHER
    assert compare_periods(IN_MAY, None, (TODAY, None), same_words=False) is UNCLEAR


def test_one_event_is_told_of_with_days_near_each_other() -> None:
    assert is_one_event(ON_MONDAY)
    assert not is_one_event(IN_2023)
    assert not is_one_event(SINCE_MONDAY)
    assert may_be_one_event(ON_MONDAY, IN_2024)
    assert may_be_one_event(ON_MONDAY, None)
    assert not may_be_one_event(ON_MONDAY, IN_MAY)
    assert not may_be_one_event(IN_2023, IN_2024)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((None, "2024-11-19"), (None, "2024-11-20"), 1),
        ((None, "2024-11-20"), (None, "2024-11-19"), -1),
        ((None, "2024-11-19"), (None, "2024-11-19"), 0),
        ((None, "2024-11"), (None, "2024-11-20"), 0),
        ((None, "2024-11"), (None, "2024-12-01"), 1),
        ((None, None), (None, "2024-11-20"), 0),
        ((NOW, "2024-12-24"), (None, "2024-11-20"), 1),
        ((IN_2023, "2024-11-21"), (None, "2024-11-20"), -1),
    ],
)
def test_which_is_later(
    one: tuple[Period | None, str | None],
    other: tuple[Period | None, str | None],
    expected: int,
) -> None:
    (period_here, here), (period_there, there) = one, other
    dates = [parse_date(day) if day else None for day in (here, there)]
    assert which_is_later((period_here, dates[0]), (period_there, dates[1])) == expected


DAYS = st.none() | st.dates(date(2023, 1, 1), date(2025, 1, 1))
LENGTHS = st.none() | st.integers(0, 400).map(timedelta)
PERIODS = st.none() | st.builds(
    lambda kind, first, length: Period(
        Span(0, 1), kind, first, first + length if first and length is not None else None
    ),
    st.sampled_from(PeriodKind),
    DAYS,
    LENGTHS,
)


@given(PERIODS, PERIODS, st.booleans())
def test_it_makes_no_difference_which_comes_first(
    one: Period | None, other: Period | None, same_words: bool
) -> None:
    assert times(one, other, same_words=same_words) is times(other, one, same_words=same_words)
    assert may_be_one_event(one, other) is may_be_one_event(other, one)
