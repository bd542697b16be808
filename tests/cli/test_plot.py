"""A quantity through time, as it is drawn."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from explorer.cli.plot import scale

_numbers = st.decimals(-(10**9), 10**9, places=2)
_figures = st.lists(
    st.tuples(_numbers, _numbers).map(lambda ends: (min(ends), max(ends))), min_size=1
)


def _of(*numbers: str) -> list[tuple[Decimal, Decimal]]:
    return [(Decimal(number), Decimal(number)) for number in numbers]


def test_bars_begin_at_nothing() -> None:
    assert scale(_of("10", "50"), 50) == (Decimal(0), Decimal(1))


def test_of_numbers_near_each_other_the_difference_is_seen() -> None:
    start, step = scale(_of("17.50", "18.50"), 50)
    assert start == Decimal("17.25")
    assert step == Decimal("0.025")


def test_one_number_far_beyond_the_others_does_not_hide_them() -> None:
    assert scale(_of("10", "40", "50", "9000000000"), 50) == (Decimal(0), Decimal(1))


@given(_figures, st.integers(10, 60))
def test_most_bars_fit(figures: list[tuple[Decimal, Decimal]], width: int) -> None:
    start, step = scale(figures, width)
    assert step > 0
    fitting = [low for low, high in figures if start <= low and (high - start) / step <= width + 1]
    assert len(fitting) * 2 >= len(figures)
