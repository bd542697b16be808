"""Numbers: the tokens that make one number, with its value."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from explorer.text.figures.number_words import VULGAR, NumberWords
from explorer.text.figures.numerals import numeral_value
from explorer.text.figures.tokens import Token, are_joined, folded_at, is_numeral
from explorer.text.word_sets import word_set

_HUNDRED = 100
_DOZEN = 12
_SCORE = 20  # quatre-vingts
_GLUED_SCALES = {
    "m": 10**6, "b": 10**9, "k": 10**3, "t": 10**12, "mn": 10**6, "bn": 10**9, "tn": 10**12,
    "mln": 10**6,
}  # fmt: skip
_AND_A_HALF = (
    ("and", "a", "half"), ("et", "demi"), ("et", "demie"), ("y", "medio"), ("y", "media"),
)  # fmt: skip
_OF = frozenset({"of", "de", "des", "du", "d", "del"})
_OF_SIZE = word_set(
    """high long tall wide deep away above below from off freestyle hurdles sprint race final
    butterfly backstroke breaststroke relay"""
)


class Number(NamedTuple):
    """A number by the tokens that it is made of."""

    first: int
    """The index of its first token."""

    after: int
    """The index after its last token."""

    value: Decimal

    scale: int
    """By what its last word multiplies: a million in `2.5 million`; 1: by nothing."""

    in_words: bool
    """Whether it has no digits."""

    is_about: bool = False
    """Whether its own word says that it is not exact: `une vingtaine`."""

    is_part: bool = False
    """Whether it is a part of a whole: `two-thirds`."""


def number_at(tokens: list[Token], index: int, words: NumberWords) -> Number | None:
    """Return the number that begins with a token, or None."""
    token = tokens[index]
    if token.folded in VULGAR:
        return Number(index, index + 1, VULGAR[token.folded], 1, in_words=False)
    if is_numeral(token):
        return _in_digits(tokens, index, words)
    return _in_words(tokens, index, words)


def _in_digits(tokens: list[Token], index: int, words: NumberWords) -> Number | None:
    value = numeral_value(
        tokens[index].folded,
        decimal_comma=words.decimal_comma,
        any_mark_groups=words.any_mark_groups,
    )
    if value is None:
        return None
    after, scale = index + 1, 1
    is_part = "/" in tokens[index].folded and value < 1
    if folded_at(tokens, after) in VULGAR and are_joined(tokens, after):
        value += VULGAR[tokens[after].folded]
        after += 1
    if are_joined(tokens, after) and (glued := _glued_scale(tokens, index, after)):
        return Number(index, after + 1, value * glued, glued, in_words=False)
    value, after, scale = _scaled(tokens, value, after, words)
    return Number(index, after, value, scale, in_words=False, is_part=is_part)


def _glued_scale(tokens: list[Token], index: int, after: int) -> int:
    """Return what a letter after a numeral multiplies by: a million in `$5m` and `5m people`.

    `m` alone may be metres: it is a million after a currency, or before a word that is not
    about size.
    """
    letter = folded_at(tokens, after)
    scale = _GLUED_SCALES.get(letter, 0)
    if letter not in {"m", "b", "t"}:
        return scale
    before = folded_at(tokens, index - 1)
    if before[-1:] in {"$", "€", "£", "¥", "₹", "₦"} or before in {"rs", "sh", "ksh", "r", "n"}:
        return scale
    if letter != "m":
        return 0
    following = folded_at(tokens, after + 1)
    is_counted = following.isalpha() and len(following) > 3 and following not in _OF_SIZE
    return scale if is_counted and not are_joined(tokens, after + 1) else 0


def _scaled(
    tokens: list[Token], value: Decimal, after: int, words: NumberWords
) -> tuple[Decimal, int, int]:
    """Apply the scale words that follow a number: `1.2 million`, `$175-million`."""
    scale = 1
    for _ in range(3):
        place = after + (folded_at(tokens, after) == "-")
        factor = words.scales.get(folded_at(tokens, place))
        if factor is None or factor == _SCORE or (factor == _HUNDRED and scale > 1):
            break
        value, after, scale = value * factor, place + 1, factor
    return value, after, scale


def _in_words(tokens: list[Token], index: int, words: NumberWords) -> Number | None:
    word = tokens[index].folded
    following = folded_at(tokens, index + 1)
    if word in words.half:
        return _half(tokens, index, words)
    if word in words.articles:
        if following in words.approximate:
            value = Decimal(words.approximate[following])
            return Number(index, index + 2, value, 1, in_words=True, is_about=value != _DOZEN)
        if following in words.half:
            half = _half(tokens, index + 1, words)
            return half._replace(first=index) if half.scale > 1 else None
        if (part := _part(tokens, index, index + 1, Decimal(1), words)) is not None:
            return part
        if following not in words.scales and word not in words.units:
            return None
    total = _Total(words)
    after = total.read(tokens, index)
    if after == index or (
        after == index + 1 and word in words.articles and word not in words.units
    ):
        return None
    if (part := _part(tokens, index, after, total.value, words)) is not None:
        return part
    number = Number(index, after, total.value, total.scale, in_words=True)
    return _and_a_half(tokens, number, words) or number


class _Total:
    """Adds number words up, one after the other."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        self._done = Decimal(0)
        self._group = Decimal(0)  # what the next scale multiplies
        self._least_scale = Decimal("Infinity")
        self._is_empty = True
        self.scale = 1

    @property
    def value(self) -> Decimal:
        return self._done + self._group

    def read(self, tokens: list[Token], index: int) -> int:
        """Take words as long as they make one number; return the index after the last."""
        after = index
        while True:
            place = after
            if after > index and self._is_joined_by(folded_at(tokens, place)):
                place += 1
            if not self._takes(folded_at(tokens, place), is_joined=place > after):
                return after
            after = place + 1

    def _is_joined_by(self, word: str) -> bool:
        if word == "and":  # not `twenty and six`, which are two
            return self.scale in {_HUNDRED, 1000}
        return word == "-" or word in self._words.joiners

    def _takes(self, word: str, *, is_joined: bool) -> bool:
        words = self._words
        if self._is_empty and word in words.articles and word not in words.units:
            self._group = Decimal(1)  # a million; alone it is no number
        elif word in words.scales and self._takes_scale(words.scales[word], word):
            pass
        elif word in words.units and self._takes_unit(words.units[word], is_joined=is_joined):
            self.scale = 1
        else:
            return False
        self._is_empty = False
        return True

    def _takes_scale(self, scale: int, word: str) -> bool:
        if self._is_empty and word not in {"cent", "mille", "mil"}:
            return False  # `million` alone, in English `hundred` too
        group = self._group or Decimal(1)
        if scale == _SCORE:
            if group % _HUNDRED != 4:
                return False
            self._group += 76
        elif scale in {_HUNDRED, _DOZEN}:
            if group >= _HUNDRED:
                return False
            self._group = group * scale
        elif not self._group and self._done and not self._is_empty:
            if self._least_scale >= scale:  # a hundred thousand million
                return False
            self._done, self._least_scale = self._done * scale, Decimal(scale)
        elif scale >= self._least_scale:
            self._done = (self._done + group) * scale
            self._group, self._least_scale = Decimal(0), Decimal(scale)
        else:
            self._done += group * scale
            self._group, self._least_scale = Decimal(0), Decimal(scale)
        self.scale = scale
        return True

    def _takes_unit(self, unit: int, *, is_joined: bool) -> bool:
        in_group = int(self._group) % _HUNDRED
        if self._is_empty:
            pass
        elif in_group == 0 and self._group + self._done > 0:
            if unit >= 1000 or (unit >= _HUNDRED and self._group):
                return False
            if self._group == 0 and self._least_scale < 1000:
                return False
        elif in_group == 4 and self._words.scales.get("vingts") and unit == _SCORE and is_joined:
            unit = 76  # quatre-vingt-dix
        elif in_group in {60, 80} and self._words.scales.get("vingts"):
            if not 0 < unit < 20:
                return False
        elif in_group in {70, 90} and self._words.scales.get("vingts"):
            if not 7 <= unit <= 9:
                return False
        elif in_group < 20 or in_group % 10 or not 0 < unit < 10:
            return False
        self._group += unit
        return True


