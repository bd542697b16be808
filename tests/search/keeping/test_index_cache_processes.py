"""Indexes written by processes of their own: two at once, killed, and on a disk that is full."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from explorer.search.engine import writer
from explorer.search.index import Request
from explorer.search.keeping.index_cache import is_sound, open_index, open_sound
from explorer.search.keeping.index_folder import index_folder
from explorer.search.keeping.tending import tend
from explorer.search.query import Everything
from tests.conftest import ArticleFolder
from tests.search.building import Running, adding, opening, tending

FIRST = 12
"""How many articles there are at first."""


@pytest.fixture
def articles(folder: ArticleFolder) -> ArticleFolder:
    for number in range(FIRST):
        folder.write(f"{number:02}.txt", f"Article {number} about gangs {number % 7}. " * 20)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def piling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing merged but by who tends the index."""
    monkeypatch.setattr(writer, "_MOST_AT_ONCE", 0)


def change(articles: ArticleFolder) -> None:
    """Change an article, remove one and add one."""
    articles.write("07.txt", "This one is about something else.")
    (articles.path / "08.txt").unlink()
    articles.write("new.txt", "This one is new.")


def ids_of(index: Any) -> list[str]:
    return sorted(index.search(Request(Everything()), limit=99).ids)


def opens_whole(articles: ArticleFolder, cache: Path) -> bool:
    """Open the index, check that it is whole and that nothing else is left, and return whether
    it was built."""
    collection = articles.open()
    opened = open_index(collection, cache)
    with closing(opened.index) as index:
        assert opened.notices == ()
        assert ids_of(index) == list(collection.ids)
    folder = index_folder(collection, cache)
    assert is_sound(folder)
    if opened.built:
        assert_tidy(folder)
    return opened.built


def assert_tidy(folder: Path) -> None:
    """Check that nothing lies around that belongs to no index."""
    assert [path for path in folder.parent.iterdir() if path.is_dir()] == [folder]
    with closing(open_sound(folder)[0]):
        kinds = sorted(path.name.partition("-")[0].rpartition(".")[2] for path in folder.iterdir())
    assert kinds.count("arrays") == len(kinds) - 4
    assert [kind for kind in kinds if kind != "arrays"] == ["json", "mark", "record", "toc"]


def steps_of(work: Callable[..., Any], *arguments: Any) -> Iterator[int]:
    """Return the numbers of the steps of some work, after doing it."""
    said, steps = Running(work, *arguments).end()
    assert said is None or said[2] == ()
    assert steps > 5
    return iter(range(1, steps + 1))


# ── two at once ─────────────────────────────────────────────────────────────────────────────


def test_of_two_processes_one_builds_and_the_other_waits(
    articles: ArticleFolder, cache: Path
) -> None:
    processes = [Running(opening, articles.path, cache) for _ in range(2)]
    ends = sorted(process.end()[0] for process in processes)
    assert ends == [(FIRST, False, ()), (FIRST, True, ())]


def test_who_reads_beside_one_who_adds_and_merges_finds_every_article(
    articles: ArticleFolder, cache: Path
) -> None:
    opens_whole(articles, cache)
    running = Running(adding, articles.path, cache, [f"more {number}" for number in range(25)])
    sizes = []
    while running.is_running:
        collection = articles.open()
        opened = open_index(collection, cache)
        with closing(opened.index) as index:
            assert opened.notices == ()
            assert ids_of(index) == list(collection.ids)
        sizes.append(len(collection))
    assert running.end()[0] is None
    assert len(set(sizes)) > 3  # it did look at it between
    assert sizes == sorted(sizes)
    opens_whole(articles, cache)


def test_two_who_add_at_once_miss_nothing(articles: ArticleFolder, cache: Path) -> None:
    names = [[f"{who} {number}" for number in range(8)] for who in ("one", "other")]
    processes = [Running(_adding_apart, articles.path, cache, each) for each in names]
    for process in processes:
        assert process.end()[0] is None
    opens_whole(articles, cache)
    assert len(articles.open()) == FIRST + 16


def _adding_apart(articles: Path, cache: Path, names: list[str]) -> None:
    for name in names:
        (articles / f"{name}.txt").write_text(f"Article {name} about gangs.")
        collection = ArticleFolder(articles).open()
        with closing(open_index(collection, cache).index) as index:
            assert ids_of(index) == list(collection.ids)


def test_merging_disturbs_nobody_who_has_the_old_segments_open(
    articles: ArticleFolder, cache: Path, piling: None
) -> None:
    opens_whole(articles, cache)
    articles.write("new.txt", "gangs " * 2000)
    with closing(open_index(articles.open(), cache).index) as index:
        assert index.is_due
        before = ids_of(index)
        Running(tending, index_folder(articles.open(), cache)).end()
        assert ids_of(index) == before
        assert index.total(Request(Everything())) == FIRST + 1
    assert not opens_whole(articles, cache)


