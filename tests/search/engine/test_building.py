"""A segment says what its articles say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.engine.building import (
    FORMS,
    IDS,
    TEXT,
    TEXT_SPELLINGS,
    TITLE,
    spelling_term,
    stem_key,
    stem_language,
)
from explorer.search.engine.segment_arrays import SegmentArrays
from explorer.search.index import IndexedArticle
from explorer.search.narrowing import Property
from explorer.text.words import folded_words
from tests.search.corpora import indexed
from tests.search.engine.segments import segment

ARTICLES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["Gang", "gang", "été", "Ete", "½", "x"]), max_size=6),
        st.sampled_from(["", "Gang été", "x"]),
        st.sampled_from(["en", "fr"]),
    ),
    max_size=5,
).map(
    lambda drawn: [
        indexed(f"id-{9 - at}", " ".join(words), title=title, language=language)
        for at, (words, title, language) in enumerate(drawn)
    ]
)


def places(made: SegmentArrays, field: str, term: str) -> list[tuple[int, int]]:
    """Return the documents and positions at which a term stands."""
    number = made.terms(field).find(term.encode())
    if number is None:
        return []
    docs, positions = made.postings(field).places(number)
    return list(zip(docs.tolist(), positions.tolist(), strict=True))


@given(ARTICLES)
def test_every_word_stands_where_it_is_read(articles: list[IndexedArticle]) -> None:
    made = segment(articles)
    assert made.size == len(articles)
    for field, texts in (
        (TITLE, [article.title for article in articles]),
        (TEXT, [article.text for article in articles]),
    ):
        words = [folded_words(text) for text in texts]
        for term in ("gang", "ete", "1", "2", "x", "unknown"):
            assert places(made, field, term) == [
                (doc, at)
                for doc, some in enumerate(words)
                for at, w in enumerate(some)
                if w == term
            ]
        assert made.length(field) == sum(map(len, words))
        assert made.lengths(field).tolist() == list(map(len, words))


@given(ARTICLES)
def test_a_document_is_found_by_its_id(articles: list[IndexedArticle]) -> None:
    made = segment(articles)
    ids = [article.id for article in articles]
    assert [made.document(id_) for id_ in ids] == list(range(len(ids)))
    assert [made.id_of(doc) for doc in range(len(ids))] == ids
    assert made.document("unknown") is None
    assert sorted(made.documents_beginning("id-").tolist()) == list(range(len(ids)))
    assert made.documents_beginning("id-9").tolist() == ([0] if ids else [])
    assert [term.decode() for term in made.vocabulary(IDS)] == sorted(ids)


@given(ARTICLES)
def test_a_document_has_its_language(articles: list[IndexedArticle]) -> None:
    made = segment(articles)
    names, of = made.values(Property.LANGUAGE)
    assert [names[number] for number in of.tolist()] == [each.language for each in articles]
    for language in ("en", "fr", "de"):
        mask = made.in_language(language)
        found = [True] * len(articles) if mask is None else mask.tolist()
        assert found == [each.language == language for each in articles]


def test_spellings_other_than_the_folded_word_are_kept_apart() -> None:
    made = segment([indexed("1", "gang Gang gang e\u0301te\u0301 été ete")])
    assert places(made, TEXT_SPELLINGS, spelling_term("gang", "Gang")) == [(0, 1)]
    assert places(made, TEXT_SPELLINGS, spelling_term("ete", "été")) == [(0, 3), (0, 4)]
    assert places(made, TEXT_SPELLINGS, spelling_term("gang", "gang")) == []


def test_mentions_stand_at_words() -> None:
    made = segment([indexed("1", "x"), indexed("2", "gang x", forms="gang hnp gang")])
    assert places(made, FORMS, "gang") == [(1, 0), (1, 0)]
    assert made.length(FORMS) == 3


def test_inflections_are_those_of_a_language() -> None:
    made = segment(
        [indexed("1", "gangs Gang"), indexed("2", "déplacées deplacer gangs", language="fr")]
    )
    assert sorted(made.with_stem_of("GANGS", "en")) == ["gang", "gangs"]
    assert made.with_stem_of("déplacer", "fr") == ["deplacees", "deplacer"]
    assert made.with_stem_of("déplacer", "en") == []
    assert made.with_stem_of("déplacer", "de") == []


def test_a_stem_knows_its_language() -> None:
    assert stem_language(stem_key("fr", "deplac")) == "fr"


def test_months_are_known_where_there_is_only_one() -> None:
    dates = (
        *("2024-05-03", "2024-05", "2024", "2024-05/..", "../2024-05"),
        *("", "9999-12/..", "0001-01"),
    )
    made = segment(indexed(str(at), "", date=date) for at, date in enumerate(dates))
    names, of = made.values(Property.MONTH)
    assert [names[number] for number in of.tolist()] == [
        *("2024-05", "2024-05", "", "", "", "", "", "0001-01")
    ]


def test_a_segment_may_be_empty() -> None:
    made = segment([])
    assert made.size == 0
    assert places(made, TEXT, "x") == []
