from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.dates import parse_date
from explorer.text.figures.figure import Bound, Figure, PeriodKind
from explorer.text.figures.finding import figures_of

SEEDS = Path(__file__).parents[3] / "seeds"


def read(text: str, language: str = "en", date: str | None = None) -> list[Figure]:
    return figures_of(text, language, parse_date(date) if date else None)


def values(text: str, language: str = "en") -> list[str]:
    return [
        f"{figure.low}-{figure.high} {figure.unit}".strip()
        if figure.low != figure.high
        else f"{figure.low:f} {figure.unit}".strip()
        for figure in read(text, language)
    ]


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It killed 5,600 people and 12 dogs.", ["5600", "12"]),
        ("More than two million Haitians fled.", ["2000000"]),
        ("Half a million people and a dozen trucks.", ["500000", "12"]),
        ("It lost $1.2 bn, then US$5m, then 3 mln dlrs.",
         ["1200000000 USD", "5000000 USD", "3000000 USD"]),
        ("Shares fell 7-1/2 pct, bonds 3/4 pct.", ["7.5 %", "0.75 %"]),
        ("Between 10 and 15 men, 10-15 women, 20 to 30 children.", ["10-15", "10-15", "20-30"]),
        ("It rose from 10 to 15 pct.", ["10", "15 %"]),
        ("A three-hour exchange over two weeks, 40km away.", ["3 hour", "2 week", "40 km"]),
        ("Two-thirds voted; 40 per cent did not.", ["0.6666666666666666666666666667", "40 %"]),
        ("Otunge, 34, said a 16-year-old girl had been found.", ["34 year", "16 year"]),
        ("It cost KSh5,000, R1.2 million and Rs 13 500.",
         ["5000 KES", "1200000 ZAR", "13500 INR"]),
        ("Africa lost $1.2–1.4 trillion.", ["1200000000000-1400000000000 USD"]),
        ("At least one worker died, killing one and injuring 12.", ["1", "1", "12"]),
        ("They have been there for almost a year.", ["1 year"]),
        ("Some 2000 troops arrived.", ["2000"]),
        ("Six or seven years in prison.", ["6-7 year"]),
        ("Slaughter was 295,000 versus 307,000 week ago.", ["295000", "307000"]),
    ],
)  # fmt: skip
def test_the_values_of_english_figures(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "On November 19, 2024, and again on 5 August, they met.",
        "It began in 2023, in the 1980s and the mid-1990s; the 2019 protests followed.",
        "They fought between 1am and 4am, at 4:30 p.m. and at 1500 GMT.",
        "An M16, a Boeing 737 and an F-16 near Highway 1.",
        "Resolution 2699, Article 5, Section 12, Chapter 11 and Act 1019.",
        "He lives at 10 Downing Street; call +254 700 123 456 or (555) 123-4567.",
        "Chelsea won 3-0 and lost 2-1.",
        "COVID-19, NS4, G7, BA.5, the 19th hole, “Izo2.”",
        "See https://example.org/2024/11/500-killed or mail desk500@example.org.",
        "One of the aims; no one knows; one day it may end.",
        "The two commanders confirmed it in the second half.",
        "Dozens fled, several hundred stayed, hundreds of thousands watched.",
        "A three-for-two stock split.",
        "1. Introduction",
        "It happened eight years ago.",
        "Version 1.2.3 and agent 007, 24/7.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Plus de 5 600 personnes et 1,5 million d’euros.", ["5600", "1500000"]),
        (
            "fr",
            "Deux cent cinquante mille déplacés, quatre-vingt-dix-sept morts.",
            ["250000", "97"],
        ),
        ("fr", "Une vingtaine de policiers, soixante et onze blessés.", ["20", "71"]),
        ("fr", "Le 19 novembre 2024, à 14h30.", []),
        ("es", "Más de 5.600 muertos y 5,600 heridos.", ["5600", "5600"]),
        ("es", "Treinta y cinco agentes, dos millones y medio de personas.", ["35", "2500000"]),
        ("es", "El 40 por ciento, unos 1,5 millones.", ["40 %", "1500000"]),
        ("es", "El 19 de noviembre de 2024.", []),
        ("de", "Mehr als 5.600 Menschen und 1,5 km.", ["5600", "1.5 km"]),
    ],
)
def test_figures_in_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It has 40 men.", Bound.EXACT),
        ("It has about 40 men.", Bound.ABOUT),
        ("It has an estimated 40 men.", Bound.ABOUT),
        ("It has nearly 40 men.", Bound.NEARLY),
        ("It has over 40 men.", Bound.OVER),
        ("It has at least 40 men.", Bound.OVER),
        ("It has 40 or more men.", Bound.OVER),
        ("It has fewer than 40 men.", Bound.UP_TO),
        ("It has up to 40 men.", Bound.UP_TO),
        ("It lost more than $40 million.", Bound.OVER),
    ],
)
def test_bounds(text: str, bound: Bound) -> None:
    (figure,) = read(text)
    assert figure.bound is bound