# ── killed ──────────────────────────────────────────────────────────────────────────────────


def test_killed_at_any_step_of_building_it_is_built_next_time(
    articles: ArticleFolder, tmp_path: Path
) -> None:
    folder = index_folder(articles.open(), tmp_path)
    for step in steps_of(opening, articles.path, tmp_path / "unharmed"):
        cache = tmp_path / str(step)
        assert Running(opening, articles.path, cache, dies_at=step).end() is None
        there = cache / "indexes" / folder.name
        assert is_sound(there) or not there.exists()
        opens_whole(articles, cache)


def test_killed_at_any_step_of_an_update_the_old_or_the_new_is_there(
    articles: ArticleFolder, tmp_path: Path
) -> None:
    opens_whole(articles, tmp_path / "before")
    old = set(articles.open().ids)
    name = index_folder(articles.open(), tmp_path).name
    change(articles)
    new = set(articles.open().ids)
    unharmed = shutil.copytree(tmp_path / "before", tmp_path / "unharmed")
    found = []
    for step in steps_of(opening, articles.path, unharmed):
        cache = shutil.copytree(tmp_path / "before", tmp_path / str(step))
        assert Running(opening, articles.path, cache, dies_at=step).end() is None
        with closing(open_sound(cache / "indexes" / name)[0]) as index:
            found.append(set(ids_of(index)))
        opens_whole(articles, cache)
    assert found == sorted(found, key=[old, new].index)
    assert {frozenset(each) for each in found} == {frozenset(old), frozenset(new)}


def test_killed_at_any_step_of_merging_nothing_is_lost_and_it_can_be_merged_again(
    articles: ArticleFolder, tmp_path: Path, piling: None
) -> None:
    opens_whole(articles, tmp_path / "before")
    change(articles)
    articles.write("09.txt", "gangs " * 3000)
    opens_whole(articles, tmp_path / "before")
    folder = index_folder(articles.open(), tmp_path / "before")
    unharmed = shutil.copytree(tmp_path / "before", tmp_path / "unharmed")
    for step in steps_of(tending, unharmed / "indexes" / folder.name):
        cache = shutil.copytree(tmp_path / "before", tmp_path / str(step))
        assert Running(tending, cache / "indexes" / folder.name, dies_at=step).end() is None
        assert not opens_whole(articles, cache)
        tend(cache / "indexes" / folder.name)
        assert not opens_whole(articles, cache)
        with closing(open_sound(cache / "indexes" / folder.name)[0]) as index:
            assert not index.is_due
    articles.write("another.txt", "What was left is removed when somebody writes.")
    assert opens_whole(articles, cache)


def test_killed_at_any_moment_it_opens_whole_next_time(
    articles: ArticleFolder, tmp_path: Path
) -> None:
    chance = random.Random(7)
    for number in range(12):
        cache = tmp_path / f"cache{number}"
        if number % 2:
            opens_whole(articles, cache)
        names = [f"round {number} {each}" for each in range(9)]
        running = Running(adding, articles.path, cache, names)
        time.sleep(chance.uniform(0.02, 0.3))
        running.kill()
        opens_whole(articles, cache)


# ── no room ─────────────────────────────────────────────────────────────────────────────────


def test_where_files_cannot_grow_it_is_built_in_memory(
    articles: ArticleFolder, cache: Path
) -> None:
    (size, built, (notice,)), _ = Running(opening, articles.path, cache, room=3000).end()
    assert (size, built) == (FIRST, True)
    assert notice.startswith("The index cannot be kept")
    assert not any(path.is_dir() for path in (cache / "indexes").iterdir())
    assert opens_whole(articles, cache)


@pytest.mark.parametrize("room", [0, 100, 700, 5000])
def test_where_files_cannot_grow_the_old_index_stays(
    articles: ArticleFolder, cache: Path, room: int
) -> None:
    opens_whole(articles, cache)
    change(articles)
    folder = index_folder(articles.open(), cache)
    before = sorted(folder.iterdir())
    for _ in range(2):
        (size, _, (notice,)), _ = Running(opening, articles.path, cache, room=room).end()
        assert size == FIRST
        assert notice.startswith("The index cannot be kept")
        assert is_sound(folder)
        assert sorted(folder.iterdir()) == before
    assert opens_whole(articles, cache)


@pytest.mark.parametrize("room", [0, 700, 5000])
def test_where_files_cannot_grow_nothing_is_merged(
    articles: ArticleFolder, cache: Path, room: int, piling: None
) -> None:
    opens_whole(articles, cache)
    articles.write("new.txt", "gangs " * 2000)
    opens_whole(articles, cache)
    folder = index_folder(articles.open(), cache)
    before = sorted(folder.iterdir())
    assert "File too large" in Running(tending, folder, room=room).end()[0]
    assert sorted(folder.iterdir()) == before
    assert_tidy(folder)
    assert not opens_whole(articles, cache)
