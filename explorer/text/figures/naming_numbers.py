"""Numbers that name or score: `Article 5`, `Boeing 737`, `3-0`. They are no figures."""

from __future__ import annotations

from typing import NamedTuple

from explorer.text.figures.calendar_words import MONTHS, WEEKDAYS
from explorer.text.figures.number_reading import Number
from explorer.text.figures.things import is_often_counted
from explorer.text.figures.tokens import Token, folded_at
from explorer.text.word_sets import word_set

_NAMED_BY_NUMBER = word_set(
    """act acts annex appendix article articles band block boeing airbus bulletin bus camp category
    chapter channel class clause code committee constituency court cup day district division
    document edition episode euro exhibit figure flight form formula gate grade group highway
    interstate item law level lot magnitude model number no nos nr page pages paragraph part pg
    phase pier platform plot point principle proposition psalm quarantine regulation resolution
    road room round route rule schedule season section sections sector series standard step
    street suite table terminal thread tier title top track type unit version verse vol volume
    war ward week windows wing year zone chapitre numero ley articulo resolucion decreto seccion
    pagina capitulo loi resolution decret article brigade battalion iphone galaxy ios android
    covid apollo angle fortune band"""
)
_SINGLE = frozenset({"girl", "boy", "student", "pupil", "officer", "child", "worker", "case"})
_NAMED_IN_WORDS = word_set("band number phase chapter act channel formula year day page prime")
_STREETS = word_set(
    """street st avenue ave road rd drive lane boulevard blvd square crescent highway rue calle
    avenida downing janpath"""
)
_PLAY = word_set(
    """win wins won beat beats beating defeat defeats defeated draw drew drawn lose lost loss
    victory lead led leading score scored trail trailed trailing tie tied split vote voted"""
)


def is_score(tokens: list[Token], number: Number) -> bool:
    """Whether it is one side of a score or a ratio: `3-0`, `6-4`, `three-for-two`.

    A range goes up and begins above nothing, and is not what somebody won by.
    """
    ahead = _sides(tokens, number.after, 1)
    behind = _sides(tokens, number.first - 1, -1)
    if "for" in {ahead.mark, behind.mark}:
        return True
    own = tokens[number.first].folded
    pairs = ((own, ahead.other), (behind.other, own))
    near = {folded_at(tokens, place) for place in range(number.first - 6, number.first)}
    for left, right in pairs:
        if left.isdecimal() and right.isdecimal() and len(left + right) <= 8:
            is_going_up = 0 < int(left) < int(right)
            if not is_going_up or not near.isdisjoint(_PLAY):
                return True
    return False


class _Side(NamedTuple):
    """What stands beside a number, joined to it by a mark."""

    mark: str
    other: str
    """The numeral; empty where it is none."""


def _sides(tokens: list[Token], place: int, step: int) -> _Side:
    """Return the mark at a place and the numeral beyond it, seen in a direction."""
    words = [folded_at(tokens, place + step * away) for away in range(3)]
    if words[0] == "-" and words[1] == "for":
        return _Side("for", "")
    if (
        words[0] == "for"
        and words[1].isdecimal()
        and folded_at(tokens, place + 2 * step) == "stock"
    ):
        return _Side("for", "")
    is_joined = words[0] == "-" and words[1][:1].isdecimal()
    return _Side("-", words[1]) if is_joined else _Side("", "")


def is_name(tokens: list[Token], number: Number) -> bool:
    """Whether it names one thing: `Article 5`, `Boeing 737`, `10 Downing Street`."""
    place = number.first - 1
    if folded_at(tokens, place) in {".", "-", "(", "#", "°"}:
        place -= 1
    if place < 0 or number.in_words:
        return place >= 0 and tokens[place].folded in _NAMED_IN_WORDS
    if not tokens[number.first].folded.isdecimal():
        return False  # names have no marks
    before, following = tokens[place], folded_at(tokens, number.after)
    if before.folded in _NAMED_BY_NUMBER and not (
        is_often_counted(following) and following not in _SINGLE
    ):
        return True
    if folded_at(tokens, number.after + 1) in _STREETS and tokens[number.after].is_capital:
        return tokens[number.after + 1].is_capital
    is_name_before = before.is_capital and 0 < place == number.first - 1
    if not is_name_before or before.folded in MONTHS or before.folded in WEEKDAYS:
        return False
    is_short = len(tokens[number.first].folded) < 5 and len(before.folded) > 1
    return is_short and not (is_often_counted(following) or following in {"vs", "and", "to"})
