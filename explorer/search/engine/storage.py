"""The files of an index, so kept that what was committed outlasts a power failure."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

BeforeCommit = Callable[[Path, str, Iterable[str]], None]
"""Told the file that is going to be the table of contents, by which name, and the names of the
files of its segments; then the commit is done."""


class LastingStorage(FileStorage):  # type: ignore[misc]
    """A folder of files. Whoosh commits by giving the table of contents its name."""

    def __init__(self, folder: Path, before_commit: BeforeCommit | None = None) -> None:
        super().__init__(str(folder))
        self._before_commit = before_commit
        self.segments: list[str] = []
        """The names of the files of the segments that are about to be committed."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002
        folder = Path(self.folder)
        if self._before_commit:
            self._before_commit(folder / oldname, newname, self.segments)
        for path in folder.iterdir():
            if path.is_file():
                _sync(path)
        super().rename_file(oldname, newname, safe)
        _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
