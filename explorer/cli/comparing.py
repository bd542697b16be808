"""Which articles are compared, and what they are called beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.cli.output import say
from explorer.cli.remembering import recalled
from explorer.cli.understanding import refuse_misread
from explorer.compare.comparing import PAIR
from explorer.library.collection import Collection, short_id_length
from explorer.models import Article
from explorer.search.answers import Search

if TYPE_CHECKING:
    from explorer.search.searcher import Searcher


def each_once(named: Sequence[Article], found: Sequence[Article]) -> list[Article]:
    """Return the articles without repeats, and say which was named again.

    One that is named with nothing but itself stays twice: all in it is the same.
    """
    once: dict[tuple[str, int], Article] = {}
    for article in named:
        if once.setdefault((article.id, article.version), article) is not article:
            say(f"{article.id} is named more than once; it is one article.")
    if len(once) == 1 and len(named) >= PAIR and not found:
        return list(named[:PAIR])
    for article in found:
        once.setdefault((article.id, article.version), article)
    return list(once.values())


def found_by(searcher: Searcher, query: str, limit: int) -> list[Article]:
    """Return the best articles of a search, the earliest first, those of unknown date last."""
    answer = searcher.search(recalled(searcher.collection, Search(query)), limit=limit)
    refuse_misread(answer)
    articles = [hit.article for hit in answer.hits]
    return sorted(articles, key=lambda each: (not each.date, each.date and each.date.sort_key))


def labels_of(collection: Collection, articles: Sequence[Article]) -> list[str]:
    """Return the beginning of each article's id, with the version where it is compared by it."""
    length = short_id_length(collection, (article.id for article in articles))
    ids = Counter(id_ for id_, _ in {(article.id, article.version) for article in articles})
    return [
        article.id[:length] + (f"@{article.version}" if ids[article.id] > 1 else "")
        for article in articles
    ]
