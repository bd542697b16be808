"""Numbers of the calendar and the clock: days, years, times. They are no figures."""

from __future__ import annotations

import re

from explorer.text.figures.calendar_words import MONTHS, WEEKDAYS
from explorer.text.figures.number_reading import Number
from explorer.text.figures.things import is_often_counted
from explorer.text.figures.tokens import Token, are_joined, folded_at, is_numeral_at
from explorer.text.word_sets import word_set

_TIME_WORDS = word_set("am pm a.m. p.m. a.m p.m gmt utc est edt cet eat hrs noon o")
YEAR_CUES = word_set(
    """in since of from until till by before after during early late mid year fiscal between to and
    the through circa around for ended ending season crop en depuis desde hasta de del ano l
    annee du le la al entre a avant apres pour an this that our their its his spring summer
    autumn winter"""
)
"""Words before four digits that make them a year."""
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_DAYS = 31
_BEFORE_A_MONTH = frozenset({"de", "of", "st", "nd", "rd", "th"})
_BETWEEN_DAYS = frozenset({".", ",", "and", "to", "-", "the"})


def is_day(tokens: list[Token], number: Number) -> bool:
    """Whether it is the day of a month: `19 November`, `March 11 and 12`, `June 21-26`."""
    if number.value > _DAYS or number.value != int(number.value):
        return False
    after = number.after
    while folded_at(tokens, after) in _BEFORE_A_MONTH:
        after += 1
    if folded_at(tokens, after) in MONTHS and (tokens[after].is_capital or not number.in_words):
        return True
    place = number.first - 1
    while place > number.first - 5 and (
        folded_at(tokens, place) in _BETWEEN_DAYS or is_numeral_at(tokens, place)
    ):
        place -= 1
    return place >= 0 and tokens[place].folded in MONTHS and tokens[place].is_capital


def is_clock_time(tokens: list[Token], number: Number) -> bool:
    """Whether it is a time of day: `1am`, `4:30`, `1500 GMT`, `14h30`."""
    after = number.after
    word = folded_at(tokens, after)
    if word in _TIME_WORDS:
        return True
    if word in {":", "h"} and are_joined(tokens, after):
        return True
    if folded_at(tokens, number.first - 1) == ":" and are_joined(tokens, number.first):
        return True
    return word in {"-", "to", "and", "–"} and folded_at(tokens, after + 2) in {
        "am", "pm", "a.m.", "p.m.", "gmt",
    }  # fmt: skip


def is_year(tokens: list[Token], number: Number) -> bool:
    """Whether four digits are a year. `2,000` and what is plainly counted is none."""
    token = tokens[number.first]
    before = folded_at(tokens, number.first - 1)
    if token.end - token.start == 2 and before in {"'", "’", "‘"}:
        return True
    if before in {"-", "–", "/"} and are_joined(tokens, number.first):
        return looks_like_year(folded_at(tokens, number.first - 2))
    if re.fullmatch(r"(?:1[5-9]|20)\d\d/(?:\d\d){1,2}", token.folded):
        return True
    if not looks_like_year(token.folded):
        return False
    following = folded_at(tokens, number.after)
    if number.after < len(tokens) and tokens[number.after].is_capital:
        return True  # the 2023 Women's World Cup
    if before in YEAR_CUES or before in MONTHS or before in {",", "("} or before in WEEKDAYS:
        return not (before in {"of", "the", "to", "by", "and"} and is_often_counted(following))
    second = folded_at(tokens, number.after + 1)
    return not (is_often_counted(following) or is_often_counted(second))


def looks_like_year(word: str) -> bool:
    """Whether a folded numeral may be a year: four digits without a mark."""
    return len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR
