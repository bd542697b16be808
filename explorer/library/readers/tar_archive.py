"""Read the members of a tar file, one after the other, as they come."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from explorer.library.readers.document import Document, Failure, UnreadableError
from explorer.library.readers.members import file_name, is_outside, may_be_article
from explorer.library.readers.unpacking import Allowance, Member

# Bytes between two members: a name is no longer than 4,096, and tarfile takes quadratic time
# to parse extended headers and memory without limit for them.
_LONGEST_HEADERS = 16 * 1024
_SKIPPED_AT_A_TIME = 1 << 20  # bytes


def members(document: Document, allowance: Allowance) -> Iterator[Document | Failure]:
    """Yield the members that may be articles. Raises UnreadableError when it cannot go on."""
    source = _Source(document.stream)
    try:
        # A name that is not UTF-8 is still a name; it is shown with its bytes as numbers.
        with tarfile.open(
            fileobj=cast(IO[bytes], source),
            mode="r|",
            tarinfo=_Header,
            encoding="utf-8",
            errors="backslashreplace",
        ) as tar:
            while (header := source.between_members(tar)) is not None:
                yield from _member(document, tar, header, allowance)
    except tarfile.TarError as error:
        raise UnreadableError(f"it is damaged ({error})") from error


class _Source:
    """The bytes of a tar file, which gives only so many of them for headers."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left: int | None = _LONGEST_HEADERS

    def read(self, size: int) -> bytes:
        content = self._stream.read(size)
        if self._left is not None:
            self._left -= len(content)
            if self._left < 0:
                raise UnreadableError(f"a header in it is longer than {_LONGEST_HEADERS:,} bytes")
        return content

    def between_members(self, tar: tarfile.TarFile) -> tarfile.TarInfo | None:
        """Return the next header, None when there is none."""
        self._left = _LONGEST_HEADERS
        header = tar.next()
        self._left = None
        tar.members = []  # type: ignore[attr-defined]  # else every header is kept to the end
        return header


class _Header(tarfile.TarInfo):
    """A header that says when it is damaged; tarfile would take it for the end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Header:
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if buf.strip(b"\0"):  # neither the end of the file nor the empty blocks before it
                raise UnreadableError(f"a header in it is damaged ({error})") from error
            raise


def _member(
    document: Document, tar: tarfile.TarFile, header: tarfile.TarInfo, allowance: Allowance
) -> Iterator[Document | Failure]:
    name = str(PurePosixPath(header.name))
    locator = f"{document.locator}!{name}"
    if header.issparse():
        raise UnreadableError(f"“{name}” in it is a sparse file, which is not read here")
    if is_outside(name):
        yield Failure(locator, "it names a place outside the archive")
    elif not header.isreg() and not header.isdir():
        yield Failure(locator, "it is a link or a device")
    content = tar.extractfile(header) if header.isreg() else None
    if content is None:
        return
    if may_be_article(name) and not is_outside(name):
        yield Member(
            cast(BinaryIO, content),
            locator,
            name=file_name(name),
            outer=document,
            allowance=allowance,
        )
    while content.read(_SKIPPED_AT_A_TIME):  # what the consumer left, or nobody wanted
        pass
