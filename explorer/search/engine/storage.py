"""The files of an index, so kept that what was committed outlasts a power failure."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import StructFile


class Commit(NamedTuple):
    """What is about to be committed."""

    number: int
    table: Path
    """The file that is going to be the table of contents."""
    segments: Sequence[str]
    """The names of the files that it names."""


BeforeCommit = Callable[[Commit], None]
"""Told of a commit just before it is done. An error ends it."""


class LastingStorage(FileStorage):  # type: ignore[misc]
    """A folder of files. Whoosh commits by giving the table of contents its name."""

    def __init__(self, folder: Path, before_commit: BeforeCommit | None = None) -> None:
        super().__init__(str(folder))
        self._before_commit = before_commit
        self._unsynced: set[str] = set()
        self._next: tuple[int, Sequence[str]] = (0, ())

    def announce(self, number: int, segments: Sequence[str]) -> None:
        """Say what the next commit is, and the names of the files that its table will name."""
        self._next = number, segments

    def create_file(self, name: str, *_arguments: Any, **options: Any) -> StructFile:
        """Create a file that nobody else can read."""
        self._unsynced.add(name)
        stream = open(self._fpath(name), "wb", opener=_for_oneself)  # noqa: SIM115
        return StructFile(stream, name=name, **options)

    def adopt(self, file: Path) -> None:
        """Take a file that was written elsewhere on the same disk. Raises OSError."""
        file.replace(self._fpath(file.name))
        self._unsynced.add(file.name)

    def temp_storage(self, name: str | None = None) -> RamStorage:
        """Return a place for Whoosh's pool of postings, in which `writer` puts none."""
        return RamStorage()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002
        folder = Path(self.folder)
        number, segments = self._next
        if self._before_commit:
            self._before_commit(Commit(number, folder / oldname, segments))
        self.sync((oldname, *segments))
        super().rename_file(oldname, newname, safe)
        _sync(folder)

    def sync(self, names: Iterable[str]) -> None:
        """Wait until what was written to files is on the disk."""
        for name in self._unsynced.intersection(names):
            _sync(Path(self.folder) / name)
            self._unsynced.discard(name)


def _for_oneself(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
