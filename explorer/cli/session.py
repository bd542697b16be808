"""What most commands begin with: the settings, the collection, the index."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from explorer import paths
from explorer.cli.output import say
from explorer.errors import CollectionError
from explorer.library.collection import Collection
from explorer.library.opening import open_collection
from explorer.settings import Settings, load_settings

if TYPE_CHECKING:
    from explorer.search.searcher import Searcher

_PATIENCE_SECONDS = 0.5
_BETWEEN_LINES_SECONDS = 0.1


def open_settings_and_collection(name: str | None) -> tuple[Settings, Collection]:
    """Read the settings and open the collection that the user or they name."""
    settings = load_settings()
    collection = open_collection(name or settings.collection, max_bytes=settings.max_article_bytes)
    return settings, collection


def open_searcher(collection: Collection) -> Searcher:
    """Open a collection for searching; what takes time or goes wrong is said on stderr.

    Raises CollectionError when it has no article: more likely the wrong folder than no news.
    """
    if not collection.ids:
        raise CollectionError(
            f"There is no article in {collection.name}.", "Articles are files that end in .txt."
        )
    progress = _ProgressLine()
    # Only now: what only lists or shows need not wait for it.
    from explorer.search.index_cache import open_index
    from explorer.search.searcher import Searcher

    opened = open_index(collection, paths.cache_dir(), progress)
    progress.finish()
    for notice in opened.notices:
        say(f"press: {notice}")
    return Searcher(collection, opened.index)


class _ProgressLine:
    """One line on a terminal that counts, once something takes longer than half a second."""

    def __init__(self) -> None:
        self._started = self._written = time.monotonic()
        self._line = ""

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        waited = now - self._started > _PATIENCE_SECONDS
        if waited and now - self._written > _BETWEEN_LINES_SECONDS and sys.stderr.isatty():
            self._written, self._line = now, f"Indexing: {done:,} of {total:,} articles"
            sys.stderr.write("\r" + self._line)
            sys.stderr.flush()

    def finish(self) -> None:
        if self._line:
            sys.stderr.write("\r" + " " * len(self._line) + "\r")
