"""Sources: who a sentence says its figures are from."""

from __future__ import annotations

from explorer.text.figures.calendar_words import WEEKDAYS
from explorer.text.figures.number_words import words_in
from explorer.text.figures.tokens import Token, folded_at, is_word
from explorer.text.paragraphs import Span
from explorer.text.word_sets import word_set

_VERBS = word_set(
    """said says say reported reports report announced announces stated states told confirmed
    confirms claimed claims warned warns revealed added noted disclosed declared showed
    indicated indicates found explained predicted a-indique dit affirme affirment annonce
    indique indiquent estime estiment rapporte rapportent declare precise dijo informo informa
    afirmo afirma indico indica senalo anuncio estima estiman reporto aseguro preciso"""
)
_LEADS = (("according", "to"), ("selon",), ("d", "'", "apres"), ("d", "’", "apres"), ("segun",),
          ("de", "acuerdo", "con"))  # fmt: skip
_LEAD_WORDS = frozenset(lead[0] for lead in _LEADS)
_ENDS = word_set(
    """who which that whose am be been while but and or as in on at by from with about to after
    before when where since during than because if is are was were has have had will would whom
    et ou mais qui que dans sur par y o pero en con por para"""
) | {".", ",", ";", ":", "“", "”", '"', "(", ")", "—", "–", "«", "»", "?", "!"}  # fmt: skip
_NOBODY = word_set(
    """not him her them its his their an a the me more many some it he she they we i you this that
    these who which there one il elle ils elles on el ella ellos ya lo also then has have had so"""
)
_NUMBERS = frozenset(words_in("en").units)
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST = 10


def sources_of(tokens: list[Token]) -> list[Span]:
    """Return the names of who gives what in a sentence, in order."""
    found: list[Span] = []
    for place, token in enumerate(tokens):
        if token.folded in _LEAD_WORDS and (after := _lead(tokens, place)):
            span = _name_after(tokens, after)
        elif token.folded in _VERBS and not token.is_capital:
            span = _name_before(tokens, place) or _name_behind(tokens, place)
        else:
            continue
        if span is not None and (not found or found[-1].end <= span.start):
            found.append(span)
    return found


def _lead(tokens: list[Token], place: int) -> int:
    for lead in _LEADS:
        if all(folded_at(tokens, place + step) == word for step, word in enumerate(lead)):
            return place + len(lead)
    return 0


def _name_after(tokens: list[Token], first: int) -> Span | None:
    after = first
    while after < min(first + _LONGEST, len(tokens)):
        word = tokens[after].folded
        if after > first and (word in _ENDS or word in WEEKDAYS or word[0].isdecimal()):
            break
        after += 1
    if (
        after == first
        or folded_at(tokens, first) in _NOBODY - _ARTICLES
        or not is_word(tokens[first])
    ):
        return None
    return Span(tokens[first].start, tokens[after - 1].end)


def _name_before(tokens: list[Token], verb: int) -> Span | None:
    after = verb
    while after > 0 and (
        folded_at(tokens, after - 1) in WEEKDAYS
        or folded_at(tokens, after - 1) in {"on", "a", "also", "has", "have", "had", "earlier"}
    ):
        after -= 1
    first = after
    while first > max(0, after - _LONGEST):
        word = tokens[first - 1].folded
        if word in _ENDS or word[0].isdecimal() or word in WEEKDAYS:
            break
        first -= 1
    last = folded_at(tokens, after - 1)
    if first == after or last in _NOBODY or last.endswith("ly") or last in _NUMBERS:
        return None
    if folded_at(tokens, first) in _NUMBERS:
        return None
    if first and folded_at(tokens, first - 1) not in _ENDS:
        return None  # too long for a name
    return Span(tokens[first].start, tokens[after - 1].end)


def _name_behind(tokens: list[Token], verb: int) -> Span | None:
    """Return a name after its verb: `…,” said the minister`."""
    if folded_at(tokens, verb) != "said" or folded_at(tokens, verb - 1) not in {",", "”", '"', "»"}:
        return None
    return _name_after(tokens, verb + 1)
