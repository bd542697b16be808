"""Matches: where in a text a query found something, and why."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.entities.lexicon import Lexicon, forms_of
from explorer.entities.mentions import MentionFinder
from explorer.models import EntityType
from explorer.search.answers import Search
from explorer.search.index import IndexedArticle
from explorer.search.matches import MatchFinder
from explorer.search.query import (
    And,
    AnyName,
    Dated,
    Everything,
    Exact,
    FromSource,
    Fuzzy,
    Inflected,
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
from explorer.search.reasons import Found, Match, Reason, explain, summarise
from explorer.text.words import folded_words, words_of
from tests.search.corpora import QUERIES, TEXTS, collection_of, entity, searching, word, written
from tests.search.scanning import ScannedArticle, meets

HNP = entity("Haitian National Police", "PNH", "HNP", "Haitian police")
CHERIZIER = entity("Jimmy Chérizier", "Chérizier", type_=EntityType.PERSON)
CHURCH = entity("Church", "Christ Roi", type_=EntityType.ORGANISATION)
DISTRICT = entity("Christ Roi", "CR", type_=EntityType.PLACE)
PLACES = AnyName(EntityType.PLACE, forms_of(DISTRICT))
X, Y = ("X", "exact", ""), ("y", "fuzzy", "1 letter off")
AMBIGUOUS = "Church / Christ Roi"
LEXICON = Lexicon((HNP, CHERIZIER, CHURCH, DISTRICT))
MENTIONS = MentionFinder(LEXICON)


def inflected(surface: str, **inflections: str) -> Inflected:
    """Return a word with its inflections by language."""
    each = ((language, frozenset(words.split())) for language, words in inflections.items())
    return Inflected(word(surface), tuple(each))


def find(
    query: Query, text: str, language: str = "en", *, is_title: bool = False
) -> list[tuple[str, str, str]]:
    """Return each match's text, reason and detail."""
    finder = MatchFinder(query, LEXICON)
    if is_title:
        matches = finder.find_in_title(text, language)
    else:
        matches = finder.find(text, language, MENTIONS.find(text))
    return [(text[m.start : m.end], m.reason.value, m.detail) for m in matches]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        (word("gang"), "A gang", [("gang", "exact", "")]),
        (word("gang"), "A Gang", [("Gang", "exact", "")]),
        (word("gang"), "gangs", []),
        (inflected("gang", en="gang gangs"), "A Gang", [("Gang", "exact", "")]),
        (inflected("gang", en="gang gangs"), "The gangs’", [("gangs", "stemmed", "gang")]),
        (inflected("gang"), "gang gangs", [("gang", "exact", "")]),
        (inflected("été", fr="ete"), "ete Été", [("ete", "folded", ""), ("Été", "exact", "")]),
        (word("gang"), "angry", []),
        (word("sonde"), "Sondé", [("Sondé", "folded", "")]),
        (word("Sondé"), "SONDÉ", [("SONDÉ", "exact", "")]),
        (Prefix("gan"), "gangs", [("gangs", "prefix", "")]),
        (Wildcard("k?n*"), "Kénya ken kn", [("Kénya", "wildcard", ""), ("ken", "wildcard", "")]),
        (Wildcard("*"), "a", [("a", "wildcard", "")]),
        (Exact(("Sondé",)), "sondé Sonde Sondé", [("Sondé", "exact", "")]),
        (Exact(("Sondé",)), "Sonde\u0301", [("Sonde\u0301", "exact", "")]),
        (Exact(("Pont", "Sondé")), "Pont Pont-Sondé", [("Pont-Sondé", "exact", "")]),
        (Exact(("Pont", "Sondé")), "Pont x Sondé", []),
        (Near(("a", "b"), 2), "B x a x a", [("B", "near", ""), ("a", "near", "")]),
        (Near(("hit", PLACES), 2), "CR hit the", [("CR", "near", ""), ("hit", "near", "")]),
        (Near(("hit", PLACES), 2), "hit the CRS", []),
        (Near((PLACES,), 6), "in Christ Roi", [("Christ Roi", "near", "")]),
        (Phrase(("pont", "sonde"), quoted=True), "Pont Sondé", [("Pont Sondé", "exact", "")]),
        (Phrase(("a", "a"), quoted=True), "a a a", [("a a", "exact", "")]),
        (Phrase(("a", "b"), quoted=True), "a", []),
        (Similar(word("x"), (("y", 1),)), "Y", [("Y", "fuzzy", "1 letter off")]),
        (Similar(word("x"), (("y", 2),)), "y z", [("y", "fuzzy", "2 letters off")]),
        (
            Similar(word("x"), (("x", 0), ("y", 1))),
            "X y",
            [X, Y],
        ),
        (Similar(word("x"), (("y", 1),)), "x", []),
        (
            Named((HNP,), "pnh", frozenset({"hnp"})),
            "HNP PNH",
            [("PNH", "exact", "Haitian National Police")],
        ),
        (Named((HNP,), "pnh"), "PNH", [("PNH", "exact", "Haitian National Police")]),
        (Named((HNP,), "pnh"), "the HNP", [("HNP", "variant", "Haitian National Police")]),
        (Named((CHERIZIER,), "cherizier"), "Chérizier", [("Chérizier", "folded", CHERIZIER.name)]),
        (Named((DISTRICT,), "CR"), "in Christ Roi", [("Christ Roi", "variant", AMBIGUOUS)]),
        (Named((DISTRICT,), "CR"), "the HNP", []),
        (Named((), "x"), "x", []),
        (Everything(), "a", []),
        (Not(word("a")), "a", []),
        (Dated(None, None), "a", []),
        (FromSource(("a",)), "a", []),
        (Fuzzy(word("a"), 1), "a", []),
        (OneOf(frozenset({"a"})), "a", []),
        (Unfinished(word("b"), Prefix("b")), "b ba", [("b", "exact", ""), ("ba", "prefix", "")]),
        (And((word("a"), Not(word("b")))), "a b", [("a", "exact", "")]),
        (Or((word("a"), word("b"))), "a b", [("a", "exact", ""), ("b", "exact", "")]),
        (word("a"), "", []),
    ],
)
def test_finds(query: Query, text: str, found: list[tuple[str, str, str]]) -> None:
    assert find(query, text) == found


