"""Unpack streams that were written to harm: never more than is allowed, never into memory."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import BinaryIO, Protocol

from explorer.library.readers.document import Document, UnreadableError
from explorer.settings import Limits

_MUCH = 64 * 1024 * 1024  # bytes; below that, a high ratio is as likely honest repetition


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes:
        """Return so many bytes, fewer at the end."""


class Allowance:
    """What one outermost archive, with all archives in it, may still unpack to."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.unpacked_bytes

    def take(self, size: int) -> None:
        """Count bytes that were unpacked. Raises UnreadableError when they are too many."""
        self._left -= size
        self.check()

    def check(self) -> None:
        """Raise UnreadableError when too many bytes have been unpacked."""
        if self._left < 0:
            raise UnreadableError(
                f"it unpacks to more than {self._limits.unpacked_bytes:,} bytes "
                "(limits.unpacked_bytes in the settings)"
            )

    def check_ratio(self, unpacked: int, packed: int) -> None:
        """Raise UnreadableError when one stream unpacks to too many times its size."""
        if unpacked > _MUCH and unpacked > packed * self._limits.unpacked_ratio:
            raise UnreadableError(
                f"it unpacks to more than {self._limits.unpacked_ratio:,} times its size "
                "(limits.unpacked_ratio in the settings)"
            )


class Member(Document):
    """A document out of an archive; what is unpacked of it counts for the outermost one."""

    def __init__(
        self,
        stream: BinaryIO,
        locator: str,
        *,
        name: str,
        outer: Document,
        allowance: Allowance,
    ) -> None:
        url = outer.url if locator == outer.locator else None  # of what was only compressed
        super().__init__(stream, locator, name=name, url=url, depth=outer.depth + 1)
        self.allowance = allowance


def allowance_of(document: Document, limits: Limits) -> Allowance:
    """Return what an archive may unpack to: what is left to the one it lies in, if it does."""
    return document.allowance if isinstance(document, Member) else Allowance(limits)


class Packed:
    """A packed stream that counts what is read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Return so many bytes, all by default."""
        content = self._stream.read(size)
        self.count += len(content)
        return content

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move as a file does."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return where it stands."""
        return self._stream.tell()

    def seekable(self) -> bool:
        """Whether it can move."""
        return self._stream.seekable()


def unpacked(content: _Readable, packed: Packed, allowance: Allowance) -> BinaryIO:
    """Return what the standard library unpacks of a packed stream, as far as it is allowed.

    Reading it raises UnreadableError where it is damaged or becomes too much.
    """
    return io.BufferedReader(_Unpacked(content, packed, allowance), 1 << 16)


class _Unpacked(io.RawIOBase):
    def __init__(self, content: _Readable, packed: Packed, allowance: Allowance) -> None:
        self._content, self._packed, self._allowance = content, packed, allowance
        self._before = packed.count
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        content = self._read(len(buffer))
        self._given += len(content)
        self._allowance.take(len(content))
        self._allowance.check_ratio(self._given, self._packed.count - self._before)
        buffer[: len(content)] = content
        return len(content)

    def _read(self, size: int) -> bytes:
        try:
            return self._content.read(size)
        except EOFError as error:
            raise UnreadableError("it ends too early") from error
        except (zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
            raise UnreadableError(f"it is damaged ({error})") from error
        except OSError as error:
            if error.errno is not None:  # the disk's fault
                raise
            raise UnreadableError(f"it is damaged ({error})") from error
