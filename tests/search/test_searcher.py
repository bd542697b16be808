"""The searcher: from what is typed to articles, each with why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import UnknownArticleError
from explorer.library.collection import Collection
from explorer.models import EntityType
from explorer.search import query as q
from explorer.search.answers import Answer, Hit, Meaning, Search, Sort, Widened, fold, listing
from explorer.search.index import IndexedArticle
from explorer.search.language.grammar import Reading
from explorer.search.narrowing import Choice, Narrowing
from explorer.search.reasons import Found, Reason
from explorer.search.searcher import Searcher
from explorer.text.words import folded_words
from tests.conftest import ArticleFolder
from tests.search.corpora import (
    QUERIES,
    TEXTS,
    collection_of,
    entity,
    meets,
    written,
)
from tests.search.scanning import searching

HNP = entity("Haitian National Police", "PNH", "HNP", "Haitian police")
OTUNGE = entity("Godfrey Otunge", "Otunge", type_=EntityType.PERSON)
COLLECTION = collection_of(
    ["The PNH met gangs", "HNP, HNP and Haitian police", "Otunge in Kenscoff"], HNP, OTUNGE
)


@pytest.fixture
def searcher() -> Iterator[Searcher]:
    with searching(COLLECTION) as searcher:
        yield searcher


def ids(answer: Answer) -> list[str]:
    return [hit.article.id for hit in answer.hits]


def surfaces(hit: Hit) -> list[tuple[str, Reason]]:
    return [(found.surface, found.reason) for found in hit.why]


def test_an_empty_search_finds_everything_without_a_reason(searcher: Searcher) -> None:
    answer = searcher.search(Search(), limit=10)
    assert (answer.total, ids(answer)) == (3, ["0", "1", "2"])
    assert [hit.why for hit in answer.hits] == [[], [], []]


def test_a_name_finds_its_other_forms_and_says_which(searcher: Searcher) -> None:
    answer = searcher.search(Search("pnh"), limit=10)
    assert sorted(ids(answer)) == ["0", "1"]
    assert answer.widened == (Widened("pnh", (HNP,), {"HNP": 2, "Haitian police": 1}),)


def test_forms_that_contain_what_is_typed_are_no_widening(searcher: Searcher) -> None:
    (widened,) = searcher.search(Search("otunge"), limit=10).widened
    assert widened.also == {}


def test_only_forms_in_the_result_are_told(searcher: Searcher) -> None:
    (widened,) = searcher.search(Search("HNP gangs"), limit=10).widened
    assert widened.also == {"PNH": 1}


def test_what_is_misspelled_is_corrected(searcher: Searcher) -> None:
    answer = searcher.search(Search("kensckoff"), limit=10)
    assert ids(answer) == ["2"]
    assert answer.corrections[0].found == ("kenscoff",)
    assert answer.hits[0].why == [Found("Kenscoff", 1, Reason.FUZZY, "1 letter off")]


def test_repairs_are_told(searcher: Searcher) -> None:
    assert len(searcher.search(Search("(gang"), limit=10).repairs) == 1


def test_what_is_being_typed_already_finds(searcher: Searcher) -> None:
    assert ids(searcher.search(Search("kens", typing=True), limit=10)) == ["2"]
    assert ids(searcher.search(Search("kens"), limit=10)) == []


def test_a_page_knows_where_it_begins_and_what_it_was_asked(searcher: Searcher) -> None:
    search = Search(sort=Sort.DATE)
    answer = searcher.search(search, limit=1, offset=2)
    assert (answer.search, answer.offset, answer.total, ids(answer)) == (search, 2, 3, ["2"])


def test_narrowing_and_order_reach_the_index(searcher: Searcher) -> None:
    chosen = Narrowing().having(HNP.key, Choice.CHOSEN)
    assert ids(searcher.search(Search(narrowing=chosen, sort=Sort.TITLE), limit=9)) == ["0", "1"]


def test_one_article_is_read_with_what_a_search_finds_in_it(searcher: Searcher) -> None:
    assert surfaces(searcher.read("0", Search("gang pnh"))) == [
        ("PNH", Reason.EXACT),
        ("gangs", Reason.STEMMED),
    ]
    assert searcher.read("2", Search("gang")).why == []
    assert [surfaces(hit) for hit in searcher.hits(["2", "0"], Search("gang"))] == [
        [],
        [("gangs", Reason.STEMMED)],
    ]
    with pytest.raises(UnknownArticleError):
        searcher.read("9", Search())


def test_what_only_the_title_has_is_found_and_told_in_it(folder: ArticleFolder) -> None:
    folder.write("a.txt", "A Curfew\n\nNothing to see here, said all of them.")
    with searching(folder.open()) as searcher:
        (hit,) = searcher.search(Search("title:curfew"), limit=1).hits
    assert surfaces(hit) == [("Curfew", Reason.EXACT)]
    assert hit.title_matches
    assert Hit(hit.article, hit.title_matches, ()).why == [Found("Curfew", 1, Reason.EXACT, "")]


def test_mentions_are_found_and_counted(searcher: Searcher) -> None:
    assert [mention.form for mention in searcher.mentions("HNP and PNH", "en")] == ["hnp", "pnh"]
    assert searcher.mention_counts(["hnp", "pnh", "x"]) == {"hnp": 2, "pnh": 1}


def test_the_listing_is_what_an_empty_search_finds(haiti: Collection) -> None:
    with searching(haiti) as searcher:
        for limit in (0, 2, 10):
            assert listing(haiti, Search(), limit=limit) == searcher.search(Search(), limit=limit)


# ── what is dropped, meant, kept ────────────────────────────────────────────────────────────


def test_what_is_dropped_is_no_longer_found_and_can_be_told(searcher: Searcher) -> None:
    answer = searcher.search(Search("pnh", dropped=frozenset({"hnp"})), limit=10)
    assert answer.widened == (Widened("pnh", (HNP,), {"Haitian police": 1}, dropped=("HNP",)),)
    assert sorted(ids(answer)) == ["0", "1"]
    dropped = frozenset({"hnp", "haitian police"})
    answer = searcher.search(Search("pnh", dropped=dropped), limit=10)
    assert ids(answer) == ["0"]
    assert answer.widened[0].dropped == ("Haitian police", "HNP")
    assert ids(searcher.search(Search("pnh", widens=False), limit=10)) == ["0"]


PREMIER = entity("Prime Minister", "PM", type_=EntityType.PERSON)
MILITARY = entity("Police Militaire", "PM")
AMBIGUOUS = collection_of(["Prime Minister said", "Police Militaire said"], PREMIER, MILITARY)


def test_a_name_of_several_finds_all_of_them_until_one_is_meant() -> None:
    with searching(AMBIGUOUS) as searcher:
        answer = searcher.search(Search("PM"), limit=9)
        assert ids(answer) == ["0", "1"]
        assert answer.widened[0].choices == answer.widened[0].entities
        assert set(answer.widened[0].choices) == {PREMIER, MILITARY}
        meant = frozenset({Meaning("pm", MILITARY.key)})
        answer = searcher.search(Search("PM", meant=meant), limit=9)
    assert ids(answer) == ["1"]
    (widened,) = answer.widened
    assert widened.entities == (MILITARY,)
    assert set(widened.choices) == {PREMIER, MILITARY}
    assert widened.also == {"Police Militaire": 1}


def test_what_is_kept_is_asked_for_at_each_search() -> None:
    kept: list[str] = []
    query = "explorer.search.searcher.read_query"
    with (
        searching(COLLECTION, lambda tag: [] if tag else kept) as searcher,
        patch(query, lambda *_, **__: Reading(q.Kept(), ())),
    ):
        answer = searcher.search(Search("is:bookmarked"), limit=9)
        assert (answer.total, answer.notices) == (0, ("No passage is kept yet.",))
        kept.append("2")
        answer = searcher.search(Search("is:bookmarked"), limit=9)
        assert (ids(answer), answer.notices) == (["2"], ())


# ── relaxed ─────────────────────────────────────────────────────────────────────────────────

SAID = collection_of(["red green", "green blue", "blue", "red"])


def test_where_nothing_has_all_words_those_with_some_are_found_and_that_is_said() -> None:
    with searching(SAID) as searcher:
        answer = searcher.search(Search("red blue"), limit=9)
        assert (answer.relaxed, ids(answer)) == (True, ["0", "1", "2", "3"])
        answer = searcher.search(Search("red AND blue -green"), limit=9)
        assert (answer.relaxed, ids(answer)) == (True, ["2", "3"])
        answer = searcher.search(Search("red green"), limit=9)
        assert (answer.relaxed, ids(answer)) == (False, ["0"])
        answer = searcher.search(Search("violet indigo"), limit=9)
        assert (answer.relaxed, answer.total) == (False, 0)


def test_a_narrowing_relaxes_nothing_and_counts_what_is_relaxed() -> None:
    hnp = entity("PNH")
    with searching(collection_of(["red PNH", "blue", "red blue"], hnp)) as searcher:
        excluded = Narrowing().having(hnp.key, Choice.CHOSEN)
        answer = searcher.search(Search("red blue", narrowing=excluded), limit=9)
        assert (answer.relaxed, answer.total) == (False, 0)
    with searching(collection_of(["red PNH", "blue"], hnp)) as searcher:
        (value,) = searcher.facets(Search("red blue"))[EntityType.FORCE].values
        assert value.articles == 1
        answer = searcher.search(Search("red blue", narrowing=excluded), limit=9)
        assert (answer.relaxed, ids(answer)) == (True, ["0"])


def test_hits_of_a_relaxed_search_say_what_they_have() -> None:
    with searching(SAID) as searcher:
        hits = searcher.search(Search("red blue"), limit=9).hits
        assert [[found.surface for found in hit.why] for hit in hits] == [
            ["red"],
            ["blue"],
            ["blue"],
            ["red"],
        ]
        assert surfaces(searcher.read("1", Search("red blue"))) == [("blue", Reason.EXACT)]


@given(
    st.lists(TEXTS, max_size=6),
    st.lists(st.sampled_from(["gang", "sud", "pol", "the"]), min_size=1, max_size=3, unique=True),
)
@settings(max_examples=50)
def test_a_search_for_words_finds_something_where_any_article_has_one(
    texts: list[str], words: list[str]
) -> None:
    with searching(collection_of(texts)) as searcher:
        answer = searcher.search(Search(" ".join(words)), limit=10)
    some = [str(n) for n, text in enumerate(texts) if {*words} & {*folded_words(text)}]
    every = [str(n) for n, text in enumerate(texts) if {*words} <= {*folded_words(text)}]
    if "gang" not in words:  # which `gangs` is an inflection of
        assert ids(answer) == (every or some)
        assert answer.relaxed == (bool(some) and not every)
    assert set(every) <= set(ids(answer))


# ── stories ─────────────────────────────────────────────────────────────────────────────────

STORIES = (("0", "3", "4"), ("1", "5"))
TOLD = collection_of(
    ["gang", "gang police", "sud", "gang gang", "police", "police sud", "police gang"],
    stories=STORIES,
)


def folded(answer: Answer) -> list[tuple[str, tuple[str, ...]]]:
    return [(hit.article.id, hit.same_story) for hit in answer.hits]


def test_articles_of_one_story_are_one_hit_that_names_the_others_found() -> None:
    with searching(TOLD) as searcher:
        answer = searcher.search(Search(folded=True), limit=9)
        assert folded(answer) == [("0", ("3", "4")), ("1", ("5",)), ("2", ()), ("6", ())]
        assert answer.total == 7
        answer = searcher.search(Search("gang", folded=True, sort=Sort.DATE), limit=9)
        assert folded(answer) == [("0", ("3",)), ("1", ()), ("6", ())]
        assert answer.total == 4


def test_unfolded_every_article_is_a_hit_of_its_own() -> None:
    with searching(TOLD) as searcher:
        answer = searcher.search(Search("gang", sort=Sort.DATE), limit=9)
        assert folded(answer) == [("0", ()), ("1", ()), ("3", ()), ("6", ())]


def test_a_page_of_stories_is_full_though_the_first_ones_have_many_articles() -> None:
    collection = collection_of(["gang"] * 60, stories=[[str(number) for number in range(56)]])
    with searching(collection) as searcher:
        answer = searcher.search(Search("gang", folded=True, sort=Sort.DATE), limit=3)
        assert ids(answer) == ["0", "56", "57"]
        assert len(answer.hits[0].same_story) == 55
        assert ids(searcher.search(Search(folded=True), limit=3, offset=3)) == ["58", "59"]
        assert searcher.search(Search(folded=True), limit=0).total == 60
        assert ids(searcher.search(Search(folded=True), limit=3, offset=9)) == []


@given(
    st.lists(st.tuples(TEXTS, st.integers(0, 3)), max_size=9),
    QUERIES,
    st.sampled_from(Sort),
    st.booleans(),
    st.integers(1, 4),
)
@settings(max_examples=80)
def test_pages_of_stories_have_every_article_that_is_found_once(
    told: list[tuple[str, int]], query: q.Query, sort: Sort, reverse: bool, size: int
) -> None:
    stories = [
        [str(at) for at, (_, story) in enumerate(told) if story == number] for number in (1, 2, 3)
    ]
    collection = collection_of((text for text, _ in told), stories=stories)
    search = Search(written(query), sort=sort, reverse=reverse)
    with searching(collection) as searcher:
        every = searcher.search(search, limit=20)
        pages = [
            searcher.search(replace(search, folded=True), limit=size, offset=offset)
            for offset in range(0, 10, size)
        ]
    assert {page.total for page in pages} == {every.total}
    hits = [hit for page in pages for hit in page.hits]
    found = [id_ for hit in hits for id_ in (hit.article.id, *hit.same_story)]
    assert sorted(found) == sorted(ids(every))
    # The first of a story is the one that ranks first.
    places = {id_: place for place, id_ in enumerate(ids(every))}
    heads = [places[hit.article.id] for hit in hits]
    assert heads == sorted(heads)
    for hit in hits:
        assert all(places[other] > places[hit.article.id] for other in hit.same_story)
        assert set(hit.same_story) <= set(collection.same_story(hit.article.id))


def test_the_listing_folds_the_newest_articles() -> None:
    for limit in (0, 2, 5, 9):
        rows = folded(listing(TOLD, Search(folded=True), limit=limit))
        assert set(TOLD.newest(limit)) <= {id_ for head, others in rows for id_ in (head, *others)}
        heads = [id_ for id_, _ in rows]
        assert heads == [id_ for id_ in TOLD.newest(limit) if id_ in "0126"]
    with searching(TOLD) as searcher:
        assert listing(TOLD, Search(folded=True), limit=9) == searcher.search(
            Search(folded=True), limit=9
        )


def test_what_is_folded_is_yielded_once_in_the_order_given() -> None:
    assert list(fold("643215", TOLD)) == [
        ("6", ()),
        ("4", ("0", "3")),
        ("2", ()),
        ("1", ("5",)),
    ]
    assert list(fold([], TOLD)) == []


# ── properties ──────────────────────────────────────────────────────────────────────────────


@given(st.lists(TEXTS, max_size=6), QUERIES)
@settings(max_examples=80)
def test_a_written_query_finds_what_reading_every_article_finds(
    texts: list[str], query: q.Query
) -> None:
    with searching(collection_of(texts)) as searcher:
        answer = searcher.search(Search(written(query)), limit=10)
    found = [
        str(id_) for id_, text in enumerate(texts) if meets(query, IndexedArticle("", "", text))
    ]
    if answer.relaxed:
        assert found == []
    else:
        assert sorted(ids(answer)) == found
    assert answer.total == len(answer.hits)


# ── the built-in articles ───────────────────────────────────────────────────────────────────


@pytest.fixture
def in_haiti(haiti: Collection) -> Iterator[Searcher]:
    with searching(haiti) as searcher:
        yield searcher


def found_in_haiti(searcher: Searcher, text: str) -> dict[str, set[str]]:
    """Return what was found in each article, by the number its id begins with."""
    hits = searcher.search(Search(text), limit=10).hits
    return {hit.article.id[:3]: {found.surface for found in hit.why} for hit in hits}


def test_pnh_finds_all_five_and_which_form_each_has(in_haiti: Searcher) -> None:
    texts = {id_[:3]: in_haiti.collection.article(id_).text for id_ in in_haiti.collection.ids}
    found = found_in_haiti(in_haiti, "PNH")
    assert len(found) == 5
    for id_, forms in found.items():
        assert forms
        assert all(form in " ".join(texts[id_].split()) for form in forms)
        assert ("PNH" in forms) == ("PNH" in texts[id_])
        assert ("HNP" in forms) == ("HNP" in texts[id_].replace("IGHNP", ""))


def test_accents_may_be_left_out_or_put_in(in_haiti: Searcher) -> None:
    assert {"Pont Sondé"} in found_in_haiti(in_haiti, '"Pont Sonde"').values()
    plain = found_in_haiti(in_haiti, "Pont Sonde")
    assert any("Pont Sondé" in surfaces or "Sondé" in surfaces for surfaces in plain.values())
    found = found_in_haiti(in_haiti, "chérizier")
    assert any("Cherizier" in surface for each in found.values() for surface in each)
