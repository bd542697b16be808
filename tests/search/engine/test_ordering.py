"""Results in other orders than by score, as sorting in plain Python gives them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.answers import Sort
from explorer.search.index import IndexedArticle, Request
from explorer.search.query import Everything
from explorer.search.whoosh_index import WhooshIndex
from explorer.text.folding import fold
from tests.search.corpora import indexed

DATES = ("", "2024", "2024-05-03", "2024-05", "../2024-05", "2024-06/..", "0999-01-02")
ARTICLES = st.lists(
    st.tuples(
        st.sampled_from(["", "Über", "uber", "Zone", "zone b", "ÉTÉ"]),
        st.sampled_from(["", "AFP", "afp", "Zeit", "été", "Été"]),
        st.sampled_from(DATES),
    ),
    max_size=9,
)


def key(sort: Sort, article: IndexedArticle) -> tuple[object, ...]:
    match sort:
        case Sort.TITLE:
            return (fold(article.title),)
        case Sort.SOURCE:
            return (not article.source, article.source.casefold(), article.source)
    days = article.date and (article.date.earliest or article.date.latest)
    return (-days.toordinal() if days else 0,)


@pytest.mark.parametrize("sort", [Sort.DATE, Sort.TITLE, Sort.SOURCE])
@given(ARTICLES, st.integers(1, 3), st.booleans())
def test_any_page_is_that_of_the_whole_list_sorted(
    sort: Sort, drawn: list[tuple[str, str, str]], segments: int, reverse: bool
) -> None:
    articles = [
        indexed(f"{at * 7 % 10}", "", title=title, source=source, date=date)
        for at, (title, source, date) in enumerate(drawn)
    ]
    index = WhooshIndex.create(None)
    bounds = [len(articles) * at // segments for at in range(segments + 1)]
    for start, end in pairwise(bounds):
        index.add(articles[start:end])
    by_id = sorted(articles, key=lambda each: each.id)
    expected = sorted(by_id, key=lambda each: key(sort, each), reverse=reverse)
    request = Request(Everything(), sort=sort, reverse=reverse)
    for limit in (1, 2, 9):
        for offset in (0, 1, 4):
            found = index.search(request, limit=limit, offset=offset)
            assert list(found.ids) == [each.id for each in expected[offset : offset + limit]]
    index.close()
