"""Read archives and compressed files: ZIP, tar, gzip, bzip2 and xz, told by their first bytes."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from explorer.library.readers import tar_archive, zip_archive
from explorer.library.readers.document import Document, Item, UnreadableError
from explorer.library.readers.unpacking import Member, Packed, allowance_of, unpacked
from explorer.settings import Limits

_GZIP = b"\x1f\x8b\x08"
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_XZ = b"\xfd7zXZ\x00"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # the latter begins one without members
_TAR, _TAR_AT = b"ustar", 257

_OFFICE = frozenset({".docx", ".odp", ".ods", ".odt", ".pptx", ".xlsx"})
_SHORT_SUFFIXES = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
_PACKED_SUFFIXES = frozenset({".bz2", ".gz", ".xz"})


def recognises(document: Document) -> bool:
    """Whether it begins as an archive or a compressed file does."""
    head = document.head
    return head.startswith((_GZIP, _XZ, *_ZIP)) or bool(_BZIP2.match(head)) or _is_tar(head)


def read(document: Document, limits: Limits) -> Iterator[Item]:
    """Yield what is packed in it as documents. Raises UnreadableError when it is damaged."""
    allowance = allowance_of(document, limits)
    if _is_tar(document.head):
        yield from tar_archive.members(document, allowance)
    elif not document.head.startswith(_ZIP):
        packed = Packed(document.stream)
        yield Member(
            unpacked(_decompressed(document.head, packed), packed, allowance),
            document.locator,
            name=_unpacked_name(document),
            outer=document,
            allowance=allowance,
        )
    elif document.suffix in _OFFICE:
        raise UnreadableError("it is an office document; save it as PDF, HTML or text")
    else:
        yield from zip_archive.members(document, allowance)


def _is_tar(head: bytes) -> bool:
    return head.startswith(_TAR, _TAR_AT)


def _decompressed(head: bytes, packed: Packed) -> BinaryIO:
    file = cast(IO[bytes], packed)
    if head.startswith(_GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=file, mode="rb"))
    return cast(BinaryIO, bz2.BZ2File(file) if _BZIP2.match(head) else lzma.LZMAFile(file))


def _unpacked_name(document: Document) -> str:
    """Return the name without the suffix that says how it is packed: `a.jsonl`, `b.tar`."""
    suffix = document.suffix
    if suffix not in _PACKED_SUFFIXES and suffix not in _SHORT_SUFFIXES:
        return document.name
    return document.name[: -len(suffix)] + _SHORT_SUFFIXES.get(suffix, "")
