from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.text.figures.number_reading import number_at
from explorer.text.figures.number_words import words_in
from explorer.text.figures.numerals import numeral_value
from explorer.text.figures.tokens import tokens_of
from explorer.text.paragraphs import Span


def value_of(text: str, language: str = "en") -> Decimal | None:
    number = number_at(tokens_of(text, Span(0, len(text))), 0, words_in(language))
    return number.value if number else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and fifty thousand people", 250_000),
        ("one thousand two hundred and six", 1206),
        ("one million two hundred thousand", 1_200_000),
        ("three hundred sixty-five", 365),
        ("two and a half million", 2_500_000),
        ("two-and-a-half years", Decimal("2.5")),
        ("a million and a half", 1_500_000),
        ("half a dozen", 6),
        ("2½ hours", Decimal("2.5")),
        ("$", None),
        ("a third man", None),
        ("5m people", 5_000_000),
        ("5m high", 5),
        ("3 lakh", 300_000),
        ("twenty and six", 20),
    ],
)
def test_english_numbers(text: str, value: int | Decimal | None) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "mille deux cents", 1200),
        ("fr", "soixante-dix", 70),
        ("fr", "quatre-vingts", 80),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "deux millions et demi", 2_500_000),
        ("es", "doscientos cincuenta mil", 250_000),
        ("es", "ciento veinte mil", 120_000),
        ("es", "mil doscientos", 1200),
        ("es", "medio millón", 500_000),
    ],
)
def test_numbers_in_other_languages(language: str, text: str, value: int) -> None:
    assert value_of(text, language) == value


@pytest.mark.parametrize(
    ("numeral", "comma", "value"),
    [
        ("5,600", False, "5600"),
        ("5.600", False, "5.6"),
        ("1.000", False, "1000"),
        ("5.600", True, "5600"),
        ("1,5", True, "1.5"),
        ("1.234.567,8", True, "1234567.8"),
        ("1,20,000", False, "120000"),
        ("0.600", True, "0.6"),
        ("1.2.3", False, None),
        ("007", False, None),
        ("24/7", False, None),
    ],
)
def test_numerals(numeral: str, comma: bool, value: str | None) -> None:
    expected = Decimal(value) if value else None
    assert numeral_value(numeral, decimal_comma=comma) == expected


@given(st.integers(min_value=1, max_value=10**12))
def test_grouped_numerals_keep_their_value(number: int) -> None:
    assert numeral_value(f"{number:,}", decimal_comma=False) == number
    dotted = f"{number:,}".replace(",", ".")
    assert numeral_value(dotted, decimal_comma=True) == number
