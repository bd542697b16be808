"""What a command writes: whole or not at all, and for whom any new file is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.cli.files import writing
from explorer.errors import ExplorerError


@pytest.fixture
def umask() -> Iterator[int]:
    before = os.umask(0o027)
    yield 0o027
    os.umask(before)


def mode_of(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@pytest.mark.parametrize("name", ["page.html", "page.html.gz"])
def test_who_may_read_a_new_file_is_left_to_the_umask(
    tmp_path: Path, umask: int, name: str
) -> None:
    with writing(tmp_path / name) as stream:
        stream.write(b"new")
    assert mode_of(tmp_path / name) == 0o666 & ~umask


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_a_file_that_was_there_stays_for_whom_it_was(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "page.html"
    file.touch()
    file.chmod(mode)
    with writing(file) as stream:
        stream.write(b"new")
    assert (mode_of(file), file.read_bytes()) == (mode, b"new")


@pytest.mark.usefixtures("umask")
def test_what_is_private_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    for _ in range(2):
        with writing(file, is_private=True) as stream:
            stream.write(b"new")
        assert mode_of(file) == 0o600
        file.chmod(0o664)


def test_what_was_there_stays_until_all_is_written(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(b"old")

    def write_half() -> None:
        with writing(file) as stream:
            stream.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("page.html", b"old")
    ]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "page")
    with writing(tmp_path / "link") as stream:
        stream.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "page").read_bytes() == b"new"


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExplorerError, match="cannot be written"), writing(tmp_path / "no" / "page"):
        pass
