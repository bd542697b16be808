"""Copies of all bookmarks, and the way back from one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.bookmarks.backup import Restored, back_up, restore
from explorer.bookmarks.store import BookmarkStore
from explorer.errors import BookmarkError
from tests.bookmarks.test_store import damage, passage


@pytest.fixture
def store(tmp_path: Path) -> BookmarkStore:
    return BookmarkStore(tmp_path / "data")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "copy.sqlite3"


def test_what_was_copied_comes_back_to_an_empty_place(
    store: BookmarkStore, copy: Path, tmp_path: Path
) -> None:
    store.add_all([passage("haiti", "one"), passage("/other", "two")])
    assert back_up(store, copy) == 2
    elsewhere = BookmarkStore(tmp_path / "elsewhere")
    assert restore(elsewhere, copy) == Restored(back=2, here=0, different=0)
    for collection in ("haiti", "/other"):
        assert elsewhere.of_collection(collection) == store.of_collection(collection)


def test_a_copy_is_one_file_for_the_user_alone(store: BookmarkStore, copy: Path) -> None:
    before = os.umask(0)
    try:
        back_up(store, copy)
    finally:
        os.umask(before)
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_what_is_here_is_never_changed(store: BookmarkStore, copy: Path) -> None:
    store.add_all([passage(id_="same"), passage(id_="edited"), passage(id_="removed")])
    back_up(store, copy)
    store.change(["edited"], lambda each: replace(each, note="since"))
    store.remove("removed")
    store.add(passage(id_="new"))
    assert restore(store, copy) == Restored(back=1, here=1, different=1)
    assert {each.id for each in store.of_collection("haiti")} == {
        "same",
        "edited",
        "removed",
        "new",
    }
    assert store.get("haiti", "edited").note == "since"
    assert restore(store, copy) == Restored(back=0, here=2, different=1)


def test_what_came_back_is_taken_back_at_once(store: BookmarkStore, copy: Path) -> None:
    store.add_all([passage(id_="one"), passage(id_="two")])
    back_up(store, copy)
    store.remove_all(["one", "two"])
    restore(store, copy)
    store.undo("haiti")
    assert store.of_collection("haiti") == []


def test_a_row_that_cannot_be_read_is_in_the_copy(store: BookmarkStore, copy: Path) -> None:
    store.add(passage(id_="bad"))
    damage(store, "bad", "{}")
    back_up(store, copy)
    store.remove("bad")
    assert restore(store, copy).back == 1
    assert store.ids() == {"bad"}


def test_what_is_being_written_is_copied_whole(store: BookmarkStore, copy: Path) -> None:
    store.add(passage(id_="one"))
    with closing(sqlite3.connect(store.file)) as writer:
        writer.execute("DELETE FROM bookmark")
        assert back_up(store, copy) == 1


def test_an_earlier_copy_is_replaced(store: BookmarkStore, copy: Path) -> None:
    back_up(store, copy)
    store.add(passage())
    assert back_up(store, copy) == 1
    assert restore(store, copy).here == 1


@pytest.mark.parametrize("content", [b"", b"a letter", b"SQLite format 3\0" + b"x" * 999])
def test_no_other_file_is_replaced_or_read(
    store: BookmarkStore, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "letter"
    file.write_bytes(content)
    for use in (back_up, restore):
        with pytest.raises(BookmarkError, match="letter"):
            use(store, file)
    assert file.read_bytes() == content


def test_another_database_is_no_copy(store: BookmarkStore, tmp_path: Path) -> None:
    file = tmp_path / "other"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE bookmark (id)")
    with pytest.raises(BookmarkError, match="is no copy"):
        restore(store, file)


def test_a_file_that_is_not_there_is_no_copy(store: BookmarkStore, copy: Path) -> None:
    with pytest.raises(BookmarkError, match="is no copy"):
        restore(store, copy)


def test_the_copy_made_before_an_upgrade_comes_back(
    store: BookmarkStore, copy: Path, tmp_path: Path
) -> None:
    store.add(passage(id_="one"))
    back_up(store, copy)
    with closing(sqlite3.connect(copy)) as file:  # as the first version had it
        for name in ("added", "changed", "removed"):
            file.execute(f"DROP TRIGGER bookmark_{name}")
        file.executescript("DROP TABLE change; DROP TABLE mark; PRAGMA user_version = 1")
    assert restore(BookmarkStore(tmp_path / "elsewhere"), copy).back == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_that_cannot_be_written_is_named(store: BookmarkStore, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(BookmarkError, match="Permission denied"):
        back_up(store, closed / "copy")


def test_a_copy_made_by_other_means_comes_back(
    store: BookmarkStore, copy: Path, tmp_path: Path
) -> None:
    store.add(passage(id_="one"))
    copy.parent.mkdir()
    shutil.copy(store.file, copy)
    copy.chmod(0o400)
    assert restore(BookmarkStore(tmp_path / "elsewhere"), copy).back == 1