def _and_a_half(tokens: list[Token], number: Number, words: NumberWords) -> Number | None:
    """Read `two and a half million`, `two-and-a-half`, `deux millions et demi`."""
    near = range(number.after, min(number.after + 6, len(tokens)))
    places = [place for place in near if tokens[place].folded != "-"]
    said = [tokens[place].folded for place in places]
    for form in _AND_A_HALF:
        if tuple(said[: len(form)]) == form:
            after = places[len(form) - 1] + 1
            value, scale = number.value + Decimal(number.scale) / 2, number.scale
            value, after, factor = _scaled(tokens, value, after, words)
            return number._replace(after=after, value=value, scale=max(scale, factor))
    return None


def _half(tokens: list[Token], index: int, words: NumberWords) -> Number:
    """Read `half a million`, `half a dozen`, `half` (of something)."""
    half = Decimal("0.5")
    place = index + 1
    while folded_at(tokens, place) in words.articles or folded_at(tokens, place) == "-":
        place += 1
    value, after, scale = _scaled(tokens, half, place, words)
    if scale > 1:
        return Number(index, after, value, scale, in_words=True)
    return Number(index, index + 1, half, 1, in_words=True, is_part=True)


def _part(
    tokens: list[Token], index: int, after: int, value: Decimal, words: NumberWords
) -> Number | None:
    """Read `two-thirds`, `a quarter of`."""
    place = after + (folded_at(tokens, after) == "-")
    parts = words.fractions.get(folded_at(tokens, place))
    if parts is None or not 0 < value < parts:
        return None
    is_sure = value > 1 or place > after or folded_at(tokens, index) == "one"
    if not is_sure and folded_at(tokens, place + 1) not in _OF:  # `a third man`
        return None
    return Number(index, place + 1, value / parts, 1, in_words=True, is_part=True)
