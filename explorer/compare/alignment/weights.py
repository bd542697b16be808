"""How much it means that two passages share a term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

from explorer.compare.alignment.reading import ENTITY, FIGURE, OF_NAME, PHRASE, Term

_OF_WORD = 1.0
_OF_SHORT_WORD = 0.6  # up to three letters
_OF_FIGURE = 1.2
_OF_DIGIT = 0.7  # two, 3: many things come in such numbers
_OF_ENTITY = 1.0
_OF_NAME = 0.3  # the entity itself counts, if both texts are known to name the same
_OF_PHRASE = 0.4  # on top of its two words
_UNSEEN = 100
"""Sentences that are counted beside those of the two texts, and have none of their terms: what is
said again and again in two reports of one event still tells its sentences apart."""


def weigh(passages: Iterable[frozenset[Term]]) -> Mapping[Term, float]:
    """Return the weight of every term of the sentences of both texts: its kind's, times its
    inverse frequency (Spärck Jones 1972)."""
    having: Counter[Term] = Counter()
    count = _UNSEEN
    for terms in passages:
        having.update(terms)
        count += 1
    rarity = {times: log(1 + count / times) for times in set(having.values())}
    return {term: _of_kind(term) * rarity[times] for term, times in having.items()}


def _of_kind(term: Term) -> float:
    if term[0] == ENTITY:
        return _OF_ENTITY
    if PHRASE in term:
        one, other = term.split(PHRASE)
        return _OF_PHRASE * sqrt(_of_kind(one) * _of_kind(other))
    if term[0] == OF_NAME:
        return _OF_NAME
    if term[0] == FIGURE:
        return _OF_FIGURE if len(term) > 2 else _OF_DIGIT
    return _OF_WORD if len(term) > 3 else _OF_SHORT_WORD
