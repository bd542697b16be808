"""Read the pages in a web archive: WARC 1.0 and 1.1, already decompressed."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from explorer.library.readers.document import Document, Failure, UnreadableError
from explorer.library.readers.http_body import decoded
from explorer.settings import Limits

_LONGEST_HEADER = 64 * 1024  # bytes
_SKIPPED_AT_A_TIME = 1 << 16  # bytes
_PDF = "application/pdf"
_MEDIA_TYPES = frozenset(
    {
        _PDF,
        "application/atom+xml",
        "application/feed+json",
        "application/json",
        "application/rdf+xml",
        "application/rss+xml",
        "application/xhtml+xml",
        "application/xml",
        "text/html",
        "text/plain",
        "text/xml",
    }
)


def recognises(document: Document) -> bool:
    """Whether it begins as a WARC file does."""
    return document.head.startswith(b"WARC/")


def read(document: Document, limits: Limits) -> Iterator[Document | Failure]:
    """Yield the pages, feeds, texts and PDFs as documents; all else is passed over. Raises
    UnreadableError where the archive is damaged or cut off."""
    source = _Source(document.stream)
    while record := source.next_record():
        yield from _page(document, source, record, limits)
        while record.raw_stream.read(_SKIPPED_AT_A_TIME):
            pass
        if record.raw_stream.limit:
            raise UnreadableError("it ends in the middle of a record")


class _Source:
    """The records of a file. warcio reads them from this, lines of headers within limits."""

    def __init__(self, stream: BinaryIO) -> None:
        from warcio.recordloader import ArcWarcRecordLoader  # only now: it takes start-up time

        # It would write addresses out of the archive to the terminal.
        logging.getLogger("warcio.recordloader").disabled = True
        self.loader: Any = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
        self._stream = stream
        self._read = 0

    def read(self, size: int) -> bytes:
        return self._stream.read(size)

    def readline(self, most: int = _LONGEST_HEADER) -> bytes:
        line = self._stream.readline(min(most, _LONGEST_HEADER))
        self._read += len(line)
        if self._read >= _LONGEST_HEADER:
            raise UnreadableError(f"a header in it is longer than {_LONGEST_HEADER:,} bytes")
        return line

    def next_record(self) -> Any:
        """Return the next record, None at the end."""
        from warcio.exceptions import ArchiveLoadFailed

        self._read = 0
        while not (line := self.readline()).strip():
            if not line:
                return None
        try:
            record = self.loader.parse_record_stream(self, line, "warc", no_record_parse=True)
        except ArchiveLoadFailed as error:
            raise UnreadableError("a record in it does not begin as records do") from error
        if record.length is None:
            raise UnreadableError("a record in it does not say how long it is")
        return record

    def http_headers(self, record: Any, url: str) -> Any:
        """Read the HTTP headers that a response begins with; None when there are none."""
        self._read = 0
        with suppress(EOFError):
            return self.loader.load_http_headers("response", url, record.raw_stream, record.length)
        return None


def _page(
    document: Document, source: _Source, record: Any, limits: Limits
) -> Iterator[Document | Failure]:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type not in ("response", "resource") or not _is_page(url):
        return
    headers = source.http_headers(record, url) if record.rec_type == "response" else None
    if record.rec_type == "response" and (headers is None or headers.get_statuscode() != "200"):
        return
    written = headers.get_header("Content-Type") if headers else record.content_type
    media_type = (written or "").partition(";")[0].strip().lower()
    if media_type not in _MEDIA_TYPES:
        return
    locator = f"{document.locator}!{url}"
    try:
        body = _body(record, headers, media_type, limits)
    except UnreadableError as error:
        yield Failure(locator, str(error))
        return
    if body:
        yield Document(
            io.BytesIO(body),
            locator,
            name=PurePosixPath(urlsplit(url).path).name,
            url=url,
            media_type=media_type,
            depth=document.depth + 1,
        )


def _is_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.path != "/robots.txt"


def _body(record: Any, headers: Any, media_type: str, limits: Limits) -> bytes:
    if media_type == _PDF:
        most, setting = limits.pdf_bytes, "limits.pdf_bytes"
    else:
        most, setting = limits.article_bytes, "limits.article_bytes"
    body = b"" if record.length > most else record.raw_stream.read()
    if body and record.raw_stream.limit:
        raise UnreadableError("it is cut off")
    if body and headers:
        body = decoded(body, headers, most)
    if max(record.length, len(body)) > most:
        raise UnreadableError(f"it is larger than {most:,} bytes ({setting} in the settings)")
    return body
