"""TOML files: checked before they are believed, and remembered while they stay the same."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest

from explorer import checked_files, paths
from explorer.checked_files import REFUSE_UNKNOWN, load_checked, refuse_blank
from explorer.errors import ExplorerError


@dataclass
class Schema:
    __pydantic_config__: ClassVar[dict[str, Any]] = REFUSE_UNKNOWN

    name: str = "none"
    count: int | None = None
    parts: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        refuse_blank(name=self.name)


class RefusedError(ExplorerError):
    """What these tests are refused with."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.toml"


def load(file: Path) -> dict[str, Any]:
    return load_checked(file, "The file", Schema, RefusedError)


def write_at(file: Path, content: str, when: int = 10**18) -> None:
    """Write a file with a time of change; long ago, unless another is given."""
    file.write_text(content, "utf-8")
    os.utime(file, ns=(when, when))


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that have been checked so far, rather than recalled."""
    checked: list[str] = []
    check: Callable[..., dict[str, Any]] = checked_files._check

    def watched(text: str, *rest: Any) -> dict[str, Any]:
        checked.append(text)
        return check(text, *rest)

    monkeypatch.setattr(checked_files, "_check", watched)
    return checked


class TestReading:
    def test_no_file_says_nothing(self, file: Path) -> None:
        assert load(file) == {}

    def test_a_file_says_what_it_says_with_defaults_for_the_rest(self, file: Path) -> None:
        file.write_text("count = 3\n[parts]\na = ['x']\n")
        assert load(file) == {"name": "none", "count": 3, "parts": {"a": ["x"]}}

    def test_a_byte_order_mark_and_windows_line_ends_are_nothing(self, file: Path) -> None:
        file.write_bytes(b"\xef\xbb\xbfcount = 3\r\nname = 'x'\r\n")
        assert load(file) == {"name": "x", "count": 3, "parts": {}}

    def test_a_date_of_toml_is_a_string(self, file: Path) -> None:
        file.write_text("name = 2025-08-25")
        assert load(file)["name"] == "2025-08-25"


class TestRefusing:
    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"name = ", "is not valid TOML"),
            (b"x = " + b"[" * 99_999, "is not valid TOML"),
            (b"count = " + b"9" * 9_999, "is not valid TOML"),
            (b"name = '\x1b'", "is not valid TOML"),
            (b"name = '\xff'", "is not UTF-8"),
            (b"nam = 'x'", "knows no “nam”"),
            (b"count = '3'", "has something wrong at count: "),
            (b"[parts]\na = [1]", r"has something wrong at parts\.a\.0: "),
            (b"name = ' '", "has something wrong: name must not be empty"),
        ],
        ids=["syntax", "depth", "digits", "escape", "bytes", "key", "type", "deep type", "blank"],
    )
    def test_what_is_wrong_is_named(self, file: Path, content: bytes, sentence: str) -> None:
        file.write_bytes(content)
        with pytest.raises(RefusedError, match=sentence) as caught:
            load(file)
        assert caught.value.problem.startswith(f"The file {file} ")
        assert caught.value.remedy

    def test_a_folder_is_refused(self, file: Path) -> None:
        file.mkdir()
        with pytest.raises(RefusedError, match="cannot be read"):
            load(file)

    def test_a_pipe_is_refused_and_not_waited_for(self, file: Path) -> None:
        os.mkfifo(file)
        with pytest.raises(RefusedError, match="not a regular file"):
            load(file)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read_is_refused(self, file: Path) -> None:
        file.write_text("")
        file.chmod(0)
        with pytest.raises(RefusedError, match="Permission denied"):
            load(file)

    @pytest.mark.parametrize("name", ["", " ", "\n\t", "\u00a0", "\u200b", "\u2066", "\x1b"])
    def test_a_name_needs_a_visible_character(self, name: str) -> None:
        with pytest.raises(ValueError, match="key must not be empty"):
            refuse_blank(other=None, key=name)

    def test_a_visible_name_or_none_is_fine(self) -> None:
        refuse_blank(one="\u200bx", other=None)


class TestRemembering:
    def test_what_was_found_right_is_not_checked_again(self, file: Path, checks: list[str]) -> None:
        write_at(file, "count = 3")
        assert load(file) == load(file)
        assert checks == ["count = 3"]

    def test_a_change_is_seen(self, file: Path) -> None:
        write_at(file, "count = 3")
        load(file)
        write_at(file, "count = 4", 10**18 + 1)
        assert load(file)["count"] == 4
        write_at(file, "count = 54", 10**18 + 1)
        assert load(file)["count"] == 54

    def test_a_file_that_goes_says_nothing(self, file: Path) -> None:
        write_at(file, "count = 3")
        load(file)
        file.unlink()
        assert load(file) == {}

    def test_a_file_just_written_is_checked_again(self, file: Path) -> None:
        now = time.time_ns()
        write_at(file, "count = 3", now)
        load(file)
        write_at(file, "count = 4", now)  # within one tick of the file system's clock
        assert load(file)["count"] == 4

    def test_what_was_found_wrong_is_not_remembered(self, file: Path) -> None:
        write_at(file, "count = '3'")
        for _ in range(2):
            with pytest.raises(RefusedError):
                load(file)

    def test_files_are_told_apart(self, file: Path) -> None:
        other = file.with_name("other.toml")
        write_at(file, "count = 3")
        write_at(other, "count = 4")
        assert [load(each)["count"] for each in (file, other, file, other)] == [3, 4, 3, 4]

    @pytest.mark.parametrize(
        "damage",
        [
            lambda _: b"",
            lambda content: content[:-1],
            lambda content: content.replace(b"3", b"7"),
            lambda content: b"\xff" + content,
            lambda content: content + b"x",
        ],
        ids=["empty", "cut", "changed", "not text", "longer"],
    )
    def test_a_damaged_memory_is_not_believed(
        self, file: Path, damage: Callable[[bytes], bytes]
    ) -> None:
        write_at(file, "count = 3")
        load(file)
        (memory,) = (paths.cache_dir() / "checked").iterdir()
        memory.write_bytes(damage(memory.read_bytes()))
        assert load(file)["count"] == 3

    def test_without_a_cache_folder_every_file_is_checked(
        self, file: Path, checks: list[str]
    ) -> None:
        paths.cache_dir().write_text("in the way")
        write_at(file, "count = 3")
        assert load(file) == load(file)
        assert len(checks) == 2
