"""What a number counts, what happened to it, and the canonical words for both.

A quantity is built from the thing's canonical noun and the event's canonical word (`people
killed`, `officers deployed`). Without an event it keeps the words that describe the thing, so
that different things do not come out as one.
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.text.figures.amounts import Amount
from explorer.text.figures.events import Event, event_at, event_in_noun, is_of_people
from explorer.text.figures.phrases import Phrase, is_a_people, phrase_after, phrase_before
from explorer.text.figures.things import canonical_item, canonical_thing, company_item, is_item
from explorer.text.figures.tokens import Token, folded_at, is_numeral, is_word
from explorer.text.figures.units import TIME_UNITS, is_money, plural_of
from explorer.text.word_sets import word_set

_PREVIOUS = "previous "
_OUTCOMES = frozenset({"loss", "profit"})
_FURTHEST_AFTER = 12  # tokens to look for an event
_FURTHEST_BEFORE = 8
_BETWEEN = word_set(
    """is are was were be been being have has had who that which to also reportedly since currently
    now of them already still not yet other others ont ete sont etaient qui avaient a est fueron
    han sido fue estan que ha would will could may might all later then there it they confirmed
    believed said feared reported known , in at least"""
)
_BEING = word_set("is are was were be been being have has had sont ont son fueron han")
_PASSIVE = word_set("is are was were be been being ete sont etaient sido fueron to for")
_BEFORE_A_NUMBER = word_set(
    """a an the some of at least to over up for its additional another further more extra about as
    many other total his their around de des les los las a-un un une otros autres d '"""
)
_CLAUSE_ENDS = frozenset({";", ":", ".", "!", "?", "but", "while", "whereas", "although", "mais",
                          "pero", "mientras"})  # fmt: skip
_SAYS_TOTAL = frozenset({"total", "totals", "totalling", "totaling"})
_TOLLS = frozenset({"toll", "bilan", "deaths", "fatalities", "injuries"})
_OF = frozenset({"of", "de", "des", "d", "du", "del"})
_DETERMINERS = word_set("the its all their his her these those ' ’ la le les los las el our")
_SIZES = frozenset({"old", "long", "wide", "high", "deep", "odd"})
_LEADS_TO_A_LENGTH = word_set(
    """of was is were lasted lasts reached totalled averaged averages to"""
)
_SAYS_LITTLE = word_set(
    """number amount figure count additional extra further another other total more new some
    about overall combined estimated least over nearly almost approximately roughly around
    former own same first last"""
)
_PER = frozenset({"a", "an", "per", "each", "every", "par", "por"})
_LINKS = frozenset({"and", ",", "et", "y", "other", "another", "including", "among", "them"})


class Counted(NamedTuple):
    """What is counted, by its tokens."""

    phrase: Phrase | None
    event: Event | None
    quantity: str
    """Canonical; empty: the text does not say."""

    after: int
    """The index after the last token of number and phrase."""


def previous(counted: Counted, outcome: str) -> Counted:
    """Return what a number counts that is set against another: `Net 10.1 mln vs 8,910,000`.

    `outcome` is the word before it, which may turn a loss into a profit: `vs profit 487,432`.
    """
    quantity = counted.quantity
    if outcome in _OUTCOMES:
        quantity = quantity.replace("loss", outcome).replace("profit", outcome)
    if quantity and not quantity.startswith(_PREVIOUS):
        quantity = _PREVIOUS + quantity
    return counted._replace(quantity=quantity)


def counted_at(tokens: list[Token], amount: Amount, before: Counted | None) -> Counted:
    """Return what the number of an amount counts; `before` is that of the number before it."""
    first, after, unit = amount.first, amount.after, amount.unit
    phrase, is_of = _phrase_beside(tokens, amount)
    event = _event(tokens, amount, phrase)
    if phrase is not None and event is not None and event.first <= phrase.first < event.after:
        phrase = None  # `12 dead`: the event is all that is said
    is_whole = not unit or unit == "%" or is_money(unit)
    if event is None and phrase is not None:
        event = _event_within(tokens, phrase)
    if event is None and phrase is not None and before is not None and before.event is not None:
        words = range(before.after, first)
        if is_whole and all(tokens[place].folded in _LINKS for place in words):
            event = before.event  # killing three soldiers and 12 civilians
    if phrase is None and (event is None or not is_of_people(event.name) or unit):
        may_be_before = is_whole or folded_at(tokens, first - 1) in _LEADS_TO_A_LENGTH
        phrase = phrase_before(tokens, first) if may_be_before else None
        if event is None and phrase is not None:
            event = _event_within(tokens, phrase)
    if unit == "year" and phrase is None and folded_at(tokens, first - 1) == ",":
        return Counted(None, None, _age(tokens, first), after)
    if unit and (phrase is None or not is_whole):
        event = None
    quantity = _quantity(tokens, phrase, event, amount, is_of=is_of)
    end = phrase.after if phrase and phrase.first >= after else after
    return Counted(phrase, event, quantity, end)


