"""Amounts: the numbers of a sentence as they are meant: ranges joined, with unit and bound."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from explorer.text.figures.bounds import bound_after, bound_before
from explorer.text.figures.calendar_words import MONTHS
from explorer.text.figures.figure import Bound
from explorer.text.figures.increments import is_change_word
from explorer.text.figures.not_figures import OpaqueStretches, is_no_figure
from explorer.text.figures.number_reading import Number, number_at
from explorer.text.figures.number_words import NumberWords
from explorer.text.figures.tokens import Token, folded_at
from explorer.text.figures.units import TIME_UNITS, Unit, unit_after, unit_before
from explorer.text.paragraphs import Span

_LARGE = 1000
_OLDEST = 120
_DASHES = frozenset({"-", "–", "—", "‑"})
_TO = frozenset({"to", "or", "a", "ou", "o"})
_BETWEEN = frozenset({"between", "entre"})
_AND = frozenset({"and", "et", "y", "e"})
_FROM = frozenset({"from", "de", "desde"})
_AGED = frozenset({"aged", "age", "edad"})


class Amount(NamedTuple):
    """A number or a range with its unit and bound, by tokens."""

    low: Decimal
    high: Decimal
    unit: str
    bound: Bound
    first: int
    """The index of its first token, which may say the bound or the currency."""

    after: int
    """The index after its last token, which may say the unit or the bound."""

    is_part: bool = False
    """Whether it is a part of a whole: `two-thirds`."""

    has_hyphen: bool = False
    """Whether a hyphen joins number and unit: `three-hour`."""


def amounts_of(
    tokens: list[Token], words: NumberWords, opaque: OpaqueStretches, *, opens_paragraph: bool
) -> Iterator[Amount]:
    """Yield the amounts among the tokens of a sentence, in order, leaving out what is no figure."""
    place = 0
    while place < len(tokens):
        folded = tokens[place].folded
        if folded not in words.first_words and not folded[:1].isdecimal():
            place += 1
            continue
        number = number_at(tokens, place, words)
        if number is None:
            time = _a_time(tokens, place) if folded in words.articles else None
            if time is not None:
                yield time
            place = place + 1 if time is None else time.after
            continue
        span = Span(tokens[number.first].start, tokens[number.after - 1].end)
        opens = opens_paragraph and number.first == 0
        unit = _unit(tokens, number)
        if (not number.in_words and opaque.covers(span)) or is_no_figure(
            tokens, number, unit, opens_a_line=opens
        ):
            place = number.after
            continue
        amount = _with_range(tokens, number, unit, words)
        yield amount
        place = max(amount.after, number.after)


def _unit(tokens: list[Token], number: Number) -> Unit | None:
    """Return the unit of a number: words before it for money, else behind it."""
    value = number.value
    before = unit_before(tokens, number.first, is_large=number.scale > 1 or value >= _LARGE)
    behind = unit_after(tokens, number.after)
    if before is None and behind is None and _is_age(tokens, number):
        return Unit("year", number.first, number.after)
    if before is None and behind is not None and _is_time_ago(tokens, number, behind):
        return None
    if before is None:
        return behind
    if behind is not None and behind.name in {before.name, "cent"}:
        return Unit(before.name, before.first, behind.after)
    return before


def _is_time_ago(tokens: list[Token], number: Number, unit: Unit) -> bool:
    """Whether the unit is of another time: `307,000 week ago`, as agencies write."""
    is_single = tokens[unit.first].folded == unit.name and unit.first == number.after
    return is_single and number.value != 1 and folded_at(tokens, unit.after) == "ago"


def _is_age(tokens: list[Token], number: Number) -> bool:
    """Whether it is an age without a unit: `Otunge, 34, said`, `aged 34`, `Smith (34)`."""
    if number.value > _OLDEST or number.scale > 1 or number.value != int(number.value):
        return False
    before, behind = folded_at(tokens, number.first - 1), folded_at(tokens, number.after)
    if before in _AGED or (before == "of" and folded_at(tokens, number.first - 2) == "age"):
        return True
    is_set_off = before == "," and behind in {",", "."}
    named = number.first > 1 and tokens[number.first - 2].is_capital
    named = named and folded_at(tokens, number.first - 2) not in MONTHS
    return is_set_off and named and not number.in_words


def _with_range(
    tokens: list[Token], number: Number, unit: Unit | None, words: NumberWords
) -> Amount:
    """Return a number, joined with a second one where both are a range."""
    end = _other_end(tokens, number, unit, words)
    if end is None:
        return _amount(tokens, number, number, unit)
    second, second_unit = end
    if number.scale == 1 and second.scale > 1 and number.value < second.value / second.scale:
        number = number._replace(value=number.value * second.scale)  # 5 to 10 million
    return _amount(tokens, number, second, second_unit or unit, currency=unit)


def _other_end(
    tokens: list[Token], number: Number, unit: Unit | None, words: NumberWords
) -> tuple[Number, Unit | None] | None:
    """Return the second number of a range with its unit, or None."""
    place = max(number.after, unit.after if unit else 0)
    before = folded_at(tokens, _start(number, unit) - 1)
    mark = folded_at(tokens, place)
    is_between = mark in _AND and _is_between(tokens, _start(number, unit))
    if not (mark in _DASHES or mark in _TO or is_between):
        return None
    place += 1
    while folded_at(tokens, place) in {"$", "us$", "€", "£"}:
        place += 1
    if place >= len(tokens) or (mark == "a" and not words.units):
        return None
    second = number_at(tokens, place, words)
    if second is None or (second.is_part and not number.is_part):
        return None
    other = _unit(tokens, second)
    is_shared = unit is not None and unit.after == number.first and mark in _DASHES
    if unit is not None and (other.name != unit.name if other else not is_shared):
        return None
    low = number.value if number.scale > 1 else number.value * second.scale
    if low >= second.value or (low != number.value and number.value >= second.value):
        return None
    if mark in {"to", "a"} and (unit is not None or before in _FROM) and _changes(tokens, number):
        return None
    if is_no_figure(tokens, second, other, opens_a_line=False) and mark not in _DASHES:
        return None
    return second, other


def _is_between(tokens: list[Token], first: int) -> bool:
    return any(folded_at(tokens, place) in _BETWEEN for place in range(first - 3, first))


def _changes(tokens: list[Token], number: Number) -> bool:
    near = range(max(0, number.first - 6), number.first)
    return any(is_change_word(tokens[place].folded) for place in near)


def _start(number: Number, unit: Unit | None) -> int:
    return min(number.first, unit.first if unit else number.first)


def _amount(
    tokens: list[Token],
    number: Number,
    last: Number,
    unit: Unit | None,
    currency: Unit | None = None,
) -> Amount:
    start = min(_start(number, unit), _start(number, currency))
    after = max(last.after, unit.after if unit else 0)
    ahead = bound_before(tokens, start)
    behind = bound_after(tokens, last.after) or bound_after(tokens, after)
    bound = Bound.ABOUT if number.is_about else Bound.EXACT
    if ahead is not None:
        start, bound = ahead.first, ahead.bound
    elif behind is not None:
        bound = behind.bound
    if behind is not None and ahead is None:
        after = max(after, behind.after)
        unit = unit or unit_after(tokens, behind.after)
        after = max(after, unit.after if unit else 0)
    hyphen = unit is not None and unit.first > last.after and folded_at(tokens, last.after) == "-"
    name = unit.name if unit else ""
    return Amount(
        low=_plain(number.value),
        high=_plain(last.value),
        unit=name,
        bound=bound,
        first=start,
        after=after,
        is_part=number.is_part,
        has_hyphen=hyphen,
    )


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _a_time(tokens: list[Token], place: int) -> Amount | None:
    """Return `almost a year`, `over an hour`: one of a unit of time.

    Without a bound `a year` is a rate or a date.
    """
    unit = unit_after(tokens, place + 1)
    if unit is None or unit.name not in TIME_UNITS or folded_at(tokens, place + 1) == "second":
        return None
    cue = bound_before(tokens, place)
    if cue is None or folded_at(tokens, unit.after) in {"ago", "-"}:
        return None
    return Amount(Decimal(1), Decimal(1), unit.name, cue.bound, cue.first, unit.after)
