"""Dates in a query."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.language.dates import read_dates
from explorer.search.language.repairs import Repairs
from explorer.search.query import Dated, Or, Query


def read(text: str, *, half_written: bool = False) -> tuple[Query | None, tuple[str, ...]]:
    repairs = Repairs()
    return read_dates(text, repairs, half_written=half_written), repairs.sentences


def between(earliest: str | None, latest: str | None) -> Dated:
    start, end = (dt.date.fromisoformat(day) if day else None for day in (earliest, latest))
    return Dated(start, end)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("2024", between("2024-01-01", "2024-12-31")),
        ("2024-02", between("2024-02-01", "2024-02-29")),
        ("2024-11-19", between("2024-11-19", "2024-11-19")),
        ("2024-06..2025-02", between("2024-06-01", "2025-02-28")),
        (" 2024-06 .. 2025-02-03 ", between("2024-06-01", "2025-02-03")),
        ("2024..2024-06", between("2024-01-01", "2024-06-30")),
        ("2024-06..2024", between("2024-06-01", "2024-12-31")),
        ("..2025", between(None, "2025-12-31")),
        ("2024..", between("2024-01-01", None)),
        (">2025", between("2026-01-01", None)),
        (">=2025", between("2025-01-01", None)),
        ("<2025-03", between(None, "2025-02-28")),
        ("<=2025-03", between(None, "2025-03-31")),
        (">2024-02-28", between("2024-02-29", None)),
        ("> 2025", between("2026-01-01", None)),
        (">9999", Or(())),
        ("<0001", Or(())),
        ("*", Dated(None, None)),
    ],
)
def test_reads(text: str, query: Query) -> None:
    assert read(text) == (query, ())


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("2024-13", "“2024-13” is not in the calendar, where months run from 01 to 12"),
        ("2024-00", "not in the calendar"),
        ("2024-02-30", "not in the calendar"),
        ("0000", "not in the calendar"),
        ("2024-06..2024-13", "not in the calendar"),
        ("2024-6", "“2024-6” is no date such as 2024, 2024-11 or 2024-11-19; it is left out."),
        ("24", "no date such as"),
        ("soon", "no date such as"),
        ("２０２４", "no date such as"),
        ("2024?", "no date such as"),
        (">", "“” is no date such as"),
        ("2024..2025..2026", "no date such as"),
        ("..", "has a date on neither side, as 2024-06..2025-02 has"),
    ],
)
def test_repairs(text: str, repair: str) -> None:
    found, (sentence,) = read(text)
    assert found is None
    assert repair in sentence


@pytest.mark.parametrize("text", ["2025..2024", "2025-02..2024-06"])
def test_what_ends_before_it_begins_is_read_the_other_way_round(text: str) -> None:
    found, (sentence,) = read(text)
    start, _, end = text.partition("..")
    assert found == read(f"{end}..{start}")[0]
    assert "ends before it begins" in sentence


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("2024-1", "2024"),
        ("2024-", "2024"),
        ("2024-11-", "2024-11"),
        ("2024-11-3", "2024-11"),
        ("2024-06..2", "2024-06.."),
        ("2024-06..2025-0", "2024-06..2025"),
        (">2025-0", ">2025"),
        ("<=2025-03-1", "<=2025-03"),
    ],
)
def test_of_a_half_written_date_what_is_whole_is_read(text: str, whole: str) -> None:
    assert read(text, half_written=True) == read(whole)
    assert read(text)[1]


@pytest.mark.parametrize("text", ["", "2", "202", ">", "<=", ">20", "..", "..20"])
def test_less_than_a_year_is_no_date_yet(text: str) -> None:
    assert read(text, half_written=True) == (None, ())


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "x", "2024-6..2025", "2025..2024"])
def test_what_cannot_become_right_is_told_at_once(text: str) -> None:
    assert read(text, half_written=True) == read(text)


@given(st.dates(), st.dates())
def test_a_range_is_from_the_earlier_day_to_the_later(one: dt.date, other: dt.date) -> None:
    found, _ = read(f"{one}..{other}")
    assert found == Dated(min(one, other), max(one, other))


@given(st.text("0123456789-.<>=* ", max_size=24), st.booleans())
def test_nothing_that_looks_like_a_date_fails(text: str, half_written: bool) -> None:
    found, repairs = read(text, half_written=half_written)
    assert found is None or isinstance(found, Dated) or found == Or(())
    assert found or repairs or half_written
    if isinstance(found, Dated) and found.earliest and found.latest:
        assert found.earliest <= found.latest
