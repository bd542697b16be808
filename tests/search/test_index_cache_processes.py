"""The index cache in processes of its own: two at once, killed, and on a disk that is full."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explorer.search.index_cache import index_folder, is_sound, open_index
from tests.conftest import ArticleFolder

ROOT = Path(__file__).parents[2]
ARTICLES = 150


@pytest.fixture
def articles(folder: ArticleFolder) -> ArticleFolder:
    for number in range(ARTICLES):
        folder.write(f"{number:03}.txt", f"Article {number} about gangs {number % 7}. " * 20)
    return folder


def start(articles: ArticleFolder, cache: Path, *moment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.search.building", str(articles.path), str(cache), *moment],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=60)
    assert err == ""
    return process.returncode, out.strip()


def opens_whole(articles: ArticleFolder, cache: Path) -> bool:
    """Open the index, check that it is whole and alone, and return whether it was built."""
    collection = articles.open()
    opened = open_index(collection, cache)
    assert len(opened.index) == ARTICLES
    assert opened.notices == ()
    opened.index.close()
    folder = index_folder(collection, cache)
    assert is_sound(folder)
    assert [path for path in folder.parent.iterdir() if path.is_dir()] == [folder]
    return opened.built


def test_of_two_processes_one_builds_and_the_other_waits(
    articles: ArticleFolder, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    processes = [start(articles, cache) for _ in range(2)]
    ends = sorted(end(process) for process in processes)
    assert ends == [(0, f"{ARTICLES} built"), (0, f"{ARTICLES} found")]


@pytest.mark.parametrize(
    ("moment", "times"),
    [
        ("article read", 1),
        ("article read", ARTICLES // 2),
        ("index filled", 1),
        ("file synced", 1),
        ("file synced", 3),
        ("sealed", 1),
    ],
)
def test_killed_while_building_it_is_built_next_time(
    articles: ArticleFolder, tmp_path: Path, moment: str, times: int
) -> None:
    cache = tmp_path / "cache"
    assert end(start(articles, cache, moment, str(times))) == (-9, "")
    assert not is_sound(index_folder(articles.open(), cache))
    assert any("-building-" in path.name for path in (cache / "indexes").iterdir())
    assert opens_whole(articles, cache)


@pytest.mark.parametrize(
    ("moment", "times"),
    [("article read", 1), ("index filled", 1), ("file synced", 2), ("sealed", 1)],
)
def test_killed_while_it_is_made_out_of_the_last_one_that_is_still_there(
    articles: ArticleFolder, tmp_path: Path, moment: str, times: int
) -> None:
    cache = tmp_path / "cache"
    assert opens_whole(articles, cache)
    last = index_folder(articles.open(), cache)
    articles.write("007.txt", "This one is about something else.")
    assert end(start(articles, cache, moment, str(times))) == (-9, "")
    assert is_sound(last)
    assert not is_sound(index_folder(articles.open(), cache))
    assert opens_whole(articles, cache)


def test_killed_when_it_is_in_place_it_is_whole(articles: ArticleFolder, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert end(start(articles, cache, "in place")) == (-9, "")
    assert not opens_whole(articles, cache)


def test_killed_at_any_moment_it_opens_whole_next_time(
    articles: ArticleFolder, tmp_path: Path
) -> None:
    chance = random.Random(7)
    for number in range(4):
        cache = tmp_path / f"cache{number}"
        process = start(articles, cache)
        while process.poll() is None and not (cache / "indexes").exists():
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        process.communicate(timeout=60)
        opens_whole(articles, cache)


def test_where_files_cannot_grow_it_is_built_in_memory(
    articles: ArticleFolder, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    code, out = end(start(articles, cache, "no room"))
    assert code == 0
    assert out.startswith(f"{ARTICLES} built The index cannot be kept")
    assert not any(path.is_dir() for path in (cache / "indexes").iterdir())
    assert opens_whole(articles, cache)
