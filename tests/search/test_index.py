"""What every index engine must do, written against the interface in `index.py`.

Another engine joins by standing in ENGINES.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.search.answers import Sort
from explorer.search.index import ArticleIndex, Forms, IndexedArticle, Ranking, Request, Selection
from explorer.search.query import (
    And,
    Everything,
    InTitle,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Similar,
    Unfinished,
)
from explorer.search.whoosh_index import WhooshIndex
from explorer.text.folding import fold
from tests.search.corpora import QUERIES, TEXTS, entity, indexed, meets, word


@contextmanager
def whoosh_in_memory() -> Iterator[ArticleIndex]:
    index = WhooshIndex.create(None)
    yield index
    index.close()


@contextmanager
def whoosh_in_a_folder() -> Iterator[ArticleIndex]:
    with tempfile.TemporaryDirectory() as folder:
        index = WhooshIndex.create(Path(folder))
        yield index
        index.close()


Engine = Callable[[], AbstractContextManager[ArticleIndex]]
ENGINES: tuple[Engine, ...] = (whoosh_in_memory, whoosh_in_a_folder)
every_engine = pytest.mark.parametrize("engine", ENGINES)


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest) -> Iterator[ArticleIndex]:
    with request.param() as index:
        yield index


def ids(index: ArticleIndex, query: Query, **selection: tuple[Forms, ...]) -> list[str]:
    """Return the ids of all that is found, sorted, having checked the total."""
    found = index.search(Request(query, Selection(**selection)), limit=1000)
    assert found.total == len(found.ids)
    return sorted(found.ids)


# ── words ───────────────────────────────────────────────────────────────────────────────────

HAITI = (
    indexed("1", "Police fought gangs in Pont Sondé.", title="A gang retreats", forms="hnp hnp"),
    indexed("2", "Haiti’s police-led operation", title="Kenscoff", forms="hnp mss"),
    indexed("3", "Les déplacées de Kenscoff", language="fr", forms="mss"),
    indexed("4", ""),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Everything(), "1234"),
        (word("POLICE"), "12"),
        (word("sonde"), "1"),
        (word("Sondé"), "1"),
        (word("gang"), "1"),
        (word("operations"), "2"),
        (word("déplacé"), "3"),
        (word("haiti"), "2"),
        (word("polic"), "12"),
        (word("poli"), ""),
        (Prefix("poli"), "12"),
        (Prefix("x"), ""),
        (Phrase(("pont", "sonde"), quoted=True), "1"),
        (Phrase(("police", "led"), quoted=False), "2"),
        (Phrase(("sonde", "pont"), quoted=True), ""),
        (Phrase(("police", "gangs"), quoted=True), ""),
        (Phrase(("gangs",), quoted=True), "1"),
        (Phrase(("gang",), quoted=True), "1"),
        (Phrase(("retreats", "police"), quoted=True), ""),
        (Similar(word("gamgs"), (("gangs", 1), ("led", 9))), "12"),
        (Named((entity("HNP"),), "HNP"), "12"),
        (Named((entity("x", "HNP", "MSS"),), "x"), "123"),
        (Named((entity("HNP"), entity("MSS")), "x"), "123"),
        (Named((), "x"), ""),
        (Unfinished(word("gan"), Prefix("gan")), "1"),
        (Unfinished(word("operations"), Prefix("operations")), "2"),
        (InTitle(word("kenscoff")), "2"),
        (InTitle(word("gangs")), ""),
        (InTitle(Prefix("ken")), "2"),
        (InTitle(Or((word("gang"), word("kenscoff")))), "12"),
        (InTitle(Not(word("gang"))), "234"),
        (And((word("police"), word("gang"))), "1"),
        (Or((word("gang"), word("les"))), "13"),
        (Or(()), ""),
        (Not(word("police")), "34"),
        (Not(Everything()), ""),
        (Not(Or(())), "1234"),
        (Not(Named((), "x")), "1234"),
        (And((word("police"), Not(word("gang")))), "2"),
        (And((Not(word("gang")), Not(word("les")))), "24"),
        (Or((word("gang"), Not(word("police")))), "134"),
    ],
)
def test_finds(index: ArticleIndex, query: Query, found: str) -> None:
    index.add(HAITI)
    assert "".join(ids(index, query)) == found


@every_engine
@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(["en", "fr"])), max_size=5), QUERIES)
@settings(max_examples=150)
def test_finds_what_reading_every_article_finds(
    engine: Engine, texts: list[tuple[str, str, str]], query: Query
) -> None:
    articles = [
        indexed(str(number), text, title=title, language=language)
        for number, (title, text, language) in enumerate(texts)
    ]
    with engine() as index:
        index.add(articles)
        assert ids(index, query) == [each.id for each in articles if meets(query, each)]


@pytest.mark.parametrize("letter", ["x", "é", "e\u0301", "警"])
def test_a_word_of_any_length_is_indexed(index: ArticleIndex, letter: str) -> None:
    index.add([indexed("1", f"{letter * 70_000} police")])
    assert ids(index, word("police")) == ids(index, Prefix(fold(letter) * 50)) == ["1"]


# ── narrowing and counting ──────────────────────────────────────────────────────────────────

HNP, MSS = frozenset({"hnp"}), frozenset({"mss"})


@pytest.mark.parametrize(
    ("chosen", "excluded", "found"),
    [
        ((HNP,), (), "12"),
        ((HNP, MSS), (), "2"),
        ((HNP | MSS,), (), "123"),
        ((), (MSS,), "14"),
        ((), (HNP, MSS), "4"),
        ((HNP,), (MSS,), "1"),
        ((HNP,), (HNP,), ""),
        ((frozenset({"unknown"}),), (), ""),
        ((), (frozenset({"unknown"}),), "1234"),
    ],
)
def test_narrows(
    index: ArticleIndex, chosen: tuple[Forms, ...], excluded: tuple[Forms, ...], found: str
) -> None:
    index.add(HAITI)
    assert "".join(ids(index, Everything(), chosen=chosen, excluded=excluded)) == found


SELECTIONS = st.builds(
    Selection,
    *[st.lists(st.frozensets(st.sampled_from("fgh"), min_size=1), max_size=2).map(tuple)] * 2,
)
MENTIONED = st.lists(st.sampled_from("fgh"), max_size=4).map(" ".join)


@every_engine
@given(st.lists(st.tuples(TEXTS, MENTIONED), max_size=5), QUERIES, SELECTIONS, SELECTIONS)
def test_counts_are_what_reading_every_article_counts(
    engine: Engine, texts: list[tuple[str, str]], query: Query, one: Selection, other: Selection
) -> None:
    articles = [indexed(str(n), text, forms=forms) for n, (text, forms) in enumerate(texts)]

    def selected(selection: Selection) -> list[IndexedArticle]:
        return [
            article
            for article in articles
            if meets(query, article)
            and all(forms & set(article.forms) for forms in selection.chosen)
            and not any(forms & set(article.forms) for forms in selection.excluded)
        ]

    with engine() as index:
        index.add(articles)
        request = Request(query, one)
        assert index.count(request, [one, other]) == [len(selected(one)), len(selected(other))]
        assert sorted(index.search(request, limit=10).ids) == [each.id for each in selected(one)]
        mentions = [form for article in selected(one) for form in article.forms]
        assert index.form_counts(request, "fghx") == {f: mentions.count(f) for f in set(mentions)}


@every_engine
@given(
    st.lists(st.tuples(TEXTS, MENTIONED), max_size=5),
    QUERIES,
    SELECTIONS,
    st.permutations("012345x"),
)
@settings(max_examples=40)
def test_those_of_some_articles_that_meet_a_request_stay_in_their_order(
    engine: Engine,
    texts: list[tuple[str, str]],
    query: Query,
    selection: Selection,
    some: list[str],
) -> None:
    with engine() as index:
        index.add(indexed(str(n), text, forms=forms) for n, (text, forms) in enumerate(texts))
        request = Request(query, selection)
        found = index.search(request, limit=10).ids
        assert index.among(request, some) == [id_ for id_ in some if id_ in found]
        assert index.among(request, some[:2]) == [id_ for id_ in some[:2] if id_ in found]
        assert index.among(request, []) == []


# ── pages and order ─────────────────────────────────────────────────────────────────────────

DATED = (
    indexed("a", "gang", title="Über", date="2025-02-01"),
    indexed("b", "gang gang gang", title="zone", date="2024-02-01"),
    indexed("c", "gang x x x x x x x x", title="Alpha", date=""),
    indexed("d", "gang", title="gang", date="2025-02-01"),
    indexed("e", "x"),
)
NEWEST = "adbce"


def order(index: ArticleIndex, query: Query, sort: Sort, *, reverse: bool = False) -> str:
    return "".join(index.search(Request(query, Selection(), sort, reverse), limit=9).ids)


def test_by_date_the_newest_come_first_and_the_undated_last(index: ArticleIndex) -> None:
    index.add(DATED)
    assert order(index, Everything(), Sort.DATE) == NEWEST
    assert order(index, Everything(), Sort.DATE, reverse=True) == "cebad"
    assert order(index, word("gang"), Sort.DATE) == "adbc"


def test_by_title_accents_and_case_do_not_count(index: ArticleIndex) -> None:
    index.add(DATED)
    assert order(index, Everything(), Sort.TITLE) == "ecdab"
    assert order(index, Everything(), Sort.TITLE, reverse=True) == "badce"


def test_by_relevance_a_title_and_many_mentions_count_more(index: ArticleIndex) -> None:
    index.add(DATED)
    found = order(index, word("gang"), Sort.RELEVANCE)
    assert (found[0], found[-1]) == ("d", "c")
    assert order(index, word("gang"), Sort.RELEVANCE, reverse=True)[0] == "c"


def test_without_a_query_the_most_relevant_are_the_newest(index: ArticleIndex) -> None:
    index.add(DATED)
    assert order(index, Everything(), Sort.RELEVANCE) == NEWEST


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("size", [1, 2, 3, 9])
def test_pages_make_up_the_whole(index: ArticleIndex, sort: Sort, size: int) -> None:
    index.add(DATED)
    request = Request(word("gang"), sort=sort)
    whole = index.search(request, limit=9)
    pages = [index.search(request, limit=size, offset=offset) for offset in range(0, 9, size)]
    assert sum((page.ids for page in pages), ()) == whole.ids
    assert {page.total for page in pages} == {4}


def test_an_empty_page_still_has_a_total(index: ArticleIndex) -> None:
    index.add(DATED)
    assert index.search(Request(word("gang")), limit=0) == Ranking((), 4)
    assert index.search(Request(word("gang")), limit=5, offset=4) == Ranking((), 4)


# ── words of the collection ─────────────────────────────────────────────────────────────────


def test_knows_what_words_begin_with(index: ArticleIndex) -> None:
    index.add(HAITI)
    assert index.has_prefix("oper")
    assert index.has_prefix("retr")  # of a title
    assert not index.has_prefix("pera")
    assert not index.has_prefix("zz")


def test_knows_near_spellings_the_nearest_first(index: ArticleIndex) -> None:
    index.add([indexed("1", "kenscof kenscoffs Kenscoff"), indexed("2", "x", title="knscoff")])
    near = index.near("kensckoff", 2)
    assert list(near) == [("kenscoff", 1), ("kenscof", 2), ("kenscoffs", 2), ("knscoff", 2)]
    assert index.near("Kénsckoff", 1) == [("kenscoff", 1)]


def test_two_letters_changed_round_are_one_step(index: ArticleIndex) -> None:
    index.add(HAITI)
    assert index.near("poilce", 1) == [("police", 1)]


@pytest.mark.parametrize("occurring", ["police", "kenscoff", "sondé", "gang", "déplacé"])
def test_a_word_that_occurs_in_some_inflection_has_no_neighbours(
    index: ArticleIndex, occurring: str
) -> None:
    index.add(HAITI)
    assert list(index.near(occurring, 2)) == []


def test_an_inflection_is_known_by_the_word_with_its_accents(index: ArticleIndex) -> None:
    index.add([indexed("1", "policías", language="es")])
    assert list(index.near("policía", 2)) == []
    assert index.near("policia", 2) == [("policias", 1)]


def test_an_empty_index_answers(index: ArticleIndex) -> None:
    assert len(index) == 0
    assert ids(index, Everything()) == ids(index, Not(word("x"))) == []
    assert index.count(Request(Everything()), [Selection()]) == [0]
    assert index.form_counts(Request(Everything()), ["hnp"]) == {}
    assert not index.has_prefix("a")
    assert list(index.near("police", 2)) == []


# ── changes ─────────────────────────────────────────────────────────────────────────────────


def test_adding_replaces_an_article_of_the_same_id(index: ArticleIndex) -> None:
    index.add(HAITI)
    index.add([indexed("1", "curfew", forms="mss")])
    assert len(index) == 4
    assert (ids(index, word("curfew")), ids(index, word("gang"))) == (["1"], [])
    assert index.form_counts(Request(Everything()), ["hnp", "mss"]) == {"hnp": 1, "mss": 3}


def test_deleting_removes_and_does_not_mind_the_unknown(index: ArticleIndex) -> None:
    index.add(HAITI)
    index.delete(["1", "unknown"])
    assert len(index) == 3
    assert ids(index, Everything()) == ["2", "3", "4"]
    assert ids(index, Everything(), chosen=(HNP,)) == ["2"]
    assert index.form_counts(Request(Everything()), ["hnp"]) == {"hnp": 1}


def test_the_words_of_what_is_gone_are_gone_with_it(index: ArticleIndex) -> None:
    index.add([indexed(str(number), "gang police") for number in range(30)])
    index.add([indexed("30", "Zanzibar sudo", title="Kenscoff"), indexed("31", "curfew")])
    index.add([indexed("31", "gang police")])
    index.delete(["30"])
    for word_ in ("zanzibar", "kenscoff", "curfew", "sudo"):
        assert not index.has_prefix(word_[:4])
        assert index.near(f"{word_[:-1]}x", 2) == []
        assert index.near(word_, 2) == []
        assert ids(index, word(word_)) == []
    assert list(index.near("polise", 2)) == [("police", 1)]
    assert list(index.near("gamg", 2)) == [("gang", 1)]


def test_a_word_that_is_gone_stands_in_the_way_of_none_that_is_there(index: ArticleIndex) -> None:
    index.add(
        [indexed(str(number), f"kensco{letter}") for number, letter in enumerate("abcdefghij")]
    )
    index.add([indexed("kept", "kenscox kenscoy")])
    index.add([indexed(str(number), "gang") for number in range(10, 30)])
    index.delete(map(str, range(10)))
    assert list(index.near("kensco", 2)) == [("kenscox", 1), ("kenscoy", 1)]


def test_what_is_asked_twice_is_not_answered_from_before_a_change(index: ArticleIndex) -> None:
    def answers() -> tuple[object, ...]:
        request = Request(word("déplacé"), Selection((MSS,)))
        return ids(index, word("gang")), index.search(request, limit=1), index.near("polise", 1)

    assert answers() == ([], Ranking((), 0), [])
    index.add(HAITI[:2])
    assert answers() == (["1"], Ranking((), 0), [("police", 1)])
    index.add([HAITI[2], indexed("5", "polishe polis")])
    assert answers() == (["1"], Ranking(("3",), 1), [("police", 1), ("polis", 1), ("polishe", 1)])
    index.delete(["1"])
    assert answers()[0] == []


def _breaking(articles: Sequence[IndexedArticle]) -> Iterator[IndexedArticle]:
    yield from articles
    raise RuntimeError("the source dried up")


@pytest.mark.parametrize("before", [(), HAITI[:1]])
def test_adding_is_all_or_nothing(index: ArticleIndex, before: tuple[IndexedArticle, ...]) -> None:
    index.add(before)
    with pytest.raises(RuntimeError, match="dried up"):
        index.add(_breaking([indexed("1", "curfew"), *HAITI[1:]]))
    assert ids(index, Everything()) == [article.id for article in before]
    assert ids(index, word("curfew")) == []
    index.add(HAITI)
    assert len(index) == 4


CHANGES = st.lists(
    st.tuples(st.sampled_from("1234"), st.one_of(st.none(), st.sampled_from(["gang", "sud"]))),
    max_size=8,
)


@every_engine
@given(CHANGES)
@settings(max_examples=30)
def test_after_any_changes_the_index_is_as_if_built_anew(
    engine: Engine, changes: list[tuple[str, str | None]]
) -> None:
    kept: dict[str, IndexedArticle] = {}
    with engine() as index:
        for id_, text in changes:
            if text is None:
                kept.pop(id_, None)
                index.delete([id_])
            else:
                kept[id_] = indexed(id_, text, forms=text)
                index.add([kept[id_]])
        assert len(index) == len(kept)
        for text in ("gang", "sud"):
            having = sorted(id_ for id_, article in kept.items() if article.text == text)
            assert ids(index, word(text)) == having
            assert ids(index, Everything(), chosen=(frozenset({text}),)) == having
            counts = index.form_counts(Request(Everything()), [text])
            assert counts == ({text: len(having)} if having else {})
