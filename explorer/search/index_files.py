"""The files of an index in its folder: what a commit wrote, and whether it is still all there.

With every commit goes a record of its files, each with its size and checksum, written before
Whoosh gives the table of contents its name, which is what commits. So a commit without its
record does not count, and a record without its commit is passed over. What has been read and
found sound is not read again as long as the file system says that nobody has written to it.

Whoosh's table of contents is a pickle, so an index is opened only from a folder that belongs to
the user and that nobody else can write to.
"""

from __future__ import annotations

import json
import os
import re
import stat
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from explorer.errors import UnusableIndexError

_CONTENTS = re.compile(r"_MAIN_(\d+)\.toc")
_SEEN = "seen.json"
_PIECE = 1 << 22


@dataclass(frozen=True)
class Contents:
    """What an index has, in the words of the collection."""

    articles: int = -1
    """How many can be found."""
    signature: str = ""
    """The collection's, as it was indexed."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """The ids of articles that are not in the index, each with a sentence that says why."""


def write_record(
    folder: Path, written: Path, name: str, segments: Iterable[str], contents: Contents, mark: str
) -> None:
    """Write the record of a commit that is about to happen.

    `written` is the file that is going to be the table of contents, by this name; `segments` are
    the names of the files that it names; `mark` is the collection's. Raises OSError.
    """
    number = _number(name)
    marked = _mark_file(folder, number)
    marked.write_text(mark, "utf-8", "surrogateescape")
    known = _known_prints(folder)
    files = {name: _print_of(written), marked.name: _print_of(marked)}
    files |= {each: known.get(each) or _print_of(folder / each) for each in segments}
    _write_checked(_record_file(folder, number), {**asdict(contents), "files": files})


def sound_contents(folder: Path, *, thoroughly: bool = False) -> Contents:
    """Return what the last commit says, after checking the folder's owner and the files' bytes.

    Unless `thoroughly`, files that nobody has written to since they were found sound are not
    read again. Raises UnusableIndexError when anything is missing, changed or writable by
    others.
    """
    try:
        refuse_shared(folder)
        record = _read_checked(_record_file(folder, _last(folder)))
        files: dict[str, list[int]] = record.pop("files")
        seen = {} if thoroughly else _seen(folder)
        identities = {name: _identity(folder / name) for name in files}
        unseen = [name for name, identity in identities.items() if seen.get(name) != identity]
        damaged = [name for name in unseen if _print_of(folder / name) != files[name]]
    except (OSError, ValueError, LookupError, RecursionError) as error:
        raise UnusableIndexError(f"The index in {folder} cannot be used: {error}.") from error
    if damaged:
        raise UnusableIndexError(f"The index in {folder} is damaged.")
    if unseen:
        remember(folder, identities)
    return Contents(**record)


def last_mark(folder: Path) -> str:
    """Return the collection's mark of the last commit. Raises OSError."""
    return _mark_file(folder, _last(folder)).read_text("utf-8", "surrogateescape")


def remove_old_records(folder: Path) -> None:
    """Remove what belongs to no commit any more, as far as that can be done."""
    last = _last(folder)
    keep = {_mark_file(folder, last).name, _record_file(folder, last).name}
    for path in (*folder.glob("record-*"), *folder.glob("mark-*")):
        if path.name not in keep:
            path.unlink(missing_ok=True)


def remember(folder: Path, identities: Mapping[str, list[int]] | None = None) -> None:
    """Remember that the files of the last commit were found sound as they are now."""
    if identities is None:
        files = _read_checked(_record_file(folder, _last(folder)))["files"]
        identities = {name: _identity(folder / name) for name in files}
    with suppress(OSError):  # they are read again next time
        _write_checked(folder / _SEEN, dict(identities))


def refuse_shared(folder: Path) -> None:
    """Raise PermissionError when somebody else owns a folder or can write to it."""
    if os.name != "posix":
        return
    status = folder.stat()
    if status.st_uid != os.geteuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(0, f"others can write to {folder}")


def _number(contents: str) -> int:
    match = _CONTENTS.fullmatch(contents)
    assert match  # Whoosh names them
    return int(match[1])


def _last(folder: Path) -> int:
    """Return the number of the last commit. Raises ValueError when there is none."""
    matches = (_CONTENTS.fullmatch(path.name) for path in folder.iterdir())
    return max(int(match[1]) for match in matches if match)


def _record_file(folder: Path, number: int) -> Path:
    return folder / f"record-{number}.json"


def _mark_file(folder: Path, number: int) -> Path:
    return folder / f"mark-{number}"


def _known_prints(folder: Path) -> dict[str, list[int]]:
    """Return the prints of the files of the last commit."""
    try:
        files: dict[str, list[int]] = _read_checked(_record_file(folder, _last(folder)))["files"]
    except (OSError, ValueError, LookupError, RecursionError):
        return {}
    return files


def _seen(folder: Path) -> dict[str, list[int]]:
    try:
        return _read_checked(folder / _SEEN)
    except (OSError, ValueError, LookupError, RecursionError):
        return {}


def _identity(path: Path) -> list[int]:
    """Return what changes whenever somebody writes to a file, whatever else they do to it."""
    status = path.stat()
    return [status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns]


def _print_of(path: Path) -> list[int]:
    """Return the size of a file and its CRC-32."""
    size = checksum = 0
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
    return [size, checksum]


def _write_checked(path: Path, value: Mapping[str, Any]) -> None:
    """Write JSON with its own checksum; whoever reads meanwhile sees the old file or the new."""
    encoded = json.dumps(value).encode()
    written = path.with_name(f"{path.name}.new")
    written.write_bytes(b"%08x\n%s" % (zlib.crc32(encoded), encoded))
    written.replace(path)


def _read_checked(path: Path) -> dict[str, Any]:
    """Read what `_write_checked` wrote. Raises OSError, ValueError."""
    checksum, _, encoded = path.read_bytes().partition(b"\n")
    if b"%08x" % zlib.crc32(encoded) != checksum:
        raise ValueError(f"{path.name} is damaged")
    value: dict[str, Any] = json.loads(encoded)
    return value
