"""The articles of a collection on their way into an index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Collection as Some
from typing import TYPE_CHECKING

from explorer.entities.lexicon import Lexicon
from explorer.entities.observed import Observed
from explorer.errors import CollectionError
from explorer.library.collection import Collection
from explorer.models import Article
from explorer.search.engine.storage import Commit
from explorer.search.index import IndexedArticle
from explorer.search.keeping.curated_forms import described, listed_names
from explorer.search.keeping.index_files import Contents, write_record

if TYPE_CHECKING:
    from explorer.entities.finding.finder import NameFinder

Progress = Callable[[int, int], None]
"""Told how many articles are done, of how many."""


def say_nothing(_done: int, _total: int) -> None:
    """Tell nobody about progress."""


def name_finder(listed: Lexicon, spacy_model: str | None) -> NameFinder:
    """Return what finds the names in texts; a pipeline that is named has to be installed."""
    # Only now: it is much to load, and mostly there is nothing to index.
    from explorer.entities.finding.finder import NameFinder

    return NameFinder(listed, spacy_model)


def indexed(article: Article, observed: Observed) -> IndexedArticle:
    """Return an article as an index is given it."""
    return IndexedArticle(
        id=article.id,
        title=article.title,
        text=article.text,
        language=article.language,
        source=article.source or "",
        date=article.date,
        mentions=observed.mentions,
        links=observed.links,
    )


class Supply:
    """Reads articles for an index, and keeps count of those that cannot be read."""

    def __init__(self, collection: Collection, progress: Progress = say_nothing) -> None:
        self.collection = collection
        self.names = listed_names(collection)
        """Those that are found wherever they stand."""
        self._progress = progress
        self.left_out: dict[str, str] = {}
        """The ids of the articles that could not be read, each with a sentence."""

    @property
    def expected(self) -> int:
        """How many articles are in an index that has all that could be read."""
        return len(self.collection) - len(self.left_out)

    def articles(self, ids: Some[str] | None = None) -> Iterator[IndexedArticle]:
        """Yield all articles, or these, ready to be indexed."""
        total = len(self.collection) if ids is None else len(ids)
        finder = name_finder(self.names, self.collection.spacy_model)
        for done, (id_, article) in enumerate(self.collection.articles(ids), start=1):
            if isinstance(article, CollectionError):
                self.left_out[id_] = f"{article} It is left out."
            else:
                yield indexed(article, finder.find(article.text, article.language))
            self._progress(done, total)

    def record(self, commit: Commit) -> None:
        """Write the record of a commit after which the index is that of the collection."""
        signature, forms = self.collection.signature(), described(self.names)
        contents = Contents(self.expected, signature, self.left_out, forms)
        write_record(commit, contents, self.collection.mark())
