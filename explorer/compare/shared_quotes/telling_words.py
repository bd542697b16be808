"""How much a word tells: what every text says speaks little for a common origin of two."""

from __future__ import annotations

import re

_FUNCTION_WORDS_AS_TEXT = """
    a about after again all also although an and any are as at be because been before being both
    but by can could did do does each even every for from had has have he her here him his how i if
    in into is it its itself just may me might more most much must my no nor not now of on once
    one only or other our out over own per s said same say says shall she should since so some
    such t than that the their them then there these they this those through to too under until up
    upon us very was we were what when where which while who whom whose why will with would yet
    you your d ll m re ve
    au aux avec ce ces cette dans de des du elle elles en est et ete etait etre il ils j je l la le
    les leur leurs lui mais meme n ne nos notre nous ont ou par pas plus pour qu que qui sa se ses
    si son sont sur un une vous y
    al como con contra cuando del desde donde el ella ellos entre era es esta este esto ha habia
    han hasta hay las lo los mas muy ni o para pero por porque ser sin sobre su sus tambien tiene
    una uno unos ya
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_AS_TEXT.split())

CONTENT = 1.0
NAME = 0.4
"""A word of a name, a figure: two reports of one story share these and need not share words."""
FUNCTION = 0.25


_ENDINGS = re.compile(r"(?<=[a-z]{4})(?:ings?|e?d|e?s|ies|y)$")


def stem_of(folded: str) -> str:
    """Return a word without the endings that English gives verbs and nouns: `boosted`, `boost`."""
    return folded if folded in _FUNCTION_WORDS else _ENDINGS.sub("", folded)


def weight_of(folded: str, *, in_a_name: bool) -> float:
    """Return how much a folded word speaks for it that two passages are the same."""
    if folded in _FUNCTION_WORDS:
        return FUNCTION
    return NAME if in_a_name or folded.isdigit() else CONTENT
