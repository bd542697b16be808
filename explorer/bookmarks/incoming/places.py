"""Which articles of a collection passages of elsewhere may be of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from explorer.library.collection import Collection
from explorer.library.web.addresses import canonical_url
from explorer.models import Article
from explorer.text.folding import fold

_MOST_CANDIDATES = 8  # what stands in more articles than that is of none of them


class Places:
    """The articles that have one of some addresses, or one of some quotes."""

    def __init__(self, urls: Iterable[str], quotes: Iterable[str], collection: Collection) -> None:
        """Go through the collection once."""
        self._by_address: dict[str, list[Article]] = {
            address: [] for url in urls if (address := canonical_url(url))
        }
        self._by_quote: defaultdict[str, list[Article]] = defaultdict(list)
        finder = _finder(quotes)
        if not (self._by_address or finder):
            return
        for _, article in collection.articles():
            if isinstance(article, Article):
                self._take_down(article, finder)

    def with_address(self, url: str) -> list[Article]:
        """Return the articles of a page, in order of their ids."""
        found = self._by_address.get(canonical_url(url) or "", [])
        return sorted(found, key=lambda article: article.id)

    def with_quote(self, quote: str) -> list[Article]:
        """Return the articles that have a quote, whatever its case, quotation marks and spaces;
        at most a few."""
        found = self._by_quote.get(_key(quote), [])
        return sorted(found, key=lambda article: article.id)

    def _take_down(self, article: Article, finder: Any) -> None:
        if self._by_address and article.url:
            address = canonical_url(article.url)
            if address in self._by_address:
                self._by_address[address].append(article)
        if finder:
            for key in {key for _, key in finder.iter(_key(article.text))}:
                if len(self._by_quote[key]) < _MOST_CANDIDATES:
                    self._by_quote[key].append(article)


def _finder(quotes: Iterable[str]) -> Any:
    """Return what finds all quotes in one pass; None when there is none."""
    keys = {key for quote in quotes if (key := _key(quote))}
    if not keys:
        return None
    import ahocorasick  # only when something has to be found so

    automaton = ahocorasick.Automaton()
    for key in keys:
        automaton.add_word(key, key)
    automaton.make_automaton()
    return automaton


def _key(text: str) -> str:
    return " ".join(fold(text).split())