def test_inflections_are_those_of_the_articles_language() -> None:
    query = inflected("déplacé", fr="deplace deplacees", es="deplace")
    assert find(query, "déplacées", "fr") == [("déplacées", "stemmed", "déplacé")]
    for language in ("es", "ht"):
        assert find(query, "déplacées déplacé", language) == [("déplacé", "exact", "")]


def test_what_only_the_title_must_have_is_found_in_a_title_alone() -> None:
    query = And((InTitle(Or((word("a"), Named((HNP,), "PNH")))), word("b")))
    assert find(query, "a b", is_title=True) == [("a", "exact", ""), ("b", "exact", "")]
    # an index knows the names in the text, so there they are what was found
    assert find(query, "a b PNH") == [
        ("b", "exact", ""),
        ("PNH", "exact", "Haitian National Police"),
    ]


def test_of_overlapping_matches_the_longer_then_the_surer_is_kept() -> None:
    phrase = Phrase(("haitian", "police"), quoted=True)
    assert find(And((word("police"), phrase)), "Haitian police") == [
        ("Haitian police", "exact", "")
    ]
    assert find(Or((Prefix("gang"), word("gang"))), "gang") == [("gang", "exact", "")]
    assert find(Or((Wildcard("g*g"), Prefix("gang"))), "gang") == [("gang", "prefix", "")]
    near = Near(("gang", "b"), 5)
    assert find(Or((near, word("gang"))), "gang b") == [("gang", "exact", ""), ("b", "near", "")]
    named = And((word("PNH"), Named((HNP,), "PNH")))
    assert find(named, "PNH HNP") == [
        ("PNH", "exact", "Haitian National Police"),
        ("HNP", "variant", "Haitian National Police"),
    ]


def test_a_summary_counts_what_differs_in_case_only_together() -> None:
    text = "HNP gang Gang\n gang  lord gang lord hnps"
    spans = [(0, 3), (4, 8), (9, 13), (15, 25), (26, 35), (36, 40)]
    reasons = [Reason.VARIANT, *[Reason.EXACT] * 4, Reason.STEMMED]
    matches = [
        Match(start, end, reason, "") for (start, end), reason in zip(spans, reasons, strict=True)
    ]
    assert summarise(text, matches) == [
        Found("gang", 2, Reason.EXACT, ""),
        Found("gang lord", 2, Reason.EXACT, ""),
        Found("HNP", 1, Reason.VARIANT, ""),
        Found("hnps", 1, Reason.STEMMED, ""),
    ]


def test_a_summary_lists_the_most_frequent_first() -> None:
    matches = [Match(at, at + 1, Reason.EXACT, "") for at in (0, 2, 4)]
    assert [found.surface for found in summarise("a b b", matches)] == ["b", "a"]


