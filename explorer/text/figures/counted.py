"""What a number counts, what happened to it, and the canonical words for both."""

from __future__ import annotations

from typing import NamedTuple

from explorer.text.figures.amounts import Amount
from explorer.text.figures.events import Event, event_at, event_in_noun, is_of_people
from explorer.text.figures.phrases import (
    Phrase,
    is_a_people,
    is_plural,
    phrase_after,
    phrase_before,
)
from explorer.text.figures.things import canonical_item, canonical_thing, is_item
from explorer.text.figures.tokens import Token, folded_at, is_numeral, is_word
from explorer.text.figures.units import TIME_UNITS, is_money

_EARLIER = " before"
_FURTHEST_AFTER = 10  # tokens to look for an event
_FURTHEST_BEFORE = 8
_BETWEEN = frozenset(
    """is are was were be been being have has had who that which were to also reportedly since
    currently now of them already still now not yet other others had ont ete sont etaient qui avaient
    a est fueron han sido fue estan que ha would will could may might all later then there it they
    confirmed believed said feared reported known , in at least""".split()
)
_CLAUSE_ENDS = frozenset({";", ":", ".", "!", "?", "but", "while", "whereas", "although", "mais",
                          "pero", "mientras"})  # fmt: skip
_SAYS_TOTAL = frozenset({"total", "totals", "totalling", "totaling"})


class Counted(NamedTuple):
    """What is counted, by its tokens."""

    phrase: Phrase | None
    event: Event | None
    quantity: str
    """Canonical; empty: the text does not say."""


def a_year_earlier(counted: Counted) -> Counted:
    """Return what a number counts that is set against another: `Net 10.1 mln vs 8,910,000`."""
    quantity = counted.quantity
    if quantity and not quantity.endswith(_EARLIER):
        quantity += _EARLIER
    return counted._replace(quantity=quantity)


def counted_at(tokens: list[Token], amount: Amount) -> Counted:
    """Return what the number of an amount counts."""
    first, after, unit = amount.first, amount.after, amount.unit
    phrase, is_of = _phrase_beside(tokens, after, unit)
    behind = _event_after(tokens, phrase.after if phrase else after)
    ahead = _event_before(tokens, first)
    own = event_at(tokens, after) if phrase and phrase.first == after else None
    if own is not None and own.name in {"killed", "injured", "missing", "arrested"} and is_word(tokens[after]):
        phrase = phrase if phrase and phrase.after > own.after else None
        event: Event | None = own
    elif ahead is not None and _governs(tokens, ahead, first):
        event = ahead
    else:
        event = behind or ahead
    if phrase is None and event is None or (phrase is None and unit and event is None):
        phrase = phrase_before(tokens, first)
        is_of = False
    if phrase is None and event is ahead and ahead is not None and not is_of_people(ahead.name):
        phrase = phrase_before(tokens, first)
    if unit in TIME_UNITS or (unit and not is_money(unit) and phrase is None):
        event = None if phrase is None else event
    return Counted(phrase, event, _quantity(tokens, phrase, event, unit, is_of=is_of, first=first))


def _phrase_beside(tokens: list[Token], after: int, unit: str) -> tuple[Phrase | None, bool]:
    """Return the phrase after a number, and whether `of` leads to it."""
    place = after
    is_of = folded_at(tokens, place) in {"of", "de", "des", "d", "du", "del"}
    if is_of or (is_money(unit) and folded_at(tokens, place) in {"in", "worth"}):
        place += 1
        if folded_at(tokens, place) == "of":
            place += 1
    while is_of and folded_at(tokens, place) in {
        "the", "its", "all", "their", "his", "her", "these", "those", "'", "’", "la", "le", "les",
        "los", "las", "el", "our",
    }:  # fmt: skip
        place += 1
    if folded_at(tokens, place) == "-" or (unit and folded_at(tokens, place) in {"old"}):
        place += 1
        if folded_at(tokens, place) in {"old", "long", "wide", "high", "deep", "odd"}:
            place += 1
        if folded_at(tokens, place) == "-":
            place += 1
    while folded_at(tokens, place) in {"more", "de", "other", "plus", "mas"}:
        place += 1
    if unit in TIME_UNITS and place == after and not is_of and folded_at(tokens, after - 2) != "-":
        return None, False  # `two weeks`: what follows is not counted
    return phrase_after(tokens, place), is_of


