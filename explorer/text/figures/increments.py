"""Increments: whether a number comes on top of another, or is the change of one."""

from __future__ import annotations

from explorer.text.figures.tokens import Token, folded_at

_MORE_BEFORE = frozenset(
    """additional another further extra supplementaires adicional adicionales otros otras autres
    """.split()
)
_MORE_AFTER = frozenset("additional extra further more supplementaires adicionales mas".split())
_CHANGES = frozenset(
    """rose rise rises rising risen fell fall falls falling fallen increased increase increases
    increasing decreased decrease decreases decreasing grew grow grows growing grown dropped drop
    drops dropping declined decline declines declining climbed climb jumped jump jumps surged surge
    soared plunged slipped slid gained lost advanced shrank shrink cut cuts cutting raised raise
    raises raising reduced reduce reduces reducing lowering lowered up down added adding exceeded
    widened narrowed edged expand expanded boost boosted slashed
    augmente augmentation hausse baisse diminue recul aumento aumentado subio subida crecio cayo
    caida bajo disminuyo incremento""".split()
)
_NOUNS = frozenset(
    """increase rise decline drop fall gain jump growth reduction cut decrease higher lower
    hausse baisse augmentation aumento caida incremento""".split()
)
_BY = frozenset({"by", "de", "en", "of", "un", "d", "an", "a", "about", "another", "some"})


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
    if folded_at(tokens, after) in _MORE_AFTER:
        return not (folded_at(tokens, after) in {"more", "mas"} and _is_comparison(tokens, after))
    for place in range(first - 1, max(-1, first - 4), -1):
        word = folded_at(tokens, place)
        if word in _CHANGES:
            return folded_at(tokens, place - 1) != "not" and (word != "cut" or bool(unit))
        if word not in _BY:
            break
    behind = {folded_at(tokens, after), folded_at(tokens, after + 1)}
    return unit == "%" and bool(behind & _NOUNS)


def _is_comparison(tokens: list[Token], after: int) -> bool:
    return folded_at(tokens, after + 1) in {"or", "o"}
