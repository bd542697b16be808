"""Facets: what is counted, and that the counts are true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.dates import parse_date
from explorer.entities.lexicon import Lexicon
from explorer.models import Article, Entity, EntityType
from explorer.search.answers import Search
from explorer.search.facets.facet_lists import Listed, Listing, Order
from explorer.search.index import Selection
from explorer.search.names.known_entities import selection_of
from explorer.search.narrowing import (
    KINDS,
    Choice,
    FacetKey,
    FacetValue,
    Kind,
    Narrowing,
    Property,
    Value,
    kind_of,
)
from explorer.search.searcher import Searcher
from explorer.text.words import folded_words
from tests.search import scanning
from tests.search.corpora import MemoryCollection, collection_of, entity, names_of, searching

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


def facets(
    text: str = "", narrowing: Narrowing | None = None
) -> Mapping[Kind, Sequence[FacetValue]]:
    with searching(COLLECTION) as searcher:
        found = searcher.facets(Search(text, narrowing or Narrowing()))
        return {kind: listed.values for kind, listed in found.items()}


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
    known = names_of(ENTITIES)
    narrowing = Narrowing(frozenset({HNP.key, MSS.key, MAY, JUNE}), frozenset({WIRE, HAITI.key}))
    police, mission = frozenset({"hnp", "pnh", "police nationale"}), frozenset({"mss"})
    assert selection_of(narrowing, known) == Selection(
        ((police,), (mission,), (MAY, JUNE)), (frozenset({"haiti"}), WIRE)
    )
    assert selection_of(narrowing.switching(EntityType.FORCE), known).required == (
        (police, mission),
        (MAY, JUNE),
    )


def test_an_entity_no_longer_known_narrows_nothing() -> None:
    narrowing = Narrowing(frozenset({HNP.key, MSS.key}), frozenset({HAITI.key}))
    known = names_of([MSS])
    assert selection_of(narrowing, known) == Selection(((frozenset({"mss"}),),), ())
    nobody = choosing(HNP.key).switching(EntityType.FORCE)
    assert selection_of(nobody, known) == Selection()
    with searching(collection_of(["MSS", "x"], MSS)) as searcher:
        (value,) = searcher.facets(Search("", nobody))[EntityType.FORCE].values
    assert value == FacetValue(MSS.key, 1, 1, Choice.NONE)


def test_merging_two_names_changes_the_counts_at_once() -> None:
    merged = entity("HNP", "PNH", "police nationale", "MSS")
    with searching(COLLECTION) as searcher:
        again = Searcher(collection_of([], merged), searcher.index)
        (value,) = again.facets(Search())[EntityType.FORCE].values
    assert value == FacetValue(merged.key, 3, 3, Choice.NONE)


def test_two_entities_of_one_type_and_name_are_one() -> None:
    twice = (entity("HNP"), entity("HNP", "police"))
    with searching(collection_of(["HNP", "police", "x"], *twice)) as searcher:
        assert searcher.facets(Search())[EntityType.FORCE].values == [
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
    with searching(collection) as searcher, scanning.searching(collection) as slow:
        keys: tuple[FacetKey, ...] = (*searcher.names.entity_keys, *VALUES)
        narrowing = data.draw(narrowings(keys))
        search = Search(text, narrowing, typing=typing)
        found = searcher.facets(search)
        assert found == slow.facets(search)
        listed = {value.key: value for each in found.values() for value in each.values}
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


def people_of(**numbers: int) -> MemoryCollection:
    """Return a collection in which so many articles name each person, by underscores."""
    people = [entity(name.replace("_", " "), type_=EntityType.PERSON) for name in numbers]
    texts = [each.name for each in people for _ in range(numbers[each.name.replace(" ", "_")])]
    return collection_of(texts, *people)


def people(listing: Listing, collection: MemoryCollection, text: str = "") -> Listed:
    with searching(collection) as searcher:
        return searcher.facets(Search(text), {EntityType.PERSON: listing})[EntityType.PERSON]


def names(listed: Listed) -> list[str]:
    return [value.label for value in listed.values]


CROWD = people_of(Ann_Lee=1, Bob_Kane=3, Anna_Karl=2, Zoé_Abel=2, Écho_Sun=1)


def test_only_the_kinds_that_are_wanted_are_counted() -> None:
    with searching(COLLECTION) as searcher:
        assert list(searcher.facets(Search(), {Property.SOURCE: Listing()})) == [Property.SOURCE]


def test_a_limit_leaves_out_the_last_and_says_how_many_there_are() -> None:
    listed = people(Listing(limit=2), CROWD)
    assert names(listed) == ["Bob Kane", "Anna Karl"]
    assert (listed.total, listed.following, listed.nearly) == (5, 3, False)
    assert names(people(Listing(limit=2, offset=3), CROWD)) == ["Ann Lee", "Écho Sun"]


def test_names_are_in_the_order_of_the_alphabet_accents_aside() -> None:
    listed = people(Listing(Order.NAME), CROWD)
    assert names(listed) == ["Ann Lee", "Anna Karl", "Bob Kane", "Écho Sun", "Zoé Abel"]


def test_months_are_in_their_order_by_name_as_well_and_by_count_where_that_is_asked_for() -> None:
    with searching(COLLECTION) as searcher:
        of = {
            order: searcher.facets(Search(), {Property.MONTH: Listing(order)})[Property.MONTH]
            for order in (None, Order.NAME, Order.COUNT)
        }
    assert of[None] == of[Order.NAME]
    assert names(of[None]) == ["May 2024", "Jun 2024", "month unknown"]
    assert names(of[Order.COUNT]) == ["May 2024", "month unknown", "Jun 2024"]


def test_every_typed_word_begins_a_word_of_a_name_or_of_a_variant() -> None:
    assert names(people(Listing(match="ann"), CROWD)) == ["Anna Karl", "Ann Lee"]
    assert names(people(Listing(match="ka AN"), CROWD)) == ["Anna Karl"]
    assert names(people(Listing(match="zoe"), CROWD)) == ["Zoé Abel"]
    assert len(names(people(Listing(match=" -"), CROWD))) == len(CROWD.lexicon.entities)
    with searching(COLLECTION) as searcher:
        found = searcher.facets(Search(), {EntityType.FORCE: Listing(match="nationale pol")})
        assert names(found[EntityType.FORCE]) == ["HNP"]
        found = searcher.facets(Search(), {Property.SOURCE: Listing(match="pap")})
        assert names(found[Property.SOURCE]) == ["A Paper"]
        found = searcher.facets(Search(), {Property.MONTH: Listing(match="2025 jun")})
        assert names(found[Property.MONTH]) == []
        found = searcher.facets(Search(), {Property.MONTH: Listing(match="2024 06")})
        assert names(found[Property.MONTH]) == ["Jun 2024"]


def test_names_that_are_spelled_almost_so_match_where_no_other_does() -> None:
    listed = people(Listing(match="kanes"), CROWD)
    assert (names(listed), listed.nearly) == (["Bob Kane"], True)
    listed = people(Listing(match="krl"), CROWD)
    assert (names(listed), listed.nearly) == (["Anna Karl"], True)
    listed = people(Listing(match="qqqq"), CROWD)
    assert (names(listed), listed.total, listed.nearly) == ([], 0, False)


def test_a_name_without_articles_keeps_no_other_from_matching() -> None:
    collection = collection_of(["Karla"], entity("Karlo"), entity("Karla"))
    with searching(collection) as searcher:
        found = searcher.facets(Search(), {EntityType.FORCE: Listing(match="karlo")})
        listed = found[EntityType.FORCE]
    assert (names(listed), listed.nearly) == (["Karla"], True)


def test_what_is_chosen_or_excluded_is_listed_whatever_is_typed() -> None:
    narrowing = Narrowing(excluded=frozenset({HNP.key}))
    with searching(COLLECTION) as searcher:
        search, listing = Search("", narrowing), Listing(match="mss", limit=1)
        listed = searcher.facets(search, {EntityType.FORCE: listing})[EntityType.FORCE]
    assert names(listed) == ["MSS"]
    assert listed.marked == [FacetValue(HNP.key, 2, 2, Choice.EXCLUDED)]
    assert (listed.total, listed.following) == (1, 0)


def test_by_lift_what_is_frequent_everywhere_comes_after_what_is_frequent_here() -> None:
    here = ["fire Ann Bob", "fire Ann Bob", "fire Ann", "fire Ann Cy"]
    elsewhere = ["Ann", "Ann", "Ann", "Ann Bob", "Ann", "Ann"] * 4
    some = [entity(name, type_=EntityType.PERSON) for name in ("Ann", "Bob", "Cy")]
    collection = collection_of([*here, *elsewhere], *some)
    assert names(people(Listing(), collection, "fire")) == ["Ann", "Bob", "Cy"]
    # One article is no ground: that Cy is nowhere else may be chance.
    assert names(people(Listing(Order.LIFT), collection, "fire")) == ["Bob", "Ann", "Cy"]
    assert names(people(Listing(Order.LIFT), collection)) == ["Ann", "Bob", "Cy"]


LISTINGS = st.builds(
    Listing,
    st.sampled_from([None, *Order]),
    st.sampled_from(["", "", "h", "ba", "pol na", "hatii", "2024", "x y", "w"]),
    st.none() | st.integers(0, 3),
    st.integers(0, 2),
)


@given(st.data(), collections(), QUERIES, LISTINGS)
@settings(max_examples=80)
def test_however_it_is_listed_a_value_has_the_counts_of_the_full_list(
    data: st.DataObject, collection: MemoryCollection, text: str, listing: Listing
) -> None:
    entities = dict.fromkeys(each.key for each in collection.lexicon.entities)
    search = Search(text, data.draw(narrowings((*entities, *VALUES))))
    with searching(collection) as searcher:
        everything = searcher.facets(search)
        found = searcher.facets(search, dict.fromkeys(KINDS, listing))
        unlimited = replace(listing, limit=None, offset=0)
        matching = searcher.facets(search, dict.fromkeys(KINDS, unlimited))
    for kind, listed in found.items():
        full = {value.key: value for value in everything[kind].values}
        keys = [value.key for value in (*listed.values, *listed.marked)]
        assert [full[key] for key in keys] == [*listed.values, *listed.marked]
        assert len(set(keys)) == len(keys)
        assert search.narrowing.chosen_of(kind) & full.keys() <= set(keys)
        assert search.narrowing.excluded_of(kind) & full.keys() <= set(keys)
        matches = matching[kind].values
        assert listed.total == len(matches) == matching[kind].total
        end = None if listing.limit is None else listing.offset + listing.limit
        assert listed.values == matches[listing.offset : end]
        after = matches[end:] if end is not None else []
        assert listed.following == sum(not value.is_marked for value in after)
        typed = folded_words(listing.match)
        if not typed:
            assert {value.key for value in matches} == full.keys()
        elif isinstance(kind, EntityType) and not listed.nearly:
            for key in full:
                begun = any(
                    all(any(word.startswith(each) for word in folded_words(name)) for each in typed)
                    for entity in collection.lexicon.entities
                    if entity.key == key
                    for name in entity.variants
                )
                assert begun == (key in {value.key for value in matches})
