"""Archives and compressed files, told by their first bytes."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable

import pytest

from explorer.library.readers.archive import read, recognises
from explorer.library.readers.document import Document, UnreadableError
from explorer.library.readers.unpacking import Member
from explorer.settings import Limits
from tests.library.readers.building import document, read_out, tarred, zipped

PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


@pytest.mark.parametrize(
    "content",
    [
        *(pack(b"one") for pack in PACK.values()),
        bz2.compress(b""),
        zipped({"a.txt": "x"}),
        zipped({}),
        tarred({"a.txt": "x"}),
    ],
    ids=["gzip", "bzip2", "xz", "empty bzip2", "zip", "empty zip", "tar"],
)
def test_recognised_by_its_first_bytes_whatever_its_name(content: bytes) -> None:
    assert recognises(document(content, "a.txt"))


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"BZh9 was here", b"Ustar", b"x" * 250 + b"ustar", b"\x1f\x8b"]
)
def test_not_recognised_by_its_name(content: bytes) -> None:
    assert not recognises(document(content, "a.zip"))


@pytest.mark.parametrize("suffix", PACK)
def test_a_compressed_file_is_one_document_in_the_same_place(suffix: str) -> None:
    given = document(PACK[suffix](b"one"), f"a.jsonl{suffix}", url="https://x.org/a")
    [found] = read(given, Limits())
    assert isinstance(found, Document)
    assert (found.locator, found.name, found.depth) == (f"/x/a.jsonl{suffix}", "a.jsonl", 1)
    assert (found.url, found.stream.read()) == ("https://x.org/a", b"one")


@pytest.mark.parametrize(
    ("name", "inner"),
    [("a.tgz", "a.tar"), ("a.TBZ2", "a.tar"), ("a.txz", "a.tar"), ("a", "a"), ("a.txt", "a.txt")],
)
def test_the_name_without_what_says_how_it_is_packed(name: str, inner: str) -> None:
    [found] = read(document(gzip.compress(b"one"), name), Limits())
    assert isinstance(found, Document)
    assert found.name == inner


def test_many_gzip_files_in_a_row_are_one() -> None:
    [found] = read(document(gzip.compress(b"one ") + gzip.compress(b"two"), "a.txt.gz"), Limits())
    assert isinstance(found, Document)
    assert found.stream.read() == b"one two"


@pytest.mark.parametrize("suffix", PACK)
def test_a_cut_file_gives_what_it_has_and_says_that_it_is_cut(suffix: str) -> None:
    lines = b"".join(b"line %d\n" % number for number in range(300_000))
    packed = PACK[suffix](lines)
    [found] = read(document(packed[: len(packed) * 3 // 4], f"a{suffix}"), Limits())
    assert isinstance(found, Document)
    assert found.stream.readline() == b"line 0\n"
    with pytest.raises(UnreadableError, match="it ends too early"):
        found.stream.read()


@pytest.mark.parametrize("suffix", PACK)
def test_a_damaged_file_says_so(suffix: str) -> None:
    packed = bytearray(PACK[suffix](bytes(range(256)) * 40))
    packed[-6] ^= 0xFF
    with pytest.raises(UnreadableError, match=r"it is damaged|it ends too early"):
        read_out(read(document(bytes(packed), f"a{suffix}"), Limits()))


def test_members_of_a_compressed_tar_file() -> None:
    [inner] = read(document(tarred({"a.txt": "one"}, "w:gz"), "a.tar.gz"), Limits())
    assert isinstance(inner, Document)
    assert recognises(inner)
    [member] = read(inner, Limits())
    assert isinstance(member, Document)
    assert (member.locator, member.name, member.depth) == ("/x/a.tar.gz!a.txt", "a.txt", 2)


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".xlsx", ".PPTX"])
def test_office_documents_are_refused_with_a_way_out(suffix: str) -> None:
    content = zipped({"word/document.xml": "<w:document/>"})
    with pytest.raises(UnreadableError, match="save it as PDF, HTML or text"):
        read_out(read(document(content, f"a{suffix}"), Limits()))


def test_archives_in_an_archive_share_its_allowance() -> None:
    inner = zipped({"b.txt": "x" * 1000})
    assert len(inner) < 200
    limits = Limits(unpacked_bytes=2000)
    members = read(document(zipped({"a.zip": inner, "c.zip": inner}), "o.zip"), limits)
    first = next(members)
    assert isinstance(first, Member)
    assert read_out(read(first, limits)) == [("/x/o.zip!a.zip!b.txt", "x" * 1000)]
    second = next(members)
    assert isinstance(second, Member)
    with pytest.raises(UnreadableError, match=r"more than 2,000 bytes \(limits\.unpacked_bytes"):
        read_out(read(second, limits))
