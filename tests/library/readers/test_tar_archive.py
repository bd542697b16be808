"""Members of tar files."""

from __future__ import annotations

import io
import tarfile
from typing import Any

import pytest

from explorer.library.readers.document import Document, UnreadableError
from explorer.library.readers.tar_archive import members
from explorer.library.readers.unpacking import Allowance
from explorer.settings import Limits
from tests.library.readers.building import document, read_out, tarred

FORMATS = [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]


def _members(content: bytes) -> list[tuple[str, str]]:
    return read_out(members(document(content, "a.tar"), Allowance(Limits())))


def _headed(**values: Any) -> bytes:
    """Make a tar file of a member with such values in its header, and one after it."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as file:
        header = tarfile.TarInfo("first")
        for name, value in values.items():
            setattr(header, name, value)
        file.addfile(header)
        after = tarfile.TarInfo("after.txt")
        after.size = 4
        file.addfile(after, io.BytesIO(b"fine"))
    return archive.getvalue()


@pytest.mark.parametrize("kind", FORMATS)
def test_members_come_as_documents_with_their_places(kind: int) -> None:
    content = tarred({"./a.txt": "one", "b/c.html": "two"}, format=kind)
    found = []
    for member in members(document(content, "a.tar", depth=1), Allowance(Limits())):
        assert isinstance(member, Document)
        found.append((member.locator, member.name, member.depth, member.stream.read()))
    assert found == [
        ("/x/a.tar!a.txt", "a.txt", 2, b"one"),
        ("/x/a.tar!b/c.html", "c.html", 2, b"two"),
    ]


@pytest.mark.parametrize("kind", FORMATS[1:])
def test_long_names(kind: int) -> None:
    name = "é" * 1000 + ".txt"
    assert _members(tarred({name: "one"}, format=kind)) == [(f"/x/a.tar!{name}", "one")]


def test_a_name_that_is_not_utf_8_can_still_be_kept() -> None:
    content = tarred({"caf\udce9.txt": "one"}, format=tarfile.GNU_FORMAT)
    assert _members(content) == [("/x/a.tar!caf\\xe9.txt", "one")]


def test_a_member_that_is_left_half_read_does_not_stop_the_next() -> None:
    found = []
    content = tarred({"a.txt": "x" * 300_000, "i.png": "y" * 300_000, "b.txt": "two"})
    for member in members(document(content, "a.tar"), Allowance(Limits())):
        assert isinstance(member, Document)
        found.append(member.stream.read(3))
    assert found == [b"xxx", b"two"]


def test_a_member_outside_the_archive_fails_and_the_rest_goes_on() -> None:
    reason = "it names a place outside the archive"
    assert _members(tarred({"../a.txt": "x", "/b.txt": "x", "c.txt": "fine"})) == [
        ("/x/a.tar!../a.txt", reason),
        ("/x/a.tar!/b.txt", reason),
        ("/x/a.tar!c.txt", "fine"),
    ]


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
)
def test_a_link_or_a_device_fails_and_is_not_followed(kind: bytes) -> None:
    assert _members(_headed(type=kind, linkname="after.txt")) == [
        ("/x/a.tar!first", "it is a link or a device"),
        ("/x/a.tar!after.txt", "fine"),
    ]


def test_folders_are_passed_over() -> None:
    assert _members(_headed(type=tarfile.DIRTYPE)) == [("/x/a.tar!after.txt", "fine")]


@pytest.mark.parametrize(
    "sparse",
    [
        {"GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.map": "0,1"},
        {"GNU.sparse.size": "99999999999999", "GNU.sparse.numblocks": "0"},
    ],
)
def test_sparse_files_are_not_blown_up(sparse: dict[str, str]) -> None:
    with pytest.raises(UnreadableError, match="is a sparse file, which is not read here"):
        _members(_headed(pax_headers=sparse))


def test_a_damaged_header_is_not_taken_for_the_end() -> None:
    content = bytearray(tarred({"a.txt": "one", "b.txt": "two", "c.txt": "three"}))
    content[1024 + 20] ^= 1  # in the second header
    found = members(document(bytes(content), "a.tar"), Allowance(Limits()))
    assert next(found).locator == "/x/a.tar!a.txt"
    with pytest.raises(UnreadableError, match="a header in it is damaged"):
        next(found)


@pytest.mark.parametrize("length", [700, 1100, 1500])
def test_a_cut_archive_is_damage(length: int) -> None:
    content = tarred({"a.txt": "one" * 300, "b.txt": "two" * 300})[:length]
    with pytest.raises(UnreadableError, match="is damaged"):
        list(members(document(content, "a.tar"), Allowance(Limits())))


def test_an_archive_without_its_end_is_whole() -> None:
    content = tarred({"a.txt": "one"})[:1024]
    assert _members(content) == [("/x/a.tar!a.txt", "one")]


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.XGLTYPE])
def test_a_header_that_goes_on_and_on_is_not_read_to_its_end(kind: bytes) -> None:
    header = tarfile.TarInfo("first")
    header.type, header.size = kind, 1 << 30
    content = header.tobuf() + b"1" * 100_000
    with pytest.raises(UnreadableError, match="a header in it is longer than 16,384 bytes"):
        _members(content)


def test_a_row_of_headers_without_end_is_not_read_to_its_end() -> None:
    header = tarfile.TarInfo("first")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 5
    content = (header.tobuf() + b"name\0".ljust(512, b"\0")) * 500
    with pytest.raises(UnreadableError, match="a header in it is longer"):
        _members(content)
