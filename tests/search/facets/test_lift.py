"""Over-representation: what it says of frequencies, and that it is wary of few articles."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.facets.lift import over_representation


def lift(here: int, found: int, whole: int, size: int) -> float:
    return float(over_representation(np.array([here]), found, np.array([whole]), size)[0])


def test_more_frequent_than_elsewhere_is_above_zero_and_less_is_below() -> None:
    assert lift(50, 100, 100, 1000) > 5
    assert lift(1, 100, 500, 1000) < -5
    assert abs(lift(10, 100, 100, 1000)) < 0.5


def test_the_same_share_says_more_of_more_articles() -> None:
    assert lift(40, 80, 100, 1000) > lift(4, 8, 100, 1000) > lift(1, 2, 100, 1000) > 0


def test_by_hand() -> None:
    # 20 of 100 here, 40 of 900 elsewhere; expected as in all: 10 x 60.5 / 1001 of 10 articles.
    prior = 605 / 1001
    here, others = 20 + prior, 110 - 20 - prior
    there, rest = 40 + prior, 910 - 40 - prior
    odds = np.log(here / others) - np.log(there / rest)
    deviation = np.sqrt(1 / here + 1 / others + 1 / there + 1 / rest)
    assert lift(20, 100, 60, 1000) == pytest.approx(odds / deviation)


@given(st.data(), st.integers(0, 50), st.integers(0, 50))
def test_whatever_the_counts_there_is_a_number(
    data: st.DataObject, found: int, elsewhere: int
) -> None:
    here, there = data.draw(st.integers(0, found)), data.draw(st.integers(0, elsewhere))
    number = lift(here, found, here + there, found + elsewhere)
    assert np.isfinite(number)
