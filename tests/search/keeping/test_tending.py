"""Merging beside an index that others go on writing to."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from explorer.errors import UnusableIndexError
from explorer.search.engine import writer
from explorer.search.engine.segments import Merged
from explorer.search.index import Request
from explorer.search.keeping import index_cache
from explorer.search.keeping.index_cache import is_sound, open_index, open_sound
from explorer.search.keeping.index_files import Record, last_commit, sound_record
from explorer.search.keeping.index_folder import index_folder, lock_file, merging_folder
from explorer.search.keeping.tending import start_tending, tend
from explorer.search.query import Everything
from explorer.search.whoosh_index import WhooshIndex
from tests.conftest import ArticleFolder
from tests.search.corpora import word


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def articles(folder: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch) -> ArticleFolder:
    """Articles whose index has segments to merge."""
    monkeypatch.setattr(writer, "_MOST_AT_ONCE", 0)
    for number in range(8):
        folder.write(f"{number}.txt", f"Article {number} about gangs")
    for number in range(8, 12):
        open_index(folder.open(), cache).index.close()
        folder.write(f"{number}.txt", f"Article {number} about gangs. " * 9)
    open_index(folder.open(), cache).index.close()
    assert segments(index_folder(folder.open(), cache)) > 3
    return folder


def segments(folder: Path) -> int:
    return sum(path.suffix == ".arrays" for path in folder.iterdir())


def finds_all(articles: ArticleFolder, cache: Path) -> None:
    """Check what is found."""
    collection = articles.open()
    with closing(open_index(collection, cache).index) as index:
        for query in (Everything(), word("gangs")):
            assert sorted(index.search(Request(query), limit=99).ids) == list(collection.ids)
        assert index.search(Request(word("police")), limit=9).total == 0
    assert is_sound(index_folder(collection, cache))


def test_what_is_due_is_merged(articles: ArticleFolder, cache: Path) -> None:
    collection = articles.open()
    opened = open_index(collection, cache)
    opened.index.close()
    folder = index_folder(collection, cache)
    assert opened.to_tend == opened.folder == folder
    tend(folder)
    assert segments(folder) == 1
    assert not merging_folder(folder).exists()
    again = open_index(collection, cache)
    again.index.close()
    assert not again.built
    assert again.to_tend is None
    finds_all(articles, cache)


def test_where_nothing_is_due_nothing_is_written(articles: ArticleFolder, cache: Path) -> None:
    folder = index_folder(articles.open(), cache)
    tend(folder)
    before = {path: path.stat().st_ctime_ns for path in folder.iterdir()}
    tend(folder)
    assert {path: path.stat().st_ctime_ns for path in folder.iterdir()} == before


@contextmanager
def happening(monkeypatch: pytest.MonkeyPatch, what: Callable[[], None]) -> Iterator[None]:
    """Have something happen once between merging and putting in place what came of it."""
    original = WhooshIndex.merge_beside
    left = [what]

    def merge_beside(index: WhooshIndex, folder: Path) -> Merged | None:
        merged = original(index, folder)
        if left:
            left.pop()()
        return merged

    with monkeypatch.context() as patch:
        patch.setattr(WhooshIndex, "merge_beside", merge_beside)
        yield


def test_what_changes_meanwhile_is_not_undone(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change() -> None:
        (articles.path / "2.txt").unlink()
        articles.write("5.txt", "This one was about police, and is about gangs now.")
        articles.write("5.txt", "gangs gangs gangs")
        (articles.path / "11.txt").unlink()
        articles.write("new.txt", "gangs")
        finds_all(articles, cache)

    folder = index_folder(articles.open(), cache)
    with happening(monkeypatch, change):
        tend(folder)
    assert segments(folder) < 3
    opened = open_index(articles.open(), cache)
    opened.index.close()
    assert not opened.built
    finds_all(articles, cache)


def test_an_index_that_is_built_anew_meanwhile_is_left_alone(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = index_folder(articles.open(), cache)

    def damage() -> None:
        next(folder.glob("MAIN_*")).unlink()
        finds_all(articles, cache)

    with happening(monkeypatch, damage):
        tend(folder)
    assert not merging_folder(folder).exists()
    finds_all(articles, cache)


def test_who_writes_or_searches_need_not_wait_for_merging(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = index_folder(articles.open(), cache)

    def lock() -> None:
        with FileLock(lock_file(folder), timeout=0):
            pass

    with happening(monkeypatch, lock):
        tend(folder)
    assert segments(folder) == 1


def test_of_two_who_would_merge_one_does(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = index_folder(articles.open(), cache)
    done: list[int] = []

    def tend_as_well() -> None:
        tend(folder)
        done.append(segments(folder))

    with happening(monkeypatch, tend_as_well):
        tend(folder)
    assert done[0] > 3
    assert segments(folder) == 1


def test_what_a_killed_one_left_is_removed(articles: ArticleFolder, cache: Path) -> None:
    folder = index_folder(articles.open(), cache)
    merging_folder(folder).mkdir()
    (merging_folder(folder) / "MAIN_0123.arrays").write_bytes(b"half")
    tend(folder)
    assert not merging_folder(folder).exists()
    finds_all(articles, cache)


def test_what_lies_around_is_not_in_its_way(articles: ArticleFolder, cache: Path) -> None:
    folder = index_folder(articles.open(), cache)
    (folder / f"record-{(last_commit(folder) or 0) + 1}.json").mkdir()
    tend(folder)
    assert segments(folder) == 1


def test_a_commit_that_fails_leaves_everything_as_it_was(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = index_folder(articles.open(), cache)
    before = sorted(folder.iterdir())

    def fail(*_: object) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", fail)
        with pytest.raises(OSError, match="No space"):
            tend(folder)
    assert sorted(folder.iterdir()) == before
    assert not merging_folder(folder).exists()
    finds_all(articles, cache)


def test_who_opens_it_while_what_was_merged_is_put_in_place_waits_for_nobody(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = index_folder(articles.open(), cache)
    left = [tend]

    def look(folder: Path, *, thoroughly: bool = False) -> Record:
        record = sound_record(folder, thoroughly=thoroughly)
        if left:
            left.pop()(folder)
        return record

    monkeypatch.setattr(index_cache, "sound_record", look)
    with closing(open_sound(folder)[0]) as index:
        assert len(index) == len(articles.open())
    assert segments(folder) == 1


@pytest.mark.parametrize("what", ["nothing there", "damaged", "shared"])
def test_what_is_not_sound_is_left_alone(articles: ArticleFolder, cache: Path, what: str) -> None:
    folder = index_folder(articles.open(), cache)
    if what == "damaged":
        next(folder.glob("MAIN_*")).write_bytes(b"x")
    elif what == "shared":
        folder.chmod(0o777)
    else:
        folder = folder.with_name("0000-1111")
    before = sorted(folder.iterdir()) if folder.exists() else []
    tend(folder)
    with pytest.raises(UnusableIndexError):
        open_sound(folder)
    assert (sorted(folder.iterdir()) if folder.exists() else []) == before


def test_a_process_of_its_own_merges(articles: ArticleFolder, cache: Path, tmp_path: Path) -> None:
    folder = index_folder(articles.open(), cache)
    (tmp_path / "explorer").mkdir()
    (tmp_path / "explorer" / "__init__.py").write_text("raise SystemExit")
    here = Path.cwd()
    os.chdir(tmp_path)  # whatever lies in the user's folder is not run
    try:
        with FileLock(lock_file(folder)):  # which it waits for, and nobody for it
            start_tending(Path(os.path.relpath(folder)))
            assert segments(folder) > 3
    finally:
        os.chdir(here)
    until = time.monotonic() + 60
    while segments(folder) > 1 and time.monotonic() < until:
        time.sleep(0.05)
    assert segments(folder) == 1
    with FileLock(lock_file(folder)):  # until it is done
        pass
    finds_all(articles, cache)


def test_a_process_that_cannot_be_started_is_no_error(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", str(cache / "no such program"))
    folder = index_folder(articles.open(), cache)
    before = segments(folder)
    start_tending(folder)
    assert segments(folder) == before
