"""The ledger: which figures stand in a row, and what they have to do with each other."""

from __future__ import annotations

from itertools import chain
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.compare.ledger import ledger
from explorer.models import Article, Report
from explorer.text.figures.figure import Bound
from tests.compare.ledger.made_figures import (
    CHILE,
    HAITI,
    SINCE_JANUARY,
    SINCE_SOME_YEAR,
    YEAR_2023,
    Said,
    laid,
    only_row,
    report,
    states,
)

OVER = Bound.OVER


def test_the_same_number_agrees() -> None:
    first, second = only_row(
        report("a", "2024-01-02", Said("52", "52")), report("b", "2024-01-03", Said("52", "52"))
    )
    assert (first.state, second.state) == ("agree", "agree")
    assert second.because == "the same number"


def test_a_bound_agrees_with_what_is_within_it() -> None:
    exact = Said("520,000", "520000", "people displaced")
    over = Said("over 500,000", "500000", "people displaced", OVER)
    first, second = only_row(report("a", "2024-01-02", over), report("b", "2024-01-03", exact))
    assert second.state == "agree"
    assert second.because == "fits over 500,000 there"
    assert first.because == "fits 520,000 there"


def test_a_year_and_what_came_after_it_are_no_contradiction() -> None:
    killed = Said("more than 5,600", "5600", bound=OVER, period=YEAR_2023)
    since = Said("more than 3,600", "3600", bound=OVER, period=SINCE_SOME_YEAR)
    for other in (since, Said("3,600", "3600", period=SINCE_JANUARY), Said("3,600", "3600")):
        assert (
            states(report("a", "2024/..", killed), report("b", "2024-11-19", other))
            == ["different period"] * 2
        )


def test_a_later_report_updates_what_is_so_now() -> None:
    first, second = only_row(
        report("a", "2024-01-02", Said("52", "52")), report("b", "2024-01-04", Said("61", "61"))
    )
    assert (first.state, second.state) == ("later update", "later update")
    assert second.because == "52 on 2 Jan 2024, 61 on 4 Jan 2024"


def test_a_toll_that_falls_is_no_update() -> None:
    assert (
        states(
            report("a", "2024-01-02", Said("61", "61")), report("b", "2024-01-04", Said("52", "52"))
        )
        == ["differ"] * 2
    )


@pytest.mark.parametrize(
    "dates", [("2024/..", "2024-11-19/.."), (None, None), ("2024-01-02", None)]
)
def test_of_unknown_dates_none_is_called_later(dates: tuple[str | None, str | None]) -> None:
    reports = [
        report(id_, date, Said(number, number))
        for id_, date, number in zip("ab", dates, ("52", "61"), strict=True)
    ]
    entries = only_row(*reports)
    assert [entry.state for entry in entries] == ["differ", "differ"]
    assert all("which is later is not known" in entry.because for entry in entries)


def test_what_comes_on_top_is_no_total() -> None:
    base, more = only_row(
        report("a", "2024-01-02", Said("600", "600", "officers deployed")),
        report("b", "2024-01-04", Said("an additional 600", "600", "officers deployed", more=True)),
    )
    assert (base.state, more.state) == ("increment", "increment")
    assert more.because == "an additional 600 here is an addition or a change, 600 a total"


def test_an_uncertain_difference_says_so() -> None:
    named = Said("1,000", "1000", "Kenyan officers deployed")
    entries = only_row(
        report("a", "2024-01-02", Said("600", "600", "officers deployed")),
        report("b", "2024-01-02", named),
    )
    assert entries[1].state == "differ"
    assert entries[1].because == (
        "600 there; of the same day; may not count the same: "
        "Kenyan officers deployed here, officers deployed there"
    )
    entries = only_row(
        report("a", "2024-01-12", Said("600", "600", period=SINCE_JANUARY)),
        report("b", "2024-01-14", Said("900", "900")),
    )
    assert entries[1].state == "differ"
    assert entries[1].because.startswith("perhaps not for the same time")


