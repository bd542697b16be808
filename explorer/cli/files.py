"""Files that a command reads or writes; `-` is standard input or output."""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from explorer.errors import ExplorerError

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
def writing(file: Path) -> Iterator[BinaryIO]:
    """Open a file to write, packed where its name ends in .gz; it is there when all is written,
    and until then what was there before. Raises ExplorerError."""
    if file == _STANDARD:
        if sys.stdout.isatty():
            raise ExplorerError("This is nothing for a terminal.", "Name a file, or use a pipe.")
        yield sys.stdout.buffer
        return
    file = Path(os.path.realpath(file))  # not to put a file in the place of a link
    try:
        is_special = file.exists() and not file.is_file()
        # Nothing is put in the place of a pipe or a device.
        with file.open("wb") if is_special else _replacing(file) as stream:
            yield stream
    except OSError as error:
        raise ExplorerError(
            f"{file} cannot be written: {error.strerror or error}.",
            "What was there before is unchanged.",
        ) from error


@contextmanager
def _replacing(file: Path) -> Iterator[BinaryIO]:
    handle, making = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123
            yield from _packed(stream) if file.suffix == ".gz" else [stream]
            stream.flush()
            os.fsync(handle)
        Path(making).replace(file)
    finally:
        Path(making).unlink(missing_ok=True)


def _packed(stream: BinaryIO) -> Iterator[BinaryIO]:
    # Without a name and a time, so that the same content makes the same bytes.
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
        yield cast(BinaryIO, packed)
