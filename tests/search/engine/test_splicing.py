"""What is spliced of two vocabularies is what is written of the terms of both."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.engine import rows, vocabulary
from explorer.search.engine.splicing import Splice, places_in
from explorer.search.engine.vocabulary import Vocabulary

TERMS = st.sets(st.text("abé", max_size=10).map(str.encode), max_size=9).map(sorted)


@given(TERMS, TERMS, st.data())
def test_sorted_terms_with_their_rows(
    first: list[bytes], second: list[bytes], data: st.DataObject
) -> None:
    second = [term for term in second if term not in first]
    gone = np.array([data.draw(st.booleans()) for _ in first], bool)
    arrays, coming = (
        {
            **vocabulary.written(terms, "terms", letters=True),
            **rows.written([[number] * (number % 3) for number in range(len(terms))], "own"),
        }
        for terms in (first, second)
    )
    places = places_in(Vocabulary(arrays, "terms"), Vocabulary(coming, "terms"))
    splice = Splice.between(gone, places)
    staying = [term for term, goes in zip(first, gone, strict=True) if not goes]
    expected = sorted([*staying, *second])
    found = splice.terms(arrays, coming, "terms")
    wanted = vocabulary.written(expected, "terms", letters=True)
    assert {name: array.tolist() for name, array in found.items()} == {
        name: array.tolist() for name, array in wanted.items()
    }
    lengths = {term: at % 3 for terms in (first, second) for at, term in enumerate(terms)}
    in_rows = splice.rows(arrays, coming, "own", splice)
    of_terms = [[number] * lengths[term] for number, term in enumerate(expected)]
    assert in_rows["own.members"].tolist() == [each for row in of_terms for each in row]
    assert in_rows["own.starts"].tolist() == [0, *np.cumsum(list(map(len, of_terms))).tolist()]
