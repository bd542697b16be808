"""Whether a stretch of an article has, by itself, all that a query asks of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter

from explorer.models import Article
from explorer.search.matches import MatchFinder
from explorer.search.query import And, InTitle, Not, Or, Query, Unfinished, sought
from explorer.search.reasons import Match
from explorer.text.paragraphs import Span


class Coverage:
    """What one query, once expanded, asks of a text.

    Its dates, sources and titles the whole article answers for, and so for each part of it.
    """

    def __init__(self, query: Query, finder_of: Callable[[Query], MatchFinder]) -> None:
        self._query = _grouped(query)
        self._finder_of = finder_of
        self._finders: dict[Query, MatchFinder] = {}

    def of(self, article: Article) -> CoveredArticle:
        """Return what can tell whether a stretch of this article has all."""
        return CoveredArticle(self._query, article, self._find)

    def _find(self, part: Query, article: Article) -> Sequence[Match]:
        if part not in self._finders:
            self._finders[part] = self._finder_of(part)
        return self._finders[part].find(article.text, article.language)