def test_what_is_counted_since_long_ago_is_not_set_against_a_count_of_no_time() -> None:
    entries = only_row(
        report("a", "2024-03-02", Said("600", "600", period=SINCE_JANUARY)),
        report("b", "2024-03-04", Said("900", "900")),
    )
    assert [each.state for each in entries] == ["different period", "different period"]


def test_what_reports_on_other_things_give_is_not_compared() -> None:
    assert (
        states(
            report("a", "2024-01-02", Said("52", "52", about=[HAITI])),
            report("b", "2024-01-04", Said("61", "61", about=[CHILE])),
        )
        == ["only here"] * 2
    )


def test_vague_words_alone_set_no_numbers_against_each_other() -> None:
    def said(words: str, quantity: str) -> Said:
        return Said(words, words, quantity)

    for quantity in ("members", "shares bought", "licences"):
        assert (
            states(
                report("a", "2024-01-02", said("25", quantity)),
                report("b", "2024-01-04", said("31", quantity)),
            )
            == ["only here"] * 2
        )
        assert (
            states(
                report("a", "2024-01-02", said("25", quantity)),
                report("b", "2024-01-04", said("25", quantity)),
            )
            == ["agree"] * 2
        )


def test_numbers_too_far_apart_do_not_count_the_same() -> None:
    entries = only_row(
        report("a", "2024-01-02", Said("52", "52")),
        report("b", "2024-01-04", Said("4,000", "4000")),
    )
    assert [entry.state for entry in entries] == ["only here"] * 2
    assert entries[1].because == "too far from 52 there to count the same"


def test_what_counts_something_else_stands_in_another_row() -> None:
    found = laid(
        report("a", "2024-01-02", Said("52", "52"), Said("70", "70", "people displaced")),
        report("b", "2024-01-04", Said("52", "52", unit="%"), Said("9", "9", "Kenyan officers")),
        report("c", "2024-01-05", Said("8", "8", "Jamaican officers"), Said("7", "7", "officers")),
    )
    assert len(found.rows) == 6


def test_rows_that_several_reports_give_come_first() -> None:
    found = laid(
        report("a", "2024-01-02", Said("70", "70", "people displaced"), Said("52", "52")),
        report("b", "2024-01-04", Said("53", "53")),
    )
    assert [row.quantity for row in found.rows] == ["people killed", "people displaced"]
    assert [row.state for row in found.rows] == ["later update", "only here"]


def test_a_row_shows_first_that_something_differs() -> None:
    found = laid(
        report("a", "2024-01-02", Said("52", "52")),
        report("b", "2024-01-02", Said("60", "60")),
        report("c", "2024-01-02", Said("52", "52")),
    )
    assert [entry.state for entry in found.rows[0].entries] == ["agree", "differ", "agree"]
    assert found.rows[0].state == "differ"


def test_what_a_report_repeats_stands_there_once() -> None:
    (entry,) = only_row(report("a", None, Said("52", "52"), Said("52", "52")))
    assert len(entry.repeats) == 1
    assert entry.repeats[0].span > entry.figure.span


def test_columns_are_in_order_of_their_dates_the_undated_last() -> None:
    found = laid(
        report("a", None), report("b", "2025-01-01"), report("c", "2024"), report("d", "2024-06/..")
    )
    assert [each.article.id for each in found.reports] == ["c", "d", "b", "a"]


_said = st.builds(
    lambda value, quantity, bound, more, period, about: Said(
        value, value, quantity, bound, "", more, period, (about,)
    ),
    st.sampled_from(["5", "50", "52", "600"]),
    st.sampled_from(["people killed", "officers", "Kenyan officers", "Jamaican officers", ""]),
    st.sampled_from(Bound),
    st.booleans(),
    st.sampled_from([None, YEAR_2023, SINCE_JANUARY, SINCE_SOME_YEAR]),
    st.sampled_from([HAITI, CHILE]),
)
_reports = st.lists(
    st.tuples(
        st.sampled_from([None, "2023-05-01", "2024/..", "2024-02-01", "2024-02-02"]),
        st.lists(_said, max_size=4),
    ),
    max_size=5,
).map(lambda all_: [report(f"r{at}", date, *said) for at, (date, said) in enumerate(all_)])


