"""Read the members of a ZIP file, one after the other, without unpacking it to the disk."""

from __future__ import annotations

import stat
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

from explorer.library.readers.document import Document, Failure, UnreadableError
from explorer.library.readers.members import file_name, is_outside, may_be_article
from explorer.library.readers.unpacking import Allowance, Member, Packed, unpacked

_COPIED_AT_A_TIME = 1 << 20  # bytes
_LARGEST_DIRECTORY = 64 * 1024 * 1024  # bytes; half a million members, and read into memory
_ENCRYPTED = 0x1

# Of the others, zipfile unpacks as much at a time as there is, be it gigabytes.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error)


def members(document: Document, allowance: Allowance) -> Iterator[Document | Failure]:
    """Yield the members that may be articles. Raises UnreadableError when the directory is
    damaged, or when too much has been unpacked."""
    with _seekable(document, allowance) as file:
        packed = _PackedZip(file)
        try:
            archive = zipfile.ZipFile(cast(IO[bytes], packed))
        except _DAMAGE as error:
            raise UnreadableError(f"its directory is damaged ({error})") from error
        with archive:
            for info in archive.infolist():
                yield from _member(document, archive, info, packed, allowance)
                allowance.check()


class _PackedZip(Packed):
    """A ZIP file whose directory is not read when it is huge."""

    def read(self, size: int = -1) -> bytes:
        if size > _LARGEST_DIRECTORY:  # nothing else is read in such pieces
            raise UnreadableError(f"its directory is larger than {_LARGEST_DIRECTORY:,} bytes")
        return super().read(size)


@contextmanager
def _seekable(document: Document, allowance: Allowance) -> Iterator[BinaryIO]:
    """Open a document anew where it is a file, else copy it: its directory is at its end."""
    if document.path is not None:
        with document.path.open("rb") as file:
            yield file
        return
    counted = isinstance(document, Member)  # when it was unpacked
    with tempfile.TemporaryFile() as copy:
        while piece := document.stream.read(_COPIED_AT_A_TIME):
            allowance.take(0 if counted else len(piece))
            copy.write(piece)
        yield cast(BinaryIO, copy)


def _member(
    document: Document,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    packed: Packed,
    allowance: Allowance,
) -> Iterator[Document | Failure]:
    name = info.filename
    locator = f"{document.locator}!{name}"
    if reason := _hindrance(info):
        yield Failure(locator, reason)
    if reason or name.endswith("/") or not may_be_article(name):
        return
    try:
        with archive.open(info) as content:
            stream = unpacked(content, packed, allowance)
            yield Member(stream, locator, name=file_name(name), outer=document, allowance=allowance)
    except UnreadableError as error:
        yield Failure(locator, str(error))
    except _DAMAGE as error:
        yield Failure(locator, f"it is damaged ({error})")


def _hindrance(info: zipfile.ZipInfo) -> str | None:
    """Return why a member is not read, None when it can be tried."""
    if is_outside(info.filename):
        return "it names a place outside the archive"
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link"
    if info.compress_type not in _METHODS:
        return f"it is packed by a method that is not read here ({info.compress_type})"
    return None