def _event_after(tokens: list[Token], index: int) -> Event | None:
    """Return what happened, said after what is counted: `were killed`, `to flee their homes`."""
    for place in range(index, min(index + _FURTHEST_AFTER, len(tokens))):
        event = event_at(tokens, place)
        if event is not None:
            return event
        word = tokens[place].folded
        if word in _CLAUSE_ENDS or is_numeral(tokens[place]):
            return None
        if word not in _BETWEEN and not (is_word(tokens[place]) and word.endswith("ly")):
            if place - index > 4 or word in {"and", "as", "for", "by", "with", "et", "y"}:
                return None
            if place > index and word not in _BETWEEN and folded_at(tokens, place - 1) not in _BETWEEN:
                return None
    return None


def _event_before(tokens: list[Token], first: int) -> Event | None:
    """Return what happened, said before the number: `killing at least`, `the death toll`."""
    for place in range(first - 1, max(-1, first - 1 - _FURTHEST_BEFORE), -1):
        word = tokens[place].folded
        if word in _CLAUSE_ENDS or (is_numeral(tokens[place])):
            return None
        event = event_at(tokens, place)
        if event is not None and event.after <= first:
            if event.name == "deployed" and _is_pledge(tokens, place):
                return Event("pledged", place, event.after)
            return event
        if word == "," and place < first - 1:
            return None
    return None


def _is_pledge(tokens: list[Token], place: int) -> bool:
    """Whether `deploy` is still to come: `pledge to deploy`, `plans to send`."""
    return folded_at(tokens, place - 1) == "to" and folded_at(tokens, place - 2) in {
        "pledge", "pledged", "plans", "planned", "plan", "promise", "promised", "offered",
    }  # fmt: skip


def _governs(tokens: list[Token], event: Event, first: int) -> bool:
    """Whether the number is plainly the object of an event before it: `killing at least 12`."""
    return all(
        tokens[place].folded in {"a", "an", "the", "some", "of", "at", "least", "to", "over", "up"}
        for place in range(event.after, first)
    )


def _quantity(
    tokens: list[Token],
    phrase: Phrase | None,
    event: Event | None,
    unit: str,
    *,
    is_of: bool,
    first: int,
) -> str:
    thing = _thing(tokens, phrase, unit)
    name = event.name if event else event_in_noun(thing)
    if name and is_of_people(name) and thing in {"", "people", "deaths", "injuries", "arrests"}:
        thing = "people" if not unit or thing else ""
    if name == "killed" and thing == "casualties":
        name = ""
    words = f"{thing} {name}".strip() if not (unit and not thing) else (thing or "")
    if not name and thing and _is_total(tokens, phrase, first):
        words = f"total {thing}"
    return _with_unit(words, unit, is_of=is_of)


def _with_unit(words: str, unit: str, *, is_of: bool) -> str:
    """Say the unit where it makes another quantity: `% of population`, `exchange (hours)`.

    Money needs none: what is earned stays the same in another currency.
    """
    if not unit or (is_money(unit) and words):
        return words
    plural = unit if unit == "%" or is_money(unit) or not unit[-1].isalpha() else f"{unit}s"
    if not words:
        return plural
    return f"{plural} of {words}" if is_of else f"{words} ({plural})"


def _thing(tokens: list[Token], phrase: Phrase | None, unit: str) -> str:
    if phrase is None:
        return ""
    head = tokens[phrase.head]
    if is_a_people(head):
        return "people"
    for join in ("-",):
        pair = f"{folded_at(tokens, phrase.head - 1)}{join}{head.folded}"
        if is_item(pair):
            return canonical_item(pair)
    if unit or is_item(head.folded):
        return canonical_item(head.folded)
    thing = canonical_thing(head.folded)
    if thing == head.folded and not is_plural(head) and phrase.first < phrase.head + 1:
        return thing
    return thing


def _is_total(tokens: list[Token], phrase: Phrase | None, first: int) -> bool:
    if phrase is None:
        return False
    near = {folded_at(tokens, place) for place in range(min(phrase.first, first) - 2, phrase.after)}
    behind = (folded_at(tokens, phrase.after), folded_at(tokens, phrase.after + 1))
    return bool(near & _SAYS_TOTAL) or behind == ("in", "total")
