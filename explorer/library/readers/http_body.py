"""The body of an HTTP response as it was meant, of one that was recorded as it was sent."""

from __future__ import annotations

import io
import zlib
from typing import Any

from explorer.library.readers.document import UnreadableError

_GZIP_OR_ZLIB, _BARE_DEFLATE = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS


def decoded(body: bytes, headers: Any, most: int) -> bytes:
    """Return a body without the encodings that its headers name; of more than `most` bytes only
    so many and one.

    A body that is not encoded as its headers say is returned as it is: some crawlers decode it
    and keep the headers. Raises UnreadableError when the encoding is not known here.
    """
    if "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        from warcio.bufferedreaders import ChunkedDataReader  # only now: it takes start-up time

        body = ChunkedDataReader(io.BytesIO(body)).read()
    encoding = (headers.get_header("Content-Encoding") or "identity").strip().lower()
    if encoding == "identity":
        return body
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableError(f"it is compressed with “{encoding}”, which is not read here")
    for kind in (_GZIP_OR_ZLIB, _BARE_DEFLATE):
        try:
            return zlib.decompressobj(kind).decompress(body, most + 1)
        except zlib.error:
            continue
    return body
