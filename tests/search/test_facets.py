"""Facets: what is counted, and that the counts are true."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.entities.lexicon import Lexicon
from explorer.models import Entity, EntityKey, EntityType
from explorer.search.answers import Search
from explorer.search.facets import selection_of
from explorer.search.index import Selection
from explorer.search.narrowing import Choice, FacetValue, Narrowing
from tests.search.corpora import collection_of, entity, searching

HNP = entity("HNP", "PNH", "police nationale")
MSS = entity("MSS")
OTUNGE = entity("Otunge", "Barbecue", type_=EntityType.PERSON)
CHERIZIER = entity("Chérizier", "Barbecue", type_=EntityType.PERSON)
HAITI = entity("Haiti", type_=EntityType.PLACE)
NOWHERE = entity("Nowhere", type_=EntityType.PLACE)
ENTITIES = (HNP, MSS, OTUNGE, CHERIZIER, HAITI, NOWHERE)
KEYS = [each.key for each in ENTITIES]
COLLECTION = collection_of(
    ["PNH in Haiti", "HNP with MSS", "Haïti and Barbecue", "the MSS", "nobody"], *ENTITIES
)


def facets(
    text: str = "", narrowing: Narrowing | None = None
) -> dict[EntityType, list[FacetValue]]:
    with searching(COLLECTION) as searcher:
        return searcher.facets(Search(text, narrowing or Narrowing()))


def counts(type_: EntityType, text: str = "", narrowing: Narrowing | None = None) -> dict[str, int]:
    return {value.entity.name: value.count for value in facets(text, narrowing)[type_]}


def test_every_form_of_an_entity_counts_for_it() -> None:
    assert counts(EntityType.FORCE) == {"HNP": 2, "MSS": 2}


def test_a_form_of_two_entities_counts_for_both() -> None:
    assert counts(EntityType.PERSON) == {"Chérizier": 1, "Otunge": 1}


def test_only_what_the_query_finds_is_counted() -> None:
    assert counts(EntityType.FORCE, "haiti") == {"HNP": 1}


def test_chosen_values_narrow_the_others() -> None:
    chosen = Narrowing(chosen=frozenset({HAITI.key}))
    assert counts(EntityType.FORCE, narrowing=chosen) == {"HNP": 1}


def test_an_excluded_value_counts_what_choosing_it_would_show() -> None:
    excluded = Narrowing(excluded=frozenset({HAITI.key}))
    assert counts(EntityType.PLACE, narrowing=excluded) == {"Haiti": 2}
    assert counts(EntityType.FORCE, narrowing=excluded) == {"MSS": 2, "HNP": 1}


def test_values_are_listed_by_count_then_by_name_under_every_type() -> None:
    found = facets()
    assert list(found) == list(EntityType)
    assert found[EntityType.ORGANISATION] == []
    listed = [value.entity.name for value in found[EntityType.FORCE]]
    assert listed == ["HNP", "MSS"]
    assert list(counts(EntityType.FORCE, "with OR the")) == ["MSS", "HNP"]


def test_what_was_chosen_or_excluded_stays_listed_without_articles() -> None:
    narrowing = Narrowing(frozenset({NOWHERE.key}), frozenset({HNP.key}))
    found = facets("nobody", narrowing)
    assert found[EntityType.PLACE] == [FacetValue(NOWHERE, 0, Choice.CHOSEN)]
    assert found[EntityType.FORCE] == [FacetValue(HNP, 0, Choice.EXCLUDED)]
    assert found[EntityType.PERSON] == []


def test_a_choice_has_a_sign() -> None:
    assert [choice.sign for choice in Choice] == [" ", "✓", "✗"]


def test_a_narrowing_knows_what_was_done_with_a_value() -> None:
    narrowing = Narrowing().having(HNP.key, Choice.CHOSEN).having(MSS.key, Choice.EXCLUDED)
    assert [narrowing.of(key) for key in KEYS[:3]] == [Choice.CHOSEN, Choice.EXCLUDED, Choice.NONE]


def test_a_narrowing_that_does_nothing_is_false() -> None:
    assert not Narrowing()
    assert Narrowing().having(HNP.key, Choice.CHOSEN)
    assert Narrowing().having(HNP.key, Choice.EXCLUDED)


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(Choice))))
def test_what_was_done_last_with_a_value_holds(steps: list[tuple[EntityKey, Choice]]) -> None:
    narrowing = Narrowing()
    for key, choice in steps:
        narrowing = narrowing.having(key, choice)
    last = dict(steps)
    assert all(narrowing.of(key) is last.get(key, Choice.NONE) for key in KEYS)
    assert not narrowing.chosen & narrowing.excluded


def test_an_entity_no_longer_known_narrows_nothing() -> None:
    narrowing = Narrowing(frozenset({HNP.key, MSS.key}), frozenset({HAITI.key}))
    assert selection_of(narrowing, Lexicon([MSS])) == Selection((frozenset({"mss"}),), ())


def test_merging_two_names_changes_the_counts_at_once() -> None:
    merged = entity("HNP", "PNH", "police nationale", "MSS")
    with searching(COLLECTION) as searcher:
        searcher.collection = collection_of([], merged)
        (value,) = searcher.facets(Search())[EntityType.FORCE]
    assert value == FacetValue(merged, 3, Choice.NONE)


SURFACES = [form for each in ENTITIES for form in each.variants] + ["the", "said", "gangs"]
TEXTS = st.lists(st.lists(st.sampled_from(SURFACES), max_size=5).map(" ".join), max_size=7)
QUERIES = st.sampled_from(
    ["", "gang", "PNH", "-PNH", "said OR force:mss", "haiti -said", "barb*", '"the said"', "x"]
)
VARIANTS = st.lists(st.sampled_from(SURFACES), min_size=1, max_size=3).map(tuple)
LEXICA = st.just(ENTITIES) | st.dictionaries(
    st.tuples(st.sampled_from(EntityType), st.sampled_from("XYZ")), VARIANTS, max_size=5
).map(
    lambda names: tuple(
        Entity(name=name, type=type_, variants=(name, *variants))
        for (type_, name), variants in names.items()
    )
)


@given(st.data(), TEXTS, LEXICA, QUERIES, st.booleans())
@settings(max_examples=80)
def test_the_count_beside_a_value_is_what_is_shown_when_it_is_chosen(
    data: st.DataObject, texts: list[str], lexicon: tuple[Entity, ...], text: str, typing: bool
) -> None:
    narrowing = Narrowing()
    for each in lexicon:
        narrowing = narrowing.having(each.key, data.draw(st.sampled_from(Choice)))
    with searching(collection_of(texts, *lexicon)) as searcher:
        found = searcher.facets(Search(text, narrowing, typing=typing))
        counted = {value.entity: value.count for values in found.values() for value in values}
        for each in lexicon:
            chosen = narrowing.having(each.key, Choice.CHOSEN)
            answer = searcher.search(Search(text, chosen, typing=typing), limit=10)
            assert counted.get(each, 0) == answer.total == len(answer.hits)
