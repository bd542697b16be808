"""Dates as they are written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dates import parse_date
from explorer.library.readers.dating import date_line, read_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        # EDTF as it is
        ("2025-08-25", "2025-08-25"),
        ("2025-08", "2025-08"),
        ("2025", "2025"),
        ("2024-11?", "2024-11?"),
        ("2024-11-19/..", "2024-11-19/.."),
        (" 2025-08-25\n", "2025-08-25"),
        # ISO 8601: the day in its own time zone
        ("2025-08-25T23:30:00-04:00", "2025-08-25"),
        ("2025-08-25T00:30:00.123456Z", "2025-08-25"),
        ("2025-08-25 10:00:00 +0200", "2025-08-25"),
        ("2025-08-25T12:00:00+02:00[Europe/Paris]", "2025-08-25"),
        ("2025-08-25T24:00:00Z", "2025-08-25"),
        ("2025-08-25Z", "2025-08-25"),
        ("20250825T120000Z", "2025-08-25"),
        ("2025/8/5", "2025-08-05"),
        # mails, feeds, databases
        ("Mon, 25 Aug 2025 23:30:00 -0400", "2025-08-25"),
        ("Mon, 25 Aug 2025 23:30:00 -0400 (EDT)", "2025-08-25"),
        ("Mon Aug 25 2025 12:00:00 GMT+0000 (Coordinated Universal Time)", "2025-08-25"),
        ("Sun Nov  6 08:49:37 1994", "1994-11-06"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26"),
        ("20250825", "2025-08-25"),
        ("20250825120000", "2025-08-25"),
        ("1756108800", "2025-08-25"),
        ("1756108800000", "2025-08-25"),
        ("631152000", "1990-01-01"),
        # people
        ("25 August 2025", "2025-08-25"),
        ("August 25, 2025", "2025-08-25"),
        ("August 25,2025", "2025-08-25"),
        ("Sept. 5th, 2025 at 10h30", "2025-09-05"),
        ("3:45 PM EDT, Mon August 25, 2025", "2025-08-25"),
        ("Mon 25 Aug 2025 07.00 BST", "2025-08-25"),
        ("Aug. 25, 2025, 5:00 a.m. ET", "2025-08-25"),
        ("Aug. 2025", "2025-08"),
        ("08/2025", "2025-08"),
        ("1er août 2025", "2025-08-01"),
        ("Lundi 25 AOÛT 2025 à 10h30", "2025-08-25"),
        ("aou\u0302t 2025", "2025-08"),  # not composed
        ("martes, 26 de agosto de 2025", "2025-08-26"),
        ("Segunda-feira, 25 de agosto de 2025", "2025-08-25"),
        ("25 Dawout 2025", "2025-08-25"),
        # the order of day and month
        ("25/03/2024", "2024-03-25"),
        ("03/25/2024", "2024-03-25"),
        ("25.03.2024", "2024-03-25"),
        ("04/04/2024", "2024-04-04"),
        ("03/04/2024", "2024"),
        ("3.4.2024 10:15", "2024"),
    ],
)
def test_dates(written: str, date: str) -> None:
    assert read_date(written) == date


@pytest.mark.parametrize(
    "written",
    ["", " ", "n/a", "None", "0000-00-00", "0000-00-00 00:00:00", "0", "00000000", "5", "123",
     "12:30", "Monday", "Monday 2025", "May", "12 May", "25 Aug 25", "25/08/25",
     "Sunday, 06-Nov-94 08:49:37 GMT", "yesterday", "3 days ago", "1 hour ago 2025", "2025-13-05",
     "31 June 2025", "1998-02-29", "1998-02-29T10:00:00Z", "631151999", "99999999999",
     "2025-08-25 to 2025-08-27", "25-27 August 2025", "Aug 25 - Sep 1 2025", "Spring 2025",
     "Room 5, 2025-08-25", "٢٠٢٥-٠٨-٢٥", "2025-08-25\0", "August 25, 2025" + " " * 1000,
     "2025-08-25 " + "x" * 120],
)  # fmt: skip
def test_what_is_no_date_or_not_certain(written: str) -> None:
    assert read_date(written) is None


def test_a_number_may_be_longer_than_any_date() -> None:
    assert read_date("9" * 100_000) is None


@given(
    st.text()
    | st.text("0123456789-/.: ,TZ+?~")
    | st.lists(
        st.sampled_from(
            ["25", "2025", "Aug", "août", "Monday", "10:30", "PM", "a.m.", "+0200", "-", "/", ",",
             "of", "de", "1e9", "nan", "inf", "H", "99999999999999999999", "(x)", "[", "UTC"]
        )
    ).map(" ".join)
)  # fmt: skip
def test_any_text_gives_edtf_or_nothing(written: str) -> None:
    date = read_date(written)
    assert date is None or parse_date(date).edtf == date


@given(
    st.dates(dt.date(1500, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y"])
)
def test_a_day_written_out_is_that_day(day: dt.date, form: str) -> None:
    assert read_date(day.strftime(form)) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Title\nBy Jo\n\nAugust 25, 2025\n\nText.", "2025-08-25"),
        ("Title\n  Monday, 25 August 2025 10:30 GMT \nText.", "2025-08-25"),
        ("Title\nPosted on Monday, August 25, 2025 at 5:00 PM\nText.", "2025-08-25"),
        ("Date: 25 Aug 2025\nFrom: x", "2025-08-25"),
        ("Publié le lundi 25 août 2025 à 10h30\n", "2025-08-25"),
        ("Last updated on 25/08/2025\n", "2025-08-25"),
        ("Title\nAugust 25, 2025 | Reuters\n", "2025-08-25"),
        ("Reuters • Aug 25, 2025 · 3 min read\n", "2025-08-25"),
        ("August 25, 2025\n2025-08-25\n", "2025-08-25"),
        ("Published: 25 August 2025\nUpdated: 26 August 2025\n", "2025-08-25"),
        ("26 August 2025\nFirst published 25 August 2025\n", "2025-08-25"),
        # none
        ("", None),
        ("Title\nText.", None),
        ("August 2025\n", None),
        ("03/04/2025\n", None),
        ("On August 25, 2025 he said.\n", None),
        ("PORT-AU-PRINCE – Aug. 25, 2025 – The mission said.\n", None),
        ("20250825\n", None),
        ("1756108800\n", None),
        # several
        ("25 August 2025\n26 August 2025\n", None),
        ("Published 25 August 2025\nPublished 26 August 2025\n", None),
        # too far down
        ("x\n" * 11 + "August 25, 2025\n", "2025-08-25"),
        ("x\n" * 12 + "August 25, 2025\n", None),
        ("x" * 1001 + "\nAugust 25, 2025\n", None),
        ("x" * 990 + "\nAugust 25, 2025 was a Monday.\n", None),
    ],
)
def test_date_line(text: str, date: str | None) -> None:
    assert date_line(text) == date


@given(st.text() | st.text("0123456789-/|•:\n Aug25Pblished"))
def test_a_date_line_gives_a_whole_day_or_nothing(text: str) -> None:
    date = date_line(text)
    assert date is None or len(parse_date(date).edtf) == len("2025-08-25")


@pytest.mark.timeout(30)
@pytest.mark.parametrize("text", [" " * 5_000_000 + "x", "|" * 200_000, "2025-" * 1_000_000])
def test_a_long_text_is_read_to_its_end_in_no_time(text: str) -> None:
    assert date_line(text) is None
