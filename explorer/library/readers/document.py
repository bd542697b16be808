"""What goes into a reader and what comes out."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from explorer.models import DateOrigin

_HEAD = 4096  # bytes; enough to tell every format by its beginning
_PIECE = 1 << 20


class UnreadableError(Exception):
    """A document, or a part of one, cannot be read; says why in a clause that begins with “it”
    or names the part, without the locator and without a full stop."""


@dataclass(frozen=True)
class Draft:
    """An article as it was read, before the library has it."""

    text: str
    locator: str
    """Where it was read: `/path/a.txt`, `/path/a.zip!b/c.html`, `/path/a.jsonl#id`, `https://…`."""

    title: str | None = None
    date: str | None = None
    """In EDTF."""
    date_from: DateOrigin | None = None
    source: str | None = None
    byline: str | None = None
    language: str | None = None
    """ISO 639-1 code."""
    url: str | None = None
    place: str | None = None
    identifier: str | None = None
    """What its publisher calls it: a Message-ID, a GUID, the id of a JSON object."""

    page: str | None = None
    """The address of the page that this is a digest of, as the entry of a feed is."""

    remarks: tuple[str, ...] = ()
    """One clause for each thing that was understood otherwise than it stands."""


@dataclass(frozen=True)
class Failure:
    """Something that could not be read, and why."""

    locator: str
    reason: str
    """As in UnreadableError."""


class Document:
    """Bytes that a reader can read once, and what they are called."""

    def __init__(  # noqa: PLR0913
        self,
        stream: BinaryIO,
        locator: str,
        *,
        name: str,
        path: Path | None = None,
        url: str | None = None,
        media_type: str | None = None,
        charset: str | None = None,
        depth: int = 0,
    ) -> None:
        """Take over a stream that stands at its beginning.

        `name` is a file name, whose suffix may tell the format; `path` the file itself, if
        there is one; `url` where it was published; `media_type` and `charset` what the server
        or the envelope said it is; `depth` in how many archives it lies.
        """
        self.locator = locator
        self.name = name
        self.path = path
        self.url = url
        self.media_type = media_type
        self.charset = charset
        self.depth = depth
        self.head = stream.read(_HEAD)
        """The first 4,096 bytes, fewer only when there are no more."""
        self.stream: BinaryIO = io.BufferedReader(_Rejoined(self.head, stream), 1 << 16)

    @property
    def suffix(self) -> str:
        """The end of the name from its last dot, in lower case: `.html`; else empty."""
        return Path(self.name).suffix.lower()

    def content(self, most: int, setting: str) -> bytes:
        """Return all bytes. Raises UnreadableError, naming the setting, when there are more
        than `most`."""
        content = bytearray()  # in pieces: to read it at once would take the room of `most`
        while piece := self.stream.read(min(_PIECE, most + 1 - len(content))):
            content += piece
        if len(content) > most:
            raise UnreadableError(f"it is larger than {most:,} bytes ({setting} in the settings)")
        return bytes(content)


Item = Draft | Failure | Document
"""What a reader yields."""


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes have been read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if not self._head:
            content = self._rest.read(len(buffer))
        else:
            content, self._head = bytes(self._head[: len(buffer)]), self._head[len(buffer) :]
        buffer[: len(content)] = content
        return len(content)
