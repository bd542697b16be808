"""Whether two numbers, each as exact as its text gives it, can be the same."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from explorer.text.figures.figure import Bound, Figure

_ROUNDED_FROM = 1000  # whole numbers below are taken at their word
_MOST_ROUNDED = Decimal("0.025")
_ABOUT = Decimal("0.1")
_NEARLY = Decimal("0.1")
_AT_LEAST_BEYOND = Decimal("0.1")
_AT_MOST_BEYOND = Decimal("0.5")
_UP_TO = Decimal("0.5")
_HALF = Decimal("0.5")


class Reach(NamedTuple):
    """The numbers that a figure may stand for, both ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Reach) -> bool:
        """Whether any number is in both."""
        return self.low <= other.high and other.low <= self.high


def may_be_equal(one: Figure, other: Figure) -> bool:
    """Whether two figures can give the same number: `over 500,000` and 520,000 can.

    The number of the one as it stands must be within reach of the other: two reaches that only
    touch say nothing. Of two with the same bound the numbers themselves must agree, for who writes
    `at least 60` does not mean 52.
    """
    if one.bound is other.bound:
        reaches = [_as_rounded(figure) for figure in (one, other)]
    else:
        reaches = [reach_of(figure) for figure in (one, other)]
    stated = [Reach(figure.low, figure.high) for figure in (one, other)]
    return stated[0].meets(reaches[1]) or stated[1].meets(reaches[0])


def reach_of(figure: Figure) -> Reach:
    """Return the numbers that a figure may stand for. How far `over` goes is a matter of use:
    to the next round number, but no further than half as much again."""
    low, high = figure.low, figure.high
    match figure.bound:
        case Bound.ABOUT:
            return Reach(low - abs(low) * _ABOUT, high + abs(high) * _ABOUT)
        case Bound.NEARLY:
            return Reach(low - abs(low) * _NEARLY, high)
        case Bound.OVER:
            beyond = min(_step(high), abs(high) * _AT_MOST_BEYOND)
            return Reach(low, high + max(beyond, abs(high) * _AT_LEAST_BEYOND))
        case Bound.UP_TO:
            return Reach(low * _UP_TO, high)
        case Bound.EXACT:
            return _as_rounded(figure)


def _as_rounded(figure: Figure) -> Reach:
    return Reach(figure.low - _rounding(figure.low), figure.high + _rounding(figure.high))


def _rounding(number: Decimal) -> Decimal:
    """Return by how much a number may have been rounded: 5.6 million stands for 5,612,000 too."""
    step = _step(number)
    if abs(number) < _ROUNDED_FROM and step >= 1:
        step = Decimal(1)
    return min(step * _HALF, abs(number) * _MOST_ROUNDED)


def _step(number: Decimal) -> Decimal:
    """Return the worth of a number's last digit that is not zero: 100 for 5,600."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if number and isinstance(exponent, int) else Decimal(1)
