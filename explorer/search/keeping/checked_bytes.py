"""Whether the bytes of a file are those that were written, and whether anybody wrote since."""

from __future__ import annotations

import json
import os
import stat
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading a file raises that is missing, damaged or not what it should be."""

Print = list[int]
"""The size of a file and its CRC-32."""

Identity = list[int]
"""What changes whenever somebody writes to a file, even if they set its time back."""

_PIECE = 1 << 22


def print_of(path: Path) -> Print:
    """Return the print of a file after reading all of it. Raises OSError."""
    size = checksum = 0
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
    return [size, checksum]


def identity_of(path: Path) -> Identity:
    """Return the identity of a file.

    Raises OSError, ValueError when it is no file but a link, a folder or a pipe.
    """
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError(f"{path.name} is not a file")
    return [status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns]


def write_checked(path: Path, value: Mapping[str, Any], *, lasting: bool) -> None:
    """Write JSON with its checksum; see `write_whole`."""
    encoded = json.dumps(value).encode()
    write_whole(path, b"%08x\n%s" % (zlib.crc32(encoded), encoded), lasting=lasting)


def read_checked(path: Path) -> dict[str, Any]:
    """Read what `write_checked` wrote. Raises one of UNREADABLE."""
    identity_of(path)
    checksum, _, encoded = path.read_bytes().partition(b"\n")
    if b"%08x" % zlib.crc32(encoded) != checksum:
        raise ValueError(f"{path.name} is damaged")
    value: dict[str, Any] = json.loads(encoded)
    return value


def write_whole(path: Path, content: bytes, *, lasting: bool) -> None:
    """Write a file that nobody else can read; who reads meanwhile sees the old one or the new.

    A lasting one is on the disk afterwards, though perhaps not yet by its name. Raises OSError.
    """
    # A name of its own: several processes may write the same file at once.
    descriptor, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            if lasting:
                sync(stream)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sync(stream: BinaryIO) -> None:
    """Wait until what was written to a file is on the disk. Raises OSError."""
    stream.flush()
    os.fsync(stream.fileno())


def refuse_shared(folder: Path) -> None:
    """Raise PermissionError when somebody else owns a folder or can write to it."""
    if os.name != "posix":
        return
    status = folder.stat()
    if status.st_uid != os.geteuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(0, f"others can write to {folder}")
