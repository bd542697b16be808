"""Did you mean: near queries, each with exactly what it finds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.models import EntityType
from explorer.search.answers import Search, Suggestion
from explorer.search.narrowing import Choice, Narrowing
from explorer.search.suggestions import FEW, suggest
from tests.search.corpora import MemoryCollection, collection_of, entity
from tests.search.scanning import searching

RUTO = entity("William Ruto", type_=EntityType.PERSON)
PARAISON = entity("Vladimir Paraison", type_=EntityType.PERSON)
MSS = entity("MSS")
COLLECTION = collection_of(
    [
        "William Ruto in Kenscoff",
        "William Ruto left",
        "Kenscoff and Kenskoff burn",
        "Kenscoff again, the MSS too",
        "Vladimir Paraison of Kenscoff",
    ],
    RUTO,
    PARAISON,
    MSS,
)


def suggested(
    text: str,
    collection: MemoryCollection = COLLECTION,
    narrowing: Narrowing = Narrowing(),  # noqa: B008  # frozen
) -> dict[str, int]:
    with searching(collection) as searcher:
        answer = searcher.search(Search(text, narrowing=narrowing), limit=9)
        return {each.text: each.total for each in suggest(searcher, answer)}


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        # a spelling that more articles have
        ("Kenskoff", {"kenscoff": 4}),
        ("kenzcof", {"kenscoff": 4}),  # two letters off: not corrected unasked
        ('"kenskoff"', {'"kenscoff"': 4}),
        ("burn OR kenskoff", {"burn OR kenscoff": 4}),
        # names, of one word and of several, also in a field
        ("person:ruta", {}),  # four letters
        ("person:paraisom", {"person:paraison": 1}),
        ('"vladmir paraisn"', {'"Vladimir Paraison"': 1}),
        ('person:"vladmir paraisn"', {'person:"Vladimir Paraison"': 1}),
        (
            "person:vladimir-paraisn",
            {'person:"Vladimir Paraison"': 1, "person:vladimir-paraison": 1},
        ),
        # a word that nothing has is left out
        ("Kenscoff xyzzyplugh again", {"Kenscoff again": 1}),
        ("xyzzyplugh AND kenscoff AND again", {"kenscoff AND again": 1}),
        ("kenscoff again AND title:xyz", {"kenscoff again": 1}),
        ("kenscof again xyzzyplugh", {"kenscof again": 1}),  # kenscof is read as kenscoff
        ("kenscof mss burn", {}),
        # nothing that is short, exact, begun, excluded or found often enough
        ("mst", {}),
        ("=Kenskoff", {}),
        ("kenskof*", {}),
        ("again -kenskoff", {}),
        ("kenscoff", {}),
        ("", {}),
    ],
)
def test_suggests(text: str, suggestions: dict[str, int]) -> None:
    assert suggested(text) == suggestions


def test_where_something_is_found_only_a_slip_is_suggested() -> None:
    collection = collection_of(["kenskoff", "kenzcopf", *["kenscoff"] * 4])
    assert suggested("kenskoff", collection) == {"kenscoff": 4}
    assert suggested("kenzcopf", collection) == {}
    assert suggested('"kenzcopg"', collection) == {'"kenzcopf"': 1}


def test_at_most_three_are_suggested_the_nearest_first() -> None:
    spellings = ["kenscoxxf", "kenscofa", "kenscofb", "kenscofd", "kenscofg"]
    collection = collection_of([each for each in spellings for _ in range(2)])
    nearest = ['"kenscofa"', '"kenscofb"', '"kenscofd"']
    assert list(suggested('"kenscofx"', collection)) == nearest


def test_what_is_suggested_is_counted_within_the_narrowing() -> None:
    excluded = Narrowing().having(MSS.key, Choice.EXCLUDED)
    assert suggested("Kenskoff", narrowing=excluded) == {"kenscoff": 3}


def test_a_query_too_long_to_be_read_whole_is_left_alone() -> None:
    assert suggested("kenskoff " * 200) == {}


@pytest.mark.parametrize(("words", "finds"), [(20, 1), (21, 0)])
def test_nothing_is_suggested_for_a_query_of_very_many_words(words: int, finds: int) -> None:
    assert len(suggested("Kenskoff " + "again " * (words - 1))) == finds


WORDS = ("kenscoff", "kenskoff", "kenscof", "gang", "gangs", "delmas", "delma", "AND", "OR", "-")


@given(
    st.lists(st.lists(st.sampled_from(WORDS[:7]), max_size=3).map(" ".join), max_size=6),
    st.lists(st.sampled_from((*WORDS, "title:kenscof", '"', "(", ")")), max_size=4).map(" ".join),
)
@settings(max_examples=50)
def test_a_suggestion_finds_more_and_exactly_what_it_says(texts: list[str], text: str) -> None:
    with searching(collection_of(texts)) as searcher:
        answer = searcher.search(Search(text, folded=True), limit=9)
        suggestions = suggest(searcher, answer)
        assert len(suggestions) <= 3
        assert not suggestions or answer.relaxed or answer.total < FEW
        for suggestion in suggestions:
            changed = replace(answer.search, text=suggestion.text, folded=False)
            taken = searcher.search(changed, limit=9)
            assert suggestion == Suggestion(suggestion.text, taken.total)
            assert not taken.relaxed
            assert taken.total > (0 if answer.relaxed else answer.total)
            assert len(taken.repairs) <= len(answer.repairs)
