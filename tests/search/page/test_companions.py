"""Who appears with whom more than by chance."""

from __future__ import annotations

from math import log2

import pytest

from explorer.models import EntityKey, EntityType
from explorer.search.page.companions import Companion, least_information, rank_companions


def key(name: str) -> EntityKey:
    return EntityKey(EntityType.PERSON, name)


def names(counts: list[tuple[str, int, int]], articles: int, total: int, most: int = 9) -> str:
    rows = [(key(name), of_it, together) for name, of_it, together in counts]
    return " ".join(each.key.name for each in rank_companions(rows, articles, total, most))


def test_the_lift_is_how_many_times_more_than_by_chance() -> None:
    (one,) = rank_companions([(key("a"), 20, 10)], 50, 1000, 9)
    assert one == Companion(key("a"), 10, 20, 10.0)


def test_who_is_everywhere_comes_after_who_keeps_company() -> None:
    # By raw count the one who is named in every other article would lead.
    assert names([("everywhere", 500, 26), ("company", 15, 12)], 50, 1000) == "company everywhere"


def test_one_rare_coincidence_does_not_lead() -> None:
    # By lift alone the one who is named once, and there, would lead.
    assert names([("once", 1, 1), ("often", 30, 20)], 50, 10_000) == "often once"


def test_who_never_appears_with_it_is_left_out_and_only_the_strongest_are_told() -> None:
    assert names([("never", 9, 0), ("a", 9, 3), ("b", 9, 4), ("c", 9, 5)], 50, 1000, 2) == "c b"


def test_of_equals_the_first_by_name_comes_first() -> None:
    assert names([("b", 9, 3), ("a", 9, 3)], 50, 1000) == "a b"


@pytest.mark.parametrize(("observed", "chi_square"), [(1, 0.216), (3, 1.690), (10, 10.283)])
def test_the_least_information_is_the_lower_end_of_an_interval(
    observed: int, chi_square: float
) -> None:
    # Of the gamma distribution of shape O + ½ that it stands for: half the 2.5 % quantile, from
    # any table, of the chi-square distribution of 2 O + 1 degrees of freedom.
    for expected in (0.01, 2, 50):
        exact = log2(chi_square / 2 / (expected + 0.5))
        assert least_information(observed, expected) == pytest.approx(exact, abs=0.06)
