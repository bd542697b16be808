"""Combining matches, and choosing the best, as plain Python does it."""

from __future__ import annotations

from collections import Counter
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.engine.matches import (
    DenseMatches,
    Matches,
    all_of,
    any_of,
    count_common,
    nothing,
)

Scores = dict[int, float]
"""Small whole numbers, so that sums are exact and many are equal."""
SEEDS = st.integers(0, 2**32 - 1)
FORMS = ("listed", "dense", "keyed")


def scores(random: Random, size: int) -> Scores:
    docs = random.sample(range(size), random.choice((0, 1, size // 20, size // 2, size)))
    return {doc: float(random.randint(1, 4)) for doc in sorted(docs)}


def made(of: Scores, size: int, form: str) -> Matches:
    docs = np.array(list(of), np.uint32)
    values = np.array(list(of.values()), np.float32)
    if form == "dense":
        totals = np.zeros(size, np.float32)
        totals[docs] = values
        return DenseMatches(totals)
    if form == "keyed":
        keys = values.astype(np.uint16) * 100
        return Matches(docs, keys=keys, table=np.arange(500, dtype=np.float32) / 200, weight=2.0)
    return Matches(docs, values)


def read(matches: Matches) -> Scores:
    docs, found = matches.docs.tolist(), matches.scores.tolist()
    assert len(matches) == len(docs)
    assert docs == sorted(set(docs))
    return dict(zip(docs, found, strict=True))


@pytest.mark.parametrize("form", FORMS)
@given(SEEDS, st.sampled_from([1, 9, 700]))
def test_matches_tell_what_they_were_made_of(form: str, seed: int, size: int) -> None:
    random = Random(seed)
    of = scores(random, size)
    matches = made(of, size, form)
    assert read(matches) == of
    assert matches.mask(size).tolist() == [doc in of for doc in range(size)]
    allowed = np.array([random.random() < 0.5 for _ in range(size)])
    assert read(matches.within(allowed)) == {doc: of[doc] for doc in of if allowed[doc]}
    assert read(matches.within(np.ones(size, bool))) == of
    some = sorted(random.sample(range(len(of)), len(of) // 2))
    values = list(of.values())
    assert matches.scores_at(np.array(some, np.int64)).tolist() == [values[at] for at in some]


@pytest.mark.parametrize("form", FORMS)
@given(SEEDS, st.sampled_from([1, 9, 700, 2000]), st.integers(0, 12))
def test_the_best_come_first_and_of_equal_ones_the_first(
    form: str, seed: int, size: int, count: int
) -> None:
    of = scores(Random(seed), size)
    best = made(of, size, form).best(count)
    expected = sorted(of.items(), key=lambda item: (-item[1], item[0]))[:count]
    assert [(doc, score) for score, doc in best] == expected


@given(
    SEEDS, st.sampled_from([1, 9, 700]), st.lists(st.sampled_from(FORMS), min_size=1, max_size=4)
)
def test_parts_add_up(seed: int, size: int, forms: list[str]) -> None:
    random = Random(seed)
    parts = [scores(random, size) for _ in forms]
    several = [made(part, size, form) for part, form in zip(parts, forms, strict=True)]
    total: Counter[int] = Counter()
    for part in parts:
        total.update({doc: int(score) for doc, score in part.items()})
    assert read(any_of(several, size)) == dict(sorted(total.items()))
    common = set.intersection(*map(set, parts))
    assert read(all_of(several)) == {doc: total[doc] for doc in sorted(common)}
    # What was combined is still what it was.
    assert [read(each) for each in several] == parts


def test_no_parts_and_empty_ones_match_nothing() -> None:
    assert read(any_of([], 5)) == read(any_of([nothing(), nothing()], 5)) == {}
    some = made({1: 1.0, 4: 2.0}, 5, "listed")
    assert read(any_of([nothing(), some], 5)) == read(some)
    assert read(all_of([nothing(), some])) == read(all_of([some, nothing()])) == {}


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40), min_size=1))
def test_counts_what_two_lists_have_in_common(some: set[int], others: set[int]) -> None:
    arrays = [np.array(sorted(each), np.uint32) for each in (some, others)]
    if some:
        assert count_common(*arrays) == count_common(*arrays[::-1]) == len(some & others)
