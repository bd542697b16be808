"""Imports and index builds in processes of their own, which can be killed at any moment.

They are forked from a server that has loaded everything already, so that one takes milliseconds.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import rensa  # noqa: F401  # loaded late by what uses it, and here once for all

from explorer.errors import LibraryError
from explorer.library import batches
from explorer.library.importing import Importer, Progress
from explorer.library.origins import Origin
from explorer.library.readers.language import language_of
from explorer.library.recorded import RecordedCollection
from explorer.library.store import Store
from explorer.search.keeping.index_cache import open_index
from explorer.settings import Limits
from tests.library.libraries import news
from tests.processes import PROCESSES

_SECONDS = 60
_ARTICLES_A_CHANGE = 16  # not the usual 256: there are more moments at which some are on the disk

language_of(news("that its model is loaded"))


class End(NamedTuple):
    """What a process said last."""

    stopped_by: str | None
    """The sentence that says why it stopped, None when it came to the end."""
    articles: int
    """How many it says are on the disk."""


class Running:
    """A process that says what it has done."""

    def __init__(self, work: Any, *arguments: object) -> None:
        self._ear, mouth = PROCESSES.Pipe(duplex=False)
        self._process = PROCESSES.Process(target=work, args=(mouth, *arguments))
        self._process.start()
        mouth.close()
        self._said: list[Any] = [self._ear.recv()]  # that it has begun

    @property
    def is_running(self) -> bool:
        return self._process.is_alive()

    def kill(self, signal: int) -> int:
        """End the process and return how many articles it had said are on the disk."""
        if self._process.pid and self.is_running:
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, signal)
        self._wait()
        assert self._process.exitcode in (0, -signal)
        last = self._said[-1]
        return last.articles if isinstance(last, End) else int(last)

    def end(self) -> End:
        """Wait for the end and return what was said of it."""
        self._wait()
        assert self._process.exitcode == 0
        assert isinstance(self._said[-1], End)
        return self._said[-1]

    def _wait(self) -> None:
        with suppress(EOFError, OSError):  # half a word, when it was killed in the middle
            while self._ear.poll(_SECONDS):
                self._said.append(self._ear.recv())
        self._ear.close()
        self._process.join(_SECONDS)


def start_import(library: Path, sources: Sequence[Path], room: int | None = None) -> Running:
    """Start an import; with `room`, no file can grow beyond so many bytes."""
    return Running(_import, library, [str(source) for source in sources], room)


def start_indexing(library: Path, cache: Path) -> Running:
    """Start to bring the index of a library up to date."""
    return Running(_index, library, cache)


def _import(mouth: Connection, library: Path, sources: list[str], room: int | None) -> None:
    batches._MOST_ARTICLES = _ARTICLES_A_CHANGE
    told = 0

    def tell(progress: Progress) -> None:
        nonlocal told
        if progress.articles != told:
            mouth.send(told := progress.articles)

    if room is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    mouth.send(0)
    try:
        with closing(Store(library)) as store:
            report = Importer(store, Limits(), tell).add([Origin(source) for source in sources])
    except LibraryError as error:
        mouth.send(End(str(error), 0))
        return
    assert not report.failures, report.failures
    stopped_by = str(report.stopped_by) if report.stopped_by else None
    mouth.send(End(stopped_by, report.outcomes.total()))


def _index(mouth: Connection, library: Path, cache: Path) -> None:
    mouth.send(0)
    with closing(RecordedCollection(library, "library")) as collection:
        opened = open_index(collection, cache)
        mouth.send(End(None, len(opened.index)))
        opened.index.close()


def seconds_of(running: Running) -> float:
    """Return how long a process takes from here to its end."""
    begun = time.monotonic()
    running.end()
    return time.monotonic() - begun
