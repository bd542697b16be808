"""Passages: where in the articles found a search's words stand, the best first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dates import parse_date
from explorer.entities.lexicon import Lexicon
from explorer.models import Article
from explorer.search import passages
from explorer.search.answers import Hit, Search, Sort
from explorer.search.covering import Coverage
from explorer.search.matches import MatchFinder
from explorer.search.passages import LONGEST, Passage, find_passages, passages_of
from explorer.search.query import And, Everything, Query
from explorer.search.reasons import Match, Reason
from tests.search.corpora import MemoryCollection, collection_of, entity, word
from tests.search.scanning import searching

NO_NAMES = Lexicon(())


def cut_out(found: list[Passage] | tuple[Passage, ...]) -> list[str]:
    return [each.article.text[each.place.start : each.place.end] for each in found]


def coverage_of(query: Query) -> Coverage:
    return Coverage(query, lambda part: MatchFinder(part, NO_NAMES))


def passages_in(text: str, *words: str) -> list[Passage]:
    query = And(tuple(map(word, words)))
    matches = MatchFinder(query, NO_NAMES).find(text, "en")
    return passages_of(Hit(Article("a", "", text), (), tuple(matches)), coverage_of(query))


def listed(collection: MemoryCollection, search: Search, **page: int) -> list[str]:
    with searching(collection) as searcher:
        return cut_out(find_passages(searcher, search, **({"limit": 99} | page)).passages)


# ── of one article ───────────────────────────────────────────────────────────────────────────


def test_a_passage_is_a_sentence_with_matches() -> None:
    text = "Rain fell. The gang came. Nobody saw.\n\nAnother gang left."
    found = passages_in(text, "gang")
    assert cut_out(found) == ["The gang came.", "Another gang left."]
    assert [[text[m.start : m.end] for m in each.matches] for each in found] == [["gang"]] * 2
    assert all(each.place.opens and each.place.closes for each in found)


def test_neighbours_that_show_more_together_are_one_passage() -> None:
    text = "The gang came. Police left. Rain. A gang. A gang.\nPolice too."
    assert cut_out(passages_in(text, "gang", "police")) == [
        "The gang came. Police left.",
        "A gang.",
        "A gang.",
        "Police too.",
    ]


def test_of_three_neighbours_the_two_that_show_most_are_together() -> None:
    text = "The gang came. The police left. The gang saw rain."
    assert cut_out(passages_in(text, "gang", "police", "rain")) == [
        "The police left. The gang saw rain.",
        "The gang came.",
    ]


def test_neighbours_too_long_for_one_passage_stay_apart() -> None:
    text = "The gang came " + "and came " * 30 + "again. The police left " + "and left " * 30 + "."
    assert len(passages_in(text, "gang", "police")) == 2


def test_what_has_all_comes_first_then_what_has_most_then_what_is_dense() -> None:
    text = """
