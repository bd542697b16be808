"""Work on the index of a folder in a process of its own, which can be killed at any moment.

A moment is a step: a change of the file system, or a sync. Killed at step 3, a process has done
two. It is killed with no chance to clean up.
"""

from __future__ import annotations

import os
import resource
import signal
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import filelock  # noqa: F401  # loaded late by what uses it, and here once for all

from explorer.library.folder import FolderCollection
from explorer.search.engine import writer
from explorer.search.engine.storage import LastingStorage
from explorer.search.keeping import index_cache
from explorer.search.keeping.index_folder import index_folder
from explorer.search.keeping.tending import tend
from tests.processes import PROCESSES

_SECONDS = 60
_STEPS: tuple[tuple[Any, str], ...] = (
    *((os, name) for name in ("fsync", "rename", "replace", "remove", "unlink", "mkdir", "rmdir")),
    (tempfile, "mkstemp"),
    (LastingStorage, "create_file"),
)


class Running:
    """A process that says at last what came of it."""

    def __init__(self, work: Callable[..., Any], *arguments: Any, **conditions: Any) -> None:
        self._ear, mouth = PROCESSES.Pipe(duplex=False)
        self._process = PROCESSES.Process(target=_run, args=(mouth, work, arguments, conditions))
        self._process.start()
        mouth.close()

    @property
    def is_running(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        self._process.kill()
        self._process.join(_SECONDS)
        self._ear.close()

    def end(self) -> Any:
        """Wait for the end; return what came of it, None when it was killed."""
        try:
            said = self._ear.recv() if self._ear.poll(_SECONDS) else None
        except EOFError:
            said = None
        self._ear.close()
        self._process.join(_SECONDS)
        assert self._process.exitcode in (0, -signal.SIGKILL)
        assert (said is None) == (self._process.exitcode != 0)
        return said


def _run(
    mouth: Connection, work: Callable[..., Any], arguments: Any, conditions: dict[str, Any]
) -> None:
    if "room" in conditions:  # no file can grow beyond so many bytes
        resource.setrlimit(resource.RLIMIT_FSIZE, (conditions["room"], resource.RLIM_INFINITY))
    steps = _count_steps(conditions.get("dies_at"))
    said = work(*arguments)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    mouth.send((said, len(steps)))


def _count_steps(dies_at: int | None) -> list[str]:
    steps: list[str] = []

    def counted(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            steps.append(name)
            if len(steps) == dies_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*arguments, **named)

        return step

    for owner, name in _STEPS:
        setattr(owner, name, counted(name, getattr(owner, name)))
    return steps


def opening(articles: Path, cache: Path) -> tuple[int, bool, tuple[str, ...]]:
    """Open an index; return how many articles are in it, whether it was built, and notices."""
    opened = index_cache.open_index(FolderCollection(articles, max_bytes=1 << 20), cache)
    size = len(opened.index)
    opened.index.close()
    return size, opened.built, opened.notices


def adding(articles: Path, cache: Path, names: list[str]) -> None:
    """Add articles one after another, open the index after each, and merge as much as can be."""
    writer._MOST_AT_ONCE = 0
    for name in names:
        (articles / f"{name}.txt").write_text(f"Article {name} about gangs.")
        collection = FolderCollection(articles, max_bytes=1 << 20)
        opened = index_cache.open_index(collection, cache)
        assert len(opened.index) == len(collection)
        assert not opened.notices
        opened.index.close()
        tend(index_folder(collection, cache))


def tending(folder: Path) -> str | None:
    """Merge what is due in an index; return the error that ended it."""
    try:
        tend(folder)
    except OSError as error:
        return str(error)
    return None
