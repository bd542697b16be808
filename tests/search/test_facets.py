"""Facets: what is counted, and that the counts are true."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.dates import parse_date
from explorer.entities.lexicon import Lexicon
from explorer.models import Article, Entity, EntityType
from explorer.search.answers import Search
from explorer.search.facets import selection_of
from explorer.search.index import Selection
from explorer.search.narrowing import (
    KINDS,
    Choice,
    FacetKey,
    Facets,
    FacetValue,
    Kind,
    Narrowing,
    Property,
    Value,
    kind_of,
)
from explorer.search.searcher import Searcher
from tests.search import scanning
from tests.search.corpora import MemoryCollection, collection_of, entity, searching

HNP = entity("HNP", "PNH", "police nationale")
MSS = entity("MSS")
OTUNGE = entity("Otunge", "Barbecue", type_=EntityType.PERSON)
CHERIZIER = entity("Chérizier", "Barbecue", type_=EntityType.PERSON)
HAITI = entity("Haiti", type_=EntityType.PLACE)
NOWHERE = entity("Nowhere", type_=EntityType.PLACE)
ENTITIES = (HNP, MSS, OTUNGE, CHERIZIER, HAITI, NOWHERE)
COLLECTION = collection_of(
    ["PNH in Haiti", "HNP with MSS", "Haïti and Barbecue", "the MSS", "nobody"], *ENTITIES
)
KNOWN = {  # of each article: date, source, language
    "0": (parse_date("2024-05-03"), "Wire", "en"),
    "1": (parse_date("2024-05"), "Wire", "fr"),
    "2": (parse_date("2024-06-01?"), "A Paper", "en"),
    "3": (parse_date("2024"), None, "en"),
    "4": (None, "Wire", "en"),
}
COLLECTION.kept = {
    id_: replace(COLLECTION.kept[id_], date=date, source=source, language=language)
    for id_, (date, source, language) in KNOWN.items()
}
MAY, JUNE = Value(Property.MONTH, "2024-05"), Value(Property.MONTH, "2024-06")
WIRE, PAPER = Value(Property.SOURCE, "Wire"), Value(Property.SOURCE, "A Paper")


def facets(text: str = "", narrowing: Narrowing | None = None) -> Facets:
    with searching(COLLECTION) as searcher:
        return searcher.facets(Search(text, narrowing or Narrowing()))


def counts(kind: Kind, text: str = "", narrowing: Narrowing | None = None) -> dict[str, int]:
    return {value.label: value.articles for value in facets(text, narrowing)[kind]}


def choosing(*keys: FacetKey) -> Narrowing:
    return Narrowing(frozenset(keys))


def test_every_form_of_an_entity_counts_for_it() -> None:
    assert counts(EntityType.FORCE) == {"HNP": 2, "MSS": 2}


def test_a_form_of_two_entities_counts_for_both() -> None:
    assert counts(EntityType.PERSON) == {"Chérizier": 1, "Otunge": 1}


def test_only_what_the_query_finds_is_counted() -> None:
    assert counts(EntityType.FORCE, "haiti") == {"HNP": 1}
    assert counts(Property.SOURCE, "haiti") == {"A Paper": 1, "Wire": 1}


def test_chosen_values_narrow_the_others() -> None:
    assert counts(EntityType.FORCE, narrowing=choosing(HAITI.key)) == {"HNP": 1}
    assert counts(EntityType.FORCE, narrowing=choosing(MAY)) == {"HNP": 2, "MSS": 1}
    assert counts(Property.MONTH, narrowing=choosing(HNP.key)) == {"May 2024": 2}


def test_all_of_several_chosen_entities_are_wanted() -> None:
    chosen = choosing(HNP.key, MSS.key)
    assert counts(EntityType.FORCE, narrowing=chosen) == {"HNP": 1, "MSS": 1}
    assert counts(EntityType.PLACE, narrowing=chosen) == {}


def test_of_alternatives_each_shows_more() -> None:
    chosen = choosing(HAITI.key).switching(EntityType.FORCE).having(MSS.key, Choice.CHOSEN)
    assert counts(EntityType.FORCE, narrowing=chosen) == {"HNP": 1, "MSS": 0}
    any_of = choosing(MSS.key).switching(EntityType.FORCE)
    found = facets(narrowing=any_of)
    assert found[EntityType.FORCE] == [
        FacetValue(HNP.key, 3, 2, Choice.NONE),
        FacetValue(MSS.key, 2, 2, Choice.CHOSEN),
    ]
    assert found[EntityType.PLACE] == []


def test_an_alternative_that_would_show_nothing_new_is_listed_and_one_without_articles_is_not() -> (
    None
):
    any_of = choosing(HAITI.key).switching(EntityType.PLACE)
    assert facets(narrowing=any_of)[EntityType.PLACE] == [
        FacetValue(HAITI.key, 2, 2, Choice.CHOSEN)
    ]
    any_of = choosing(OTUNGE.key).switching(EntityType.PERSON)
    assert facets(narrowing=any_of)[EntityType.PERSON] == [
        FacetValue(CHERIZIER.key, 1, 1, Choice.NONE),
        FacetValue(OTUNGE.key, 1, 1, Choice.CHOSEN),
    ]


def test_several_months_or_sources_are_always_alternatives() -> None:
    found = facets(narrowing=choosing(MAY))[Property.MONTH]
    assert found == [
        FacetValue(MAY, 2, 2, Choice.CHOSEN),
        FacetValue(JUNE, 3, 1, Choice.NONE),
        FacetValue(Value(Property.MONTH, ""), 4, 2, Choice.NONE),
    ]
    assert counts(Property.SOURCE, narrowing=choosing(WIRE, PAPER)) == {
        "Wire": 4,
        "A Paper": 4,
        "source unknown": 5,
    }


def test_an_excluded_value_counts_what_choosing_it_would_show() -> None:
    excluded = Narrowing(excluded=frozenset({HAITI.key, JUNE}))
    assert counts(EntityType.PLACE, narrowing=excluded) == {"Haiti": 1}
    assert counts(EntityType.FORCE, narrowing=excluded) == {"MSS": 2, "HNP": 1}
    assert counts(Property.MONTH, narrowing=excluded) == {
        "May 2024": 1,
        "Jun 2024": 0,
        "month unknown": 2,
    }


def test_values_are_listed_by_count_then_by_name_under_every_kind() -> None:
    found = facets()
    assert list(found) == list(KINDS)
    assert found[EntityType.ORGANISATION] == []
    assert [value.label for value in found[EntityType.FORCE]] == ["HNP", "MSS"]
    assert list(counts(EntityType.FORCE, "with OR the")) == ["MSS", "HNP"]
    assert list(counts(Property.SOURCE)) == ["Wire", "A Paper", "source unknown"]
    assert counts(Property.LANGUAGE) == {"en": 4, "fr": 1}


def test_months_are_listed_in_their_order_the_unknown_last() -> None:
    assert list(counts(Property.MONTH).items()) == [
        ("May 2024", 2),
        ("Jun 2024", 1),
        ("month unknown", 2),
    ]


def test_what_was_chosen_or_excluded_stays_listed_without_articles() -> None:
    gone = Value(Property.SOURCE, "Gone")
    narrowing = Narrowing(frozenset({NOWHERE.key}), frozenset({HNP.key, gone}))
    found = facets("nobody", narrowing)
    assert found[EntityType.PLACE] == [FacetValue(NOWHERE.key, 0, 0, Choice.CHOSEN)]
    assert found[EntityType.FORCE] == [FacetValue(HNP.key, 0, 0, Choice.EXCLUDED)]
    assert found[EntityType.PERSON] == []
    assert found[Property.SOURCE] == [FacetValue(gone, 0, 0, Choice.EXCLUDED)]


def test_a_narrowing_becomes_groups_of_which_each_must_be_met() -> None:
    lexicon = Lexicon(ENTITIES)
    narrowing = Narrowing(frozenset({HNP.key, MSS.key, MAY, JUNE}), frozenset({WIRE, HAITI.key}))
    police, mission = frozenset({"hnp", "pnh", "police nationale"}), frozenset({"mss"})
    assert selection_of(narrowing, lexicon) == Selection(
        ((police,), (mission,), (MAY, JUNE)), (frozenset({"haiti"}), WIRE)
    )
    assert selection_of(narrowing.switching(EntityType.FORCE), lexicon).required == (
        (police, mission),
        (MAY, JUNE),
    )


def test_an_entity_no_longer_known_narrows_nothing() -> None:
    narrowing = Narrowing(frozenset({HNP.key, MSS.key}), frozenset({HAITI.key}))
    lexicon = Lexicon([MSS])
    assert selection_of(narrowing, lexicon) == Selection(((frozenset({"mss"}),),), ())
    nobody = choosing(HNP.key).switching(EntityType.FORCE)
    assert selection_of(nobody, lexicon) == Selection()
    with searching(collection_of(["MSS", "x"], MSS)) as searcher:
        (value,) = searcher.facets(Search("", nobody))[EntityType.FORCE]
    assert value == FacetValue(MSS.key, 1, 1, Choice.NONE)


def test_merging_two_names_changes_the_counts_at_once() -> None:
    merged = entity("HNP", "PNH", "police nationale", "MSS")
    with searching(COLLECTION) as searcher:
        again = Searcher(collection_of([], merged), searcher.index)
        (value,) = again.facets(Search())[EntityType.FORCE]
    assert value == FacetValue(merged.key, 3, 3, Choice.NONE)


def test_two_entities_of_one_type_and_name_are_one() -> None:
    twice = (entity("HNP"), entity("HNP", "police"))
    with searching(collection_of(["HNP", "police", "x"], *twice)) as searcher:
        assert searcher.facets(Search())[EntityType.FORCE] == [
            FacetValue(HNP.key, 2, 2, Choice.NONE)
        ]


SURFACES = [form for each in ENTITIES for form in each.variants] + ["the", "said", "gangs"]
TEXTS = st.lists(st.sampled_from(SURFACES), max_size=5).map(" ".join)
DATES = st.sampled_from([None, "2024-05-03", "2024-05", "2024-06-01?", "2024", "2024-05/2024-06"])
SOURCES = st.sampled_from([None, "Wire", "A Paper"])
ARTICLES = st.lists(st.tuples(TEXTS, DATES, SOURCES, st.sampled_from(["en", "fr"])), max_size=7)
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
VALUES = (
    *(Value(Property.MONTH, month) for month in ("2024-05", "2024-06", "")),
    *(Value(Property.SOURCE, source) for source in ("Wire", "A Paper", "")),
    *(Value(Property.LANGUAGE, language) for language in ("en", "fr", "de")),
)


@st.composite
def collections(draw: st.DrawFn) -> MemoryCollection:
    """Return a small collection with a lexicon."""
    articles = {}
    for number, (text, date, source, language) in enumerate(draw(ARTICLES)):
        known = parse_date(date) if date else None
        articles[str(number)] = Article(
            str(number), "", text, date=known, source=source, language=language
        )
    return MemoryCollection(articles, Lexicon(draw(LEXICA)))


@st.composite
def narrowings(draw: st.DrawFn, keys: tuple[FacetKey, ...]) -> Narrowing:
    """Return a narrowing by some of these values."""
    some = st.frozensets(st.sampled_from(keys), max_size=4)
    narrowing = Narrowing(any_of=draw(st.frozensets(st.sampled_from(EntityType))))
    return narrowing.having_all(draw(some), Choice.EXCLUDED).having_all(draw(some), Choice.CHOSEN)


@given(st.data(), collections(), QUERIES, st.booleans())
@settings(max_examples=80)
def test_the_number_beside_a_value_is_what_is_shown_when_it_is_chosen(
    data: st.DataObject, collection: MemoryCollection, text: str, typing: bool
) -> None:
    entities = dict.fromkeys(each.key for each in collection.lexicon.entities)
    keys: tuple[FacetKey, ...] = (*entities, *VALUES)
    narrowing = data.draw(narrowings(keys))
    search = Search(text, narrowing, typing=typing)
    with searching(collection) as searcher, scanning.searching(collection) as slow:
        found = searcher.facets(search)
        assert found == slow.facets(search)
        listed = {value.key: value for values in found.values() for value in values}
        for key in keys:
            chosen = replace(search, narrowing=narrowing.having(key, Choice.CHOSEN))
            answer = searcher.search(chosen, limit=10)
            if key in listed:
                assert listed[key].articles == answer.total == len(answer.hits)
                assert listed[key].choice is narrowing.of(key)
            elif answer.total:
                # Only where others that are chosen stand for it, and no article has it at all.
                alone = narrowing.choosing_only(kind_of(key), [key])
                assert slow.search(replace(search, narrowing=alone), limit=0).total == 0
                assert narrowing.is_any(kind_of(key))
