"""Bodies of HTTP responses as they were recorded."""

from __future__ import annotations

import gzip
import zlib

import pytest

from explorer.library.readers.document import UnreadableError
from explorer.library.readers.http_body import decoded

CHUNKED = b"3\r\none\r\n4; x=y\r\n two\r\n0\r\n\r\n"


class _Headers:
    def __init__(self, **headers: str) -> None:
        self._headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def get_header(self, name: str) -> str | None:
        return self._headers.get(name)


def _bare_deflate(content: bytes) -> bytes:
    return zlib.compress(content)[2:-4]


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (b"one two", ""),
        (b"one two", "identity"),
        (gzip.compress(b"one two"), "gzip"),
        (gzip.compress(b"one two"), " X-GZIP "),
        (zlib.compress(b"one two"), "deflate"),
        (_bare_deflate(b"one two"), "deflate"),
    ],
    ids=["none", "identity", "gzip", "x-gzip", "zlib", "deflate"],
)
def test_content_encodings(body: bytes, encoding: str) -> None:
    assert decoded(body, _Headers(Content_Encoding=encoding), 100) == b"one two"


def test_chunks() -> None:
    assert decoded(CHUNKED, _Headers(Transfer_Encoding="Chunked"), 100) == b"one two"


def test_chunks_of_a_compressed_body() -> None:
    body = gzip.compress(b"one two")
    chunk = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    headers = _Headers(Transfer_Encoding="chunked", Content_Encoding="gzip")
    assert decoded(chunk, headers, 100) == b"one two"


def test_a_body_that_was_decoded_before_it_was_kept() -> None:
    headers = _Headers(Transfer_Encoding="chunked", Content_Encoding="gzip")
    assert decoded(b"<html>one two", headers, 100) == b"<html>one two"


def test_no_more_is_unpacked_than_tells_that_it_is_too_much() -> None:
    headers = _Headers(Content_Encoding="gzip")
    assert len(decoded(gzip.compress(bytes(1 << 20)), headers, 100)) == 101


def test_an_encoding_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnreadableError, match="it is compressed with “br”"):
        decoded(b"x", _Headers(Content_Encoding="br"), 100)