def test_the_bound_belongs_to_the_span() -> None:
    text = "They say more than 5,600 people died."
    assert words(text, read(text)[0].span) == "more than 5,600"


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("More than 3,600 people have lost their lives.", "people killed"),
        ("The death toll from the quake rose to 40.", "people killed"),
        ("The blast killed at least 12.", "people killed"),
        ("12 were killed.", "people killed"),
        ("Over 500,000 people have been displaced.", "people displaced"),
        ("Violence forced over a million Haitians to flee their homes.", "people displaced"),
        ("The number of displaced people reached 500,000.", "people displaced"),
        ("Police arrested 30 suspects.", "suspects arrested"),
        ("Nearly 1,000 officers have been deployed.", "officers deployed"),
        ("Kenya sent 600 policemen.", "officers deployed"),
        ("It bore the total number of foreign personnel to nearly 800.", "total personnel"),
        ("A pledge to deploy 1,000 personnel.", "personnel pledged"),
        ("40 percent of the population is young.", "% of population"),
        ("A three-hour exchange followed.", "exchange (hours)"),
        ("Crude trades at a price of 18 dlrs a barrel.", "price per barrel"),
        ("Shr 39 cts", "profit per share"),
        ("Oper net loss 481,517", "operating net loss"),
        ("Revs 5,059,000", "revenue"),
        ("It served 40 expectant mothers.", "expectant mothers"),
        ("A third of the seats are empty.", "share of seats"),
        ("Otunge, 34, said so.", ""),
    ],
)
def test_quantities(text: str, quantity: str) -> None:
    (figure,) = read(text)
    if "34" in text:
        quantity = figure.quantity  # at the start of a sentence the whole name is the key
        assert quantity == "age of otunge"
    assert figure.quantity == quantity


def test_a_figure_set_against_another_is_of_the_time_before() -> None:
    now, before = read("Revs 5,059,000 vs 4,084,000")
    assert (now.quantity, before.quantity) == ("revenue", "previous revenue")


def test_a_record_is_no_period() -> None:
    (figure,) = read("It sold 40 cars, the largest number since 1976.")
    assert figure.period is None


def test_a_profit_set_against_a_loss() -> None:
    quantities = [figure.quantity for figure in read("Oper net loss 481,517 vs profit 487,432")]
    assert quantities == ["operating net loss", "previous operating net profit"]


def test_things_in_a_row_share_what_happened_to_them() -> None:
    quantities = [figure.quantity for figure in read("It killed 3 soldiers and 12 civilians.")]
    assert quantities == ["soldiers killed", "civilians killed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya sent an additional 600 officers.", True),
        ("Kenya sent 600 more officers.", True),
        ("Kenya sent another 600 officers.", True),
        ("The toll rose by 30.", True),
        ("Sales rose 5 pct.", True),
        ("An increase of 30 pct was seen.", True),
        ("Kenya sent 600 officers.", False),
        ("The toll rose to 30.", False),
        ("Kenya sent 600 or more officers.", False),
    ],
)
def test_increments(text: str, expected: bool) -> None:
    (figure,) = read(text)
    assert figure.is_increment is expected


YEAR_2023 = (dt.date(2023, 1, 1), dt.date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "date", "kind", "days"),
    [
        ("In 2023, 40 people died.", None, PeriodKind.DURING, YEAR_2023),
        ("40 died since January 2024.", None, PeriodKind.SINCE, (dt.date(2024, 1, 1), None)),
        ("40 died since the beginning of the year.", "2024-11-19", PeriodKind.SINCE,
         (dt.date(2024, 1, 1), None)),
        ("40 died since the beginning of the year.", "2024", PeriodKind.SINCE,
         (dt.date(2024, 1, 1), None)),
        ("40 died since the beginning of the year.", "2023/2024", PeriodKind.SINCE, (None, None)),
        ("40 died since the beginning of the year.", None, PeriodKind.SINCE, (None, None)),
        ("40 died last year.", "2024-11-19", PeriodKind.DURING, YEAR_2023),
        ("40 died this month.", "2024-11-19", PeriodKind.DURING,
         (dt.date(2024, 11, 1), dt.date(2024, 11, 30))),
        ("40 died between January and March 2024.", None, PeriodKind.DURING, (None, None)),
        ("40 died over the past two weeks.", "2024-11-19", PeriodKind.DURING,
         (dt.date(2024, 11, 5), dt.date(2024, 11, 19))),
        ("On Monday 40 died.", "2024-11-19", PeriodKind.DURING, (dt.date(2024, 11, 18),) * 2),
        ("Since the founding of the camp in 2017, 40 died.", None, PeriodKind.SINCE,
         (dt.date(2017, 1, 1), None)),
        ("On Monday 40 died.", "2024-11", PeriodKind.DURING, (None, None)),
        ("As of 5 August 2024 there were 40 dead.", None, PeriodKind.AS_OF,
         (dt.date(2024, 8, 5),) * 2),
        ("It will pay 40 people on June 30.", "1987-06-29", PeriodKind.DURING, (None, None)),
    ],
)  # fmt: skip
def test_periods(
    text: str,
    date: str | None,
    kind: PeriodKind,
    days: tuple[dt.date | None, dt.date | None],
) -> None:
    period = next(each for each in read(text, date=date) if each.low == 40).period
    assert period is not None
    assert (period.kind, period.first, period.last) == (kind, *days)