def _event(tokens: list[Token], amount: Amount, phrase: Phrase | None) -> Event | None:
    own = event_at(tokens, amount.after)
    if own is not None and (phrase is None or phrase.after <= own.after):
        return own if is_of_people(own.name) else None
    ahead = _event_before(tokens, amount.first)
    if ahead is not None and ahead.after == amount.first:
        return _event_after(tokens, phrase.after, only_strong=True) or ahead if phrase else ahead
    return _event_after(tokens, phrase.after if phrase else amount.after) or ahead


def _event_within(tokens: list[Token], phrase: Phrase) -> Event | None:
    """Return what the phrase itself says happened: `displaced people`, `missing children`."""
    for place in range(phrase.first, phrase.head):
        event = event_at(tokens, place)
        if event is not None and event.after <= phrase.head and is_of_people(event.name):
            return event
    return None


def _phrase_beside(tokens: list[Token], amount: Amount) -> tuple[Phrase | None, bool]:
    """Return the phrase after a number, and whether `of` leads to it."""
    place, unit = amount.after, amount.unit
    is_of = folded_at(tokens, place) in _OF
    if is_of or (is_money(unit) and folded_at(tokens, place) in {"in", "worth"}):
        place += 1 + (folded_at(tokens, place + 1) == "of")
    while is_of and folded_at(tokens, place) in _DETERMINERS:
        place += 1
    if folded_at(tokens, place) == "-" or (unit and folded_at(tokens, place) == "old"):
        place += 1
        while folded_at(tokens, place) in _SIZES or folded_at(tokens, place) == "-":
            place += 1
    while folded_at(tokens, place) in {"more", "de", "other", "plus", "mas"}:
        place += 1
    if unit in TIME_UNITS and place == amount.after and not amount.has_hyphen:
        return None, False  # `two weeks`: what follows is not counted
    return phrase_after(tokens, place), is_of


def _event_after(tokens: list[Token], index: int, *, only_strong: bool = False) -> Event | None:
    """Return what happened, said after what is counted: `were killed`, `to flee their homes`,
    `are in the capital and have been deployed`.

    What is done to things needs a passive: `47 million Americans owned` are no things owned.
    With `only_strong`, only what befalls people counts.
    """
    is_beside, is_passive = True, False
    for place in range(index, min(index + _FURTHEST_AFTER, len(tokens))):
        word = tokens[place].folded
        event = event_at(tokens, place) if is_beside else None
        if event is not None:
            of_people = is_of_people(event.name)
            return event if of_people or (is_passive and not only_strong) else None
        is_passive = is_passive or word in _PASSIVE
        if word in _CLAUSE_ENDS or is_numeral(tokens[place]):
            return None
        if word in {"and", "et", "y"}:
            is_beside = folded_at(tokens, place + 1) in _BEING
            if not is_beside:
                return None
        elif word not in _BETWEEN and not (is_word(tokens[place]) and word.endswith("ly")):
            if folded_at(tokens, index) not in _BEING:
                return None
            is_beside = False
    return None


def _event_before(tokens: list[Token], first: int) -> Event | None:
    """Return what happened, said before the number: `killing at least`, `the death toll`."""
    is_beside = True
    for place in range(first - 1, max(-1, first - 1 - _FURTHEST_BEFORE), -1):
        word = tokens[place].folded
        if word in _CLAUSE_ENDS or is_numeral(tokens[place]) or (word == "," and place < first - 1):
            return None
        event = event_at(tokens, place)
        if event is not None and event.after <= first and (is_beside or word in _TOLLS):
            return _stronger(tokens, event)
        is_beside = is_beside and word in _BEFORE_A_NUMBER
    return None


def _stronger(tokens: list[Token], event: Event) -> Event:
    """Read `a hunger crisis affecting` as hunger, and `pledge to deploy` as a pledge."""
    if event.name == "affected":
        for place in range(event.first - 1, max(-1, event.first - 4), -1):
            named = event_at(tokens, place)
            if named is not None and is_of_people(named.name):
                return named
    elif event.name == "deployed" and folded_at(tokens, event.first - 1) == "to":
        for place in range(event.first - 2, max(-1, event.first - 4), -1):
            if folded_at(tokens, place) in _PLANS:
                return Event("pledged", event.first, event.after)
    return event


