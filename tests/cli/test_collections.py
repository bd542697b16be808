"""`press collections`: list, make, choose, rename and remove."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pexpect
import pytest

from explorer import paths
from tests.cli.running import (
    ROOT,
    Result,
    assert_refused,
    press,
    process,
    unsafe_characters,
    write_settings,
)
from tests.cli.sources import GATES, RAIN, json_lines, library
from tests.conftest import ArticleFolder


@pytest.fixture
def mine(folder: ArticleFolder) -> ArticleFolder:
    """A collection of two articles, called `mine`, and the folder it was fed from."""
    json_lines(folder.path / "articles.jsonl", GATES, RAIN)
    press("add", folder.path)
    return folder


def names() -> list[str]:
    """Return the names of all collections."""
    return press("collections", "--format", "ids").lines


def starred() -> str:
    """Return the collection that has the star."""
    (line,) = (line for line in press("collections").lines if line.startswith("*"))
    return line.split()[1]


def opened() -> str:
    """Return the collection that opens when none is named."""
    (line,) = (line for line in press("doctor").lines if line.startswith("collection "))
    return line.split()[1].rstrip(":")


# ── list ─────────────────────────────────────────────────────────────────────────────────────


def test_at_first_there_is_the_built_in_one() -> None:
    result = press("collections")
    assert (result.code, result.err) == (0, "")
    assert [line.split() for line in result.lines] == [
        ["*", "haiti", "5", "articles", "0", "passages"]
    ]
    assert not (paths.data_dir() / "collections").exists()


def test_all_are_listed_with_what_is_in_them(mine: ArticleFolder) -> None:
    press("collections", "new", "empty")
    (id_,) = press("search", "--format", "ids", "harbour").lines
    press("bookmarks", "add", id_, "harbour gates")
    assert press("collections").lines == [
        "  haiti  5 articles  0 passages",
        "  empty  0 articles  0 passages",
        "* mine   2 articles  1 passage",
    ]
    assert names() == ["haiti", "empty", "mine"]


def test_json_has_all_that_the_list_has(mine: ArticleFolder) -> None:
    data = press("collections", "--format", "json").data
    assert (data["format"], data["version"]) == ("press-collections", 1)
    assert data["collections"] == [
        {"name": "haiti", "default": False, "problem": None, "articles": 5, "passages": 0},
        {"name": "mine", "default": True, "problem": None, "articles": 2, "passages": 0},
    ]


def test_one_that_cannot_be_opened_says_why_and_hides_no_other(mine: ArticleFolder) -> None:
    press("collections", "new", "other")
    library("other").write_bytes(b"this is no database" * 1000)
    result = press("collections")
    assert result.code == 0
    assert result.lines[1] == "* mine   2 articles  0 passages"
    assert result.lines[2].startswith("  other")
    assert "not a database" in result.lines[2]
    *_, broken = press("collections", "--format", "json").data["collections"]
    assert (broken["articles"], broken["passages"]) == (None, None)
    assert "not a database" in broken["problem"]


def test_what_is_no_collection_is_not_listed(mine: ArticleFolder) -> None:
    home = library().parent.parent
    (home / "folder").mkdir()
    (home / "file").touch()
    (home / ".removed-x" / "old").mkdir(parents=True)
    assert names() == ["haiti", "mine"]


# ── new ──────────────────────────────────────────────────────────────────────────────────────


def test_a_new_one_is_empty_and_can_be_filled(mine: ArticleFolder) -> None:
    assert press("collections", "new", "kenscoff") == (0, "kenscoff\n", "")
    assert press("-C", "kenscoff", "search", "--format", "ids").code == 2
    assert press("-C", "kenscoff", "add", mine.path).out == "2 new. kenscoff has 2 articles.\n"


def test_the_first_opens_by_itself_and_goes_on_doing_so() -> None:
    press("collections", "new", "first")
    assert (starred(), opened()) == ("first", "first")
    press("collections", "new", "second")
    assert (starred(), opened()) == ("first", "first")


def test_the_one_that_add_has_made_goes_on_opening(mine: ArticleFolder) -> None:
    press("collections", "new", "second")
    assert (starred(), opened()) == ("mine", "mine")


def test_the_only_one_opens_where_nothing_was_chosen(mine: ArticleFolder) -> None:
    (paths.data_dir() / "default-collection").unlink()
    assert (starred(), opened()) == ("mine", "mine")
    press("collections", "new", "second")
    assert (starred(), opened()) == ("mine", "mine")


@pytest.mark.parametrize("name", ["haiti", "mine"])
def test_a_name_is_given_once(mine: ArticleFolder, name: str) -> None:
    assert_refused(press("collections", "new", name), f"“{name}” already", "another name")


@pytest.mark.parametrize(
    "name", ["", " ", "a b", "-x", "_x", "a" * 65, "a\nb", "x\x1b[2J", "a:b", "a\0b"]
)
def test_what_cannot_be_a_name_is_refused(name: str) -> None:
    result = press("collections", "new", "--", name)
    assert result.code == 2
    assert unsafe_characters(result.err) == set()
    assert names() == ["haiti"]


@pytest.mark.parametrize("name", ["a", "9", "Kenscoff-2025_x.y", "港口", "é" * 64])
def test_letters_of_all_scripts_are_a_name(name: str) -> None:
    assert press("collections", "new", name) == (0, f"{name}\n", "")
    assert names() == ["haiti", name]


def test_a_folder_is_a_collection_that_others_may_share(
    mine: ArticleFolder, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o775)
    assert press("collections", "new", shared) == (0, f"{shared}\n", "")
    assert stat.S_IMODE((shared / "library.sqlite").stat().st_mode) == 0o664
    assert names() == ["haiti", "mine"]
    assert starred() == "mine"
    press("-C", shared, "add", mine.path)
    assert len(press("-C", shared, "search", "--format", "ids").lines) == 2
    assert_refused(press("collections", "new", shared), str(shared), "already")


# ── use ──────────────────────────────────────────────────────────────────────────────────────


def test_another_one_is_chosen(mine: ArticleFolder) -> None:
    press("collections", "new", "other")
    assert press("collections", "use", "other") == (0, "", "")
    assert (starred(), opened()) == ("other", "other")
    press("collections", "use", "mine")
    assert len(press("search", "--format", "ids").lines) == 2


def test_the_star_is_where_the_settings_put_it(mine: ArticleFolder) -> None:
    write_settings("collection = 'haiti'")
    assert (starred(), opened()) == ("haiti", "haiti")


@pytest.mark.parametrize("name", ["nowhere", "haiti", "../collections/mine", "", "x\x1b[2J"])
@pytest.mark.parametrize("command", ["use", "remove", "rename"])
def test_what_is_none_of_the_users_is_refused(mine: ArticleFolder, name: str, command: str) -> None:
    more = {"use": [], "remove": ["--yes"], "rename": ["third"]}[command]
    result = press("collections", command, name, *more)
    assert_refused(result, "`press collections` lists yours.")
    assert unsafe_characters(result.err) == set()
    assert names() == ["haiti", "mine"]


# ── rename ───────────────────────────────────────────────────────────────────────────────────


def test_what_was_kept_stays_with_a_renamed_collection(mine: ArticleFolder) -> None:
    (id_,) = press("search", "--format", "ids", "harbour").lines
    press("bookmarks", "add", id_, "harbour gates", "--note", "To check.")
    kept = press("bookmarks", "--format", "json").data["bookmarks"]
    press("edit", id_, "--title", "Quays reopen")
    assert press("collections", "rename", "mine", "kenscoff") == (0, "", "")
    assert press("bookmarks", "--format", "json").data["bookmarks"] == kept
    assert press("-C", "kenscoff", "search", "--format", "ids", "quays").lines == [id_]
    assert names() == ["haiti", "kenscoff"]
    assert press("sync").out.endswith("kenscoff has 2 articles.\n")


def test_the_one_that_opens_is_the_one_that_opens_under_its_new_name(
    mine: ArticleFolder,
) -> None:
    press("collections", "new", "other")
    press("collections", "rename", "mine", "kenscoff")
    assert (starred(), opened()) == ("kenscoff", "kenscoff")
    press("collections", "rename", "other", "third")
    assert (starred(), opened()) == ("kenscoff", "kenscoff")


@pytest.mark.parametrize("name", ["haiti", "other", "mine", "a b", "x/y", ""])
def test_a_name_that_is_taken_or_none_is_refused(mine: ArticleFolder, name: str) -> None:
    press("collections", "new", "other")
    result = press("collections", "rename", "mine", name)
    assert_refused(result, "collection")
    assert names() == ["haiti", "mine", "other"]


# ── remove ───────────────────────────────────────────────────────────────────────────────────


def test_one_is_removed_with_all_that_is_in_it(mine: ArticleFolder) -> None:
    (id_,) = press("search", "--format", "ids", "harbour").lines
    press("bookmarks", "add", id_, "harbour gates")
    assert press("collections", "remove", "mine", "--yes") == (0, "", "Removed mine.\n")
    assert names() == ["haiti"]
    assert (starred(), opened()) == ("haiti", "haiti")
    assert list((paths.data_dir() / "collections").iterdir()) == []
    assert (paths.data_dir() / "bookmarks.sqlite3").exists()


def test_what_was_removed_opens_no_later_one_of_its_name(mine: ArticleFolder) -> None:
    for name in ("second", "third"):
        press("collections", "new", name)
    press("collections", "use", "second")
    press("collections", "remove", "second", "--yes")
    press("collections", "use", "mine")
    press("collections", "new", "second")
    assert starred() == "mine"


def test_where_nobody_can_be_asked_nothing_is_removed(mine: ArticleFolder) -> None:
    result = process("collections", "remove", "mine", input="y\n")
    assert_refused(result, "“mine” has 2 articles", "nothing was removed", "--yes")
    assert names() == ["haiti", "mine"]


def ask(answer: str) -> Result:
    """Remove `mine` on a terminal, with this answer to the question."""
    arguments = ["-m", "explorer", "collections", "remove", "mine"]
    child = pexpect.spawn(sys.executable, arguments, cwd=str(ROOT), encoding="utf-8")
    child.expect_exact("Remove “mine” with 2 articles in it? [y/N]:")
    child.send(answer)
    out = child.read()
    child.close()
    return Result(child.exitstatus, out, "")


def test_the_user_is_asked_and_says_yes(mine: ArticleFolder) -> None:
    result = ask("y\r")
    assert (result.code, "Removed mine." in result.out) == (0, True)
    assert names() == ["haiti"]


@pytest.mark.parametrize("answer", ["n\r", "\r", "\x03", "\x04"])
def test_the_user_is_asked_and_does_not_say_yes(mine: ArticleFolder, answer: str) -> None:
    result = ask(answer)
    assert (result.code, "Removed" in result.out) == (130, False)
    assert names() == ["haiti", "mine"]


def test_a_damaged_one_is_not_called_empty(mine: ArticleFolder) -> None:
    library().write_bytes(b"this is no database" * 1000)
    assert_refused(process("collections", "remove", "mine"), "“mine” has what cannot be read")
    assert press("collections", "remove", "mine", "--yes").code == 0
    assert names() == ["haiti"]
