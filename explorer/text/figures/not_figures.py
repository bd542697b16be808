"""Numbers that are no figures: dates, clock times, scores, names, addresses and the like."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from explorer.text.figures.calendar_numbers import (
    YEAR_CUES,
    is_clock_time,
    is_day,
    is_year,
    looks_like_year,
)
from explorer.text.figures.naming_numbers import is_name, is_score
from explorer.text.figures.number_reading import Number
from explorer.text.figures.things import is_often_counted
from explorer.text.figures.tokens import Token, are_joined, folded_at, is_numeral_at, is_word
from explorer.text.figures.units import TIME_UNITS, Unit
from explorer.text.paragraphs import Span
from explorer.text.word_sets import word_set

# Addresses of pages and mail, telephone numbers, dates in digits, mark-up that was left. Bounded,
# where a long run that is none of these would be read again from each of its characters.
_OPAQUE = re.compile(
    r"\b(?:https?://|www\.)\S+|[\w.+-]{1,64}@\w\S*|[#@]\w+|&#?\w{1,8};"
    r"|\b\w[\w-]{0,62}\.(?:com|org|net|gov|edu|info|co|io|html?|php)\b(?:/\S*)?"
    r"|\+\d[\d ().-]{6,24}\d|\(\d{3}\) ?\d{3}[ -]\d{4}|\b\d{3}[-.]\d{3,4}[-.]\d{4}\b"
    r"|\b\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|\[\d{1,3}\]"
)
_MAY_BE_OPAQUE = re.compile(r"[@#&/+\[]|\d[./)-] ?\d|\w\.\w|\(\d{3}\)")
_PRONOUNS_AFTER_ONE = word_set(
    """dead killed injured wounded missing hurt arrested died million billion hundred thousand"""
)
_BEFORE_PRONOUN = word_set("no any some every each this that another the only")
_AGO = frozenset({"ago"})
_AFTER_PRONOUN = word_set(
    "among between amongst of who that to in way and or for with at on from by is was"
)
_LENGTH_CUES = word_set("for in within after only just least than about of per last every")
_ORDINALS = word_set("first second third final other last previous latter 1st 2nd the")
_HALF_OF = word_set("of the its their his her all those our")


class OpaqueStretches:
    """The stretches of a sentence in which no number is read."""

    def __init__(self, text: str, sentence: Span) -> None:
        self._text = text
        self._sentence = sentence

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        within = (self._text, *self._sentence)
        if not _MAY_BE_OPAQUE.search(*within):
            return []
        return [match.span() for match in _OPAQUE.finditer(*within)]

    def covers(self, span: Span) -> bool:
        """Whether any of a span lies in one."""
        spans = self._spans
        place = bisect_right(spans, (span.end,)) - 1
        return place >= 0 and spans[place][1] > span.start


def is_no_figure(
    tokens: list[Token], number: Number, unit: Unit | None, *, opens_a_line: bool
) -> bool:
    """Whether a number is no quantity. `opens_a_line`: its first token opens a paragraph."""
    if _is_glued(tokens, number, unit):
        return True
    if unit is not None:
        if unit.name in TIME_UNITS and looks_like_year(tokens[number.first].folded):
            return unit.name == "year" or folded_at(tokens, number.first - 1) in YEAR_CUES
        return folded_at(tokens, unit.after) in _AGO or _is_some_day(tokens, number, unit)
    if number.scale > 1:
        return False
    return (
        is_day(tokens, number)
        or is_clock_time(tokens, number)
        or (not number.in_words and is_year(tokens, number))
        or is_score(tokens, number)
        or is_name(tokens, number)
        or _is_one_without_a_thing(tokens, number)
        or (number.in_words and _points_back(tokens, number))
        or (not number.in_words and _numbers_an_item(tokens, number, opens_a_line=opens_a_line))
        or (number.value == 0 and folded_at(tokens, number.after) == "-")  # zero-tolerance
        or (tokens[number.first].folded == "half" and not _is_half_of(tokens, number))
    )


def _is_glued(tokens: list[Token], number: Number, unit: Unit | None) -> bool:
    """Whether it is a piece of a longer sign: `M16`, `COVID-19`, `F-16`, `19th`, `1980s`."""
    first = number.first
    before = tokens[first - 1] if first else None
    is_unit = unit is not None and unit.after == first
    if before is not None and before.end == tokens[first].start and not is_unit:
        if is_word(before) or before.folded in {"_", "#", ".", ":"}:
            return True
        if before.folded in {"-", "/"} and are_joined(tokens, first - 1):
            return is_word(tokens[first - 2])
    if unit is not None and unit.first >= number.after:
        return False
    after = number.after
    if not are_joined(tokens, after) or number.in_words:
        return False
    word = folded_at(tokens, after)
    if is_word(tokens[after]):
        return True  # 19th, 1980s, 3D, 24x7; known units were read before
    return word == "_" or (word == ":" and is_numeral_at(tokens, after + 1))


def _is_one_without_a_thing(tokens: list[Token], number: Number) -> bool:
    """Whether `one` is a pronoun or an article: `one of the`, `no one`, `one day`."""
    if not number.in_words or number.value != 1 or number.after != number.first + 1:
        return False
    before = folded_at(tokens, number.first - 1)
    following = folded_at(tokens, number.after)
    if tokens[number.first].folded != "one":
        return True
    if before in _BEFORE_PRONOUN and before != "only":
        return True
    if following in _PRONOUNS_AFTER_ONE:
        return False
    if before in {"least", "only"} and following.isalpha() and following not in _AFTER_PRONOUN:
        return False
    if following == "-" or before == "-":
        return True
    if before in {"killing", "injuring", "wounding", "arresting", "killed", "injured"}:
        return False
    if following in {"was", "is", "has"}:
        return folded_at(tokens, number.after + 1) not in _PRONOUNS_AFTER_ONE
    return not _is_counted_when_single(following)


def _is_some_day(tokens: list[Token], number: Number, unit: Unit) -> bool:
    """Whether it is `one day` as stories begin."""
    is_one = folded_at(tokens, number.first) == "one" and unit.first == number.after
    return (
        is_one
        and folded_at(tokens, unit.first) == "day"
        and folded_at(tokens, number.first - 1) not in _LENGTH_CUES
    )


def _is_counted_when_single(word: str) -> bool:
    return (
        not word.endswith("s")
        and word
        not in {
            "man",
            "woman",
            "day",
            "time",
            "thing",
            "way",
            "side",
            "point",
            "hand",
        }
        and (is_often_counted(word) or is_often_counted(word + "s"))
    )


def _points_back(tokens: list[Token], number: Number) -> bool:
    """Whether it only points back at what was named: `the two countries`."""
    before = folded_at(tokens, number.first - 1)
    if before == "other" and number.value < 4:
        before = folded_at(tokens, number.first - 2)
    return number.value == 2 and before in {"the", "these", "those", "les", "los", "las", "ces"}


def _numbers_an_item(tokens: list[Token], number: Number, *, opens_a_line: bool) -> bool:
    """Whether it numbers a line or an item of a list: `1. `, `2) `."""
    following = folded_at(tokens, number.after)
    if number.value >= 100:
        return False
    if following == ")" and folded_at(tokens, number.first - 1) != "(":
        return number.value < 20 and are_joined(tokens, number.after)
    return opens_a_line and following in {".", ":"}


def _is_half_of(tokens: list[Token], number: Number) -> bool:
    """Whether `half` is a part of something: `half of`, not `the second half`."""
    if folded_at(tokens, number.first - 1) in _ORDINALS:
        return False
    return folded_at(tokens, number.after) in _HALF_OF
