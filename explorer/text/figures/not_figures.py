"""Numbers that are no figures: dates, clock times, scores, names, addresses and the like."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from explorer.text.figures.calendar_words import MONTHS, WEEKDAYS
from explorer.text.figures.number_reading import Number
from explorer.text.figures.tokens import (
    Token,
    are_joined,
    folded_at,
    is_numeral,
    is_word,
)
from explorer.text.figures.things import is_often_counted
from explorer.text.figures.units import Unit
from explorer.text.paragraphs import Span

# Addresses of pages and mail, telephone numbers, dates in digits, mark-up that was left.
_OPAQUE = re.compile(
    r"\b(?:https?://|www\.)\S+|\S+@\w\S*|[#@]\w+|&#?\w{1,8};"
    r"|\b\w[\w-]*\.(?:com|org|net|gov|edu|info|co|io|html?|php)\b(?:/\S*)?"
    r"|\+\d[\d ().-]{6,24}\d|\(\d{3}\) ?\d{3}[ -]\d{4}|\b\d{3}[-.]\d{3,4}[-.]\d{4}\b"
    r"|\b\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|\[\d{1,3}\]"
)
_MAY_BE_OPAQUE = re.compile(r"[@#&/+\[]|\d[./)-] ?\d|\w\.\w|\(\d{3}\)")
_NAMED_BY_NUMBER = frozenset(
    """act acts annex appendix article articles band block boeing airbus bulletin bus camp category
    chapter channel class clause code committee constituency court cup day district division
    document edition episode euro exhibit figure flight form formula gate grade group highway
    interstate item law level lot magnitude model number no nos nr page pages paragraph part
    pg phase pier platform plot point principle proposition psalm quarantine regulation resolution
    road room round route rule schedule season section sections sector series standard step street
    suite table terminal thread tier title top track type unit version verse vol volume war ward
    week windows wing year zone chapitre numero ley articulo resolucion decreto seccion pagina
    capitulo loi resolution decret article brigade battalion iphone galaxy ios android covid
    apollo angle fortune band""".split()
)
_MEASURED_AFTER = frozenset({"magnitude", "level", "number", "point", "no", "figure"})
_STREETS = frozenset(
    "street st avenue ave road rd drive lane boulevard blvd square crescent highway rue calle"
    " avenida downing janpath".split()
)
_TIME_WORDS = frozenset("am pm a.m. p.m. a.m p.m gmt utc est edt cet eat hrs noon o".split())
_PLAY = frozenset(
    """win wins won beat beats beating defeat defeats defeated draw drew drawn lose lost loss
    victory lead led leading score scored trail trailed trailing tie tied split vote voted""".split()
)
_ORDINAL_ENDINGS = frozenset("st nd rd th e er eme ieme re nde o a s ers d x ª º".split())
_YEAR_CUES = frozenset(
    """in since of from until till by before after during early late mid year fiscal between to and
    the through circa around for ended ending season crop en depuis desde hasta de del ano l annee
    du le la al entre a avant apres pour an this that our their its his spring summer autumn
    winter""".split()
)
_PRONOUNS_AFTER_ONE = frozenset(
    "dead killed injured wounded missing hurt arrested died million billion hundred thousand".split()
)
_BEFORE_PRONOUN = frozenset("no any some every each this that which another the only".split())
_AGO = frozenset({"ago"})
_ORDINALS = frozenset("first second third final other last previous latter 1st 2nd the".split())
_HALF_OF = frozenset("of the its their his her all those our".split())
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_DAYS = 31


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
        is_year = unit.name == "year" and _looks_like_year(tokens[number.first].folded)
        return is_year or folded_at(tokens, unit.after) in _AGO
    if number.scale > 1:
        return False
    return (
        _is_date(tokens, number)
        or _is_clock_time(tokens, number)
        or (not number.in_words and _is_year(tokens, number))
        or _is_score(tokens, number)
        or _is_name(tokens, number)
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
        if before.folded in {"-", "/", "‑"} and are_joined(tokens, first - 1):
            return not _is_adjective_hyphen(tokens, first)
    if unit is not None and unit.first >= number.after:
        return False
    after = number.after
    if not are_joined(tokens, after) or number.in_words:
        return False
    word = folded_at(tokens, after)
    if is_word(tokens[after]):
        return True  # 19th, 1980s, 3D, 24x7; known units were read before
    return word in {"_", ":"} and is_numeral_at(tokens, after + 1)


def is_numeral_at(tokens: list[Token], index: int) -> bool:
    """Whether there is a numeral at an index."""
    return 0 <= index < len(tokens) and is_numeral(tokens[index])


def _is_adjective_hyphen(tokens: list[Token], first: int) -> bool:
    """Whether the word before the hyphen leaves the number one: `some-20`; not `F-16`."""
    before = tokens[first - 2]
    return before.folded in {")", "”", '"'} or (
        tokens[first - 1].folded != "-" and not is_word(before)
    )


def _is_date(tokens: list[Token], number: Number) -> bool:
    if number.value > _DAYS or number.value != int(number.value):
        return False
    after = number.after
    while folded_at(tokens, after) in {"de", "of", "st", "nd", "rd", "th"}:
        after += 1
    if folded_at(tokens, after) in MONTHS and after < len(tokens):
        return tokens[after].is_capital or number.after != after or not number.in_words
    before = number.first - 1
    while folded_at(tokens, before) in {".", ",", "the", "and", "to", "-", "–"} or (
        number.first - 4 <= before and is_numeral_at(tokens, before)
    ):
        if before <= number.first - 5:
            return False
        before -= 1
    word = folded_at(tokens, before)
    if before >= 0 and word in MONTHS and tokens[before].is_capital:
        return (number.first - before) <= 2 or folded_at(tokens, number.first - 1) != ","
    return False


def _is_clock_time(tokens: list[Token], number: Number) -> bool:
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


def _is_year(tokens: list[Token], number: Number) -> bool:
    """Whether four digits are a year. `2,000` and what is plainly counted is none."""
    token = tokens[number.first]
    before = folded_at(tokens, number.first - 1)
    if token.end - token.start == 2 and before in {"'", "’", "‘"}:
        return True
    if before in {"-", "–", "/"} and are_joined(tokens, number.first):
        return _looks_like_year(folded_at(tokens, number.first - 2))
    if re.fullmatch(r"(?:1[5-9]|20)\d\d/(?:\d\d){1,2}", token.folded):
        return True
    if not _looks_like_year(token.folded):
        return False
    following = folded_at(tokens, number.after)
    if number.after < len(tokens) and tokens[number.after].is_capital:
        return True  # the 2023 Women's World Cup
    if before in _YEAR_CUES or before in MONTHS or before in {",", "("} or before in WEEKDAYS:
        return not (before in {"of", "the", "to", "by", "and"} and is_often_counted(following))
    second = folded_at(tokens, number.after + 1)
    return not (is_often_counted(following) or is_often_counted(second))


def _looks_like_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def _is_score(tokens: list[Token], number: Number) -> bool:
    """Whether it is one side of `3-0`, `6-4`, `three-for-two`, `five-to-one`."""
    for here, other in ((number.after, number.after + 1), (number.first - 1, number.first - 2)):
        mark = folded_at(tokens, here)
        if mark in {"-", "–"} and is_numeral_at(tokens, other):
            left, right = sorted((here, other))
            first, second = (
                (tokens[number.first].folded, tokens[right].folded)
                if here == number.after
                else (tokens[left].folded, tokens[number.first].folded)
            )
            near = {folded_at(tokens, place) for place in range(number.first - 6, number.first)}
            if not (first.isdecimal() and second.isdecimal()) or len(first + second) > 8:
                continue
            if int(first) >= int(second) or int(first) == 0 or near & _PLAY:
                return True
        if mark in {"-", "for"} and "for" in {
            folded_at(tokens, here + 1),
            mark,
            folded_at(tokens, here - 1),
        }:
            return folded_at(tokens, number.after) in {"-", "for"} and "for" in {
                folded_at(tokens, number.after), folded_at(tokens, number.after + 1),
            } or "for" in {folded_at(tokens, number.first - 2), }  # fmt: skip
    return False


def _is_name(tokens: list[Token], number: Number) -> bool:
    """Whether it names one thing: `Article 5`, `Boeing 737`, `10 Downing Street`."""
    place = number.first - 1
    if folded_at(tokens, place) in {".", "-", "(", "#", "°"}:
        place -= 1
    before = folded_at(tokens, place)
    following = folded_at(tokens, number.after)
    if number.in_words:
        return before in {"band", "number", "phase", "chapter", "act", "channel", "formula", "year",
                          "day", "page", "prime"}  # fmt: skip
    if before in _NAMED_BY_NUMBER and place >= 0:
        if (
            following in {"people"}
            or before in _MEASURED_AFTER
            and "." in tokens[number.first].folded
        ):
            return False
        if before == "covid" or not is_often_counted(following):
            return True
    for step in (0, 1, 2):
        where = number.after + step
        if where < len(tokens) and step and tokens[where].folded in _STREETS:
            return tokens[where].is_capital and tokens[number.after].is_capital
    if number.first == 0 or place < 0:
        return False
    is_name_before = tokens[place].is_capital and place == number.first - 1 and place > 0
    if not is_name_before or before in MONTHS or before in WEEKDAYS or len(before) < 2:
        return False
    is_plain = tokens[number.first].folded.isdecimal() and len(tokens[number.first].folded) < 5
    return is_plain and not (is_often_counted(following) or following in {"vs", "and", "to"})


def _is_one_without_a_thing(tokens: list[Token], number: Number) -> bool:
    """Whether `one` is a pronoun or an article: `one of the`, `no one`, `one day`."""
    if not number.in_words or number.value != 1 or number.after != number.first + 1:
        return False
    before = folded_at(tokens, number.first - 1)
    following = folded_at(tokens, number.after)
    if tokens[number.first].folded not in {"one"}:
        return True
    if before in _BEFORE_PRONOUN and before != "only":
        return True
    if following in _PRONOUNS_AFTER_ONE:
        return False
    if before in {"least", "only"} and following not in {"of", "who", "that", "to", "in", "way"}:
        return False
    if following == "-" or before == "-":
        return True
    if before in {"killing", "injuring", "wounding", "arresting", "killed", "injured"}:
        return False
    if following in {"was", "is", "has"}:
        return folded_at(tokens, number.after + 1) not in _PRONOUNS_AFTER_ONE
    return not _is_counted_when_single(following)


def _is_counted_when_single(word: str) -> bool:
    return word not in {
        "man",
        "woman",
        "day",
        "time",
        "thing",
        "way",
        "side",
        "point",
        "hand",
    } and (is_often_counted(word) or is_often_counted(word + "s"))


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