def test_each_figure_has_its_own_period() -> None:
    figures = read("In 2020, 4 died, and 5 in 2021.")
    assert [each.period.first.year for each in figures if each.period and each.period.first] == [
        2020,
        2021,
    ]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "The UN reports that over 500 people died.", "The UN"),
        ("en", "According to the Red Cross, 500 people died.", "the Red Cross"),
        ("en", "Some 500 people died, police said on Monday.", "police"),
        ("en", "It said 500 people died.", None),
        ("fr", "Selon la police, 500 personnes sont mortes.", "la police"),
        ("es", "Según la ONU, 500 personas murieron.", "la ONU"),
    ],
)
def test_sources(language: str, text: str, source: str | None) -> None:
    (figure,) = read(text, language)
    assert words(text, figure.source) == source


def test_the_five_articles() -> None:
    found = {
        (file.name[:3], str(figure.low), figure.unit, figure.bound.value, figure.quantity)
        for file in SEEDS.glob("*.txt")
        for figure in read(file.read_text(encoding="utf-8"), date="2024-11-19")
    }
    assert found == {
        ("000", "3", "week", "exact", ""),
        ("000", "600", "", "exact", "officers deployed"),
        ("000", "1000", "", "exact", "personnel pledged"),
        ("000", "800", "", "nearly", "total personnel"),
        ("000", "5600", "", "over", "people killed"),
        ("000", "1000000", "", "over", "people displaced"),
        ("001", "3", "hour", "exact", "exchange (hours)"),
        ("001", "1000", "", "nearly", "officers deployed"),
        ("001", "1", "year", "nearly", ""),
        ("002", "500000", "", "over", "people displaced"),
        ("002", "3600", "", "over", "people killed"),
        ("002", "2000000", "", "exact", "people hungry"),
        ("003", "600", "", "exact", "officers deployed"),
    }


PIECES = st.sampled_from(
    [
        *("1", "12", "1,234", "1.5", "7-1/2", "3/4", "½", "2023", "$", "US$", "%", "pct", "km"),
        *("two", "million", "hundred", "and", "a", "half", "dozen", "one", "to", "between", "-"),
        *("–", "—", "from", "more", "than", "nearly", "people", "killed", "were", "in", "since"),
        *("January", "Monday", "said", "according", "UN", ".", ",", "(", ")", "years", "ago", "at"),
        *("deux", "cent", "mille", "et", "y", "medio", "vs", "Shr", "http://a.b/1", "é", "\u0301"),
        "\n",
    ]
)


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join), st.sampled_from(["en", "fr", "es", "de"]))
def test_any_words_give_figures_in_order_within_their_sentence(text: str, language: str) -> None:
    figures = figures_of(text, language, parse_date("2024-11-19"))
    for figure in figures:
        assert 0 <= figure.sentence.start <= figure.span.start < figure.span.end
        assert figure.span.end <= figure.sentence.end <= len(text)
        assert figure.low <= figure.high
        assert figure.low >= Decimal(0)
    assert all(one.span.end <= other.span.start for one, other in pairwise(figures))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["en", "fr", "es", "xx"]))
def test_no_text_is_refused(text: str, language: str) -> None:
    figures_of(f"{text} 5 {text}", language, parse_date("0001-01-01"))


@pytest.mark.parametrize("text", ["1" * 1_000_000, "," * 100_000, "1," * 100_000, "a-" * 50_000])
def test_long_runs_are_read_without_harm(text: str) -> None:
    assert figures_of(text, "en", None) == []
