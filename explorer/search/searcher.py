"""Search a collection: the one function behind the command line and the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from explorer.entities.lexicon import forms_of
from explorer.library.collection import Collection
from explorer.models import Article, Mention, NamedMention, Report
from explorer.search.answers import Answer, Hit, Search, Sort, Widened, fold
from explorer.search.engine.arrays_file import Array
from explorer.search.expansion import Expanded, Expander, Expansion, KeptArticles
from explorer.search.explaining import Explainer, Part
from explorer.search.facets.facet_lists import ALL_VALUES, Facets, Listing
from explorer.search.facets.facets import FacetCounter
from explorer.search.index import ArticleIndex, Request
from explorer.search.keeping.curated_forms import listed_names
from explorer.search.keeping.names_file import NamesSource
from explorer.search.keeping.supply import name_finder
from explorer.search.language.grammar import read_query
from explorer.search.matches import MatchFinder
from explorer.search.names.known_entities import KnownEntities, selection_of
from explorer.search.names.placed_mentions import mentions_at
from explorer.search.narrowing import Kind
from explorer.search.query import Everything, Query
from explorer.search.reasons import Match
from explorer.search.relaxing import relax
from explorer.search.stopping import stop_if_unwanted
from explorer.text.words import folded_words

if TYPE_CHECKING:
    from explorer.entities.finding.finder import NameFinder

SavedTexts = Callable[[], Mapping[str, str]]
"""Returns the texts of the saved searches by their names."""

_Row = tuple[str, tuple[str, ...]]
"""The id of a hit, and the ids of what is folded under it."""


@dataclass(frozen=True)
class Understanding:
    """What a search is taken to ask for."""

    query: Query
    """What is looked for: as the user meant it, or where nothing has all of that, some of it."""
    relaxed: bool
    expanded: Expanded
    repairs: tuple[str, ...]


def _nothing_kept(_tag: str | None) -> tuple[str, ...]:
    return ()


def _nothing_saved() -> Mapping[str, str]:
    return {}


class Searcher:
    """Searches one collection through its index."""

    def __init__(
        self,
        collection: Collection,
        index: ArticleIndex,
        kept: KeptArticles = _nothing_kept,
        saved: SavedTexts = _nothing_saved,
        names: NamesSource | None = None,
    ) -> None:
        """Search a collection by the names that `names` gives, or that are made at once.

        Raises CollectionError, JudgementError when what decides on names cannot be read.
        """
        self.collection = collection
        self.index = index
        self._source = names or NamesSource(collection, index)
        self._kept = kept
        self._facets = FacetCounter(index)
        self._saved = saved
        self.renew_names()

    def renew_names(self) -> None:
        """Take the names as they are now, after a judgement.

        The index stays as it is, but where a name was made that articles have to be searched for.
        Raises CollectionError, JudgementError as when the searcher is made.
        """
        self.names = self._source()
        if self._source.index is not self.index:
            self.index.close()
            self.index = self._source.index
            self._facets = FacetCounter(self.index)
        self._finder: NameFinder | None = None
        self._expander = Expander(self.names, self.index, self._kept)
        self._last: tuple[Search, Query] | None = None

    def search(self, search: Search, *, limit: int, offset: int = 0) -> Answer:
        """Answer a search. Every query has an answer; see `Answer.repairs`.

        Raises CollectionError when an article that was found cannot be read any more.
        """
        understanding = self.understand(search)
        self._last = search, understanding.query
        request = self.request(understanding.query, search)
        total, rows = self._rows(request, limit, offset, folded=search.folded)
        finder = self.finder_of(understanding.query)
        return Answer(
            search=search,
            total=total,
            hits=tuple(
                hit._replace(same_story=others)
                for hit, (_, others) in zip(
                    self._hits((id_ for id_, _ in rows), finder), rows, strict=True
                )
            ),
            offset=offset,
            widened=self._widened(request, search, understanding.expanded.expansions),
            corrections=understanding.expanded.corrections,
            repairs=understanding.repairs,
            relaxed=understanding.relaxed,
            notices=understanding.expanded.notices,
        )

    def found(self, search: Search) -> tuple[str, ...]:
        """Return the ids of all articles that have all that is asked for, the newest first."""
        understanding = self.understand(search)
        if understanding.relaxed:
            return ()
        by_date = replace(search, sort=Sort.DATE, reverse=False)
        request = self.request(understanding.query, by_date)
        return self.index.search(request, limit=len(self.index)).ids

    def understand(self, search: Search) -> Understanding:
        """Read and widen what a search asks for, and relax it where nothing meets all of it.

        Narrowing has no say in that: it only counts, and is counted in, what the query finds.
        """
        saved = self._saved() if "@" in search.text else {}
        reading = read_query(search.text, self.names, saved=saved, typing=search.typing)
        expanded = self._expander.expand(reading.query, search)
        some = relax(expanded.query)
        relaxed = bool(
            some
            and not self.index.total(Request(expanded.query))
            and self.index.total(Request(some))
        )
        query = some if some and relaxed else expanded.query
        return Understanding(query, relaxed, expanded, reading.repairs)

    def request(self, query: Query, search: Search) -> Request:
        """Return what to ask the index for a query within a search's narrowing and order."""
        selection = selection_of(search.narrowing, self.names)
        return Request(query, selection, search.sort, search.reverse)

    def explain(self, search: Search) -> Part:
        """Return in words what a search looks for, narrowing aside."""
        explainer = Explainer(self.names, self.index)
        return explainer.explain(self._query(search))

    def facets(self, search: Search, wanted: Mapping[Kind, Listing] = ALL_VALUES) -> Facets:
        """Count the values of the kinds that are wanted in what a search finds."""
        return self._facets.count(self.names, self._query(search), search.narrowing, wanted)

    def articles_naming(self, known: KnownEntities) -> Array:
        """Return in how many articles of the collection each entity occurs; counted only once."""
        return self._facets.in_all(known)

    def read(self, id_: str, search: Search) -> Hit:
        """Return one article with what a search finds in it."""
        (hit,) = self.hits([id_], search)
        return hit

    def hits(self, ids: Iterable[str], search: Search) -> list[Hit]:
        """Return articles, each with what a search finds in it.

        Raises UnknownArticleError, CollectionError when one cannot be read.
        """
        return list(self._hits(ids, self.finder_of(self._query(search))))

    def _hits(self, ids: Iterable[str], finder: MatchFinder) -> Iterator[Hit]:
        articles = list(map(self.collection.article, ids))
        mentions = self.mentions_of(articles, finder.forms)
        for article in articles:
            stop_if_unwanted()
            yield Hit(
                article,
                tuple(finder.find_in_title(article.title, article.language)),
                tuple(finder.find(article.text, article.language, mentions[article.id])),
            )

    def mentions_of(
        self, articles: Sequence[Article], forms: frozenset[str]
    ) -> Mapping[str, Sequence[Mention]]:
        """Return the mentions of some forms in the texts of articles, in order, by their ids."""
        ids = [article.id for article in articles]
        places = self.index.mentions_of(ids, forms) if forms else {}
        return {each.id: mentions_at(each.text, places.get(each.id, ())) for each in articles}

    def finder_of(self, query: Query) -> MatchFinder:
        """Return what finds in texts what a query, once expanded, looks for."""
        return MatchFinder(query, self.names)

    def mentions(self, text: str, language: str) -> list[Mention]:
        """Return the names in a text."""
        if self._finder is None:
            listed = listed_names(self.collection)
            self._finder = name_finder(listed, self.collection.spacy_model)
        return list(self._finder.find(text, language).mentions)

    def report(self, article: Article) -> Report:
        """Return an article, of whatever version, with whom and what it names."""
        named = (
            NamedMention(mention.start, mention.end, entities[0].key)
            for mention in self.mentions(article.text, article.language)
            if (entities := self.names.entities_of_form(mention.form))  # else it is hidden
        )
        return Report(article, tuple(named))

    def matches(self, article: Article, search: Search) -> list[Match]:
        """Return what a search finds in the text of an article, of whatever version."""
        finder = self.finder_of(self._query(search))
        named = self.mentions(article.text, article.language) if finder.forms else []
        wanted = [mention for mention in named if mention.form in finder.forms]
        return finder.find(article.text, article.language, wanted)

    def mention_counts(self, forms: Iterable[str]) -> Mapping[str, int]:
        """Return how often forms are mentioned in the whole collection."""
        return self.index.form_counts(Request(Everything()), forms)

    def close(self) -> None:
        """Let go of the index."""
        self.index.close()

    def _rows(
        self, request: Request, limit: int, offset: int, *, folded: bool
    ) -> tuple[int, list[_Row]]:
        """Return how many articles meet a request, and a page of hits with what is folded."""
        if not folded:
            ranking = self.index.search(request, limit=limit, offset=offset)
            return ranking.total, [(id_, ()) for id_ in ranking.ids]
        wanted = offset + limit
        most = 2 * wanted  # enough, unless most articles are of a few stories
        while True:
            ranking = self.index.search(request, limit=most)
            rows = list(islice(fold(ranking.ids, self.collection), wanted))
            if len(rows) == wanted or most >= ranking.total:
                break
            most *= 4
        return ranking.total, [
            (id_, tuple(self.index.among(request, others))) for id_, others in rows[offset:]
        ]

    def _query(self, search: Search) -> Query:
        """Return what a search looks for; the last one that was answered is remembered."""
        if self._last and self._last[0] == search:
            return self._last[1]
        return self.understand(search).query

    def _widened(
        self, request: Request, search: Search, expansions: Sequence[Expansion]
    ) -> tuple[Widened, ...]:
        others = list(map(_other_forms, expansions))
        forms = frozenset[str]().union(*others)
        counts = self.index.form_counts(request, forms - search.dropped) if forms else {}
        spellings = self.names.forms
        return tuple(
            Widened(
                typed=each.typed,
                entities=each.entities,
                also={
                    spellings[form]: counts[form]
                    for form in sorted(
                        of_it & counts.keys(), key=lambda form: (-counts[form], form)
                    )
                },
                dropped=tuple(spellings[form] for form in sorted(of_it & search.dropped)),
                choices=each.choices if len(each.choices) > 1 else (),
            )
            for each, of_it in zip(expansions, others, strict=True)
        )


def _other_forms(expansion: Expansion) -> frozenset[str]:
    """Return the forms that do not contain the typed words, which would find them anyway."""
    typed = set(folded_words(expansion.typed))
    forms = frozenset[str]().union(*map(forms_of, expansion.entities))
    return frozenset(form for form in forms if not typed <= set(folded_words(form)))
