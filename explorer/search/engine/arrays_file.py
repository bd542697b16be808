"""Arrays by name in one file that is mapped into memory, so that opening it reads nothing.

    magic | array | array | … | directory (JSON) | length and checksum of the directory

Every array begins on a multiple of 64 bytes; the directory gives its place and type. Whether the
bytes are those that were written is looked after by `index_files`.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from explorer.errors import UnusableIndexError

Array = np.ndarray[Any, np.dtype[Any]]
Arrays = Mapping[str, Array]
Content = mmap.mmap | bytes

_MAGIC = b"PRESSIDX1\n".ljust(64, b"\0")
_TRAILER = struct.Struct("<QI")
_ALIGNMENT = 64


def write_arrays(stream: BinaryIO, arrays: Iterable[tuple[str, Array]]) -> None:
    """Write arrays of one dimension to an empty file, each as it comes. Raises OSError."""
    stream.write(_MAGIC)
    at = len(_MAGIC)
    directory = {}
    for name, array in arrays:
        content = np.ascontiguousarray(array).view(np.uint8).data
        directory[name] = [at, len(array), array.dtype.str]
        stream.write(content)
        padding = -len(content) % _ALIGNMENT
        stream.write(bytes(padding))
        at += len(content) + padding
    encoded = json.dumps(directory).encode()
    stream.write(encoded)
    stream.write(_TRAILER.pack(len(encoded), zlib.crc32(encoded)))


def map_arrays(path: Path) -> Arrays:
    """Map the arrays of a file; none is read yet.

    Raises OSError, UnusableIndexError when the directory is damaged.
    """
    with path.open("rb") as stream:
        if not stream.read(1):  # which cannot be mapped
            raise UnusableIndexError(f"{path} is damaged.")
        content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    return arrays_in(content, path)


def arrays_in(content: Content, path: Path | str) -> Arrays:
    """Return the arrays of a file that is in memory; see `map_arrays`."""
    return {
        name: np.frombuffer(content, np.dtype(kind), length, at)
        for name, (at, length, kind) in _directory(content, path).items()
    }


def _directory(content: Content, path: Path | str) -> dict[str, tuple[int, int, str]]:
    try:
        length, checksum = _TRAILER.unpack(content[-_TRAILER.size :])
        encoded = content[-_TRAILER.size - length : -_TRAILER.size]
        if zlib.crc32(encoded) != checksum:
            raise UnusableIndexError(f"{path} is damaged.")
        directory: dict[str, tuple[int, int, str]] = json.loads(encoded)
    except (struct.error, ValueError) as error:
        raise UnusableIndexError(f"{path} is damaged.") from error
    return directory
