"""Coverage: whether a stretch has all that a query asks of a text."""

from __future__ import annotations

import datetime as dt

import pytest

from explorer.entities.lexicon import Lexicon
from explorer.entities.mentions import MentionFinder
from explorer.search.covering import Coverage
from explorer.search.matches import MatchFinder
from explorer.search.query import (
    And,
    Dated,
    Everything,
    InTitle,
    Named,
    Near,
    Not,
    Or,
    Prefix,
    Query,
    Unfinished,
)
from tests.search.corpora import entity, word

HNP = entity("Haitian National Police", "PNH")
LEXICON = Lexicon((HNP,))
MENTIONS = MentionFinder(LEXICON)
A, B, C = map(word, ("ann", "bob", "cat"))
DATED = Dated(dt.date(2024, 1, 1), None)


@pytest.mark.parametrize(
    ("query", "covered", "uncovered"),
    [
        (A, "Ann!", "anna"),
        (And((A, B)), "bob, Ann", "ann"),
        (Or((A, B)), "bob", "cat"),
        (And((A, Or((B, C)))), "ann cat", "bob cat"),
        (Or((And((A, B)), C)), "cat", "ann"),
        (Or((And((A, B)), C)), "bob ann", "bob"),
        (And((A, Not(B))), "ann", "cat"),
        (And((A, InTitle(B), DATED, Everything())), "ann", "cat"),
        (Or((A, Unfinished(B, Prefix("bo")))), "born", "cat"),
        (Unfinished(B, Everything()), "anything", None),
        (Or((And((A, B)), Named((HNP,), "PNH"))), "the Haitian\nNational Police", "ann police"),
        (Near(("ann", "bob"), 2), "bob and ann", "bob and the ann"),
        (Or(()), None, "ann"),
    ],
)
def test_covers(query: Query, covered: str | None, uncovered: str | None) -> None:
    coverage = Coverage(query, lambda part: MatchFinder(part, LEXICON))

    def covers(stretch: str) -> bool:
        return coverage.has_all(stretch, "en", MENTIONS.find(stretch.replace("\n", " ")))

    assert covered is None or covers(covered)
    assert uncovered is None or not covers(uncovered)


def test_words_side_by_side_are_looked_for_at_once() -> None:
    sought: list[Query] = []

    def finder_of(part: Query) -> MatchFinder:
        sought.append(part)
        return MatchFinder(part, LEXICON)

    coverage = Coverage(And((Or((A, B)), C)), finder_of)
    assert coverage.has_all("ann cat", "en")
    assert not coverage.has_all("ann", "en")
    assert sought == [Or((A, B)), C]
