"""Web archives."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from explorer.library.readers.document import Document, Failure, UnreadableError
from explorer.library.readers.warc import read, recognises
from explorer.settings import Limits
from tests.library.readers.building import document, read_out

PAGE = b"<p>Hello</p>"


def record(kind: str, url: str, block: bytes, version: str = "1.0", **headers: Any) -> bytes:
    """Make a WARC record."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    fields = {"WARC-Type": kind, "WARC-Target-URI": url, "Content-Length": len(block), **named}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/{version}\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def response(url: str, body: bytes = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    """Make a record of a response, of a page by default."""
    named = {"Content_Type": "text/html; charset=utf-8", **headers}
    fields = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items())
    return record("response", url, f"HTTP/1.1 {status}\r\n{fields}\r\n".encode() + body)


def _read(content: bytes, limits: Limits | None = None) -> list[tuple[str, str]]:
    return read_out(read(document(content, "a.warc"), limits or Limits()))


def test_recognised_by_its_beginning() -> None:
    assert recognises(document(response("http://x.org/"), "download"))
    assert not recognises(document("warc", "a.warc"))


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_response_is_a_document(version: str) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=utf-8\r\n\r\n" + PAGE
    content = record("response", "https://x.org/a/b.html?c=d", block, version)
    [found] = read(document(content, "a.warc", depth=1), Limits())
    assert isinstance(found, Document)
    assert (found.locator, found.name) == ("/x/a.warc!https://x.org/a/b.html?c=d", "b.html")
    assert (found.url, found.media_type) == ("https://x.org/a/b.html?c=d", "text/html")
    assert (found.depth, found.stream.read()) == (2, PAGE)


def test_a_resource_is_a_document() -> None:
    content = record("resource", "http://x.org/a", b"Hello", Content_Type="text/plain")
    assert _read(content) == [("/x/a.warc!http://x.org/a", "Hello")]


def test_an_address_in_angle_brackets() -> None:
    assert _read(response("<http://x.org/>")) == [("/x/a.warc!http://x.org/", PAGE.decode())]


@pytest.mark.parametrize(
    "passed_over",
    [
        record("warcinfo", "", b"software: x\r\n"),
        record("request", "http://x.org/a", b"GET / HTTP/1.1\r\n\r\n"),
        record("revisit", "http://x.org/a", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        record("metadata", "http://x.org/a", b"x", Content_Type="text/plain"),
        record("resource", "dns:x.org", b"x", Content_Type="text/plain"),
        record("resource", "file:///etc/passwd", b"x", Content_Type="text/plain"),
        record("resource", "http://[x", b"x", Content_Type="text/plain"),
        record("response", "http://x.org/a", b""),
        record("response", "http://x.org/a", b"rubbish"),
        response("http://x.org/a", status="301 Moved"),
        response("http://x.org/a", status="404 Not Found"),
        response("http://x.org/a", Content_Type="image/png"),
        response("http://x.org/a", b""),
        response("http://x.org/robots.txt", Content_Type="text/plain"),
    ],
    ids=str.split("""
        warcinfo request revisit metadata dns file odd-address no-response no-http moved not-found
        image empty robots
    """),
)
def test_what_is_no_page_is_passed_over(passed_over: bytes) -> None:
    content = passed_over + response("http://x.org/last")
    assert _read(content) == [("/x/a.warc!http://x.org/last", PAGE.decode())]


def test_a_body_is_decoded() -> None:
    body = gzip.compress(PAGE)
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    headers = {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}
    [(_, found)] = _read(response("http://x.org/", chunked, **headers))
    assert found == PAGE.decode()


def test_a_document_that_is_left_half_read_does_not_stop_the_next() -> None:
    content = response("http://x.org/a", b"x" * 300_000) + response("http://x.org/b")
    found = []
    for page in read(document(content, "a.warc"), Limits()):
        assert isinstance(page, Document)
        found.append(page.stream.read(3))
    assert found == [b"xxx", b"<p>"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"x" * 300, {}),
        (gzip.compress(b"x" * 300), {"Content_Encoding": "gzip"}),
        (b"x" * 300, {"Content_Encoding": "gzip"}),
    ],
    ids=["plain", "packed", "only said to be packed"],
)
def test_a_page_that_is_too_large_fails_and_the_rest_goes_on(
    body: bytes, headers: dict[str, str]
) -> None:
    content = response("http://x.org/a", body, **headers) + response("http://x.org/b")
    assert _read(content, Limits(article_bytes=200)) == [
        (
            "/x/a.warc!http://x.org/a",
            "it is larger than 200 bytes (limits.article_bytes in the settings)",
        ),
        ("/x/a.warc!http://x.org/b", PAGE.decode()),
    ]


def test_a_pdf_may_be_larger_than_a_page() -> None:
    content = response("http://x.org/a.pdf", b"x" * 300, Content_Type="application/pdf")
    [(_, found)] = _read(content, Limits(article_bytes=200))
    assert found == "x" * 300
    [(_, reason)] = _read(content, Limits(pdf_bytes=200))
    assert reason == "it is larger than 200 bytes (limits.pdf_bytes in the settings)"


def test_an_encoding_that_is_not_known_fails_and_the_rest_goes_on() -> None:
    content = response("http://x.org/a", Content_Encoding="br") + response("http://x.org/b")
    [(_, reason), (_, found)] = _read(content)
    assert reason == "it is compressed with “br”, which is not read here"
    assert found == PAGE.decode()


def test_a_cut_archive_gives_what_is_whole_and_says_that_it_is_cut() -> None:
    content = response("http://x.org/a") + response("http://x.org/b", b"x" * 9000)
    found = read(document(content[:-1000], "a.warc"), Limits())
    assert isinstance(next(found), Document)
    cut = next(found)
    assert isinstance(cut, Failure)
    assert cut == Failure("/x/a.warc!http://x.org/b", "it is cut off")
    with pytest.raises(UnreadableError, match="it ends in the middle of a record"):
        next(found)


def test_an_archive_that_is_cut_before_the_answer_says_so() -> None:
    content = response("http://x.org/b")
    cut = content.index(b"HTTP/1.1")
    with pytest.raises(UnreadableError, match="it ends in the middle of a record"):
        _read(content[:cut])


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (b"rubbish\r\n\r\n", "a record in it does not begin as records do"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "a record in it does not say how long it is"),
        (b"WARC/1.0\r\nX: " + b"x" * 70_000, "a header in it is longer than 65,536 bytes"),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000, "a header in it is longer than 65,536 bytes"),
    ],
    ids=["rubbish", "no length", "a long line", "many lines"],
)
def test_damage_ends_the_reading_with_a_reason(damage: bytes, reason: str) -> None:
    found = read(document(response("http://x.org/a") + damage, "a.warc"), Limits())
    assert isinstance(next(found), Document)
    with pytest.raises(UnreadableError, match=reason):
        next(found)


def test_headers_are_counted_for_each_record() -> None:
    revisit = record("revisit", "http://x.org/a", b"HTTP/1.1 200 OK\r\n\r\n", X="y" * 500)
    assert _read(revisit * 300 + response("http://x.org/b")) == [
        ("/x/a.warc!http://x.org/b", PAGE.decode())
    ]


def test_nothing_out_of_the_archive_is_written_to_the_terminal(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    content = response("http://x.org/\x1b[31m a b") + b"\x1b[31mrubbish"
    with pytest.raises(UnreadableError):
        _read(content)
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
