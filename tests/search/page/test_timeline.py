"""Months as bars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.page.timeline import ASCII_HEIGHTS, HEIGHTS, heights, timeline

MONTHS = st.dictionaries(
    st.tuples(st.integers(1990, 2030), st.integers(1, 12)).map(lambda at: f"{at[0]}-{at[1]:02}"),
    st.integers(1, 99),
    max_size=8,
)


def test_months_without_articles_between_are_bars_of_nothing() -> None:
    bars = timeline({"2024-11": 2, "2025-02": 1}, 80)
    assert bars == ("2024-11", "2025-02", 1, [2, 0, 0, 1])


def test_what_is_more_than_none_has_a_height() -> None:
    assert heights([200, 0, 1, 100]) == "█ ▁▄"
    assert heights([200, 0, 1, 100], ASCII_HEIGHTS) == "@ .="
    assert heights([0]) == " "


def test_where_months_do_not_fit_a_bar_stands_for_several() -> None:
    bars = timeline({"2024-01": 1, "2024-03": 2, "2024-12": 4}, 4)
    assert bars == ("2024-01", "2024-12", 3, [3, 0, 0, 4])


def test_no_month_has_no_bars() -> None:
    assert timeline({}, 10) is None
    assert timeline({"": 3}, 10) is None


@given(MONTHS, st.integers(1, 60))
def test_every_article_is_in_a_bar_and_all_bars_fit(months: dict[str, int], width: int) -> None:
    bars = timeline(months, width)
    assert (bars is None) == (not months)
    if bars:
        assert sum(bars.articles) == sum(months.values())
        assert len(bars.articles) <= width
        drawn = heights(bars.articles)
        assert [sign != HEIGHTS[0] for sign in drawn] == [each > 0 for each in bars.articles]
