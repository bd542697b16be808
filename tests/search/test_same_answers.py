"""The index gives the answers that reading every text gives, and Whoosh's scores.

At length: `python -m tests.search.same_answers`.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.same_answers import corpus

SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("seed", [1, 2])
def test_answers_so_among_many_articles(seed: int) -> None:
    with corpus(seed, 500, in_folder=False) as each:
        for query in range(6):
            each.compare(Random(query))


@pytest.mark.parametrize("in_folder", [False, True])
@given(SEEDS, st.integers(0, 10), st.lists(SEEDS, min_size=1, max_size=3))
def test_answers_as_reading_every_text_and_as_whoosh_does(
    in_folder: bool, seed: int, most: int, queries: list[int]
) -> None:
    with corpus(seed, most, in_folder=in_folder) as each:
        for query in queries:
            each.compare(Random(query))
