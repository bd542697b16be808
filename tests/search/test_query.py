"""Queries as trees: what is worth showing of them, and how they are rebuilt."""

from __future__ import annotations

import pytest

from explorer.search.query import (
    And,
    Everything,
    InTitle,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Similar,
    Unfinished,
    all_of,
    rebuild,
    sought,
    usual_distance,
)
from tests.search.corpora import entity, word

A, B, C = word("a"), word("b"), word("c")
LEAVES: list[Query] = [
    A,
    Everything(),
    Phrase(("a", "b"), quoted=True),
    Prefix("a"),
    Similar(A, (("b", 1),)),
    Named((entity("HNP"),), "HNP"),
]


@pytest.mark.parametrize("leaf", LEAVES)
def test_a_leaf_is_sought_itself(leaf: Query) -> None:
    assert list(sought(leaf)) == [leaf]


def test_every_side_is_sought_but_what_is_negated() -> None:
    query = And((A, Or((B, Not(C))), InTitle(C), Not(A)))
    assert list(sought(query)) == [A, B, C]


def test_a_word_still_typed_is_sought_as_it_stands_and_as_a_beginning() -> None:
    assert list(sought(Unfinished(A, Prefix("a")))) == [A, Prefix("a")]


def test_of_what_only_the_title_must_have_a_text_shows_the_names() -> None:
    name = Named((entity("HNP"),), "HNP")
    query = And((A, InTitle(Or((B, name, Not(C), InTitle(A))))))
    assert list(sought(query, in_text=True)) == [A, name]
    assert list(sought(query)) == [A, B, name, A]


def test_all_of_some_parts_is_one_level() -> None:
    assert all_of([]) is None
    assert all_of([A]) == A
    assert all_of([And((A, B)), C]) == And((A, B, C))
    assert all_of([Or((A, B)), C]) == And((Or((A, B)), C))


@pytest.mark.parametrize(
    ("word_", "distance"), [("gang", 0), ("12345", 0), ("gang1", 0), ("gangs", 1), ("kenscof", 1)]
)
def test_short_words_may_be_off_by_less(word_: str, distance: int) -> None:
    assert usual_distance(word_) == distance
    assert usual_distance("kenscoff") == 2


def test_rebuilding_changes_each_direct_part_and_no_deeper_one() -> None:
    swap = {A: B, B: A}.get

    def change(query: Query) -> Query:
        return swap(query, query) if isinstance(query, type(A)) else query

    assert rebuild(And((A, B)), change) == And((B, A))
    assert rebuild(Or((A, Not(A))), change) == Or((B, Not(A)))
    assert rebuild(Not(A), change) == Not(B)
    assert rebuild(InTitle(A), change) == InTitle(B)


@pytest.mark.parametrize("leaf", [*LEAVES, Unfinished(A, Prefix("a"))])
def test_what_has_no_parts_is_rebuilt_as_it_was(leaf: Query) -> None:
    assert rebuild(leaf, Not) == leaf
