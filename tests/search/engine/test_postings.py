"""Postings say where terms stand, however often and however far into a text."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from whoosh.util.numeric import byte_to_length, length_to_byte

from explorer.search.engine.counting import count
from explorer.search.engine.postings import (
    LENGTHS,
    Postings,
    length_bytes,
    postings_of,
    ranges,
    starts_of,
)

Standing = dict[int, dict[int, list[int]]]
"""Of each term the positions in each document."""
# Terms by document and position, some of them very often.
DOCUMENTS = st.lists(
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from([1, 1, 2, 300])), max_size=4).map(
        lambda runs: [term for term, times in runs for _ in range(times)]
    ),
    min_size=1,
    max_size=6,
)
TERMS = 6  # the last of them never occurs


def standing(documents: list[list[int]]) -> Standing:
    found: Standing = defaultdict(lambda: defaultdict(list))
    for doc, terms in enumerate(documents):
        for position, term in enumerate(terms):
            found[term][doc].append(position)
    return found


def made(documents: list[list[int]]) -> Postings:
    lengths = np.array(list(map(len, documents)))
    terms = np.array([term for document in documents for term in document], np.int64)
    docs = np.repeat(np.arange(len(documents), dtype=np.int32), lengths)
    positions = np.array([at for document in documents for at in range(len(document))], np.int32)
    return postings_of(terms, docs, positions, length_bytes(lengths), TERMS)


@given(DOCUMENTS)
def test_postings_are_what_is_read_in_the_documents(documents: list[list[int]]) -> None:
    postings = Postings.read(made(documents).written("some"), "some")
    expected = standing(documents)
    assert len(postings) == sum(map(len, expected.values()))
    for term in range(TERMS):
        where = postings.of(term)
        by_doc = expected[term]
        assert postings.frequency(term) == len(by_doc)
        assert postings.docs[where].tolist() == list(by_doc)
        assert postings.counts(where).tolist() == list(map(len, by_doc.values()))
        assert postings.is_often(where) == any(len(at) > 255 for at in by_doc.values())
        docs, positions = postings.places(term)
        assert list(zip(docs.tolist(), positions.tolist(), strict=True)) == [
            (doc, position) for doc, at in by_doc.items() for position in at
        ]
        lengths = [LENGTHS[key & 255] for key in postings.keys[where].tolist()]
        assert lengths == [byte_to_length(length_to_byte(len(documents[doc]))) for doc in by_doc]


@given(DOCUMENTS, st.data())
def test_some_of_the_postings_can_be_read_alone(
    documents: list[list[int]], data: st.DataObject
) -> None:
    postings, expected = made(documents), standing(documents)
    for term in range(TERMS):
        by_doc = list(expected[term].items())
        chosen = data.draw(st.sets(st.integers(0, len(by_doc) - 1))) if by_doc else set()
        numbers = np.array(sorted(chosen), np.int64)
        docs, positions = postings.places(term, numbers)
        assert list(zip(docs.tolist(), positions.tolist(), strict=True)) == [
            (by_doc[at][0], position) for at in sorted(chosen) for position in by_doc[at][1]
        ]
        at = numbers + postings.of(term).start
        assert postings.counts_at(at).tolist() == [len(by_doc[n][1]) for n in sorted(chosen)]


def test_a_text_of_many_words_has_all_its_positions() -> None:
    document = [0] * 70_000 + [1]
    postings = made([document])
    assert postings.places(1)[1].tolist() == [70_000]
    assert postings.positions.dtype == np.uint32
    assert postings.counts(postings.of(0)).tolist() == [70_000]
    assert made([[0, 1]]).positions.dtype == np.uint16


def test_more_terms_than_sixteen_bits_count_are_sorted() -> None:
    terms = np.array([70_000, 5, 65_541, 70_000, 4], np.int64)
    docs, positions = np.array([0, 0, 0, 1, 1], np.int32), np.array([0, 1, 2, 0, 1], np.int32)
    postings = postings_of(terms, docs, positions, np.zeros(2, np.uint8), 70_001)
    found = {term: postings.docs[postings.of(term)].tolist() for term in (4, 5, 65_541, 70_000)}
    assert found == {4: [1], 5: [0], 65_541: [0], 70_000: [0, 1]}


@given(st.lists(st.integers(0, 300_000), min_size=1))
def test_lengths_are_rounded_as_whoosh_rounds_them(lengths: list[int]) -> None:
    found = length_bytes(np.array(lengths)).tolist()
    assert found == [length_to_byte(length) for length in lengths]
    assert LENGTHS[found].tolist() == [byte_to_length(byte) for byte in found]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5))))
def test_ranges_follow_one_another(pairs: list[tuple[int, int]]) -> None:
    starts, counts = (np.array([pair[at] for pair in pairs], np.int64) for at in (0, 1))
    expected = [at for start, length in pairs for at in range(start, start + length)]
    assert ranges(starts, counts).tolist() == expected
    assert starts_of(counts).tolist() == [
        sum(length for _, length in pairs[:at]) for at in range(len(pairs) + 1)
    ]


# ── how often any of some terms stands in a document ────────────────────────────────────────


@given(DOCUMENTS, st.data())
def test_the_frequencies_of_terms_add_up(documents: list[list[int]], data: st.DataObject) -> None:
    postings, size = made(documents), len(documents)
    by_term = standing(documents)
    of_first = data.draw(st.sets(st.integers(0, TERMS - 1)) | st.just(range(1, 4)))
    first = of_first if isinstance(of_first, range) else sorted(of_first)
    second = sorted(set(range(TERMS)) - set(first))
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    expected: dict[int, int] = defaultdict(int)
    for terms, counts_in in ((first, np.ones(size, bool)), (second, mask)):
        for term in terms:
            for doc, at in by_term[term].items():
                expected[doc] += len(at) * int(counts_in[doc])
    expected = {doc: times for doc, times in sorted(expected.items()) if times}
    for of_size in (size, size * 100_000):  # added up by document, and by sorting
        wide = np.zeros(of_size, bool)
        wide[:size] = mask
        docs, keys, frequencies = count(postings, [(first, None), (second, wide)], of_size)
        assert keys is None
        assert frequencies is not None
        assert dict(zip(docs.tolist(), frequencies.tolist(), strict=True)) == expected


def test_many_terms_are_counted_at_once() -> None:
    documents = [[0] * 300 + list(range(100)), [99, 99, 7]]
    lengths = np.array(list(map(len, documents)))
    terms = np.array([term for document in documents for term in document], np.int64)
    docs = np.repeat(np.arange(2, dtype=np.int32), lengths)
    positions = np.arange(len(terms), dtype=np.int32)
    postings = postings_of(terms, docs, positions, length_bytes(lengths), 100)
    found = count(postings, [(np.arange(0, 100), None)], 2)
    assert found.frequencies is not None
    assert (found.docs.tolist(), found.frequencies.tolist()) == ([0, 1], [400, 3])


@given(DOCUMENTS)
def test_one_term_is_looked_up_by_its_keys_unless_it_is_too_often(
    documents: list[list[int]],
) -> None:
    postings, by_term = made(documents), standing(documents)
    for term in range(TERMS):
        found = count(postings, [([term], None)], len(documents))
        assert found.docs.tolist() == list(by_term[term])
        times = list(map(len, by_term[term].values()))
        if found.keys is not None:
            assert (found.keys >> 8).tolist() == times
        else:
            assert found.frequencies is not None
            assert found.frequencies.tolist() == times
            assert not times or max(times) > 255
