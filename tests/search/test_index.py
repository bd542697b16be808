"""What every index engine must do, written against the interface in `index.py`.

Another engine joins by standing in ENGINES. That every kind of query finds what reading finds is
in `test_same_answers`.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from explorer.models import EntityType
from explorer.search.answers import Sort
from explorer.search.index import (
    ArticleIndex,
    Condition,
    IndexedArticle,
    Ranking,
    Request,
    Selection,
)
from explorer.search.narrowing import Property, Value
from explorer.search.query import (
    And,
    AnyName,
    Dated,
    Everything,
    Exact,
    FromSource,
    HasId,
    Inflected,
    InLanguage,
    InTitle,
    Named,
    Near,
    Not,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Query,
    Similar,
    Unfinished,
    Wildcard,
)
from explorer.search.whoosh_index import WhooshIndex
from explorer.text.folding import fold
from tests.search.corpora import entity, form_sets, indexed, word


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


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest) -> Iterator[ArticleIndex]:
    with request.param() as index:
        yield index


def ids(index: ArticleIndex, query: Query, selection: Selection | None = None) -> list[str]:
    """Return the ids of all that is found, sorted, having checked the total."""
    found = index.search(Request(query, selection or Selection()), limit=1000)
    assert found.total == len(found.ids)
    return sorted(found.ids)


def inflected(surface: str, **inflections: str) -> Inflected:
    """Return a word with its inflections, written by language with spaces between."""
    by_language = ((code, frozenset(words.split())) for code, words in inflections.items())
    return Inflected(word(surface), tuple(by_language))


# ── words ───────────────────────────────────────────────────────────────────────────────────

HAITI = (
    indexed(
        "1",
        "Police fought gangs in Pont Sondé.",
        title="A gang retreats",
        forms="hnp hnp",
        date="2024-06-02",
        source="Wire",
    ),
    indexed("2", "Haiti’s police-led operation", title="Kenscoff", forms="hnp mss", date="2024-05"),
    indexed(
        "3",
        "Les déplacées de Kenscoff",
        language="fr",
        forms="mss",
        date="../2024-05-03",
        source="The Wire",
    ),
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
        (word("operations"), ""),
        (inflected("operations", en="operation", fr="gangs"), "2"),
        (inflected("déplacé", en="deplacees"), ""),
        (inflected("déplacé", fr="deplacees les"), "3"),
        (inflected("gangs", fr="deplacees"), "13"),
        (word("haiti"), "2"),
        (word("polic"), ""),
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
        (Unfinished(inflected("operations", en="operation"), Prefix("operations")), "2"),
        (Wildcard("pol*e"), "12"),
        (Wildcard("k?nsc*"), "23"),
        (Wildcard("*"), "123"),
        (Exact(("Sondé",)), "1"),
        (Exact(("Pont", "Sondé")), "1"),
        (Exact(("Sonde",)), ""),
        (Exact(("police",)), "2"),
        (Exact(("Police",)), "1"),
        (Near(("gangs", "sonde"), 3), "1"),
        (Near(("sonde", "gangs"), 2), ""),
        (Near(("police", AnyName(EntityType.FORCE, frozenset({"mss"}))), 2), "2"),
        (Dated(dt.date(2024, 5, 1), dt.date(2024, 5, 9)), "23"),
        (Dated(None, dt.date(2024, 4, 30)), "3"),
        (Dated(dt.date(2025, 1, 1), None), ""),
        (Dated(None, None), "123"),
        (FromSource(("wire",)), "13"),
        (FromSource(("the", "wire")), "3"),
        (FromSource(("the", "wi"), unfinished=True), "3"),
        (FromSource(("wi",)), ""),
        (InLanguage("fr"), "3"),
        (HasId(""), "1234"),
        (HasId("4"), "4"),
        (OneOf(frozenset({"1", "4", "9"})), "14"),
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


@pytest.mark.parametrize("letter", ["x", "é", "e\u0301", "警"])
def test_a_word_of_any_length_is_indexed(index: ArticleIndex, letter: str) -> None:
    index.add([indexed("1", f"{letter * 70_000} police")])
    assert ids(index, word("police")) == ids(index, Prefix(fold(letter) * 50)) == ["1"]


# ── narrowing and counting ──────────────────────────────────────────────────────────────────

HNP, MSS = frozenset({"hnp"}), frozenset({"mss"})
UNKNOWN = frozenset({"unknown"})
MAY, FRENCH = Value(Property.MONTH, "2024-05"), Value(Property.LANGUAGE, "fr")
NO_SOURCE = Value(Property.SOURCE, "")


@pytest.mark.parametrize(
    ("required", "excluded", "found"),
    [
        (((HNP,),), (), "12"),
        (((HNP,), (MSS,)), (), "2"),
        (((HNP, MSS),), (), "123"),
        (((HNP | MSS,),), (), "123"),
        ((), (MSS,), "14"),
        ((), (HNP, MSS), "4"),
        (((HNP,),), (MSS,), "1"),
        (((HNP,),), (HNP,), ""),
        (((UNKNOWN,),), (), ""),
        (((UNKNOWN, HNP),), (), "12"),
        ((), (UNKNOWN,), "1234"),
        (((MAY,),), (), "2"),
        (((MAY, FRENCH),), (), "23"),
        (((FRENCH,), (MSS,)), (), "3"),
        (((NO_SOURCE,),), (), "24"),
        ((), (NO_SOURCE, FRENCH), "1"),
    ],
)
def test_narrows(
    index: ArticleIndex,
    required: tuple[tuple[Condition, ...], ...],
    excluded: tuple[Condition, ...],
    found: str,
) -> None:
    index.add(HAITI)
    assert "".join(ids(index, Everything(), Selection(required, excluded))) == found


def test_counts_what_is_found(index: ArticleIndex) -> None:
    index.add(HAITI)
    everything, english = Request(Everything()), Request(InLanguage("en"))
    assert index.form_counts(everything, ["hnp", "mss", "unknown"]) == {"hnp": 3, "mss": 2}
    assert index.form_counts(english, ["mss", "unknown"]) == {"mss": 1}
    assert index.count_meeting(everything, form_sets([HNP, MSS, HNP | MSS, UNKNOWN])) == [
        2,
        2,
        3,
        0,
    ]
    assert index.count_meeting(english, form_sets([HNP, MSS])) == [2, 1]
    assert index.count_values(everything, Property.LANGUAGE) == {"en": 3, "fr": 1}
    assert index.count_values(everything, Property.SOURCE) == {"": 2, "Wire": 1, "The Wire": 1}
    assert index.count_values(english, Property.MONTH) == {"": 1, "2024-05": 1, "2024-06": 1}
    assert index.total(english) == 3


def test_counts_the_mentions_of_each_article_in_the_order_asked_for(index: ArticleIndex) -> None:
    index.add(HAITI)
    newest = Request(Everything(), sort=Sort.DATE)
    assert index.mention_counts(newest, HNP) == [("1", 2), ("2", 1)]
    assert index.mention_counts(newest, HNP | MSS) == [("1", 2), ("3", 1), ("2", 2)]
    oldest = Request(InLanguage("en"), Selection(((MSS | HNP,),)), Sort.DATE, reverse=True)
    assert index.mention_counts(oldest, HNP | MSS) == [("2", 2), ("1", 2)]
    assert index.mention_counts(newest, UNKNOWN) == index.mention_counts(newest, frozenset()) == []
    index.delete(["1"])
    assert index.mention_counts(newest, HNP) == [("2", 1)]


def test_tells_which_of_some_articles_are_found_in_the_order_given(index: ArticleIndex) -> None:
    index.add(HAITI)
    assert index.among(Request(word("police")), ["4", "2", "unknown", "1"]) == ["2", "1"]
    assert index.among(Request(word("police")), []) == []


# ── pages and order ─────────────────────────────────────────────────────────────────────────

DATED = (
    indexed("a", "gang", title="Über", date="2025-02-01", source="wire"),
    indexed("b", "gang gang gang", title="zone", date="2024-02-01", source="AFP"),
    indexed("c", "gang x x x x x x x x", title="Alpha", date="", source="Wire"),
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


def test_by_source_the_unknown_come_last(index: ArticleIndex) -> None:
    index.add(DATED)
    assert order(index, Everything(), Sort.SOURCE) == "bcade"
    assert order(index, Everything(), Sort.SOURCE, reverse=True) == "deacb"


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
    assert index.near("kensckoff", 1) == [("kenscoff", 1)]
    assert list(index.near("kenscoff", 1)) == [("kenscof", 1), ("kenscoffs", 1), ("knscoff", 1)]


def test_of_equally_near_spellings_those_of_more_articles_come_first(index: ArticleIndex) -> None:
    index.add([indexed("1", "polica policb policb"), indexed("2", "x", title="policc")])
    index.add([indexed("3", "policc policd", title="policd")])
    assert [near for near, _ in index.near("police", 1)] == ["policc", "polica", "policb", "policd"]


def test_two_letters_changed_round_are_one_step(index: ArticleIndex) -> None:
    index.add(HAITI)
    assert index.near("poilce", 1) == [("police", 1)]


def test_knows_in_how_many_articles_a_word_occurs(index: ArticleIndex) -> None:
    index.add(HAITI)
    found = [index.articles_with(each) for each in ("police", "kenscoff", "sonde", "polic", "x")]
    assert found == [2, 2, 1, 0, 0]
    index.add([indexed("5", "police police", title="police")])
    assert index.articles_with("police") == 3


def test_knows_the_inflections_of_a_word_by_language(index: ArticleIndex) -> None:
    index.add(HAITI)
    assert index.inflections("gangs") == {"en": {"gang", "gangs"}}
    assert index.inflections("Déplacé") == {"fr": {"deplacees"}}
    assert index.inflections("operational") == {"en": {"operation"}}
    assert index.inflections("kenscoff") == {"en": {"kenscoff"}, "fr": {"kenscoff"}}
    assert index.inflections("curfew") == {}


def test_a_word_that_occurs_is_among_its_inflections_whatever_its_stem(
    index: ArticleIndex,
) -> None:
    index.add([indexed("1", "Sondé"), indexed("2", "sondes", language="es")])
    assert index.inflections("sonde")["en"] == {"sonde"}


def test_an_empty_index_answers(index: ArticleIndex) -> None:
    assert len(index) == 0
    assert ids(index, Everything()) == ids(index, Not(word("x"))) == []
    assert index.count_meeting(Request(Everything()), form_sets([HNP])) == [0]
    assert index.count_values(Request(Everything()), Property.SOURCE) == {}
    assert (index.articles_with("a"), index.inflections("gangs")) == (0, {})
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
    assert ids(index, Everything(), Selection(((HNP,),))) == ["2"]
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
        assert (index.articles_with(word_), index.inflections(word_)) == (0, {})
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
        request = Request(word("deplacees"), Selection(((MSS,),)))
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
