"""Increments: whether a number comes on top of another, or is the change of one."""

from __future__ import annotations

from explorer.text.figures.tokens import Token, folded_at
from explorer.text.word_sets import word_set

_MORE_BEFORE = word_set(
    """additional another further extra supplementaires adicional adicionales otros otras autres"""
)
_MORE_AFTER = word_set("additional extra further more supplementaires adicionales mas")
_MOVES = word_set(
    """rose rise rises rising risen fell fall falls falling fallen increased increase increases
    increasing decreased decrease decreases decreasing grew grow grows growing grown dropped
    drop drops dropping declined decline declines declining climbed climb jumped jump jumps
    surged surge soared plunged slipped slid advanced shrank shrink up down edged widened
    narrowed add adds added adding higher lower augmente progresse recule baisse diminue subio
    crecio cayo aumento bajo disminuyo"""
)
"""Verbs whose object without a preposition is the change: `rose 5 pct`."""

_CHANGES = _MOVES | word_set(
    """gained lost cut cuts cutting raised raise raises raising reduced reduce reduces reducing
    lowering lowered expanded expand boost boosted slashed exceeded improved revised changed
    swung reduit releve reducido elevado"""
)
_DIRECTIONS = word_set("south north east west away down up on inland")
_NOUNS = word_set(
    """increase rise decline drop fall gain jump growth reduction cut decrease higher lower hausse
    baisse augmentation aumento caida incremento"""
)
_BY = frozenset({"by", "de", "en", "un"})
_OF = frozenset({"of", "de"})
_ARTICLES = frozenset({"a", "an", "about", "another", "some"})


def is_change_word(word: str) -> bool:
    """Whether a folded word says that a number changes: `rose`, `increase`."""
    return word in _CHANGES


def is_increment(tokens: list[Token], first: int, after: int, unit: str) -> bool:
    """Whether a number comes on top of one: `an additional 600`, `600 more`, `rose by 30`.

    The figure, with its bound and unit, stands from `first` to `after`. A rise *to* a number
    is no increment.
    """
    for place in (first - 1, first - 2):
        if folded_at(tokens, place) in _MORE_BEFORE:
            return True
    if folded_at(tokens, after) in _MORE_AFTER and folded_at(tokens, after + 1) not in _DIRECTIONS:
        return not (folded_at(tokens, after) in {"more", "mas"} and _is_comparison(tokens, after))
    word, place = folded_at(tokens, first - 1), first - 1
    if word in _MOVES and (unit or word not in {"up", "down"}):  # not `shut down three`
        return True
    while word in _ARTICLES:
        place -= 1
        word = folded_at(tokens, place)
    if word in _BY and folded_at(tokens, place - 1) in _CHANGES:
        return True
    if word in _OF and folded_at(tokens, place - 1) in _NOUNS:
        return True
    behind = {folded_at(tokens, after), folded_at(tokens, after + 1)}
    return bool(unit) and bool(behind & _NOUNS)


def _is_comparison(tokens: list[Token], after: int) -> bool:
    return folded_at(tokens, after + 1) in {"or", "o"}
