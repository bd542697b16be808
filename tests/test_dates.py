"""Publication dates: what is read, what is refused, what is shown."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.dates import PublicationDate, parse_date

DAYS = st.dates()
MARKS = st.sampled_from(["", "?", "~", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    length = draw(st.sampled_from([4, 7, 10]))
    return day.isoformat()[:length] + draw(MARKS)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "label"),
    [
        ("2025-08-25", dt.date(2025, 8, 25), dt.date(2025, 8, 25), "25 Aug 2025"),
        ("2025-08-05?", dt.date(2025, 8, 5), dt.date(2025, 8, 5), "5 Aug 2025?"),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29), "Feb 2024"),
        ("2023-02~", dt.date(2023, 2, 1), dt.date(2023, 2, 28), "Feb 2023~"),
        ("2024%", dt.date(2024, 1, 1), dt.date(2024, 12, 31), "2024%"),
        ("0001", dt.date(1, 1, 1), dt.date(1, 12, 31), "0001"),
        ("2024-11-19/..", dt.date(2024, 11, 19), None, "19 Nov 2024–"),
        ("../2024-11", None, dt.date(2024, 11, 30), "–Nov 2024"),
        ("2024?/2025-03", dt.date(2024, 1, 1), dt.date(2025, 3, 31), "2024?–Mar 2025"),
        ("2024/2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31), "2024–2024"),
        ("2024-06/2024", dt.date(2024, 6, 1), dt.date(2024, 12, 31), "Jun 2024–2024"),
    ],
)
def test_reads(text: str, earliest: dt.date | None, latest: dt.date | None, label: str) -> None:
    assert parse_date(text) == PublicationDate(text, earliest, latest, label)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2024",
        "2024 ",
        "2024\n",
        "24",
        "20245",
        "2024-1",
        "2024-11-9",
        "2024-00",
        "2024-13",
        "2024-00-10",
        "2024-01-00",
        "2023-02-29",
        "2024-06-31",
        "0000",
        "2024??",
        "?2024",
        "2024-?",
        "19 Nov 2024",
        "٢٠٢٤",
        "2024-11-19T10:00",
        "/",
        "2024/",
        "/2024",
        "../..",
        "..",
        "2024/2025/2026",
        "2025/2024",
        "2024-11-20/2024-11-19",
    ],
)
def test_refuses_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="“") as caught:
        parse_date(text)
    assert f"“{text}”" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "key"),
    [("2024-11", "2024-11-01"), ("2024-11-19/..", "2024-11-19"), ("../2024", "2024-12-31")],
)
def test_sorts_by_its_earliest_day_else_its_latest(text: str, key: str) -> None:
    assert parse_date(text).sort_key == key


def test_a_date_open_at_both_ends_sorts_before_all() -> None:
    assert PublicationDate("", None, None, "").sort_key == ""


def test_the_label_does_not_follow_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calendar.month_abbr", ["?"] * 13)
    assert parse_date("2025-08-25").label == "25 Aug 2025"


@given(points())
def test_a_point_is_kept_as_written_and_begins_before_it_ends(text: str) -> None:
    date = parse_date(text)
    assert str(date) == text
    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest <= date.latest
    assert date.earliest.isoformat().startswith(text.rstrip("?~%"))
    assert date.latest.isoformat().startswith(text.rstrip("?~%"))


@given(DAYS, DAYS)
def test_an_interval_runs_from_its_first_day_to_its_last(one: dt.date, other: dt.date) -> None:
    first, last = sorted([one, other])
    date = parse_date(f"{first}/{last}")
    assert (date.earliest, date.latest) == (first, last)
    assert date.sort_key == first.isoformat()


@given(points(), points(), st.sampled_from(["point", "interval", "from", "until"]))
def test_a_label_fits_its_column(one: str, other: str, form: str) -> None:
    first, last = sorted([one, other], key=lambda point: parse_date(point).sort_key)
    texts = {"point": one, "interval": f"{first}/{last}", "from": f"{one}/..", "until": f"../{one}"}
    assert len(parse_date(texts[form]).label) <= 27


@given(st.text() | st.from_regex(r"[0-9./?~%-]{0,24}", fullmatch=True))
@example("9999-99-99")
def test_any_text_is_read_as_it_stands_or_refused_with_a_sentence(text: str) -> None:
    try:
        date = parse_date(text)
    except ValueError as error:
        said = str(error)
    else:
        said = str(date)
        assert date.label
        dt.date.fromisoformat(date.sort_key)
    assert text in said
