"""Whatever happens to the files of an index, the next start notices and puts it right."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from explorer.search.engine import writer
from explorer.search.engine.committed import CommittedIndex
from explorer.search.index import IndexedArticle, Request
from explorer.search.keeping import index_files, supply
from explorer.search.keeping.checked_bytes import identity_of, print_of, read_checked, write_checked
from explorer.search.keeping.index_cache import is_sound, open_index, open_sound
from explorer.search.keeping.index_files import last_commit
from explorer.search.keeping.index_folder import index_folder
from explorer.search.query import Everything
from explorer.search.whoosh_index import WhooshIndex
from tests.conftest import ArticleFolder
from tests.search.corpora import word

_PLACES = 25
"""At how many places of a file a byte is changed, and cut."""


@pytest.fixture
def articles(folder: ArticleFolder) -> ArticleFolder:
    folder.write("a.txt", "The gang said so.")
    folder.write("b.txt", "The police and the gang said no.")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def index(articles: ArticleFolder, cache: Path) -> Path:
    """The folder of an index that has seen an update."""
    assert opens_right(articles, cache)
    articles.write("c.txt", "The police is silent.")
    assert opens_right(articles, cache)
    assert not opens_right(articles, cache)
    return index_folder(articles.open(), cache)


def opens_right(articles: ArticleFolder, cache: Path) -> bool:
    """Open the index, check what it answers, and return whether it was built."""
    collection = articles.open()
    opened = open_index(collection, cache)
    with closing(opened.index) as index:
        assert opened.notices == ()
        assert opened.folder
        assert sorted(index.search(Request(Everything()), limit=9).ids) == list(collection.ids)
        assert sorted(index.search(Request(word("gang")), limit=9).ids) == ["a", "b"]
    return opened.built


def names(folder: Path) -> list[str]:
    """Return the names of the files, in an order that says what they are."""
    return sorted(path.name for path in folder.iterdir())


def copied(index: Path, to: Path) -> Path:
    """Copy an index, and have it seen to be sound."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(index, to)
    assert is_sound(to)
    return to


def is_noticed(folder: Path) -> bool:
    try:
        open_sound(folder)[0].close()
    except Exception as error:  # noqa: BLE001  # whatever it is, the test says so
        assert type(error).__name__ == "UnusableIndexError"  # noqa: PT017
        return True
    return False