_PLANS = word_set(
    """pledge pledged pledges plans planned plan promise promised offered promis prometio"""
)


def _quantity(
    tokens: list[Token],
    phrase: Phrase | None,
    event: Event | None,
    amount: Amount,
    *,
    is_of: bool,
) -> str:
    thing = _thing(tokens, phrase, amount.unit)
    name = event.name if event else event_in_noun(thing)
    if name and is_of_people(name) and thing in {"", "people", "deaths", "injuries", "arrests"}:
        thing = "people"
    if name:
        words = f"{thing} {name}".strip()
    elif thing and phrase is not None and _is_total(tokens, phrase, amount.first):
        words = f"total {thing}"
    else:
        words = _described(tokens, phrase, thing, amount)
    if words and amount.is_part:
        words = f"share of {words}"
    place = phrase.after if phrase and not amount.unit else amount.after
    return _with_unit(words, amount.unit, _per(tokens, place), is_of=is_of)


def _thing(tokens: list[Token], phrase: Phrase | None, unit: str) -> str:
    if phrase is None:
        return ""
    head = tokens[phrase.head]
    if is_a_people(head):
        return "people"
    inside = tokens[phrase.first : phrase.after]
    if label := company_item([token.folded for token in inside if is_word(token)]):
        return label
    if unit or is_item(head.folded):
        return canonical_item(head.folded)
    return canonical_thing(head.folded)


def _described(tokens: list[Token], phrase: Phrase | None, thing: str, amount: Amount) -> str:
    """Return a thing with the words that tell it from others: `expectant mothers`,
    `people in Peru`."""
    if phrase is None or not thing or " " in thing:
        return thing
    before = [
        tokens[place].folded
        for place in range(phrase.first, phrase.head)
        if is_word(tokens[place]) and tokens[place].folded not in _SAYS_LITTLE | _OF
    ]
    words = " ".join((*before[-3:], thing))
    if not amount.unit and phrase.first >= amount.after:
        words += _place(tokens, phrase.after)
    return words


def _place(tokens: list[Token], index: int) -> str:
    """Return ` in Peru` where it stands right behind what is counted."""
    if folded_at(tokens, index) not in {"in", "from", "of", "en", "a", "au", "aux"}:
        return ""
    after = index + 1 + (folded_at(tokens, index + 1) in _DETERMINERS)
    end = after
    while end < min(len(tokens), after + 4) and tokens[end].is_capital:
        end += 1
    name = " ".join(token.folded for token in tokens[after:end])
    return f" in {name}" if name else ""


def _per(tokens: list[Token], place: int) -> str:
    """Return ` per share` for `11 dlrs a share`, ` per day` for `barrels a day`."""
    if folded_at(tokens, place) not in _PER or place + 1 >= len(tokens):
        return ""
    if folded_at(tokens, place + 2) in {"ago", "earlier", "before"}:
        return ""
    noun = tokens[place + 1].folded
    return f" per {noun}" if noun.isalpha() and len(noun) > 2 else ""


def _with_unit(words: str, unit: str, per: str, *, is_of: bool) -> str:
    """Say the unit where it makes another quantity: `% of population`, `exchange (hours)`.

    Money needs none: what is earned stays the same in another currency.
    """
    if not words:
        return f"{plural_of(unit)}{per}" if per and unit not in {"", "times"} else ""
    if not unit or is_money(unit):
        return words + per
    return f"{plural_of(unit)} of {words}" if is_of else f"{words} ({plural_of(unit)}{per})"


def _age(tokens: list[Token], first: int) -> str:
    """Return the quantity of an age set off by commas: `age of godfrey otunge`."""
    start = first - 1
    while start > max(0, first - 5) and tokens[start - 1].is_capital:
        start -= 1
    name = " ".join(token.folded for token in tokens[start : first - 1])
    return f"age of {name}" if name else ""


def _is_total(tokens: list[Token], phrase: Phrase, first: int) -> bool:
    near = {folded_at(tokens, place) for place in range(min(phrase.first, first) - 2, phrase.after)}
    behind = (folded_at(tokens, phrase.after), folded_at(tokens, phrase.after + 1))
    return bool(near & _SAYS_TOTAL) or behind == ("in", "total")
