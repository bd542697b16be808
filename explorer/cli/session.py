"""What most commands begin with: the settings, the collection, the index.

What is opened here is closed when the command has run.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from explorer import paths
from explorer.bookmarks.store import BookmarkStore, articles_kept
from explorer.cli.output import say
from explorer.cli.progress import ProgressLine
from explorer.errors import CollectionError
from explorer.library import own
from explorer.library.collection import Collection
from explorer.library.opening import open_collection, open_for_writing
from explorer.settings import Settings, load_settings

if TYPE_CHECKING:
    from explorer.library.store import Store
    from explorer.search.keeping.index_cache import OpenedIndex
    from explorer.search.searcher import Searcher


def open_settings_and_collection(name: str | None) -> tuple[Settings, Collection]:
    """Read the settings and open the collection that the user or they name."""
    settings = load_settings()
    collection = open_collection(
        name or settings.collection,
        max_bytes=settings.limits.article_bytes,
        spacy_model=settings.spacy_model,
    )
    click.get_current_context().call_on_close(collection.close)
    return settings, collection


def open_settings_and_store(name: str | None) -> tuple[Settings, Store]:
    """Read the settings and open the collection that the user or they name, for writing.

    Raises CollectionError where there is none but the built-in one.
    """
    settings = load_settings()
    return settings, _open_store(name or settings.collection or own.default() or own.BUILT_IN)


def open_settings_and_store_to_fill(name: str | None) -> tuple[Settings, Store]:
    """Do the same, but make the user's first collection where there is none."""
    settings = load_settings()
    return settings, _open_store(name or settings.collection)


def _open_store(name: str | None) -> Store:
    store = open_for_writing(name)
    click.get_current_context().call_on_close(store.close)
    return store


def open_searcher(collection: Collection) -> Searcher:
    """Open a collection for searching; what takes time or goes wrong is said on stderr.

    Raises CollectionError when it has no article: more likely the wrong folder than no news.
    """
    if len(collection) == 0:
        raise CollectionError(
            f"There is no article in {collection.name}.",
            "`press add PATH` brings some in; in a plain folder they are files that end in .txt.",
        )
    # Only now: what only lists or shows need not wait for it.
    from explorer.search.searcher import Searcher

    bookmarks = BookmarkStore(paths.data_dir())

    def kept(tag: str | None) -> frozenset[str]:
        return articles_kept(bookmarks.of_collection(collection.key), tag)

    def saved() -> Mapping[str, str]:
        from explorer.search.saved import SavedSearches  # only for a query that names one

        return SavedSearches(paths.data_dir(), collection.key).queries()

    opened = bring_index_up_to_date(collection)
    searcher = Searcher(collection, opened.index, kept, saved, opened.names)
    click.get_current_context().call_on_close(searcher.close)
    if opened.to_tend:
        from explorer.search.keeping.tending import start_tending  # only now, as above

        start_tending(opened.to_tend)
    return searcher


def bring_index_up_to_date(collection: Collection) -> OpenedIndex:
    """Open a collection's index, built as far as needed, and say what the user should know."""
    from explorer.search.keeping.index_cache import open_index  # only now, as above

    line = ProgressLine()

    def report(done: int, total: int) -> None:
        if line.is_due:
            line.say(f"Indexing: {done:,} of {total:,} articles")

    try:
        opened = open_index(collection, paths.cache_dir(), report)
    finally:
        line.finish()
    for notice in opened.notices:
        say(f"press: {notice}")
    return opened
