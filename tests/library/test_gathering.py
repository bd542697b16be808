"""Gathering: which files a path, a folder or a pattern means, however strange they are."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from explorer.library.gathering import File, find_files, is_there, locator_of, measure
from explorer.library.readers.document import Failure
from explorer.library.readers.suffixes import NOT_ARTICLES
from tests.privileges import ordinary_user


def write(folder: Path, *names: str) -> None:
    """Write files, with the folders that they lie in."""
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, errors="surrogateescape")


def found(folder: Path, given: str = "") -> list[str]:
    """Return the files that are meant, by their paths in the folder; a failure by its reason."""
    return [
        each.reason if isinstance(each, Failure) else str(each.path.relative_to(folder))
        for each in find_files(str(folder / given), Counter())
    ]


def passed_over(folder: Path) -> dict[str, int]:
    counts: Counter[str] = Counter()
    list(find_files(str(folder), counts))
    return dict(counts)


class TestFolders:
    def test_every_file_in_it_is_found_in_the_order_of_names(self, tmp_path: Path) -> None:
        write(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "B.txt", "c", "a.html", "é.txt")
        assert found(tmp_path) == [
            "B.txt",
            "a/b/c.txt",
            "a/z.txt",
            "a.html",
            "b.txt",
            "c",
            "é.txt",
        ]

    def test_of_a_file_its_size_and_time_are_known(self, tmp_path: Path) -> None:
        write(tmp_path, "été.txt")
        os.utime(tmp_path / "été.txt", ns=(0, 123_456_789))
        (file,) = find_files(str(tmp_path), Counter())
        path = tmp_path / "été.txt"
        assert file == File(path, size=9, changed=123_456_789, named=False)
        assert isinstance(file, File)
        assert file.locator == str(path)

    def test_an_empty_folder_has_none(self, tmp_path: Path) -> None:
        assert found(tmp_path) == []

    def test_what_is_hidden_is_passed_over_unless_it_is_named(self, tmp_path: Path) -> None:
        write(tmp_path, ".hidden.txt", ".git/a.txt", "a/.b/c.txt", "d.txt")
        assert found(tmp_path) == ["d.txt"]
        assert passed_over(tmp_path) == {}
        assert found(tmp_path, ".hidden.txt") == [".hidden.txt"]
        assert found(tmp_path, ".git") == [".git/a.txt"]

    @pytest.mark.parametrize("page", ["Page.html", "Page.htm", "Page.xhtml"])
    def test_what_a_browser_saves_beside_a_page_is_passed_over(
        self, tmp_path: Path, page: str
    ) -> None:
        write(tmp_path, page, "Page_files/ad.html", "Other_files/b.html", "_files/c.html")
        assert found(tmp_path) == ["Other_files/b.html", page, "_files/c.html"]

    @pytest.mark.parametrize("name", ["Page_files_2/a.html", "Page_Files/a.html", "x/Page_files/a"])
    def test_other_folders_are_not_taken_for_that(self, tmp_path: Path, name: str) -> None:
        write(tmp_path, "Page.html", name)
        assert len(found(tmp_path)) == 2

    def test_what_its_name_tells_to_be_no_article_is_counted(self, tmp_path: Path) -> None:
        write(tmp_path, "a.jpg", "b.JPG", "c/d.png", "e.txt.gif", "f.txt", ".hidden.jpg")
        assert found(tmp_path) == ["f.txt"]
        assert passed_over(tmp_path) == {".jpg": 2, ".png": 1, ".gif": 1}
        assert found(tmp_path, "a.jpg") == ["a.jpg"]

    def test_what_only_speaks_of_articles_is_passed_over(self, tmp_path: Path) -> None:
        write(tmp_path, "collection.toml", "lexicon.toml", "other.toml")
        assert (found(tmp_path), passed_over(tmp_path)) == (["other.toml"], {})

    def test_every_suffix_of_those_is_counted(self, tmp_path: Path) -> None:
        write(tmp_path, *(f"a{suffix}" for suffix in NOT_ARTICLES))
        assert passed_over(tmp_path) == dict.fromkeys(NOT_ARTICLES, 1)

    def test_a_suffix_alone_is_a_hidden_file(self, tmp_path: Path) -> None:
        write(tmp_path, ".jpg")
        assert (found(tmp_path), passed_over(tmp_path)) == ([], {})

    def test_a_folder_that_is_called_like_a_picture_is_passed_over(self, tmp_path: Path) -> None:
        write(tmp_path, "Photos.png/a.txt")
        assert (found(tmp_path), passed_over(tmp_path)) == ([], {".png": 1})


class TestStrangeFiles:
    def test_a_pipe_is_counted_in_a_folder_and_refused_by_name(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        write(tmp_path, "z.txt")
        assert found(tmp_path) == ["z.txt"]
        assert passed_over(tmp_path) == {"special files": 1}
        assert found(tmp_path, "pipe.txt") == ["it is neither a file nor a folder"]

    def test_links_are_followed(self, tmp_path: Path) -> None:
        write(tmp_path, "real/a.txt")
        (tmp_path / "file.txt").symlink_to("real/a.txt")
        (tmp_path / "folder").symlink_to("real")
        assert found(tmp_path) == ["file.txt", "folder/a.txt"]
        assert found(tmp_path, "real") == ["real/a.txt"]

    def test_a_folder_is_entered_once_whatever_links_lead_to_it(self, tmp_path: Path) -> None:
        write(tmp_path, "a/one.txt", "b/two.txt")
        (tmp_path / "a" / "up").symlink_to(tmp_path)
        (tmp_path / "a" / "self").symlink_to(".")
        (tmp_path / "c").symlink_to("b")
        assert found(tmp_path) == ["a/one.txt", "b/two.txt"]

    def test_links_that_lead_nowhere_are_failures(self, tmp_path: Path) -> None:
        (tmp_path / "lost.txt").symlink_to("nowhere")
        (tmp_path / "ring.txt").symlink_to("ring.txt")
        write(tmp_path, "z.txt")
        assert found(tmp_path) == [
            "it cannot be opened: No such file or directory",
            "it cannot be opened: Too many levels of symbolic links",
            "z.txt",
        ]
        assert found(tmp_path, "lost.txt") == ["it cannot be opened: No such file or directory"]

    @pytest.mark.parametrize(
        ("name", "written"),
        [
            ("new\nline.txt", "new\nline.txt"),
            ("\x1b[2J.txt", "\x1b[2J.txt"),
            ("\udcff\udcfe.txt", "\\xff\\xfe.txt"),
            ("[a-z]*?.txt", "[a-z]*?.txt"),
            ("#1 50% ~.txt", "#1 50% ~.txt"),
            ("-rf.txt", "-rf.txt"),
        ],
    )
    def test_a_name_may_be_anything(self, tmp_path: Path, name: str, written: str) -> None:
        write(tmp_path, name)
        for given in (str(tmp_path), str(tmp_path / name)):
            (file,) = find_files(given, Counter())
            assert isinstance(file, File)
            assert file.path == tmp_path / name
            assert file.locator == f"{tmp_path}/{written}"
            assert file.locator.encode()

    def test_a_folder_that_cannot_be_entered_is_a_failure_and_the_rest_is_found(self) -> None:
        with ordinary_user() as folder:
            write(folder, "closed/a.txt", "listed/b.txt", "z.txt")
            (folder / "closed").chmod(0)
            (folder / "listed").chmod(0o600)
            denied = "it cannot be opened: Permission denied"
            assert found(folder) == [denied, denied, "z.txt"]
            failures = list(find_files(str(folder), Counter()))[:2]
            assert [each.locator for each in failures] == [
                str(folder / "closed"),
                str(folder / "listed/b.txt"),
            ]

    def test_a_folder_that_is_deeper_than_python_is_patient(self, tmp_path: Path) -> None:
        deep = tmp_path.joinpath(*("d" * 1200))
        subprocess.run(["mkdir", "-p", deep], check=True)  # Python's own goes round in itself
        write(deep, "a.txt")
        try:
            assert found(deep, str(tmp_path)) == ["a.txt"]
        finally:
            subprocess.run(["rm", "-r", tmp_path / "d"], check=True)


class TestPatterns:
    @pytest.fixture
    def clips(self, tmp_path: Path) -> Path:
        write(
            tmp_path,
            "a.txt",
            "b.html",
            "c.jpg",
            "sub/d.txt",
            "sub/e.jpg",
            "sub/deep/f.txt",
            "sub/.g.txt",
            "[x].txt",
        )
        return tmp_path

    @pytest.mark.parametrize(
        ("pattern", "files"),
        [
            ("*.txt", ["[x].txt", "a.txt"]),
            ("?.html", ["b.html"]),
            ("**/*.txt", ["[x].txt", "a.txt", "sub/d.txt", "sub/deep/f.txt"]),
            ("sub/**/*.txt", ["sub/d.txt", "sub/deep/f.txt"]),
            ("s*", ["sub/d.txt", "sub/deep/f.txt"]),
            ("*.jpg", ["c.jpg"]),
            ("[ab].*", ["a.txt", "b.html"]),
            ("[x].txt", ["[x].txt"]),
            ("sub/**", ["sub/d.txt", "sub/deep/f.txt"]),
            ("**", ["[x].txt", "a.txt", "b.html", "sub/d.txt", "sub/deep/f.txt"]),
            ("**/", ["[x].txt", "a.txt", "b.html", "sub/d.txt", "sub/deep/f.txt"]),
        ],
    )
    def test_a_pattern_means_what_it_means_to_a_shell_each_file_once(
        self, clips: Path, pattern: str, files: list[str]
    ) -> None:
        assert found(clips, pattern) == files

    @pytest.mark.parametrize("given", ["none", "*.md", "a.txt/x", "a\0b", "**/none"])
    def test_nothing_there_is_one_failure(
        self, clips: Path, given: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(clips)
        (failure,) = find_files(given, Counter())
        assert isinstance(failure, Failure)
        assert failure.reason == "there is no such file or folder"
        assert not is_there(given)

    @pytest.mark.parametrize("given", ["a.txt", "sub", "*.txt", "**", "[x].txt"])
    def test_what_is_there_is_known(self, clips: Path, given: str) -> None:
        assert is_there(str(clips / given))

    def test_what_is_named_is_told_from_what_only_lies_in_a_folder(self, clips: Path) -> None:
        for given, named in (("a.txt", True), ("*.txt", True), ("sub", False), ("sub/**", False)):
            files = list(find_files(str(clips / given), Counter()))
            assert files
            assert {each.named for each in files if isinstance(each, File)} == {named}


def test_files_can_be_counted_before_they_are_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b/c.txt", "d.jpg")
    (tmp_path / "lost").symlink_to("nowhere")
    assert measure([str(tmp_path)]) == (2, len("a.txt") + len("b/c.txt"))
    assert measure([str(tmp_path / "a.txt"), str(tmp_path / "none")]) == (1, len("a.txt"))
    assert measure([]) == (0, 0)


def test_a_locator_is_text_whatever_the_bytes_of_a_path() -> None:
    assert locator_of(Path("/été")) == "/été"
    assert locator_of(Path("/\udce9")) == "/\\xe9"