def _places(size: int) -> list[int]:
    return sorted({size * at // _PLACES for at in range(_PLACES)} | {size - 1})


def test_any_changed_byte_of_any_file_is_noticed(index: Path, tmp_path: Path) -> None:
    folder = copied(index, tmp_path / "copy")
    for name in names(folder):
        file = folder / name
        content = file.read_bytes()
        for place in _places(len(content)):
            file.write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
            assert is_noticed(folder) != (name == "seen.json"), (name, place)
            assert not is_sound(folder) or name == "seen.json"
        file.write_bytes(content)
        assert is_sound(folder)


def test_any_file_cut_anywhere_is_noticed(index: Path, tmp_path: Path) -> None:
    folder = copied(index, tmp_path / "copy")
    for name in names(folder):
        file = folder / name
        content = file.read_bytes()
        for size in _places(len(content)):
            file.write_bytes(content[:size])
            assert is_noticed(folder) != (name == "seen.json"), (name, size)
        file.write_bytes(content)


def _alter_and_set_its_time_back(file: Path) -> None:
    before = file.stat()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert identity_of(file)[2] == before.st_mtime_ns


def _put_another_in_its_place(file: Path) -> None:
    other = file.with_name("other")
    _copy(file, other)
    _alter_and_set_its_time_back(other)
    other.replace(file)


def _copy(file: Path, to: Path) -> None:
    shutil.copy2(file, to)


def _make_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "x").write_text("x")


def _make_a_link(file: Path) -> None:
    file.rename(file.parent.parent / file.name)
    file.symlink_to(file.parent.parent / file.name)


def _make_a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


DAMAGES: list[Callable[[Path], object]] = [
    Path.unlink,
    _alter_and_set_its_time_back,
    _put_another_in_its_place,
    _make_a_folder,
    _make_a_link,
    _make_a_pipe,
    lambda file: file.write_bytes(b""),
    lambda file: file.write_bytes(file.read_bytes() + b"\0"),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_built_anew(
    articles: ArticleFolder, cache: Path, index: Path, damage: Callable[[Path], object]
) -> None:
    for kind in ("MAIN_*", "_MAIN_*", "mark-*", "record-*"):
        damage(next(index.glob(kind)))
        assert opens_right(articles, cache)
        assert is_sound(index)
        assert left_over(index) == set()


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_remembered_of_the_files_does_not_matter(
    articles: ArticleFolder, cache: Path, index: Path, damage: Callable[[Path], object]
) -> None:
    damage(index / "seen.json")
    assert not opens_right(articles, cache)
    articles.write("c.txt", "The police says more.")
    assert opens_right(articles, cache)
    assert left_over(index) == set()


def left_over(index: Path) -> set[str]:
    """Return the names of what belongs to nothing."""
    with closing(open_sound(index)[0]):
        record = open_sound(index)[1]
    return set(names(index)) - {*record.files, f"record-{record.number}.json", "seen.json"}


def test_the_record_of_another_commit_is_noticed(
    articles: ArticleFolder, cache: Path, index: Path, tmp_path: Path
) -> None:
    kept = copied(index, tmp_path / "kept")
    articles.write("c.txt", "The police is back.")
    assert opens_right(articles, cache)
    before, after = last_commit(kept), last_commit(index)
    assert after != before
    for name in names(kept):
        if not (index / name).exists():
            shutil.copy2(kept / name, index / name)
    assert not opens_right(articles, cache)  # the last commit is still whole
    shutil.copy2(kept / f"record-{before}.json", index / f"record-{after}.json")
    assert is_noticed(index)
    assert opens_right(articles, cache)


def test_a_commit_that_lacks_articles_is_built_anew(
    articles: ArticleFolder, cache: Path, index: Path
) -> None:
    file = next(index.glob("record-*"))
    record = read_checked(file)
    record["contents"]["articles"] += 1
    write_checked(file, record, lasting=False)
    assert is_noticed(index)
    assert opens_right(articles, cache)


def test_an_update_that_lost_articles_is_not_kept(
    articles: ArticleFolder, cache: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, away = WhooshIndex.replace, articles.path / "away"

    def lose_one(
        index: WhooshIndex, gone: Iterable[str], supplied: Iterable[IndexedArticle]
    ) -> None:
        file = articles.path / "d.txt"
        file.rename(away)  # nor can another be read for the moment
        replace(index, gone, list(supplied)[1:])
        away.rename(file)

    monkeypatch.setattr(WhooshIndex, "replace", lose_one)
    articles.write("d.txt", "One more.")
    articles.write("e.txt", "Another one.")
    assert opens_right(articles, cache)
    assert not opens_right(articles, cache)


@pytest.mark.parametrize("content", ["copied", "nothing"])
def test_a_table_of_contents_that_nobody_committed_is_not_opened(
    articles: ArticleFolder, cache: Path, index: Path, content: str
) -> None:
    table = next(index.glob("_MAIN_*.toc"))
    planted = index / "_MAIN_99.toc"
    planted.write_bytes(table.read_bytes() if content == "copied" else b"")
    assert is_noticed(index)
    assert opens_right(articles, cache)
    assert not planted.exists()


@pytest.mark.parametrize(
    "name",
    [
        "_MAIN_99xtoc",
        "_MAIN_\u0665.toc",
        "_MAIN_99.toc\n",
        "_MAIN_099.toc.1763746.5",
        "MAIN.tmp",
        "MAIN_0123456789abcdef.arrays",
        "MAIN_WRITELOCK",
        "record-99.json",
        "mark-99",
        "seen.json.abc.new",
        "x",
    ],
)
@pytest.mark.parametrize("kind", [Path.touch, Path.mkdir, os.mkfifo])
def test_what_lies_around_is_in_nobodys_way_and_removed_by_the_next_who_writes(
    articles: ArticleFolder, cache: Path, index: Path, name: str, kind: Callable[[Path], None]
) -> None:
    following = str((last_commit(index) or 0) + 1)  # where the next commit goes
    for each in {name, name.replace("99", following)}:
        kind(index / each)
    assert not opens_right(articles, cache)
    articles.write("c.txt", "The police says more.")
    assert opens_right(articles, cache)
    assert left_over(index) == set()


def test_no_table_of_contents_is_read_before_all_is_checked(
    articles: ArticleFolder, cache: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    original = CommittedIndex._read_toc

    def reading(self: CommittedIndex) -> object:
        read.append(self.number)
        return original(self)

    monkeypatch.setattr(CommittedIndex, "_read_toc", reading)
    for damage in (
        lambda: index.chmod(0o770),
        lambda: next(index.glob("_MAIN_*")).write_bytes(b"x"),
        lambda: next(index.glob("MAIN_*")).write_bytes(b"x"),
        lambda: next(index.glob("record-*")).unlink(),
    ):
        kept = shutil.copytree(index, cache / "kept")
        damage()
        assert is_noticed(index)
        assert read == []
        with suppress(OSError):
            shutil.rmtree(index)
        kept.rename(index)
    open_sound(index)[0].close()
    assert set(read) == {last_commit(index)}


def test_what_was_written_in_the_tick_of_looking_is_looked_at_again(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = next(index.glob("_MAIN_*"))
    changed = table.stat().st_ctime_ns
    os.utime(index / "seen.json", ns=(changed, changed))  # as if it had been so quick
    read: list[Path] = []

    def reading(path: Path) -> list[int]:
        read.append(path)
        return print_of(path)

    monkeypatch.setattr(index_files, "print_of", reading)
    open_sound(index)[0].close()
    assert table in read
    read.clear()
    open_sound(index)[0].close()
    assert read == []


def test_what_was_sound_before_a_commit_is_remembered_as_it_was_then(
    articles: ArticleFolder, cache: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    segment = max(index.glob("MAIN_*"), key=lambda path: path.stat().st_size)
    write = index_files.write_record

    def damage_and_write(*arguments: Any) -> None:
        _alter_and_set_its_time_back(segment)
        write(*arguments)

    monkeypatch.setattr(writer, "_MOST_AT_ONCE", 0)
    monkeypatch.setattr(supply, "write_record", damage_and_write)
    articles.write("d.txt", "Meanwhile.")
    with closing(open_index(articles.open(), cache).index):
        assert segment.exists()
    monkeypatch.undo()
    assert not is_sound(index)
    assert opens_right(articles, cache)


def test_all_is_on_the_disk_before_a_commit_counts(
    articles: ArticleFolder, cache: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: set[int] = set()
    unsynced: list[str] = []
    fsync, rename = os.fsync, os.rename

    def syncing(descriptor: int) -> None:
        synced.add(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    def renaming(old: str, new: str) -> None:
        if str(new).endswith(".toc"):
            fresh = {*index.iterdir()} - before
            unsynced.extend(path.name for path in fresh if path.stat().st_ino not in synced)
            assert len(fresh) == 4
        rename(old, new)
        if str(new).endswith(".toc"):
            synced.clear()

    before = set(index.iterdir())
    monkeypatch.setattr(writer, "_MOST_AT_ONCE", 0)
    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(os, "rename", renaming)
    articles.write("d.txt", "Meanwhile.")
    assert opens_right(articles, cache)
    assert unsynced == []
    assert index.stat().st_ino in synced
