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
    rebuild,
    sought,
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
