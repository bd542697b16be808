"""What most commands begin with: the settings, the collection, the index."""

from __future__ import annotations

import sys
import time

from explorer import paths
from explorer.cli.output import say
from explorer.library.collection import Collection
from explorer.library.opening import open_collection
from explorer.search.index_cache import open_index
from explorer.search.searcher import Searcher
from explorer.settings import Settings, load_settings

_PATIENCE_SECONDS = 0.5
_BETWEEN_LINES_SECONDS = 0.1


def open_settings_and_collection(name: str | None) -> tuple[Settings, Collection]:
    """Read the settings and open the collection that the user or they name."""
    settings = load_settings()
    collection = open_collection(name or settings.collection, max_bytes=settings.max_article_bytes)
    return settings, collection


def open_searcher(collection: Collection) -> Searcher:
    """Open a collection for searching; what takes time or goes wrong is said on stderr."""
    progress = _ProgressLine()
    opened = open_index(collection, paths.cache_dir(), progress)
    progress.finish()
    for notice in opened.notices:
        say(f"press: {notice}")
    return Searcher(collection, opened.index)


class _ProgressLine:
    """One line on a terminal that counts, once something takes longer than half a second."""

    def __init__(self) -> None:
        self._started = self._written = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        waited = now - self._started > _PATIENCE_SECONDS
        if waited and now - self._written > _BETWEEN_LINES_SECONDS and sys.stderr.isatty():
            self._written, self._shown = now, True
            sys.stderr.write(f"\rIndexing: {done:,} of {total:,} articles")
            sys.stderr.flush()

    def finish(self) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * 60 + "\r")
