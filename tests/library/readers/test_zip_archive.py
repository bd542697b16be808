"""Members of ZIP files."""

from __future__ import annotations

import io
import itertools
import re
import struct
import zipfile
from pathlib import Path

import pytest

from explorer.library.readers.document import Document, UnreadableError
from explorer.library.readers.unpacking import Allowance, Member
from explorer.library.readers.zip_archive import members
from explorer.settings import Limits
from tests.library.readers.building import document, read_out, zipped


def _members(content: bytes, limits: Limits | None = None) -> list[tuple[str, str]]:
    return read_out(members(document(content, "a.zip"), Allowance(limits or Limits())))


def test_members_come_as_documents_with_their_places() -> None:
    content = zipped({"a.txt": "one", "b/c.html": "two"})
    found = []
    for member in members(document(content, "a.zip", depth=1), Allowance(Limits())):
        assert isinstance(member, Member)
        found.append((member.locator, member.name, member.depth, member.stream.read()))
    assert found == [
        ("/x/a.zip!a.txt", "a.txt", 2, b"one"),
        ("/x/a.zip!b/c.html", "c.html", 2, b"two"),
    ]


def test_a_file_is_read_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": "one"}))
    with path.open("rb") as stream:
        given = Document(stream, "a.zip", name="a.zip", path=path)
        assert read_out(members(given, Allowance(Limits(unpacked_bytes=3)))) == [
            ("a.zip!a.txt", "one")
        ]


def test_a_member_that_is_left_half_read_does_not_stop_the_next() -> None:
    content = zipped({"a.txt": "x" * 300_000, "b.txt": "two"})
    found = []
    for member in members(document(content, "a.zip"), Allowance(Limits())):
        assert isinstance(member, Document)
        found.append(member.stream.read(3))
    assert found == [b"xxx", b"two"]


def test_what_is_no_article_is_passed_over() -> None:
    names = ["img.png", "__MACOSX/._a.txt", ".DS_Store", "mimetype", "folder/"]
    assert _members(zipped(dict.fromkeys(names, "x"))) == []


def test_a_member_outside_the_archive_fails_and_the_rest_goes_on() -> None:
    found = _members(zipped({"../a.txt": "x", "/b.txt": "x", "C:\\c.txt": "x", "d.txt": "fine"}))
    reason = "it names a place outside the archive"
    assert found == [
        ("/x/a.zip!../a.txt", reason),
        ("/x/a.zip!/b.txt", reason),
        ("/x/a.zip!C:\\c.txt", reason),
        ("/x/a.zip!d.txt", "fine"),
    ]


def test_an_encrypted_member() -> None:
    content = bytearray(zipped({"a.txt": "x", "b.txt": "fine"}))
    content[6] |= 1  # in the header of the first member
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert _members(bytes(content)) == [
        ("/x/a.zip!a.txt", "it is encrypted"),
        ("/x/a.zip!b.txt", "fine"),
    ]


def test_a_link_is_not_read_as_a_text() -> None:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = 0o120777 << 16
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(info, "../../etc/passwd")
    assert _members(archive.getvalue()) == [("/x/a.zip!a.txt", "it is a link")]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_bounds_are_refused(method: int) -> None:
    [(locator, reason)] = _members(zipped({"a.txt": "x" * 1000}, method))
    assert (locator, reason) == (
        "/x/a.zip!a.txt",
        f"it is packed by a method that is not read here ({method})",
    )


def test_a_damaged_member_fails_and_the_rest_goes_on() -> None:
    content = zipped({"a.txt": "one" * 9, "b.txt": "fine"}, zipfile.ZIP_STORED)
    found = _members(content.replace(b"one", b"0ne", 1))
    assert found[0][0] == "/x/a.zip!a.txt"
    assert found[0][1].startswith("it is damaged (Bad CRC-32")
    assert found[1] == ("/x/a.zip!b.txt", "fine")


def test_a_header_that_contradicts_the_directory_is_damage() -> None:
    content = zipped({"a.txt": "one", "b.txt": "fine"}).replace(b"a.txt", b"A.txt", 1)
    [first, second] = _members(content)
    assert first[1].startswith("it is damaged (File name in directory")
    assert second == ("/x/a.zip!b.txt", "fine")


def test_a_name_that_is_no_text_in_one_place_only() -> None:
    content = zipped({"é.txt": "one", "b.txt": "fine"})
    [first, second] = _members(content.replace("é".encode(), b"\xff\xff", 1))
    assert first[1].startswith("it is damaged ('utf-8' codec")
    assert second == ("/x/a.zip!b.txt", "fine")


def test_a_member_without_a_name() -> None:
    info = zipfile.ZipInfo("x")
    info.filename = ""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(info, "one")
        file.writestr("b.txt", "fine")
    assert _members(archive.getvalue()) == [("/x/a.zip!", "one"), ("/x/a.zip!b.txt", "fine")]


@pytest.mark.parametrize("cut", [1, 30, 60])
def test_a_cut_directory_is_damage(cut: int) -> None:
    content = zipped({"a.txt": "one", "b.txt": "two"})
    with pytest.raises(UnreadableError, match="its directory is damaged"):
        _members(content[:-cut])


def test_a_huge_directory_is_not_read() -> None:
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 70_000_000, 0, 0)
    with pytest.raises(UnreadableError, match="its directory is larger than 67,108,864 bytes"):
        _members(bytes(70_000_000) + end)


def test_the_allowance_is_for_all_members_together() -> None:
    content = zipped({f"{number}.txt": "x" * 100 for number in range(9)})
    most = len(content) + 250
    found = members(document(content, "a.zip"), Allowance(Limits(unpacked_bytes=most)))
    reason = f"it unpacks to more than {most:,} bytes (limits.unpacked_bytes in the settings)"
    assert read_out(itertools.islice(found, 3)) == [
        ("/x/a.zip!0.txt", "x" * 100),
        ("/x/a.zip!1.txt", "x" * 100),
        ("/x/a.zip!2.txt", reason),
    ]
    with pytest.raises(UnreadableError, match=re.escape(reason)):
        next(found)
