"""The user's own collections: made, named, removed, and which one is meant by none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from explorer import paths
from explorer.errors import CollectionError
from explorer.library import own
from explorer.library.collection import FILE

SENTENCE = "cannot be the name of a collection. Use letters"


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


def home() -> Path:
    return paths.data_dir() / "collections"


class TestNew:
    def test_a_collection_is_a_folder_with_a_library_that_nobody_else_can_enter(self) -> None:
        with umask(0):
            folder = own.new("kenscoff")
        assert (
            folder == home() / "kenscoff" == own.folder_of("kenscoff") == own.existing("kenscoff")
        )
        assert {path.name: mode_of(path) for path in folder.iterdir()} == {FILE: 0o600}
        assert (mode_of(folder), mode_of(home())) == (0o700, 0o700)

    @pytest.mark.parametrize(
        "name", ["a", "A-b_c.d", "2025", "été", "警察", "x" * 64, "mine", "a..", "Haiti"]
    )
    def test_a_name_is_of_letters_digits_dots_dashes_and_underscores(self, name: str) -> None:
        own.new(name)
        assert own.names() == [name]

    @pytest.mark.parametrize(
        "name",
        [
            "",
            " ",
            "-a",
            "_a",
            "a b",
            "a\n",
            "\x1b",
            "a\0b",
            "x" * 65,
            "e\u0301",
            "a!",
            "\udcff",
            "*",
        ],
    )
    def test_any_other_name_is_refused(self, name: str) -> None:
        with pytest.raises(CollectionError, match=SENTENCE):
            own.new(name)
        assert own.folder_of(name) is None
        assert own.names() == []

    def test_a_name_that_is_too_long_for_a_file_is_refused(self) -> None:
        name = "\U00020000" * 64
        with pytest.raises(CollectionError, match="File name too long"):
            own.new(name)
        assert own.folder_of(name) is None

    def test_a_name_is_given_once(self) -> None:
        own.new("mine")
        for name in ("mine", "haiti"):
            with pytest.raises(CollectionError, match=f"There is a collection “{name}” already"):
                own.new(name)

    def test_a_folder_that_was_only_half_made_is_no_collection_and_in_nobodys_way(self) -> None:
        (home() / "half").mkdir(parents=True)
        (home() / ".removed-x").mkdir()
        shutil.copy(own.new("whole") / FILE, home() / ".removed-x")
        (home() / "file").write_text("")
        assert own.names() == ["whole"]
        assert own.folder_of("half") is own.folder_of("file") is own.folder_of(".removed-x") is None
        own.new("half")
        assert own.names() == ["half", "whole"]

    def test_a_file_in_its_place_is_refused(self) -> None:
        home().mkdir(parents=True)
        (home() / "mine").write_text("")
        with pytest.raises(CollectionError, match="cannot be used: File exists"):
            own.new("mine")

    def test_a_data_folder_that_is_a_file_is_refused(self) -> None:
        paths.data_dir().write_text("")
        assert (own.names(), own.default()) == ([], None)
        with pytest.raises(CollectionError, match="cannot be used"):
            own.new("mine")


class TestShared:
    @pytest.mark.parametrize(
        ("mask", "folder_mode", "file_mode"),
        [(0o022, 0o755, 0o644), (0o002, 0o775, 0o664), (0o077, 0o700, 0o600)],
    )
    def test_who_else_may_use_it_is_decided_as_for_any_folder(
        self, tmp_path: Path, mask: int, folder_mode: int, file_mode: int
    ) -> None:
        with umask(mask):
            folder = own.new(str(tmp_path / "team" / "news"))
        assert folder == tmp_path / "team" / "news"
        assert (mode_of(folder), mode_of(folder / FILE)) == (folder_mode, file_mode)
        assert (own.names(), own.default()) == ([], None)

    def test_a_folder_that_is_there_keeps_its_mode_and_its_files(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o770)
        (tmp_path / "a.txt").write_text("One.")
        own.new(str(tmp_path))
        assert (mode_of(tmp_path), mode_of(tmp_path / FILE)) == (0o770, 0o660)
        assert (tmp_path / "a.txt").read_text() == "One."

    def test_there_is_one_to_a_folder(self, tmp_path: Path) -> None:
        folder = own.new(str(tmp_path / "news"))
        (tmp_path / "link").symlink_to(folder)
        for name in (folder, tmp_path / "link"):
            with pytest.raises(CollectionError, match=f"There is a collection in {folder} already"):
                own.new(str(name))

    @pytest.mark.parametrize(
        ("name", "folder"),
        [("./x", "here/x"), ("../x", "x"), (".x", "here/.x"), ("~/x", "x"), ("a/../x", "here/x")],
    )
    def test_a_path_is_one_by_its_slash_or_its_beginning(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, folder: str
    ) -> None:
        (tmp_path / "here").mkdir()
        monkeypatch.chdir(tmp_path / "here")
        monkeypatch.setenv("HOME", str(tmp_path))
        assert own.is_path(name)
        assert own.new(name) == tmp_path / folder

    @pytest.mark.parametrize("name", ["./a\0b", "~\0"])
    def test_a_path_with_a_nul_is_refused(self, name: str) -> None:
        with pytest.raises(CollectionError, match="NUL"):
            own.new(name)

    def test_a_path_through_a_file_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(CollectionError, match="cannot be used: Not a directory"):
            own.new(str(tmp_path / "file" / "x"))


class TestDefault:
    def test_the_first_collection_becomes_it_and_stays_it(self) -> None:
        assert own.default() is None
        for name in ("b", "a", "c"):
            own.new(name)
        assert own.default() == "b"

    def test_it_can_be_another(self) -> None:
        for name in ("a", "b"):
            own.new(name)
        own.set_default("b")
        assert own.default() == "b"
        assert sorted(path.name for path in paths.data_dir().iterdir()) == [
            "collections",
            "default-collection",
        ]

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("none", "You have no collection “none”"),
            ("haiti", "“haiti” is built in"),
            ("../a", "You have no collection"),
            ("", "You have no collection"),
        ],
    )
    def test_it_must_be_there(self, name: str, reason: str) -> None:
        own.new("a")
        with pytest.raises(CollectionError, match=reason):
            own.set_default(name)
        assert own.default() == "a"

    @pytest.mark.parametrize("content", [b"", b"gone\n", b"\xff", b"../../x", b"haiti", None])
    def test_where_nothing_that_is_there_was_named_an_only_one_is_meant(
        self, content: bytes | None
    ) -> None:
        own.new("a")
        file = paths.data_dir() / "default-collection"
        file.unlink()
        if content is None:
            file.mkdir()
        else:
            file.write_bytes(content)
        assert own.default() == "a"
        shutil.copytree(home() / "a", home() / "b")
        assert own.default() is None

    def test_one_that_was_made_beside_an_only_one_does_not_take_its_place(self) -> None:
        own.new("a")
        (paths.data_dir() / "default-collection").unlink()
        own.new("b")
        assert own.default() == "a"

    def test_the_first_to_write_to_is_made_once(self) -> None:
        assert own.first() == own.first() == home() / own.FIRST
        assert own.default() == own.FIRST


class TestRename:
    def test_it_is_the_same_collection_under_another_name(self) -> None:
        inode = (own.new("a") / FILE).stat().st_ino
        own.rename("a", "b")
        assert own.names() == ["b"]
        assert (own.existing("b") / FILE).stat().st_ino == inode

    @pytest.mark.parametrize("renamed", ["a", "b"])
    def test_the_default_stays_the_default(self, renamed: str) -> None:
        own.new("a")
        own.new("b")
        own.rename(renamed, "c")
        assert own.default() == ("c" if renamed == "a" else "a")

    @pytest.mark.parametrize(
        ("old", "new", "reason"),
        [
            ("none", "c", "You have no collection “none”"),
            ("haiti", "c", "“haiti” is built in"),
            ("a", "b", "There is a collection “b” already"),
            ("a", "a", "There is a collection “a” already"),
            ("a", "haiti", "There is a collection “haiti” already"),
            ("a", "../c", SENTENCE),
            ("a", "~/c", SENTENCE),
            ("../collections/a", "c", "You have no collection"),
            ("a", "full", "Directory not empty"),
        ],
    )
    def test_what_cannot_be_is_refused(self, old: str, new: str, reason: str) -> None:
        for name in ("a", "b"):
            own.new(name)
        (home() / "full" / "something").mkdir(parents=True)
        with pytest.raises(CollectionError, match=reason):
            own.rename(old, new)
        assert (own.names(), own.default()) == (["a", "b"], "a")


class TestRemove:
    def test_it_is_gone_with_all_that_is_in_it_and_nothing_else(self) -> None:
        for name in ("a", "b"):
            (own.new(name) / "lexicon.toml").write_text("")
        own.remove("b")
        assert own.names() == ["a"]
        assert [path.name for path in home().iterdir()] == ["a"]

    def test_what_takes_the_name_of_a_default_that_was_removed_is_none_for_that(self) -> None:
        for name in ("a", "b", "c"):
            own.new(name)
        own.remove("a")
        assert own.default() is None
        own.rename("b", "a")
        assert own.default() is None

    def test_the_default_stays_when_another_is_removed(self) -> None:
        for name in ("a", "b", "c"):
            own.new(name)
        own.remove("b")
        assert own.default() == "a"

    @pytest.mark.parametrize("name", ["none", "haiti", "", ".", "..", "../collections/a", "a/"])
    def test_what_is_no_own_collection_is_not_removed(self, name: str) -> None:
        own.new("a")
        with pytest.raises(CollectionError, match=r"You have no collection|is built in"):
            own.remove(name)
        assert own.names() == ["a"]

    def test_a_removal_that_is_cut_short_leaves_no_half_collection(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own.new("a")

        def cut_short(_: Path) -> None:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(shutil, "rmtree", cut_short)
        with pytest.raises(CollectionError, match="Input/output error"):
            own.remove("a")
        assert (own.names(), own.default(), own.folder_of("a")) == ([], None, None)
