"""The page of an entity, and that its counts are those of search and facets."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from explorer.dates import parse_date
from explorer.models import EntityKey, EntityType
from explorer.search.answers import Search
from explorer.search.narrowing import Narrowing
from explorer.search.page.entity_page import EntityPage, Place, Places, entity_page, places_of
from tests.search import scanning
from tests.search.corpora import MemoryCollection, collection_of, entity, names_of, searching
from tests.search.facets.test_facets import CHERIZIER, HAITI, HNP, MSS, NOWHERE, OTUNGE, collections

DATES = ("2024-05-03", "2024-05", "2024-06-01?", "2024", None)


def dated(*texts: str) -> MemoryCollection:
    collection = collection_of(texts, HNP, MSS, OTUNGE, CHERIZIER, HAITI, NOWHERE)
    collection.kept = {
        id_: replace(article, date=parse_date(date) if date else None)
        for (id_, article), date in zip(collection.kept.items(), DATES, strict=False)
    }
    return collection


def page_of(collection: MemoryCollection, key: EntityKey) -> EntityPage:
    with searching(collection) as searcher:
        return entity_page(searcher, key)


def test_each_form_has_its_mentions_articles_and_dates() -> None:
    page = page_of(dated("HNP HNP PNH", "x", "the PNH", "PNH", "PNH"), HNP.key)
    assert [each[1:4] for each in page.variants] == [("PNH", 4, 4), ("HNP", 2, 1)]
    periods = [(str(each.first), str(each.last)) for each in page.variants]
    assert periods == [("2024", "2024-06-01?"), ("2024-05-03", "2024-05-03")]
    assert page.unused == ["police nationale"]
    assert (page.mentions, page.articles) == (6, 4)


def test_a_form_of_undated_articles_has_no_dates() -> None:
    collection = collection_of(["HNP"], HNP)
    (variant,) = page_of(collection, HNP.key).variants
    assert (variant.first, variant.last) == (None, None)


def test_only_certain_months_are_counted_and_the_rest_is_said() -> None:
    page = page_of(dated(*["HNP"] * 5), HNP.key)
    assert page.months == {"2024-05": 2, "2024-06": 1}
    assert page.of_no_month == 2


def test_who_shares_a_name_is_no_company() -> None:
    page = page_of(dated("Barbecue with the MSS", "Otunge in Haiti", "Chérizier"), OTUNGE.key)
    assert page.namesakes == [CHERIZIER.key]
    assert set(page.companions) == {EntityType.FORCE, EntityType.PLACE}


def test_an_entity_that_nobody_knows_or_names_has_a_page_of_nothing() -> None:
    unknown = EntityKey(EntityType.PERSON, "Nobody")
    for key in (unknown, NOWHERE.key):
        with searching(dated("HNP")) as searcher:
            page = entity_page(searcher, key)
            assert (page.mentions, page.articles, page.variants, page.companions) == (0, 0, [], {})
            assert places_of(searcher, page) == Places()
    assert page_of(collection_of([], HNP), HNP.key).articles == 0


def test_places_are_the_newest_first_with_their_mentions() -> None:
    with searching(dated("HNP", "x", "the PNH HNP", "PNH", "PNH")) as searcher:
        places = places_of(searcher, entity_page(searcher, HNP.key))
    assert places.articles == (Place("2", 2), Place("0", 1), Place("3", 1), Place("4", 1))
    assert places.mentions == 5
    assert [places.article_of(number) for number in range(5)] == [0, 0, 1, 2, 3]


def test_merging_two_names_changes_the_page_at_once() -> None:
    merged = entity("HNP", "PNH", "police nationale", "MSS")
    with searching(dated("HNP", "MSS")) as searcher:
        assert entity_page(searcher, HNP.key).articles == 1
        searcher.names = names_of([merged])
        assert entity_page(searcher, merged.key).articles == 2


@given(collections())
@settings(max_examples=40)
def test_every_count_is_what_search_and_facets_give(collection: MemoryCollection) -> None:
    with searching(collection) as searcher, scanning.searching(collection) as slow:
        for key in searcher.names.entity_keys:
            page = entity_page(searcher, key)
            assert page == entity_page(slow, key)
            places = places_of(searcher, page)
            assert places == places_of(slow, page)
            chosen = Search(narrowing=Narrowing(frozenset({key})))
            answer = slow.search(chosen, limit=10)
            assert page.articles == answer.total == len(places.articles)
            assert {place.id for place in places.articles} == {
                hit.article.id for hit in answer.hits
            }
            assert page.mentions == sum(each.mentions for each in page.variants) == places.mentions
            facets = slow.facets(chosen)
            for type_, companions in page.companions.items():
                own = {value.key: value.own for value in facets[type_].values}
                assert all(own[each.key] == each.together for each in companions)
                named = {value.key for value in facets[type_].values if value.own}
                assert named - {key, *page.namesakes} == {each.key for each in companions}
