"""Whether two numbers can be the same."""

from __future__ import annotations

import pytest

from explorer.compare.ledger.values import may_be_equal
from explorer.text.figures.figure import Bound, Figure
from tests.compare.ledger.made_figures import Said, report

EXACT, ABOUT, NEARLY, OVER, UP_TO = Bound


def _figure(value: str, bound: Bound) -> Figure:
    return report("a", None, Said(value, value, bound=bound))[1][0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1000", NEARLY), ("1000", EXACT)),
        (("1000", NEARLY), ("950", EXACT)),
        (("500000", OVER), ("520000", EXACT)),
        (("1000000", OVER), ("1300000", EXACT)),
        (("52", OVER), ("54", EXACT)),
        (("600", ABOUT), ("640", EXACT)),
        (("100", UP_TO), ("80", EXACT)),
        (("5600000", EXACT), ("5612000", EXACT)),
        (("1.3", EXACT), ("1.28", EXACT)),
        (("50..60", EXACT), ("55", EXACT)),
        (("50..60", EXACT), ("58..70", EXACT)),
        (("0", EXACT), ("0", OVER)),
        (("-3", EXACT), ("-3", ABOUT)),
    ],
)
def test_numbers_that_can_be_the_same(one: tuple[str, Bound], other: tuple[str, Bound]) -> None:
    assert may_be_equal(_figure(*one), _figure(*other))
    assert may_be_equal(_figure(*other), _figure(*one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1000", NEARLY), ("1001", EXACT)),
        (("1000", NEARLY), ("800", EXACT)),
        (("500000", OVER), ("1000000", OVER)),
        (("500000", OVER), ("480000", EXACT)),
        (("52", OVER), ("54", OVER)),
        (("600", EXACT), ("610", EXACT)),
        (("2.0", EXACT), ("2.1", EXACT)),
        (("100", UP_TO), ("120", EXACT)),
        (("50..60", EXACT), ("61", EXACT)),
        (("3", EXACT), ("-3", EXACT)),
    ],
)
def test_numbers_that_cannot(one: tuple[str, Bound], other: tuple[str, Bound]) -> None:
    assert not may_be_equal(_figure(*one), _figure(*other))
    assert not may_be_equal(_figure(*other), _figure(*one))
