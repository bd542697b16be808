"""What stands for one term counts as one."""

from __future__ import annotations

import pytest

from explorer.search.engine import queries as own
from explorer.search.engine.building import TEXT
from explorer.search.index import IndexedArticle
from explorer.search.whoosh_index import WhooshIndex
from tests.search.comparing import engine_search, same_results, whoosh_way
from tests.search.corpora import indexed

ENGLISH = (indexed("1", "gang gangs gang x"), indexed("2", "gangs x x x x"))
FRENCH = (indexed("3", "gang gangs", language="fr"), indexed("4", "x", language="fr"))


@pytest.mark.parametrize("articles", [ENGLISH, ENGLISH + FRENCH])
def test_a_word_among_its_own_inflections_counts_once(
    articles: tuple[IndexedArticle, ...],
) -> None:
    index = WhooshIndex.create(None)
    index.add(articles)
    twice = own.Terms(TEXT, ("gang",), (("en", ("gang", "gangs")), ("fr", ("gang",))))
    once = own.Terms(TEXT, ("gang",), (("en", ("gangs",)), ("fr", ())))
    found = engine_search(index, once)
    assert [id_ for id_, _ in found] == (["1", "3", "2"] if len(articles) == 4 else ["1", "2"])
    same_results(engine_search(index, twice), found)
    same_results(whoosh_way(index, twice), found)


def test_words_in_place_of_one_score_as_one_word_would() -> None:
    index, other = WhooshIndex.create(None), WhooshIndex.create(None)
    index.add(ENGLISH)
    other.add([indexed("1", "gang gang gang x"), indexed("2", "gang x x x x")])
    found = engine_search(index, own.Terms(TEXT, ("gang", "gangs")))
    same_results(found, engine_search(other, own.Terms(TEXT, ("gang",))))
    same_results(engine_search(index, own.Beginning(TEXT, "gang")), found)
    same_results(engine_search(index, own.Shaped(TEXT, "g*")), found)


def test_what_is_excluded_takes_no_part_in_the_score() -> None:
    index = WhooshIndex.create(None)
    index.add(ENGLISH)
    gang, x = own.Terms(TEXT, ("gang",)), own.Terms(TEXT, ("nowhere",))
    same_results(engine_search(index, own.Without(gang, x)), engine_search(index, gang))
    assert engine_search(index, own.Without(gang, gang)) == []
