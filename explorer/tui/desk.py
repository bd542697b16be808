"""What the screens share: the collection, its searcher once it is open, the bookmarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.store import Listing as BookmarkListing
from explorer.bookmarks.store import articles_kept
from explorer.library.collection import Collection, corrections_file
from explorer.models import Article, EntityKey, Report
from explorer.search.answers import Answer, Hit, Search, Suggestion, listing
from explorer.search.facets.facet_lists import Facets, Listing
from explorer.search.history import History
from explorer.search.narrowing import Kind
from explorer.search.saved import SavedSearches
from explorer.settings import Settings
from explorer.text.paragraphs import Span
from explorer.tui import garbage
from explorer.tui.changes import Change, Changes
from explorer.tui.compared import Compared
from explorer.tui.widgets.reader import Reading

if TYPE_CHECKING:
    from explorer.bookmarks.export.kept_passage import KeptPassage
    from explorer.bookmarks.whereabouts import Whereabouts
    from explorer.entities.judging.suggesting import Suggestion as SuggestedPair
    from explorer.search.judging.judged_names import Change as NameChange
    from explorer.search.judging.judged_names import JudgedNames
    from explorer.search.judging.pair_evidence import PairEvidence
    from explorer.search.names.names import CollectionNames
    from explorer.search.page.concordance import Context
    from explorer.search.page.entity_page import EntityPage, Places
    from explorer.search.searcher import Searcher
    from explorer.tui.looked_through import LookedThrough
    from explorer.tui.watch import News, Watch


class Desk:
    """The work of one session. What takes time is called from workers, each in its `turn`."""

    def __init__(
        self,
        collection: Collection,
        changes: Changes,
        cache_dir: Path,
        data_dir: Path,
        settings: Settings,
    ) -> None:
        self.collection = collection
        self.changes = changes
        self.saved = SavedSearches(data_dir, collection.key)
        self.history = History(data_dir, collection.key)
        self._cache_dir = cache_dir
        self._settings = settings
        self._searcher: Searcher | None = None
        self._judged: JudgedNames | None = None
        self._watch: Watch | None = None
        self.looked_through: LookedThrough | None = None
        """How the user has looked through the kept passages; None: not yet."""
        self.turn = Lock()
        """Held by a worker while it asks: the searcher answers one at a time."""
        self.opening = Lock()
        """Held by a worker while it opens the index or looks for news, which asks nothing."""

    @property
    def is_open(self) -> bool:
        """Whether there is an index to search."""
        return self._searcher is not None

    def open(self, progress: Callable[[int, int], None], *, anew: bool = False) -> tuple[str, ...]:
        """Open the index, building it where needed; return what the user should know.

        `anew` opens the collection as well, as it is now. What is open stays until all is ready.
        """
        # Only now: the articles are listed before any of this is needed.
        from explorer.search.keeping.index_cache import open_index
        from explorer.search.keeping.indexing_apart import index_apart
        from explorer.search.searcher import Searcher

        if self._searcher is None:
            garbage.leave_alone_what_is_there()  # all that was imported
        collection = self.collection.anew() if anew else self.collection
        try:
            opened = open_index(collection, self._cache_dir, progress, index_apart)
            searcher = Searcher(
                collection, opened.index, self._kept_articles, self.saved.queries, opened.names
            )
        except BaseException:
            if anew:
                collection.close()
            raise
        with self.turn:
            self._let_go(but=collection)
            self.collection, self._searcher, self._judged = collection, searcher, None
        if opened.to_tend:
            from explorer.search.keeping.tending import start_tending  # only now, as above

            start_tending(opened.to_tend)  # a process: merging in a thread would stall the screen
        return opened.notices

    def listing(self, search: Search, *, limit: int, offset: int = 0) -> Answer:
        """Return the newest articles, before there is an index."""
        answer = listing(self.collection, search, limit=offset + limit)
        return answer._replace(hits=answer.hits[offset:], offset=offset)

    def search(self, search: Search, *, limit: int, offset: int = 0) -> Answer:
        """Answer a search; see `Searcher.search`."""
        return self._opened().search(search, limit=limit, offset=offset)

    def found(self, search: Search) -> Sequence[str]:
        """Return the ids of all articles that a search finds."""
        return self._opened().found(search)

    def hits(self, ids: Sequence[str], search: Search) -> list[Hit]:
        """Return articles with what a search finds in them; nothing before there is an index."""
        if self._searcher is None:
            return [Hit(self.collection.article(id_), (), ()) for id_ in ids]
        return self._searcher.hits(ids, search)

    def facets(self, search: Search, wanted: Mapping[Kind, Listing]) -> Facets:
        """Count values in what a search finds; see `Searcher.facets`."""
        return self._opened().facets(search, wanted)

    def suggestions(self, answer: Answer) -> Sequence[Suggestion]:
        """Return what else the user may have meant; see `suggest`."""
        from explorer.search.suggestions import suggest  # only now, as above

        return suggest(self._opened(), answer)

    def read(self, id_: str, search: Search) -> Reading:
        """Return an article ready to be read; without marks before there is an index."""
        (hit,) = self.hits([id_], search)
        if self._searcher is None:
            return Reading(hit)
        known, named = self._searcher.names, []
        for mention in self._searcher.mentions(hit.article.text, hit.article.language):
            if entities := known.entities_of_form(mention.form):  # else it is hidden
                says = " / ".join(f"{each.name} ({each.type})" for each in entities)
                named.append((mention, says))
        mentions, names = [each for each, _ in named], [says for _, says in named]
        return Reading(hit, mentions, names, self.kept_spans(hit.article))

    # Articles beside each other.

    def report(self, article: Article) -> Report:
        """Return an article, of whatever version, as it is compared with others; before there is
        an index without names."""
        return self._searcher.report(article) if self._searcher else Report(article)

    def compared(self, article: Article, search: Search) -> Compared:
        """Return an article, of whatever version, with what is marked in it beside another."""
        found = self._searcher.matches(article, search) if self._searcher else ()
        matches = [Span(match.start, match.end) for match in found]
        return Compared(self.report(article), matches, self.kept_spans(article))

    def correct(self, article: Article, figure: Span, quantity: str | None) -> str:
        """Say what a figure counts, None: it is none; return that in words. `changes` takes it
        back. Raises CorrectionError."""
        from explorer.compare.corrections import correcting  # only when a figure is corrected

        file, by = corrections_file(self.collection), self._settings.signature
        made = correcting.correct(file, by, article, figure, quantity)
        self.changes.corrected(lambda: correcting.take_back(file, by))
        return (
            f"“{made.figure}” counts {quantity}." if quantity else f"“{made.figure}” is no figure."
        )

    # Names.

    @property
    def names(self) -> CollectionNames:
        """The names of the collection as they are now; they may be asked by anybody."""
        return self._opened().names

    @property
    def judged(self) -> JudgedNames:
        """The names, to be judged by who uses the program."""
        from explorer.search.judging.judged_names import (
            JudgedNames,  # only when something is judged
        )

        if self._judged is None:
            self._judged = JudgedNames(self._opened(), self._settings.signature)
        return self._judged

    def judge(self, act: Callable[[JudgedNames], NameChange]) -> NameChange:
        """Judge names; `changes` takes it back. Raises JudgementError; then nothing was changed."""
        change = act(self.judged)
        self.changes.judged(self._take_back_judgement)
        return change

    def undo_judgement(self) -> Change:
        """Take back what the user judged last, in this session or before; see `judge`."""
        return self.changes.undo_judgement(self._take_back_judgement)

    def _take_back_judgement(self) -> NameChange:
        with self.turn:
            return self.judged.undo()

    def evidence(self, suggestion: SuggestedPair) -> PairEvidence:
        """Return what is known of the two names of a pair; see `evidence_of`."""
        from explorer.search.judging.pair_evidence import evidence_of  # only now, as above

        return evidence_of(self._opened(), suggestion)

    def entity_page(self, key: EntityKey) -> tuple[EntityPage, Callable[[], Places]]:
        """Return the page of an entity, and what finds where it is named: that takes longer."""
        from explorer.search.page.entity_page import entity_page, places_of  # only now, as above

        searcher = self._opened()
        page = entity_page(searcher, key)
        return page, lambda: places_of(searcher, page)

    def contexts(
        self, page: EntityPage, places: Places, *, limit: int, offset: int
    ) -> Sequence[Context]:
        """Return some of the mentions of an entity in context; see `contexts`."""
        from explorer.search.page.concordance import contexts  # only now, as above

        return contexts(self._opened(), places, page.forms, limit=limit, offset=offset)

    def news(self) -> News | None:
        """Return what came or changed since the collection was opened, None when nothing did."""
        from explorer.tui.watch import Watch  # only now, as above

        if self._watch is None:
            self._watch = Watch(self.collection)
        return self._watch.look()

    # Kept passages.

    def kept(self) -> BookmarkListing:
        """Return the passages kept from the collection, the newest first."""
        return self.changes.kept(self.collection.key)

    def kept_spans(self, article: Article) -> list[Span]:
        """Return the passages kept from an article, where its text has them."""
        kept = [each for each in self.kept().bookmarks if each.article == article.id]
        if not kept:
            return []
        from explorer.bookmarks.anchoring import ChangingText  # only for what is kept

        text = ChangingText(article.text)
        return [place.span for each in kept if (place := text.anchor(each)).span]

    def kept_counts(self) -> Mapping[str, int]:
        """Return how many passages are kept from each article, by their ids."""
        return Counter(each.article for each in self.kept().bookmarks)

    def whereabouts(self, bookmarks: Iterable[Bookmark]) -> Iterator[tuple[str, Whereabouts]]:
        """Find kept passages again; see `whereabouts`."""
        from explorer.bookmarks.whereabouts import whereabouts  # only now, as above

        return whereabouts(bookmarks, self.collection)

    def names_in(self, bookmark: Bookmark, language: str | None) -> tuple[str, ...]:
        """Return whom and what a kept passage names, each once; nobody before there is an
        index."""
        if self._searcher is None or language is None:
            return ()
        found = self._searcher.mentions(bookmark.exact, language)
        named = (self._searcher.names.entities_of_form(each.form) for each in found)
        return tuple(dict.fromkeys(entities[0].name for entities in named if entities))

    def kept_passages(self, bookmarks: Iterable[Bookmark]) -> list[KeptPassage]:
        """Return kept passages with their articles; see `kept_passages`."""
        from explorer.bookmarks.export.kept_passage import kept_passages  # only now, as above

        return kept_passages(bookmarks, self.collection)

    def close(self) -> None:
        """Let go of the index and the collection, when those who use them are done."""
        with self.opening, self.turn:
            self._let_go()

    def _let_go(self, *, but: Collection | None = None) -> None:
        if self._watch:
            self._watch.close()
        if self._searcher:
            self._searcher.close()
        if self.collection is not but:
            self.collection.close()
        self._watch = self._searcher = self._judged = None

    def _kept_articles(self, tag: str | None) -> frozenset[str]:
        return articles_kept(self.kept().bookmarks, tag)

    def _opened(self) -> Searcher:
        if self._searcher is None:
            raise RuntimeError("the desk is asked before it is open")
        return self._searcher