A gang came a long way.
A gang and a gang.
Gang members came.
Gangs, ganging.
Some rain on the police and the gang."""
    found = passages_in(text, "gang", "rain", "police")
    assert cut_out(found)[0].startswith("Some rain")
    assert [each.is_complete for each in found] == [True, False, False, False]
    assert cut_out(found)[1:] == [
        "A gang and a gang.",
        "Gang members came.",
        "A gang came a long way.",
    ]


def test_a_score_counts_a_word_as_typed_as_one() -> None:
    (found,) = passages_in("The gang, the gang and the police.", "gang", "police")
    assert found.score == 2


def test_a_sentence_that_is_too_long_is_cut_into_passages() -> None:
    text = "the gang came " * 200
    found = sorted(passages_in(text, "gang"), key=lambda each: each.place.start)
    assert all(each.place.end - each.place.start <= LONGEST for each in found)
    assert sum(len(each.matches) for each in found) == 200
    assert cut_out(found)[1].startswith(("the ", "gang ", "came "))
    assert [each.place.opens for each in found[:2]] == [True, False]
    assert not found[0].place.closes


def test_parts_of_a_long_sentence_without_matches_are_left_out() -> None:
    text = "The gang came " + "and left " * 300 + "as a gang."
    found = sorted(passages_in(text, "gang"), key=lambda each: each.place.start)
    first, second = cut_out(found)
    assert (first[:8], second[-10:]) == ("The gang", "as a gang.")


def test_a_match_longer_than_a_passage_is_in_one() -> None:
    text = "word " * 300
    hit = Hit(Article("a", "", text), (), (Match(0, len(text) - 1, Reason.EXACT, ""),))
    (found,) = passages_of(hit, coverage_of(Everything()))
    assert found.place.end - found.place.start <= LONGEST


def test_an_article_without_matches_has_no_passage() -> None:
    assert passages_of(Hit(Article("a", "", "A text."), (), ()), coverage_of(Everything())) == []


TEXTS = st.lists(
    st.sampled_from(["gang", "police", "said", ".", ". A ", " ", " ", "\n", "x" * 90, " y" * 90]),
    max_size=50,
).map("".join)


@given(TEXTS, st.sampled_from(["gang", "gang|police", r"g\W+p", r"gang\W*(said)?", r"y[ y]*"]))
def test_every_match_begins_in_exactly_one_passage(text: str, pattern: str) -> None:
    matches = [Match(*found.span(), Reason.EXACT, "") for found in re.finditer(pattern, text)]
    hit = Hit(Article("a", "", text), (), tuple(matches))
    found = sorted(passages_of(hit, coverage_of(Everything())), key=lambda each: each.place)
    assert [match for each in found for match in each.matches] == matches
    for each in found:
        assert all(each.place.start <= match.start < each.place.end for match in each.matches)
    ends = [0, *(each.place.end for each in found)]
    assert all(end <= each.place.start for end, each in zip(ends, found, strict=False))


# ── of all articles found ────────────────────────────────────────────────────────────────────

COLLECTION = collection_of(
    [
        "A gang. A gang. A gang. Rain.\nThe police.",
        "The gang met police.",
        "Some gang of the hills.\nSome police of the hills and of the sea.",
    ]
)


def test_those_that_have_all_come_first_whatever_their_article() -> None:
    found = listed(COLLECTION, Search("gang police"))
    assert found[0] == "The gang met police."
    assert len(found) == 7


def test_limit_and_offset_cut_the_list_into_pages() -> None:
    everything = listed(COLLECTION, Search("gang police"))
    pages = [listed(COLLECTION, Search("gang police"), limit=3, offset=at) for at in (0, 3, 6)]
    assert [passage for page in pages for passage in page] == everything
    with searching(COLLECTION) as searcher:
        found = find_passages(searcher, Search("gang police"), limit=2, offset=4)
    assert (found.total, found.offset, found.answer.total) == (7, 4, 3)


@pytest.mark.parametrize("reverse", [False, True])
def test_any_other_order_is_that_of_the_articles(*, reverse: bool) -> None:
    articles = {
        id_: Article(id_, "", text, date=parse_date(date))
        for id_, text, date in [
            ("a", "A gang.\nThe gang and police.", "2024-01-01"),
            ("b", "The police.\nSome gang.", "2025-01-01"),
        ]
    }
    search = Search("gang police", sort=Sort.DATE, reverse=reverse)
    of_a, of_b = ["The gang and police.", "A gang."], ["Some gang.", "The police."]
    found = listed(MemoryCollection(articles), search)
    assert found == ([*of_a, *of_b] if reverse else [*of_b, *of_a])


def test_where_no_article_has_all_a_passage_is_still_not_complete() -> None:
    with searching(collection_of(["A gang.", "The police."])) as searcher:
        found = find_passages(searcher, Search("gang police"), limit=9)
    assert found.answer.relaxed
    assert [each.is_complete for each in found.passages] == [False, False]


def test_a_name_in_any_form_is_what_was_asked_for() -> None:
    police = entity("Haitian National Police", "PNH")
    with searching(collection_of(["The gang met the PNH."], police)) as searcher:
        (found,) = find_passages(searcher, Search("haitian national police gang"), limit=9).passages
    assert found.is_complete


def test_of_the_articles_of_one_story_one_is_looked_into() -> None:
    collection = collection_of(["A gang.", "A gang."], stories=[("0", "1")])
    assert listed(collection, Search("gang", folded=True)) == ["A gang."]
    assert listed(collection, Search("gang")) == ["A gang.", "A gang."]


def test_no_more_articles_are_looked_into_than_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "MOST_READ", 2)
    with searching(COLLECTION) as searcher:
        found = find_passages(searcher, Search("gang", sort=Sort.TITLE), limit=9)
    assert (len(found.answer.hits), found.answer.total) == (2, 3)
    assert {each.article.id for each in found.passages} == {
        hit.article.id for hit in found.answer.hits
    }
