"""Explaining: a query in words, with what every part of it finds."""

from __future__ import annotations

import datetime as dt

import pytest

from explorer.models import EntityType
from explorer.search import query as q
from explorer.search.answers import Search
from explorer.search.explaining import Explainer, Part
from tests.search.corpora import collection_of, entity, word
from tests.search.scanning import searching

HNP = entity("Haitian National Police", "HNP", "PNH")
COLLECTION = collection_of(
    ["The PNH met gangs", "HNP and HNP, a gang in Kenscoff", "Les gangs"], HNP
)


def explain(query: q.Query) -> Part:
    with searching(COLLECTION) as searcher:
        return Explainer(COLLECTION.lexicon, searcher.index).explain(query)


def test_a_search_is_explained_part_by_part() -> None:
    with searching(COLLECTION) as searcher:
        explained = searcher.explain(Search("PNH gangs -kenscof"))
    assert explained == Part(
        "all of these",
        1,
        {},
        (
            Part(
                "any of these",
                2,
                {},
                (
                    Part("“PNH” in any inflection", 1, {"pnh": 1}),
                    Part(
                        "the name “PNH” of Haitian National Police (force)",
                        2,
                        {"HNP": 2, "PNH": 1},
                    ),
                ),
            ),
            Part("“gangs” in any inflection", 3, {"gangs": 2, "gang": 1}),
            Part(
                "without",
                2,
                {},
                (Part("“kenscof” in near spellings", 1, {"kenscoff, 1 letter off": 1}),),
            ),
        ),
    )


def test_what_is_dropped_does_not_count_and_what_is_relaxed_is_explained_so() -> None:
    with searching(COLLECTION) as searcher:
        search = Search("PNH xyz", dropped=frozenset({"hnp"}))
        explained = searcher.explain(search)
    assert explained.says == "any of these"
    assert explained.parts[0].parts[1].stands_for == {"PNH": 1}
    assert explained.parts[1] == Part("“xyz”", 0)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        (q.Everything(), "every article"),
        (q.InTitle(word("x")), "in the title"),
        (q.Unfinished(word("x"), q.Prefix("x")), "a word still being typed"),
        (q.Phrase(("a", "b"), quoted=True), "“a b”, one after another"),
        (q.Exact(("Sondé",)), "“Sondé”, written exactly so"),
        (q.Prefix("kens"), "words that begin with “kens”"),
        (q.Wildcard("k*s"), "words of the shape “k*s”"),
        (
            q.Near(("killed", q.AnyName(EntityType.PLACE)), 6),
            "“killed” and any place within 6 words",
        ),
        (q.Similar(word("x"), (("x", 0), ("y", 2))), "“x” in near spellings"),
        (q.Named((), "x"), "the name “x” of nobody"),
        (q.Dated(dt.date(2025, 1, 2), dt.date(2025, 1, 2)), "published on 2025-01-02"),
        (
            q.Dated(dt.date(2025, 1, 1), dt.date(2025, 1, 31)),
            "published from 2025-01-01 to 2025-01-31",
        ),
        (q.Dated(dt.date(2025, 1, 1), None), "published on 2025-01-01 or later"),
        (q.Dated(None, dt.date(2025, 1, 1)), "published on 2025-01-01 or before"),
        (q.FromSource(("le", "monde")), "from a source with “le monde” in its name"),
        (q.FromSource(("le",), unfinished=True), "from a source with “le…” in its name"),
        (q.InLanguage("fr"), "in the language “fr”"),
        (q.HasId("00"), "with an id that begins with “00”"),
        (q.OneOf(frozenset("12")), "one of 2 with a kept passage"),
    ],
)
def test_every_kind_of_part_is_said_in_words(query: q.Query, says: str) -> None:
    assert explain(query).says == says
