"""Scores are those that Whoosh computes, posting by posting."""

from __future__ import annotations

from math import isclose

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from whoosh.scoring import BM25F, bm25

from explorer.search.engine.postings import LENGTHS, keyed, length_bytes
from explorer.search.engine.scoring import K1, B, inverse_frequency, score_table, scores

COUNTS = st.integers(1, 255)
AVERAGES = st.floats(0.1, 10_000)


def test_the_parameters_are_those_that_whoosh_has_by_default() -> None:
    weighting = BM25F()
    assert (weighting.B, weighting.K1) == (B, K1)


@given(COUNTS, st.integers(0, 100_000), AVERAGES, st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_posting_scores_as_in_whoosh(
    times: int, length: int, average: float, documents: int, having: int
) -> None:
    idf = inverse_frequency(documents, min(having, documents))
    of_length = length_bytes(np.array([length]))
    expected = bm25(idf, times, float(LENGTHS[of_length[0]]), average, B, K1)
    (key,), _, _ = keyed(np.array([times]), of_length)
    assert isclose(idf * score_table(average)[key], expected, rel_tol=1e-5)
    (found,) = scores(np.array([times], np.float32), of_length, average)
    assert isclose(idf * found, expected, rel_tol=1e-5)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_term_says_the_more_the_fewer_have_it_and_always_something(
    documents: int, having: int
) -> None:
    having = min(having, documents)
    assert inverse_frequency(documents, having) > 0
    assert inverse_frequency(documents, having) > inverse_frequency(documents, having + 1)


def test_inverse_frequency_is_that_of_whoosh() -> None:
    class Searcher:
        def get_parent(self) -> Searcher:
            return self

        def doc_frequency(self, *_term: str) -> int:
            return 7

        def doc_count_all(self) -> int:
            return 100

    assert isclose(inverse_frequency(100, 7), BM25F().idf(Searcher(), "text", "gang"))
