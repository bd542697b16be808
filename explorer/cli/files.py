"""Files that a command reads or writes; `-` is standard input or output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from explorer.errors import ExplorerError
from explorer.whole_file import whole_file

_STANDARD = Path("-")


@contextmanager
def reading(file: Path) -> Iterator[BinaryIO]:
    """Open a file to read. Raises ExplorerError."""
    if file == _STANDARD:
        yield sys.stdin.buffer
        return
    try:
        stream = file.open("rb")
    except OSError as error:
        raise ExplorerError(f"{file} cannot be read: {error.strerror or error}.") from error
    with stream:
        yield stream


@contextmanager
def writing(file: Path, *, is_private: bool = False) -> Iterator[BinaryIO]:
    """Open a file to write; see `whole_file`. Raises ExplorerError."""
    if file == _STANDARD:
        if sys.stdout.isatty():
            raise ExplorerError("This is nothing for a terminal.", "Name a file, or use a pipe.")
        yield sys.stdout.buffer
        return
    with whole_file(file, is_private=is_private) as stream:
        yield stream
