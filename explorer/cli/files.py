"""Files that a command reads or writes; `-` is standard input or output."""

from __future__ import annotations

import gzip
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
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
def writing(file: Path, *, is_private: bool = False) -> Iterator[BinaryIO]:
    """Open a file to write, packed where its name ends in .gz; it is there when all is written,
    and until then what was there before. Raises ExplorerError.

    Who may read a new file is left to the umask, as `>` does, unless it is private: then its owner.
    """
    if file == _STANDARD:
        if sys.stdout.isatty():
            raise ExplorerError("This is nothing for a terminal.", "Name a file, or use a pipe.")
        yield sys.stdout.buffer
        return
    file = Path(os.path.realpath(file))  # not to put a file in the place of a link
    try:
        is_special = file.exists() and not file.is_file()
        # Nothing is put in the place of a pipe or a device.
        with file.open("wb") if is_special else _replacing(file, is_private=is_private) as stream:
            yield stream
    except OSError as error:
        raise ExplorerError(
            f"{file} cannot be written: {error.strerror or error}.",
            "What was there before is unchanged.",
        ) from error


@contextmanager
def _replacing(file: Path, *, is_private: bool) -> Iterator[BinaryIO]:
    making = file.with_name(f".press-{os.urandom(8).hex()}")
    try:
        # Closed to others from the first moment: who has opened a file can read it ever after.
        opener = partial(os.open, mode=0o600 if is_private else 0o666)
        with open(making, "xb", opener=opener) as stream:
            if file.exists() and not is_private:
                making.chmod(stat.S_IMODE(file.stat().st_mode))
            yield from _packed(stream) if file.suffix == ".gz" else [stream]
            stream.flush()
            os.fsync(stream.fileno())
        making.replace(file)
    finally:
        making.unlink(missing_ok=True)


def _packed(stream: BinaryIO) -> Iterator[BinaryIO]:
    # Without a name and a time, so that the same content makes the same bytes.
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
        yield cast(BinaryIO, packed)