@given(_reports, st.randoms(use_true_random=False))
def test_the_order_of_reports_means_nothing(reports: list[Any], random: Random) -> None:
    expected = laid(*reports)
    random.shuffle(reports)
    assert laid(*reports) == expected


@given(_reports)
def test_every_figure_stands_in_exactly_one_entry(reports: list[Any]) -> None:
    found = laid(*reports)
    entries = chain.from_iterable(row.entries for row in found.rows)
    stand = sorted(
        (found.reports[entry.report].article.id, figure.span)
        for entry in entries
        for figure in (entry.figure, *entry.repeats)
    )
    assert stand == sorted((each.article.id, figure.span) for each, of in reports for figure in of)


@given(
    st.integers(100, 900),
    st.integers(100, 900),
    st.sampled_from([SINCE_JANUARY, SINCE_SOME_YEAR]),
    st.sampled_from([None, "2024-02-01", "2024/..", "2025"]),
)
def test_figures_of_different_periods_never_differ(
    one: int, other: int, since: tuple[Any, ...], date: str | None
) -> None:
    found = states(
        report("a", date, Said(str(one), str(one), period=YEAR_2023)),
        report("b", "2024-11-19", Said(str(other), str(other), period=since)),
    )
    assert "differ" not in found
    assert "later update" not in found


@pytest.mark.parametrize(
    ("quantity", "unit", "name"),
    [
        ("people killed", "", "people killed"),
        ("", "", "not said what is counted"),
        ("", "week", "weeks"),
        ("", "century", "centuries"),
        ("", "USD", "dollars"),
        ("", "KES", "money in KES"),
        ("", "%", "%"),
        ("sales", "USD", "sales in dollars"),
        ("% of population", "%", "% of population"),
        ("weeks of rain", "week", "weeks of rain"),
    ],
)
def test_a_row_is_called_as_a_reader_does(quantity: str, unit: str, name: str) -> None:
    (row,) = laid(report("a", None, Said("52", "52", quantity=quantity, unit=unit))).rows
    assert row.name == name


def test_what_counts_nothing_that_is_said_is_never_set_against_another_number() -> None:
    weeks = [Said(value, value, quantity="", unit="week") for value in ("12", "13")]
    assert len(laid(report("a", None, weeks[0]), report("b", None, weeks[1])).rows) == 2


def ledger_of(*texts: str, same_article: bool = False) -> list[tuple[str, str]]:
    """Return the quantities and states of texts without a date."""
    reports = [
        Report(Article("a" if same_article else str(number), "T", text, version=number + 1))
        for number, text in enumerate(texts)
    ]
    return [(row.name, row.state) for row in ledger(reports).rows]


@pytest.mark.parametrize("same_article", [True, False])
def test_the_same_day_said_without_a_date_is_not_called_another_time(same_article: bool) -> None:
    before = "A bomb exploded in Kabul, killing 12 people on Sunday night."
    after = before.replace("12", "15")
    assert ledger_of(before, after, same_article=same_article) == [("people killed", "differ")]


def test_a_number_that_counts_nothing_told_agrees_in_the_same_sentence() -> None:
    text = "It has been almost a year, the mayor remembered."
    assert [state for _, state in ledger_of(text, text)] == ["agree"]


def test_the_same_number_in_reports_of_other_things_is_no_agreement() -> None:
    states = {
        state
        for _, state in ledger_of(
            "The quarterly dividend of the bank is 35 cents, payable in April.",
            "A shoemaker pays a quarterly dividend of 35 cents to its owners.",
        )
    }
    assert "agree" not in states
