"""What is asked for several times is looked up once."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.search import query as q
from explorer.search.engine import evaluation
from explorer.search.engine.counting import Counts, count
from explorer.search.index import IndexedArticle, Request
from explorer.search.whoosh_index import WhooshIndex
from tests.search.corpora import word

PHRASE = q.Phrase(("a", "a"), quoted=True)


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        (q.Or((word("a"), q.And((word("a"), q.Not(word("a")))))), 2),
        (q.And((PHRASE, PHRASE)), 2),
        (q.InTitle(PHRASE), 1),
    ],
)
def test_a_word_is_looked_up_once_however_often_it_stands_in_queries(
    query: q.Query, fields: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[Any] = []

    def counted(*some: Any) -> Counts:
        looked_up.append(some)
        return count(*some)

    monkeypatch.setattr(evaluation, "count", counted)
    index = WhooshIndex.create(None)
    index.add([IndexedArticle("1", "a", "a a")])
    for each in (query, q.Or((query, word("b"))), query):
        index.total(Request(each))
    assert len([some for some in looked_up if len(some[1][0][0])]) == fields
    index.add([IndexedArticle("2", "a a", "a")])
    assert index.total(Request(word("a"))) == 2
    index.close()
