"""The index cache: built when it has to be, opened when it can be, never wrong."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from explorer.search.index import Request
from explorer.search.keeping import checked_bytes
from explorer.search.keeping import index_folder as index_folders
from explorer.search.keeping.index_cache import OpenedIndex, is_sound, open_index
from explorer.search.keeping.index_folder import index_folder
from explorer.search.query import Everything
from explorer.search.whoosh_index import WhooshIndex
from tests.conftest import ArticleFolder

LEXICON = """
[[force]]
name = "HNP"
variants = ["PNH"]

[[force]]
name = "MSS"
"""
MERGED = """
[[force]]
name = "MSS"
variants = ["PNH", "HNP"]
"""


@pytest.fixture
def articles(folder: ArticleFolder) -> ArticleFolder:
    folder.write("a.txt", "The PNH said so.")
    folder.write("b.txt", "The HNP and the MSS said no.")
    folder.write("lexicon.toml", LEXICON)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@contextmanager
def opening(
    articles: ArticleFolder, cache: Path, max_bytes: int = 1 << 20
) -> Iterator[OpenedIndex]:
    opened = open_index(articles.open(max_bytes), cache)
    yield opened
    opened.index.close()


def found(opened: OpenedIndex) -> list[str]:
    return sorted(opened.index.search(Request(Everything()), limit=100).ids)


def build(articles: ArticleFolder, cache: Path) -> Path:
    """Build the index and return its folder."""
    with opening(articles, cache) as opened:
        assert opened.built
        assert opened.folder
        return opened.folder


def is_built_anew(articles: ArticleFolder, cache: Path) -> bool:
    """Open the index, check that it is whole, and return whether it was built for that."""
    with opening(articles, cache) as opened:
        assert found(opened) == list(articles.open().ids)
        assert opened.notices == ()
        return opened.built


def left(cache: Path) -> list[str]:
    """Return the names of all folders of indexes, whole or not."""
    return sorted(path.name for path in (cache / "indexes").iterdir() if path.is_dir())


# ── built once ──────────────────────────────────────────────────────────────────────────────


def test_it_is_built_at_first_and_opened_afterwards(articles: ArticleFolder, cache: Path) -> None:
    assert not is_sound(index_folder(articles.open(), cache))
    assert is_built_anew(articles, cache)
    assert left(cache) == [index_folder(articles.open(), cache).name]
    assert is_sound(index_folder(articles.open(), cache))
    assert not is_built_anew(articles, cache)


def test_nobody_else_can_look_in(articles: ArticleFolder, cache: Path) -> None:
    folder = build(articles, cache)
    articles.write("c.txt", "One more.")
    build(articles, cache)
    assert len(list(folder.iterdir())) > 4
    for path in (*folder.parent.iterdir(), *folder.iterdir(), folder.parent):
        assert path.stat().st_mode & 0o077 == 0


def test_progress_is_told(articles: ArticleFolder, cache: Path) -> None:
    told: list[tuple[int, int]] = []
    open_index(articles.open(), cache, lambda done, total: told.append((done, total))).index.close()
    assert told == [(1, 2), (2, 2)]
    open_index(articles.open(), cache, lambda done, total: told.append((done, total))).index.close()
    assert len(told) == 2


def test_an_empty_folder_has_an_empty_index(folder: ArticleFolder, cache: Path) -> None:
    assert is_built_anew(folder, cache)
    assert not is_built_anew(folder, cache)


def test_two_collections_of_one_name_do_not_share(tmp_path: Path, cache: Path) -> None:
    for parent in ("one", "two"):
        (tmp_path / parent / "news").mkdir(parents=True)
        folder = ArticleFolder(tmp_path / parent / "news")
        folder.write(f"{parent}.txt", "x")
        assert is_built_anew(folder, cache)
    assert len(left(cache)) == 2


@pytest.mark.parametrize("name", ["…", "../../x", "A" * 300, "a\x00b", "*", "[a-z]"])
def test_any_name_makes_a_folder_in_the_cache(
    articles: ArticleFolder, cache: Path, name: str
) -> None:
    articles.write("collection.toml", f"name = {name!r}".replace("'", '"').replace("\\x", "\\u00"))
    assert build(articles, cache).parent == cache / "indexes"


def test_it_works_on_when_its_folder_is_removed(articles: ArticleFolder, cache: Path) -> None:
    with opening(articles, cache) as opened:
        shutil.rmtree(cache)
        assert found(opened) == ["a", "b"]


# ── built anew ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lexicon.toml", LEXICON.replace("PNH", "Pnh")),
        ("lexicon.toml", LEXICON + 'variants = ["MSSM"]'),
        ("lexicon.toml", ""),
    ],
)
def test_other_names_are_looked_for_at_once(
    articles: ArticleFolder, cache: Path, name: str, text: str
) -> None:
    folder = build(articles, cache)
    articles.write(name, text)
    assert is_built_anew(articles, cache)
    assert not is_built_anew(articles, cache)
    assert left(cache) == [folder.name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Another text."),
        ("c.txt", "One more."),
        ("collection.toml", '[articles.a]\ntitle = "A title"'),
        ("a.txt", None),
    ],
)
def test_a_change_is_brought_into_it(
    articles: ArticleFolder, cache: Path, name: str, text: str | None
) -> None:
    folder = build(articles, cache)
    if text is None:
        (articles.path / name).unlink()
    else:
        articles.write(name, text)
    assert is_built_anew(articles, cache)
    assert left(cache) == [folder.name]
    assert not is_built_anew(articles, cache)


def test_other_groups_of_the_same_forms_need_no_new_index(
    articles: ArticleFolder, cache: Path
) -> None:
    build(articles, cache)
    articles.write("lexicon.toml", MERGED)
    assert not is_built_anew(articles, cache)


def test_other_code_builds_it_anew(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(articles, cache)
    monkeypatch.setattr(index_folders, "indexing_digest", lambda: "changed")
    assert is_built_anew(articles, cache)


@pytest.mark.parametrize("what", ["a file", "a link", "a link to nowhere", "a link to an index"])
def test_what_is_in_the_place_of_the_index_makes_way(
    articles: ArticleFolder, cache: Path, tmp_path: Path, what: str
) -> None:
    folder = index_folder(articles.open(), cache)
    folder.parent.mkdir(mode=0o700, parents=True)
    if what == "a file":
        folder.write_text("not a folder")
    elif what == "a link to an index":
        build(articles, cache)
        folder.rename(tmp_path / "elsewhere")
        folder.symlink_to(tmp_path / "elsewhere")
    else:
        folder.symlink_to(tmp_path if what == "a link" else tmp_path / "nowhere")
    is_built_anew(articles, cache)
    assert not is_built_anew(articles, cache)
    assert articles.path.exists()


def test_stale_indexes_and_abandoned_builds_are_removed(
    articles: ArticleFolder, cache: Path
) -> None:
    folder = build(articles, cache)
    family = folder.name.rsplit("-", 1)[0]
    for name in (f"{family}-0123", f"{family}-building-x", "another-00000000-0123"):
        shutil.copytree(folder, folder.with_name(name))
    articles.write("c.txt", "One more.")
    assert is_built_anew(articles, cache)
    assert left(cache) == sorted(
        ["another-00000000-0123", index_folder(articles.open(), cache).name]
    )


# ── trust ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_an_index_that_others_can_write_to_is_built_anew(
    articles: ArticleFolder, cache: Path, mode: int
) -> None:
    folder = build(articles, cache)
    folder.chmod(mode)
    assert not is_sound(folder)
    assert is_built_anew(articles, cache)
    assert folder.stat().st_mode & 0o022 == 0


def test_an_index_of_somebody_else_is_not_opened(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build(articles, cache)
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    assert not is_sound(folder)
    _is_in_memory(articles, cache, "others can write")


def test_where_there_are_no_owners_everything_is_ones_own(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build(articles, cache)
    folder.chmod(0o777)
    monkeypatch.setattr(checked_bytes, "os", SimpleNamespace(name="nt"))
    checked_bytes.refuse_shared(folder)


# ── in memory, when it cannot be kept ───────────────────────────────────────────────────────


def _is_in_memory(articles: ArticleFolder, cache: Path, reason: str) -> None:
    with opening(articles, cache) as opened:
        assert (opened.folder, opened.built) == (None, True)
        assert found(opened) == ["a", "b"]
        (notice,) = opened.notices
        assert reason in notice
        assert "in memory" in notice


def test_a_cache_that_others_can_write_to_is_not_used(articles: ArticleFolder, cache: Path) -> None:
    (cache / "indexes").mkdir(parents=True)
    (cache / "indexes").chmod(0o770)
    _is_in_memory(articles, cache, "others can write")
    assert left(cache) == []


def test_a_file_in_place_of_the_cache(articles: ArticleFolder, cache: Path) -> None:
    cache.write_text("not a folder")
    _is_in_memory(articles, cache, "Not a directory")
    assert cache.read_text() == "not a folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_that_cannot_be_written(articles: ArticleFolder, cache: Path) -> None:
    cache.mkdir(mode=0o500)
    _is_in_memory(articles, cache, "Permission denied")


def test_on_a_disk_that_can_only_be_read(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build(articles, cache)
    (folder / "seen.json").unlink()
    before = sorted(folder.iterdir())
    opened = os.open

    def only_read(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system")
        return opened(path, flags, *arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", only_read)
        assert not is_built_anew(articles, cache)
        patch.setattr(index_folders, "indexing_digest", lambda: "changed")
        _is_in_memory(articles, cache, "Read-only file system")
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (Path, "mkdir"),
        (index_folders, "mkdtemp"),
        (WhooshIndex, "create"),
        (os, "fsync"),
        (os, "rename"),
        (os, "replace"),
    ],
)
def test_a_full_disk_leaves_nothing_behind(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    original = getattr(owner, name)

    def full(*arguments: Any, **named: Any) -> Any:
        if owner is WhooshIndex and arguments == (None,):
            return original(*arguments)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(owner, name, full)
    _is_in_memory(articles, cache, "No space left on device")
    monkeypatch.undo()
    if cache.exists():
        assert left(cache) == []
    assert is_built_anew(articles, cache)


def test_an_index_that_lost_articles_is_not_kept(
    articles: ArticleFolder, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WhooshIndex, "__len__", lambda _: 1)
    _is_in_memory(articles, cache, "went missing")
    assert left(cache) == []


def test_an_interrupted_build_leaves_nothing_behind(articles: ArticleFolder, cache: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index(articles.open(), cache, interrupt)
    assert left(cache) == []


# ── articles that cannot be read ────────────────────────────────────────────────────────────


def test_a_file_that_is_too_large_is_left_out(articles: ArticleFolder, cache: Path) -> None:
    articles.write("c.txt", "x" * 1000)
    with opening(articles, cache, max_bytes=500) as opened:
        assert found(opened) == ["a", "b"]
        (notice,) = opened.notices
        assert "c.txt is larger than 500 bytes" in notice
        assert notice.endswith("It is left out.")


def test_a_file_that_vanishes_is_left_out(articles: ArticleFolder, cache: Path) -> None:
    collection = articles.open()
    (articles.path / "a.txt").unlink()
    opened = open_index(collection, cache)
    assert found(opened) == ["b"]
    assert "a.txt cannot be read" in opened.notices[0]
    opened.index.close()


def test_in_memory_too_what_cannot_be_read_is_left_out(
    articles: ArticleFolder, cache: Path
) -> None:
    cache.write_text("not a folder")
    articles.write("c.txt", "x" * 1000)
    with opening(articles, cache, max_bytes=500) as opened:
        assert found(opened) == ["a", "b"]
        assert len(opened.notices) == 2


def test_what_was_left_out_is_said_every_time_and_mended_when_it_can_be(
    articles: ArticleFolder, cache: Path
) -> None:
    articles.write("long.txt", "many words " * 100)
    built, opened = (open_index(articles.open(max_bytes=500), cache) for _ in range(2))
    assert built.built
    assert not opened.built
    assert built.notices == opened.notices
    assert "long.txt is larger than 500 bytes" in opened.notices[0]
    mended = open_index(articles.open(), cache)
    assert mended.built
    assert not mended.notices
    assert len(mended.index) == len(articles.open().ids)
