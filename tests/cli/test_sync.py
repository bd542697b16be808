"""`press sync`: what is new, changed and gone since a collection was fed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from explorer import paths
from explorer.search.keeping import index_cache
from tests.cli.running import assert_refused, press
from tests.cli.sources import FOOTBALL, GATES, MARKET, RAIN, json_lines, settle
from tests.conftest import ArticleFolder


@pytest.fixture
def clippings(folder: ArticleFolder) -> ArticleFolder:
    """A folder with two articles that are in the user's collection."""
    folder.write("gates.txt", GATES)
    folder.write("rain.txt", RAIN)
    settle(*folder.path.iterdir())
    press("add", folder.path)
    return folder


def test_where_nothing_has_changed_nothing_is_new(clippings: ArticleFolder) -> None:
    for _ in range(2):
        assert press("sync") == (0, "Nothing new: 2 unchanged. mine has 2 articles.\n", "")


def test_what_is_new_changed_and_gone_is_said(clippings: ArticleFolder) -> None:
    clippings.write("gates.txt", f"{GATES} Ships are expected on Friday.")
    clippings.write("market.txt", MARKET)
    (clippings.path / "rain.txt").unlink()
    result = press("sync")
    assert (result.code, result.out) == (0, "1 new, 1 changed, 1 gone. mine has 3 articles.\n")
    assert result.err == f"Gone: {clippings.path}/rain.txt; its articles stay.\n"
    assert "rain.txt" not in press("sync").err  # it is said once
    for word in ("ships", "stalls", "bridges"):
        assert press("search", word).code == 0


def test_what_comes_back_is_known(clippings: ArticleFolder) -> None:
    (clippings.path / "rain.txt").rename(clippings.path.parent / "rain.txt")
    press("sync")
    (clippings.path.parent / "rain.txt").rename(clippings.path / "rain.txt")
    assert press("sync").out == "Nothing new: 1 known, 1 unchanged. mine has 2 articles.\n"


def test_files_that_did_not_change_are_not_opened(clippings: ArticleFolder) -> None:
    status = (clippings.path / "rain.txt").stat()
    (clippings.path / "rain.txt").write_bytes(b"x" * status.st_size)
    os.utime(clippings.path / "rain.txt", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert press("sync").out == "Nothing new: 2 unchanged. mine has 2 articles.\n"


def test_everything_that_was_ever_given_is_looked_at_again(
    clippings: ArticleFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = json_lines(tmp_path / "one.jsonl", {"id": 1, "text": MARKET})
    monkeypatch.chdir(tmp_path)
    press("add", "*.jsonl")
    monkeypatch.chdir("/")  # what was given then means the same now
    json_lines(lines, {"id": 1, "text": MARKET}, {"id": 2, "text": FOOTBALL})
    json_lines(tmp_path / "two.jsonl", "A third article came in a file that was not there then.")
    result = press("sync")
    assert result.out == "2 new, 1 known, 2 unchanged. mine has 5 articles.\n"


def test_a_folder_that_is_gone_takes_no_article_with_it(clippings: ArticleFolder) -> None:
    shutil.rmtree(clippings.path)
    result = press("sync")
    assert (result.code, result.out) == (0, "2 gone. mine has 2 articles.\n")
    assert result.err.count("Gone: ") == 2
    assert len(press("search", "--format", "ids").lines) == 2


def test_a_folder_that_cannot_be_looked_into_is_not_gone(clippings: ArticleFolder) -> None:
    clippings.path.rename(clippings.path.with_name("moved"))
    clippings.path.symlink_to(clippings.path)  # round in a ring
    result = press("sync")
    assert (result.code, "Gone" in result.err) == (2, False)
    assert f"{clippings.path}: it cannot be opened: Too many levels" in result.err
    clippings.path.unlink()
    clippings.path.with_name("moved").rename(clippings.path)
    assert press("sync").out == "Nothing new: 2 unchanged. mine has 2 articles.\n"


def test_of_many_that_are_gone_the_screen_has_twenty_and_the_json_all(
    folder: ArticleFolder,
) -> None:
    for number in range(30):
        folder.write(f"{number}.txt", f"{number} {RAIN}")
    press("add", folder.path)
    shutil.rmtree(folder.path)
    moved = press("sync", "--format", "json").data
    assert len(moved["gone"]) == 30
    folder.path.mkdir()
    for number in range(30):
        folder.write(f"{number}.txt", f"{number} {RAIN}")
    press("sync")
    shutil.rmtree(folder.path)
    said = press("sync").err
    assert said.count("Gone: ") == 20
    assert "… and 10 more; --format json has all." in said


def test_what_cannot_be_read_ends_with_2_each_time(clippings: ArticleFolder) -> None:
    empty = clippings.write("empty.txt", "")
    for _ in range(2):
        result = press("sync")
        assert (result.code, result.err) == (2, f"Not read, 1:\n  {empty}: it is empty.\n")


def test_json_says_all_that_the_screen_does(clippings: ArticleFolder) -> None:
    (clippings.path / "rain.txt").unlink()
    result = press("sync", "--format", "json")
    assert (result.code, result.err) == (0, "")
    data = result.data
    assert (data["format"], data["collection"], data["unchanged"]) == ("press-import", "mine", 1)
    assert data["gone"] == [f"{clippings.path}/rain.txt"]
    assert (data["new"], data["changed"], data["known"], data["failures"]) == (0, 0, 0, [])


def test_only_the_collection_that_was_named_is_looked_at(clippings: ArticleFolder) -> None:
    press("collections", "new", "other")
    clippings.write("market.txt", MARKET)
    result = press("-C", "other", "sync")
    assert result == (1, "Nothing to read: no article. other has 0 articles.\n", "")
    assert press("-C", "mine", "sync").out.startswith("1 new, 2 unchanged.")


def test_with_no_collection_there_is_nothing_to_look_at_and_none_is_made() -> None:
    assert_refused(press("sync"), "built-in collection stays as it is")
    assert not (paths.data_dir() / "collections").exists()


def test_ctrl_c_while_indexing_loses_nothing(
    clippings: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    clippings.write("market.txt", MARKET)
    with monkeypatch.context() as context:
        context.setattr(index_cache, "open_index", interrupt)
        assert press("sync").code == 130
    assert press("search", "--format", "ids", "stalls").code == 0
