"""What stands together is found by positions as by reading."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.models import EntityType, Mention
from explorer.search import query as q
from explorer.search.index import IndexedArticle, Request
from explorer.search.whoosh_index import WhooshIndex
from tests.search.scanning import ScanningIndex

WORD = st.sampled_from(["a", "b", "B", "é"])
TEXT = st.lists(WORD, max_size=7).map(" ".join)
B_NAMES = q.AnyName(EntityType.PERSON, frozenset({"b", "a b"}))
E_NAMES = q.AnyName(EntityType.PLACE, frozenset({"e", "b"}))
NO_NAMES = q.AnyName(EntityType.FORCE)
SLOT = st.sampled_from(["a", "b", "e", "x"]) | st.sampled_from([B_NAMES, E_NAMES, NO_NAMES])
QUERY = st.one_of(
    st.builds(q.Near, st.lists(SLOT, min_size=1, max_size=4).map(tuple), st.integers(0, 5)),
    st.builds(
        q.Phrase,
        st.lists(st.sampled_from("abex"), min_size=1, max_size=4).map(tuple),
        st.just(True),
    ),
    st.builds(q.Exact, st.lists(WORD | st.just("É"), min_size=1, max_size=3).map(tuple)),
)
QUERIES = st.lists(QUERY | QUERY.map(q.InTitle), min_size=1, max_size=8)


def mentions(text: str) -> Iterator[Mention]:
    at = 0
    for word in text.split(" "):
        form = {"B": "b", "é": "e", "b": "a b"}.get(word)
        if form:
            yield Mention(at, at + 1, word, form)
        at += len(word) + 1


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6), QUERIES)
def test_what_stands_together_is_found(
    texts: list[tuple[str, str]], queries: list[q.Query]
) -> None:
    articles = [
        IndexedArticle(str(at), title, text, mentions=list(mentions(text)))
        for at, (title, text) in enumerate(texts)
    ]
    scanning, index = ScanningIndex(articles), WhooshIndex.create(None)
    index.add(articles[:3])
    index.add(articles[3:])
    for query in queries:
        expected = scanning.search(Request(query), limit=9).ids
        assert sorted(index.search(Request(query), limit=9).ids) == list(expected)
    index.close()


@pytest.mark.parametrize(
    ("slots", "within", "found"),
    [
        (("were", "police"), 2, True),
        (("police", "two"), 3, True),
        (("police", "two"), 2, False),
        (("two", "two"), 9, False),
        (("were", "were"), 3, True),  # the words between count
        (("were", "were"), 2, False),
        (("were", "were", "were"), 9, False),
        (("killed", E_NAMES), 5, True),
        (("killed", E_NAMES), 4, False),
        (("pont", E_NAMES), 1, True),  # a word may be part of a name
        ((E_NAMES, E_NAMES), 9, False),
        ((E_NAMES,), 0, True),
        ((NO_NAMES,), 9, False),
    ],
)
def test_things_near_each_other(
    slots: tuple[str | q.AnyName, ...], within: int, found: bool
) -> None:
    text = "Two were killed, police were told in Pont Sondé"
    place = text.index("Pont")
    index = WhooshIndex.create(None)
    index.add([IndexedArticle("1", "", text, mentions=[Mention(place, place + 10, "", "e")])])
    assert index.total(Request(q.Near(slots, within))) == found
    assert index.total(Request(q.InTitle(q.Near(slots, within)))) == 0
