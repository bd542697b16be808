"""Every way to find terms finds those that going through all of them finds."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from explorer.search.engine.vocabulary import Vocabulary, written

WORD = st.text("abcé警𐐷ß1", max_size=12) | st.text("ab", max_size=4)
WORDS = st.sets(WORD.filter(bool), max_size=30)
NONE: frozenset[str] = frozenset()


def vocabulary(words: Iterable[str]) -> Vocabulary:
    terms = sorted(word.encode() for word in words)
    return Vocabulary(written(terms, "some", letters=True), "some")


def in_order(words: Iterable[str]) -> list[str]:
    return sorted(words, key=str.encode)


def named(words: Iterable[str], numbers: Iterable[int]) -> list[str]:
    terms = in_order(words)
    return [terms[number] for number in numbers]


@given(WORDS)
@example(NONE)
def test_terms_are_numbered_in_order(words: frozenset[str]) -> None:
    found = vocabulary(words)
    assert len(found) == len(words)
    assert [term.decode() for term in found] == in_order(words)
    assert [found[number].decode() for number in range(len(found))] == in_order(words)
    numbers = np.arange(len(words))[::-2]
    assert found.some(numbers) == named(words, numbers)


@given(WORDS, WORD)
@example(NONE, "a")
def test_a_term_is_found_by_its_bytes(words: frozenset[str], other: str) -> None:
    found = vocabulary(words)
    for word in (*words, other):
        number = found.find(word.encode())
        assert (number is not None) == (word in words)
        assert number is None or found[number] == word.encode()
        before = [each for each in words if each.encode() < word.encode()]
        assert found.at_least(word.encode()) == len(before)


@given(WORDS, WORD)
@example(NONE, "a")
@example(NONE, "")
def test_terms_are_found_by_what_they_begin_with(words: frozenset[str], prefix: str) -> None:
    found = vocabulary(words).beginning(prefix.encode())
    assert named(words, found) == [each for each in in_order(words) if each.startswith(prefix)]


@given(WORDS, st.text("ab?*é警", max_size=6).map(lambda text: re.sub(r"\*+", "*", text)))
@example(NONE, "*a")
@example(NONE, "a*")
def test_terms_are_found_by_their_shape(words: frozenset[str], pattern: str) -> None:
    shape = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    expected = [each for each in in_order(words) if re.fullmatch(shape, each)]
    assert named(words, vocabulary(words).shaped(pattern)) == expected


def test_a_shape_with_many_stars_ends_soon() -> None:
    words = {"a" * 5_000, "a" * 50 + "b"}
    assert named(words, vocabulary(words).shaped("*a" * 20 + "*b")) == ["a" * 50 + "b"]


@given(WORDS, WORD, st.integers(0, 2))
@example(NONE, "a", 1)
@example(frozenset({"x" * 300}), "x" * 299, 1)
def test_terms_are_found_by_their_spelling(words: frozenset[str], word: str, greatest: int) -> None:
    terms = in_order(words)
    expected = {
        (number, OSA.distance(word, each))
        for number, each in enumerate(terms)
        if OSA.distance(word, each) <= greatest
    }
    found = vocabulary(words).near(word, greatest)
    assert len(found) == len(expected)
    assert set(found) == expected
