"""Search a collection: the one function behind the command line and the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from explorer.entities.lexicon import forms_of
from explorer.entities.mentions import MentionFinder
from explorer.library.collection import Collection
from explorer.models import Article, Mention
from explorer.search.answers import Answer, Hit, Search, Sort, Widened, fold
from explorer.search.expansion import Expanded, Expansion, expand
from explorer.search.facets import count_facets, selection_of
from explorer.search.grammar import Reading, read_query
from explorer.search.index import ArticleIndex, Request
from explorer.search.matches import MatchFinder
from explorer.search.narrowing import Facets
from explorer.search.query import Everything
from explorer.text.words import folded_words

_Row = tuple[str, tuple[str, ...]]
"""The id of a hit, and the ids of what is folded under it."""


class Searcher:
    """Searches one collection through its index."""

    def __init__(self, collection: Collection, index: ArticleIndex) -> None:
        self.collection = collection
        self._index = index
        self._mentions = MentionFinder(collection.lexicon)

    def search(self, search: Search, *, limit: int, offset: int = 0) -> Answer:
        """Answer a search. Every query has an answer; see `Answer.repairs`.

        Raises CollectionError when an article that was found cannot be read any more.
        """
        reading, expanded = self._understand(search)
        request = Request(
            expanded.query,
            selection_of(search.narrowing, self.collection.lexicon),
            search.sort,
            search.reverse,
        )
        total, rows = self._rows(request, limit, offset, folded=search.folded)
        finder = MatchFinder(expanded.query, self.collection.lexicon, self._mentions)
        return Answer(
            search=search,
            total=total,
            hits=tuple(
                _hit(self.collection.article(id_), finder)._replace(same_story=others)
                for id_, others in rows
            ),
            offset=offset,
            widened=tuple(self._widened(request, each) for each in expanded.expansions),
            corrections=expanded.corrections,
            repairs=reading.repairs,
        )

    def found(self, search: Search) -> tuple[str, ...]:
        """Return the ids of all articles that a search finds."""
        narrowed = selection_of(search.narrowing, self.collection.lexicon)
        request = Request(self._understand(search)[1].query, narrowed, Sort.DATE)
        return self._index.search(request, limit=len(self._index)).ids

    def facets(self, search: Search) -> Facets:
        """Count the entities in what a search finds; see `count_facets`."""
        query = self._understand(search)[1].query
        return count_facets(self._index, self.collection.lexicon, query, search.narrowing)

    def read(self, id_: str, search: Search) -> Hit:
        """Return one article with what a search finds in it."""
        (hit,) = self.hits([id_], search)
        return hit

    def hits(self, ids: Iterable[str], search: Search) -> list[Hit]:
        """Return articles, each with what a search finds in it.

        Raises UnknownArticleError, CollectionError when one cannot be read.
        """
        query = self._understand(search)[1].query
        finder = MatchFinder(query, self.collection.lexicon, self._mentions)
        return [_hit(self.collection.article(id_), finder) for id_ in ids]

    def mentions(self, text: str) -> list[Mention]:
        """Return the mentions of the lexicon's entities in a text."""
        return self._mentions.find(text)

    def mention_counts(self, forms: Iterable[str]) -> Mapping[str, int]:
        """Return how often forms are mentioned in the whole collection."""
        return self._index.form_counts(Request(Everything()), forms)

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def _rows(
        self, request: Request, limit: int, offset: int, *, folded: bool
    ) -> tuple[int, list[_Row]]:
        """Return how many articles meet a request, and a page of hits with what is folded."""
        if not folded:
            ranking = self._index.search(request, limit=limit, offset=offset)
            return ranking.total, [(id_, ()) for id_ in ranking.ids]
        wanted = offset + limit
        most = 2 * wanted  # enough, unless most articles are of a few stories
        while True:
            ranking = self._index.search(request, limit=most)
            rows = list(islice(fold(ranking.ids, self.collection), wanted))
            if len(rows) == wanted or most >= ranking.total:
                break
            most *= 4
        return ranking.total, [
            (id_, tuple(self._index.among(request, others))) for id_, others in rows[offset:]
        ]

    def _understand(self, search: Search) -> tuple[Reading, Expanded]:
        lexicon = self.collection.lexicon
        reading = read_query(search.text, lexicon, typing=search.typing)
        return reading, expand(reading.query, lexicon, self._index)

    def _widened(self, request: Request, expansion: Expansion) -> Widened:
        lexicon = self.collection.lexicon
        forms = frozenset().union(*map(forms_of, expansion.entities))
        counts = self._index.form_counts(request, forms)
        also = {
            lexicon.forms[form]: count
            for form, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            if not _already_says(form, expansion.typed)
        }
        return Widened(expansion.typed, expansion.entities, also)


def _hit(article: Article, finder: MatchFinder) -> Hit:
    return Hit(
        article,
        tuple(finder.find(article.title, article.language)),
        tuple(finder.find(article.text, article.language)),
    )


def _already_says(form: str, typed: str) -> bool:
    """Whether a form contains the typed words, so that it is found without being widened to."""
    return set(folded_words(typed)) <= set(folded_words(form))
