"""Files made to do harm: each ends in a sentence, soon and in little memory, and does nothing."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from explorer.library.readers.document import Document, Draft, Failure
from explorer.library.readers.language import language_of
from explorer.library.readers.reading import read
from explorer.settings import Limits
from tests.library.readers.building import tarred, zipped
from tests.library.readers.printing import Printed, printed

MEGABYTE = 1 << 20
GIGABYTE = 1 << 30
SECRET = "root:x:0:0"  # out of a file that nobody gave to be read


def _read(path: Path, limits: Limits | None = None) -> list[Draft | Failure]:
    with path.open("rb") as stream:
        document = Document(stream, path.name, name=path.name, path=path)
        return list(read(document, limits or Limits()))


def _written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _reasons(items: list[Draft | Failure]) -> list[str]:
    """Return why all of it failed; none may have come through."""
    assert all(isinstance(item, Failure) for item in items)
    return [item.reason for item in items if isinstance(item, Failure)]


def _texts(items: list[Draft | Failure]) -> list[str]:
    return [item.text for item in items if isinstance(item, Draft)]


@contextmanager
def _bounded(megabytes: int = 100) -> Iterator[None]:
    """Fail when what is done takes more memory; what takes too long ends at the time limit."""
    tracemalloc.start()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < megabytes * MEGABYTE


def _zeros(megabytes: int) -> bytes:
    """Return a gzip file of so many megabytes of zeros, in steps of 64."""
    return gzip.compress(bytes(64 * MEGABYTE), 9) * (megabytes // 64)


@pytest.fixture(scope="module")
def zip_bomb() -> bytes:
    """A ZIP file of 128 MB of zeros."""
    return zipped({"a.txt": bytes(128 * MEGABYTE)})


@pytest.fixture(scope="module", autouse=True)
def _model() -> None:
    """Load the model of languages, which takes memory once."""
    language_of("word " * 100)


# Size


@pytest.mark.parametrize(
    "name",
    ["a", "a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.xml", "a.zip", "a.tar", "a.gz",
     "a.pdf", "a.eml", "a.mbox", "a.warc", "a.rss"],
)  # fmt: skip
def test_two_gigabytes_of_zeros_under_any_name(tmp_path: Path, name: str) -> None:
    path = _written(tmp_path, name, b"")
    os.truncate(path, 2 * GIGABYTE)
    with _bounded():
        [reason] = _reasons(_read(path))
    assert reason


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.zip", b"PK\3\4"),
        ("a.gz", b"\x1f\x8b\x08\0"),
        ("a.warc", b"WARC/1.0\r\n"),
        ("a.xml", b"<rss>"),
        ("a.html", b"<html>"),
        ("a.json", b"[1,\n"),
        ("a.eml", b"From: a@x.org\r\nSubject: x\r\n\r\n"),
    ],
)
def test_two_gigabytes_after_a_true_beginning(tmp_path: Path, name: str, beginning: bytes) -> None:
    path = _written(tmp_path, name, beginning)
    os.truncate(path, 2 * GIGABYTE)
    with _bounded():
        items = _read(path, Limits(pdf_bytes=16 * MEGABYTE))
    assert _reasons(items)


def test_a_json_line_of_100_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": 1, "text": "one"}\n{"id": 2, "text": "')
        for _ in range(100):
            file.write(b"x" * MEGABYTE)
        file.write(b'"}\n{"id": 3, "text": "three"}\n')
    with _bounded():
        one, long, three = _read(path)
    assert long == Failure(
        "a.jsonl:2",
        "line 2 is longer than 16,777,216 bytes (limits.article_bytes in the settings)",
    )
    assert _texts([one, three]) == ["one", "three"]


# Bombs


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.zip.gz", "a.gz.gz", "a.tar.gz"])
def test_a_gzip_bomb(tmp_path: Path, name: str) -> None:
    path = _written(tmp_path, name, _zeros(2048))
    with _bounded():
        [reason] = _reasons(_read(path))
    assert reason


@pytest.mark.parametrize("inner", [b"[\n", b'{"text": "x"}\n', b"PK\3\4", b"\x1f\x8b\x08\0"])
def test_a_gzip_bomb_that_is_read_to_its_end_stops_at_its_ratio(
    tmp_path: Path, inner: bytes
) -> None:
    path = _written(tmp_path, "a.gz", gzip.compress(inner) + _zeros(2048))
    with _bounded():
        reasons = [item.reason for item in _read(path) if isinstance(item, Failure)]
    assert len(reasons) == 1


def test_a_zip_bomb(tmp_path: Path, zip_bomb: bytes) -> None:
    path = _written(tmp_path, "a.zip", zip_bomb)
    with _bounded():
        [reason] = _reasons(_read(path))
    assert reason


def test_a_zip_bomb_that_is_read_to_its_end_stops_at_its_ratio(tmp_path: Path) -> None:
    bomb = b"PK\3\4" + bytes(128 * MEGABYTE)
    path = _written(tmp_path, "a.zip", zipped({"a.zip": bomb, "b.txt": "fine"}))
    with _bounded():
        failure, last = _read(path)
    assert failure == Failure(
        "a.zip!a.zip",
        "it unpacks to more than 200 times its size (limits.unpacked_ratio in the settings)",
    )
    assert _texts([last]) == ["fine"]


def test_bombs_in_bombs_stop_at_their_depth(tmp_path: Path, zip_bomb: bytes) -> None:
    for _ in range(5):
        zip_bomb = zipped({f"{number}.zip": zip_bomb for number in range(3)})
    path = _written(tmp_path, "a.zip", zip_bomb)
    with _bounded():
        reasons = _reasons(_read(path))
    assert {*reasons} == {
        "it lies more than 4 archives deep (limits.archive_depth in the settings)"
    }


def test_bombs_in_bombs_stop_at_what_they_unpack_to_together(tmp_path: Path) -> None:
    bomb = zipped({"a.zip": b"PK\3\4" + bytes(4 * MEGABYTE)})
    for _ in range(2):
        bomb = zipped({f"{number}.zip": bomb for number in range(8)})
    path = _written(tmp_path, "a.zip", bomb)
    with _bounded():
        reasons = _reasons(_read(path, Limits(unpacked_bytes=10 * MEGABYTE)))
    assert len(reasons) < 8
    assert reasons[-1] == (
        "it unpacks to more than 10,485,760 bytes (limits.unpacked_bytes in the settings)"
    )


def test_gzip_in_gzip_without_end(tmp_path: Path) -> None:
    content = b"one"
    for _ in range(50):
        content = gzip.compress(content)
    [reason] = _reasons(_read(_written(tmp_path, "a.gz", content)))
    assert reason == "it lies more than 4 archives deep (limits.archive_depth in the settings)"


def test_a_page_in_a_web_archive_may_be_a_bomb(tmp_path: Path) -> None:
    body = _zeros(2048)
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.org/\r\nContent-Length: "
    path = _written(tmp_path, "a.warc", f"{head}{len(block)}\r\n\r\n".encode() + block)
    with _bounded():
        [reason] = _reasons(_read(path))
    assert reason == "it is larger than 16,777,216 bytes (limits.article_bytes in the settings)"


# Places outside


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\passwd", "..\\passwd"])
@pytest.mark.parametrize("archive", ["a.zip", "a.tar"])
def test_a_member_that_names_a_place_outside(tmp_path: Path, archive: str, name: str) -> None:
    pack = zipped if archive == "a.zip" else tarred
    items = _read(_written(tmp_path, archive, pack({name: "x", "b.txt": "fine"})))
    assert items[0] == Failure(f"{archive}!{name}", "it names a place outside the archive")
    assert _texts(items) == ["fine"]
    assert [path.name for path in tmp_path.iterdir()] == [archive]


def test_a_link_in_a_tar_file_is_not_followed(tmp_path: Path) -> None:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as file:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            header = tarfile.TarInfo("a.txt")
            header.type, header.linkname = kind, "/etc/passwd"
            file.addfile(header)
    reasons = _reasons(_read(_written(tmp_path, "a.tar", archive.getvalue())))
    assert reasons == ["it is a link or a device"] * 2


# Entities

_LAUGHS = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
ENTITIES = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LAUGHS}]>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY l9 "{"x" * 100_000}">]>',
    "a file": '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    "a file by parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
}


@pytest.mark.parametrize("kind", ENTITIES)
@pytest.mark.parametrize("name", ["a.xml", "a.rss"])
def test_entities_in_a_feed(tmp_path: Path, name: str, kind: str) -> None:
    item = f"<item><title>One</title><description>{'&l9;' * 10_000}</description></item>"
    content = f'<?xml version="1.0"?>{ENTITIES[kind]}<rss><channel>{item}</channel></rss>'
    with _bounded():
        [reason] = _reasons(_read(_written(tmp_path, name, content)))
    assert reason == "it declares entities, which no feed needs"


@pytest.mark.parametrize("kind", ENTITIES)
def test_entities_in_a_book(tmp_path: Path, kind: str) -> None:
    page = (
        f'<?xml version="1.0"?>{ENTITIES[kind].replace("DOCTYPE x", "DOCTYPE html")}'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head>'
        f"<body><p>The first chapter is this.</p><p>{'&l9;' * 10_000}</p></body></html>"
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": ENTITIES[kind] + "<container>&l9;</container>",
        "OEBPS/book.opf": ENTITIES[kind] + "<package>&l9;</package>",
        "OEBPS/one.xhtml": page,
    }
    with _bounded():
        items = _read(_written(tmp_path, "a.epub", zipped(members)))
    assert {item.locator for item in items} == {"a.epub!OEBPS/one.xhtml"}
    assert all(len(text) < 200_000 and SECRET not in text for text in _texts(items))


# Pages


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<a href="javascript:alert(1)">here</a>',
        "<style>@import 'http://x.org/alert(1)'</style>",
        '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
        "<object data='file:///etc/passwd'>alert(1)</object>",
    ],
)
def test_scripts_in_a_page_are_not_in_the_text(tmp_path: Path, harm: str) -> None:
    paragraph = "<p>The council voted on Tuesday to approve the budget for the coming year.</p>"
    page = f"<html><body><article>{paragraph * 3}{harm}{paragraph}</article></body></html>"
    [text] = _texts(_read(_written(tmp_path, "a.html", page)))
    assert "The council voted" in text
    assert "alert" not in text
    assert SECRET not in text


@pytest.mark.parametrize("name", ["a.html", "a.jsonl", "a.rss"])
def test_html_that_is_nested_without_end(tmp_path: Path, name: str) -> None:
    nested = "<div>" * 200_000 + "x"
    content = {
        "a.html": f"<html><body>{nested}",
        "a.jsonl": f'{{"text": "{nested}"}}',
        "a.rss": f"<rss><channel><item><description><![CDATA[{nested}]]></description></item>"
        "</channel></rss>",
    }[name]
    with _bounded():
        items = _read(_written(tmp_path, name, content))
    assert len(items) == 1


# PDF


def test_a_pdf_of_10_000_pages(tmp_path: Path) -> None:
    path = _written(tmp_path, "a.pdf", printed([[]] * 10_000))
    with _bounded():
        [reason] = _reasons(_read(path, Limits(pdf_bytes=16 * MEGABYTE)))
    assert reason == "it has 10,000 pages, more than 2,000 (limits.pdf_pages in the settings)"


def test_a_pdf_of_one_page_2_000_times(tmp_path: Path) -> None:
    page = [Printed("word " * 20, 10, 12 * line) for line in range(60)]
    kids = f"/Count 2000/Kids[{'5 0 R ' * 2_000}]"
    content = printed([page]).replace(b"/Count 1/Kids[5 0 R]", kids.encode())
    limits = Limits(article_bytes=MEGABYTE, pdf_bytes=16 * MEGABYTE)
    with _bounded():
        [reason] = _reasons(_read(_written(tmp_path, "a.pdf", content), limits))
    assert reason.startswith("its text is longer than 1,048,576 characters")


@pytest.mark.parametrize(
    "content",
    [b"%PDF-", b"%PDF-1.7\n" + bytes(range(256)) * 500, printed([]), printed([[]])[:300]],
    ids=["nothing", "rubbish", "no pages", "cut"],
)
def test_a_pdf_that_is_none(tmp_path: Path, content: bytes) -> None:
    [reason] = _reasons(_read(_written(tmp_path, "a.pdf", content)))
    assert reason


# Text


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_utf_16_with_and_without_its_mark(tmp_path: Path, encoding: str, mark: bytes) -> None:
    text = "The café closed on Tuesday, and nobody knows why it did."
    path = _written(tmp_path, "a.txt", mark + text.encode(encoding))
    assert _texts(_read(path)) == [text]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a.jsonl", "a.rss", "a.eml"])
def test_bytes_that_are_no_utf_8(tmp_path: Path, name: str) -> None:
    text = b"The council voted \xff\xc3\x28 on Tuesday to approve the budget. " * 3
    content = {
        "a.html": b"<p>" + text,
        "a.jsonl": b'{"text": "' + text + b'"}',
        "a.rss": b"<rss><channel><item><title>" + text + b"</title></item></channel></rss>",
        "a.eml": b"From: a@x.org\r\nSubject: \xff\xfe\r\n\r\n" + text,
    }.get(name, text)
    [draft] = _read(_written(tmp_path, name, content))
    assert isinstance(draft, Draft)
    assert "on Tuesday to approve the budget." in draft.text
    assert draft.text.encode()


def test_halves_of_characters_become_replacements(tmp_path: Path) -> None:
    line = r'{"id": "\udc00", "title": "\ud83d", "text": "one \ud800 two \ud83d\ude00"}'
    [draft] = _read(_written(tmp_path, "a.jsonl", line))
    assert isinstance(draft, Draft)
    assert draft.text.endswith("\N{GRINNING FACE}")
    for said in (draft.text, draft.title, draft.identifier, draft.locator):
        assert said
        assert said.encode()


@pytest.mark.parametrize("date", ["0000-00-00", "9999-99-99", "99999999999999999999"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.rss", "a.html", "a.md", "a.eml"])
def test_a_date_that_is_none(tmp_path: Path, name: str, date: str) -> None:
    content = {
        "a.jsonl": f'{{"text": "The council voted.", "date": "{date}"}}',
        "a.rss": f"<rss><channel><item><title>One</title><pubDate>{date}</pubDate></item>"
        "</channel></rss>",
        "a.html": f'<meta property="article:published_time" content="{date}"><p>The council voted.',
        "a.md": f'---\ndate: "{date}"\n---\nThe council voted.\n',
        "a.eml": f"From: a@x.org\r\nDate: {date}\r\nSubject: x\r\n\r\nThe council voted.\r\n",
    }[name]
    [draft] = _read(_written(tmp_path, name, content))
    assert isinstance(draft, Draft)
    assert (draft.date, draft.date_from) == (None, None)
