"""Relaxing: some of what was asked for, but all that must be."""

from __future__ import annotations

import pytest

from explorer.search.query import (
    And,
    Dated,
    Everything,
    Exact,
    InLanguage,
    InTitle,
    Named,
    Near,
    Not,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Query,
    Unfinished,
)
from explorer.search.relaxing import relax
from tests.search.corpora import entity, word

A, B, C = word("a"), word("b"), word("c")
NAME = Named((entity("A B"),), "a b")
PHRASE = Phrase(("a", "b"), quoted=True)
NEAR = Near(("a", "b"), 3)
FIRST_LETTER = Unfinished(A, Everything())


@pytest.mark.parametrize(
    ("query", "relaxed"),
    [
        (And((A, B, C)), Or((A, B, C))),
        (And((PHRASE, NEAR, Exact(("É",)))), Or((PHRASE, NEAR, Exact(("É",))))),
        (And((A, Or((B, C)), Prefix("d"))), Or((A, Or((B, C)), Prefix("d")))),
        (And((A, Not(C), B)), And((Or((A, B)), Not(C)))),
        (And((A, B, InTitle(C), NAME)), And((Or((A, B)), InTitle(C), NAME))),
        (
            And((Dated(None, None), A, InLanguage("fr"), B, OneOf(frozenset()))),
            And((Or((A, B)), Dated(None, None), InLanguage("fr"), OneOf(frozenset()))),
        ),
        (
            And((A, B, Or((InLanguage("fr"), InLanguage("es"))))),
            And((Or((A, B)), Or((InLanguage("fr"), InLanguage("es"))))),
        ),
        (Or((And((A, B)), NAME)), Or((A, B, NAME))),
        (And((Or((And((A, B)), NAME)), C)), Or((Or((And((A, B)), NAME)), C))),
        (And((A, B, FIRST_LETTER)), Or((A, B))),
    ],
)
def test_relaxes(query: Query, relaxed: Query) -> None:
    assert relax(query) == relaxed


@pytest.mark.parametrize(
    "query",
    [
        A,
        PHRASE,
        Or((A, B)),
        Or((A, NAME)),
        Or((And((A, B)), C)),
        Not(And((A, B))),
        InTitle(And((A, B))),
        And((A, Not(B))),
        And((A, NAME)),
        And((A, FIRST_LETTER)),
        And((A, Everything())),
    ],
)
def test_leaves_alone(query: Query) -> None:
    assert relax(query) is None
