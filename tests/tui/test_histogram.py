"""The months as bars: how many fit, what they say, where the user is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.narrowing import Choice, FacetValue, Property, Value
from explorer.tui.widgets.histogram import Histogram


def month(name: str, own: int = 1, choice: Choice = Choice.NONE) -> FacetValue:
    return FacetValue(Value(Property.MONTH, name), own, own, choice)


def histogram(*values: FacetValue, width: int = 30) -> Histogram:
    months = Histogram()
    months.show(values)
    months.fit(width)
    return months


def labels(months: Histogram) -> list[str]:
    return [bar.label for bar in months.bars]


def test_every_month_from_the_first_to_the_last_has_a_bar() -> None:
    months = histogram(month("2024-11", 8), month("2025-02", 1), month("", 5))
    assert labels(months) == ["Nov 2024", "Dec 2024", "Jan 2025", "Feb 2025"]
    assert months.heights() == ["█", " ", " ", "▁"]
    assert months.period == "Nov 2024–Feb 2025"
    assert months.bar_width == 4


def test_a_month_of_few_articles_among_many_still_shows() -> None:
    assert histogram(month("2024-01", 10_000), month("2024-02", 1)).heights() == ["█", "▁"]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (12, ["Nov–Dec 2023", "Jan–Feb 2024", "Mar–Apr 2024"]),
        (7, ["Oct–Dec 2023", "Jan–Mar 2024", "Apr–Jun 2024"]),
        (4, ["Jul–Dec 2023", "Jan–Jun 2024", "Jul–Dec 2024"]),
        (3, ["2023", "2024", "2025"]),
        (2, ["2023", "2024–2025"]),
    ],
)
def test_where_too_few_fit_a_bar_is_of_a_part_of_a_year_or_of_years(
    width: int, expected: list[str]
) -> None:
    months = histogram(month("2023-11"), month("2025-03", 2), width=width)
    assert labels(months)[:3] == expected
    assert labels(months)[-1].endswith("2025")


def test_a_bar_of_several_months_adds_them_up() -> None:
    first, second = month("2024-01", 3), month("2024-02", 4)
    months = histogram(first, second, month("2025-12", 5), width=12)
    assert months.bars[0].values == [first, second]
    months.move_to(0)
    assert months.summary == "Jan–Feb 2024 · 7"
    assert months.keys() == [first.key, second.key]


def test_what_is_chosen_stays_shown_when_more_is() -> None:
    chosen, other = month("2024-01", 3, Choice.CHOSEN), month("2024-03", 4)
    unknown = month("", 2, Choice.CHOSEN)
    months = histogram(chosen, other, unknown)
    assert months.summary == "Mar 2024 · 9 (+4)"
    months.move_to(1)
    assert months.summary == "Feb 2024 · 0"
    months.move_to(0)
    assert months.summary == "Jan 2024 · 5"
    assert [bar.choice for bar in months.bars] == [Choice.CHOSEN, Choice.NONE, Choice.NONE]


def test_the_user_begins_at_the_last_month_and_stays_where_they_are() -> None:
    months = histogram(month("2024-01"), month("2024-06"))
    assert months.cursor == 5
    months.move_to(2)
    months.show([month("2023-12"), month("2024-06")])
    assert labels(months)[months.cursor] == "Mar 2024"
    months.fit(4)
    assert labels(months)[months.cursor] == "Mar–Apr 2024"
    months.show([month("2024-05"), month("2024-06")])
    assert labels(months)[months.cursor] == "May 2024"


def test_moving_stops_at_the_ends() -> None:
    months = histogram(month("2024-01"), month("2024-03"))
    months.move_to(-4)
    assert months.cursor == 0
    months.move_to(99)
    assert months.cursor == 2


def test_a_range_goes_from_where_extending_began_both_ways() -> None:
    values = [month(f"2024-0{number}") for number in range(1, 6)]
    months = histogram(*values)
    months.move_to(2)
    months.move_to(3, extending=True)
    assert months.keys_of_range() == [values[2].key, values[3].key]
    months.move_to(1, extending=True)
    assert months.keys_of_range() == [values[1].key, values[2].key]
    months.move_to(1)
    assert months.keys_of_range() == [values[1].key]


def test_without_any_month_there_is_no_bar() -> None:
    months = histogram(month("", 3))
    assert not months.bars
    assert months.heights() == []


MONTHS = st.dictionaries(
    st.builds("{:04}-{:02}".format, st.integers(1, 9999), st.integers(1, 12)),
    st.integers(0, 50),
    min_size=1,
    max_size=8,
)


@given(MONTHS, st.integers(1, 60), st.integers(-3, 70))
def test_every_article_is_in_one_bar_and_all_bars_fit(
    counts: Mapping[str, int], width: int, wanted: int
) -> None:
    months = histogram(*(month(name, own) for name, own in counts.items()), width=width)
    assert len(months.bars) * months.bar_width <= width
    keys = [value.key for bar in months.bars for value in bar.values]
    assert [key[1] for key in keys] == sorted(counts)
    months.move_to(wanted)
    assert months.cursor == max(0, min(wanted, len(months.bars) - 1))
    assert months.summary.startswith(months.bars[months.cursor].label)