def test_explains_in_one_line() -> None:
    assert explain([]) == ""
    why = [
        Found("gang", 4, Reason.EXACT, ""),
        Found("Gáng", 1, Reason.FOLDED, ""),
        Found("gangs", 2, Reason.STEMMED, ""),
        Found("ganged", 1, Reason.STEMMED, ""),
        Found("gong", 1, Reason.FUZZY, "1 letter off"),
    ]
    assert explain(why) == (
        "gang ×4 · folded: Gáng ×1 · stemmed: gangs ×2, ganged ×1 · 1 letter off: gong ×1"
    )


def test_an_explanation_of_much_ends_with_how_much_more() -> None:
    why = [Found(surface, 1, Reason.EXACT, "") for surface in "abcdefgh"]
    assert explain(why[:6]).endswith("f ×1")
    assert explain(why).endswith("f ×1 · 2 more")


LEAVES = st.one_of(
    st.sampled_from(["a", "b", "é", "e"]).map(word),
    st.sampled_from([inflected("a", en="a ab", fr="b"), Similar(word("b"), (("b", 0), ("ab", 1)))]),
    st.sampled_from(["a", "ab", "e"]).map(Prefix),
    st.sampled_from(["*b", "?", "a?", "*"]).map(Wildcard),
    st.lists(st.sampled_from(["a", "b", "e"]), min_size=1, max_size=3).map(
        lambda words: Phrase(tuple(words), quoted=True)
    ),
    st.lists(st.sampled_from(["a", "A", "é", "e"]), min_size=1, max_size=2).map(tuple).map(Exact),
    st.builds(
        Near,
        st.lists(st.sampled_from(["a", "b", "e"]), min_size=2, max_size=3).map(tuple),
        st.integers(1, 4),
    ),
)


@given(
    LEAVES, st.lists(st.sampled_from(["a", "A", "b", "ab", "é", "e", "E\u0301", "½"]), max_size=8)
)
def test_a_leaf_has_a_match_just_where_reading_finds_one(leaf: Query, words: list[str]) -> None:
    text = " ".join(words)
    for language in ("en", "fr"):
        article = ScannedArticle(IndexedArticle("0", "", text, language))
        assert bool(find(leaf, text, language)) == meets(leaf, article)


ANYTHING = st.text("aAbé½ '’-.\n\u0301\u00ad\u200bßͺﬁ12") | st.text(max_size=12) | TEXTS
FOUND = st.sampled_from(
    [
        *(Prefix("a"), word("a"), Named((HNP,), "x"), Similar(word("x"), (("b", 1),))),
        *(Wildcard("a*1"), Exact(("A",)), Near(("a", "b"), 3), inflected("a", en="b 12")),
    ]
)


@given(ANYTHING, st.lists(FOUND | QUERIES, max_size=4))
def test_matches_stand_in_the_text_in_order_and_apart(text: str, parts: list[Query]) -> None:
    finder = MatchFinder(And(tuple(parts)), LEXICON)
    for matches in (
        finder.find(text, "en", MENTIONS.find(text)),
        finder.find_in_title(text, "en"),
    ):
        assert all(0 <= match.start < match.end <= len(text) for match in matches)
        assert all(one.end <= other.start for one, other in pairwise(matches))


def _always_shows(query: Query) -> bool:
    match query:
        case Everything() | Not():
            return False
        case And(parts) | Or(parts):
            return all(map(_always_shows, parts))
        case InTitle(part):
            return _always_shows(part)
    return True


@given(
    st.lists(TEXTS, max_size=4),
    st.one_of(
        QUERIES.filter(_always_shows).map(written),
        st.sampled_from(["PNH", "haitian police", "force:hnp", "gamgs kenscof", "gansg OR polise"]),
    ),
    st.booleans(),
)
def test_every_hit_has_a_match(texts: list[str], query: str, typing: bool) -> None:
    assume(not (typing and re.search(r"\b\w$", query)))  # one letter narrows nothing yet
    known = ["The HNP and gangs in Kenscoff", "Police nationale; PNH", "the Haitian Police said"]
    with searching(collection_of([*texts, *known], HNP)) as searcher:
        for hit in searcher.search(Search(query, typing=typing), limit=10).hits:
            assert hit.matches or hit.title_matches


@given(ANYTHING, st.sampled_from(["en", "fr", "ht"]))
def test_any_word_of_a_text_finds_it_and_is_marked(text: str, language: str) -> None:
    with searching(collection_of([text], language=language)) as searcher:
        for found in words_of(text):
            typed = text[found.start : found.end]
            assume(typed not in ("AND", "OR", "NOT"))
            assume(folded_words(typed) == (found.folded,))  # ½ is two words, not each of them
            (hit,) = searcher.search(Search(typed), limit=1).hits
            assert any(match.start <= found.start < match.end for match in hit.matches)
