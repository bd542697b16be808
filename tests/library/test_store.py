"""A library open for writing: one change at a time, and never into a file that is gone."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from explorer.errors import LibraryError
from explorer.library.collection import FILE
from explorer.library.store import Change, Store, key_of, open_library, set_key
from tests.library.conftest import Libraries
from tests.library.libraries import draft, news, put, rows, tables


def key(store: Store) -> str:
    found = key_of(store.connection)
    assert found
    return found


class TestOpening:
    @pytest.mark.parametrize(
        ("folder_mode", "file_mode"), [(0o700, 0o600), (0o755, 0o644), (0o775, 0o664)]
    )
    def test_who_may_use_the_folder_may_use_the_file(
        self, libraries: Libraries, tmp_path: Path, folder_mode: int, file_mode: int
    ) -> None:
        tmp_path.chmod(folder_mode)
        store = libraries(tmp_path)
        put(store, draft(news(1)))
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
        assert modes == dict.fromkeys((FILE, f"{FILE}-wal", f"{FILE}-shm"), file_mode)

    def test_there_is_no_library_without_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(LibraryError, match=f"The library in .*{FILE} cannot be used: No such"):
            Store(tmp_path / "none")

    def test_closed_it_is_one_file(self, store: Store) -> None:
        put(store, draft(news(1)))
        store.close()
        assert [path.name for path in store.file.parent.iterdir()] == [FILE]


class TestKey:
    def test_every_library_has_one_of_its_own_and_keeps_it(
        self, libraries: Libraries, tmp_path: Path
    ) -> None:
        one, other, again = (libraries(tmp_path / name) for name in ("one", "other", "one"))
        assert key(one) == key(again) != key(other)

    def test_all_who_open_a_new_library_at_once_find_the_same(
        self, libraries: Libraries, tmp_path: Path
    ) -> None:
        with ThreadPoolExecutor(8) as pool:
            keys = set(pool.map(lambda _: key(libraries(tmp_path)), range(8)))
        assert len(keys) == 1

    def test_a_library_that_was_not_given_one_in_time_gets_it(
        self, libraries: Libraries, store: Store
    ) -> None:
        store.connection.execute("DELETE FROM fact")
        assert key(libraries(store.file.parent)) == key(store)

    def test_who_comes_second_keeps_the_one_there_is(
        self, libraries: Libraries, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = key(store)
        monkeypatch.setattr("explorer.library.store.key_of", lambda _: None)  # as a moment ago
        libraries(store.file.parent)
        assert key(store) == before

    def test_a_library_from_elsewhere_gets_the_one_it_had(self, store: Store) -> None:
        with store.change() as change:
            set_key(change, "0" * 32)
        with closing(open_library(store.file)) as connection:
            assert key_of(connection) == "0" * 32


class TestChange:
    def test_it_is_counted_when_somebody_may_see_something_else(self, store: Store) -> None:
        with store.change() as change:
            assert change.revision == change.revision == 1
        with store.change():
            pass
        with store.change() as change:
            assert change.revision == 2
        assert rows(store, "SELECT revision FROM change") == [1, 2]

    def test_it_is_known_when_it_was_made(self, store: Store) -> None:
        before = dt.datetime.now(dt.UTC)
        put(store, draft(news(1)))
        (at,) = rows(store, "SELECT at FROM change")
        assert before <= dt.datetime.fromisoformat(at) <= dt.datetime.now(dt.UTC)

    def test_one_that_breaks_off_never_was(self, store: Store) -> None:
        put(store, draft(news(1)))
        before = tables(store)
        with pytest.raises(KeyboardInterrupt), store.change() as change:
            _change_and_break_off(change)
        assert tables(store) == before
        put(store, draft(news(2), "/b"))
        assert rows(store, "SELECT revision FROM change") == [1, 2]

    def test_what_cannot_be_written_is_said(self, store: Store) -> None:
        with (
            pytest.raises(LibraryError, match="cannot be used: NOT NULL"),
            store.change() as change,
        ):
            change.connection.execute("INSERT INTO change (revision) VALUES (7)")
        assert rows(store, "SELECT * FROM change") == []

    def test_many_writers_take_turns(self, libraries: Libraries, tmp_path: Path) -> None:
        stores = [libraries(tmp_path) for _ in range(4)]

        def write(number: int) -> None:
            for each in range(5):
                put(stores[number], draft(news(f"{number} {each}"), f"/{number}/{each}"))

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(write, range(4)))
        assert rows(stores[0], "SELECT count(*) FROM article") == [20]
        assert rows(stores[0], "SELECT revision FROM change") == list(range(1, 21))


def _change_and_break_off(change: Change) -> None:
    change.connection.execute("DELETE FROM sighting")
    assert change.revision == 2
    raise KeyboardInterrupt


def remove(file: Path) -> None:
    file.unlink()


def move(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))


def move_the_folder(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))


def replace(file: Path) -> None:
    shutil.copy(file, file.with_name("copy"))
    os.replace(file.with_name("copy"), file)  # noqa: PTH105


class TestLostFile:
    @pytest.mark.parametrize("lose", [remove, move, move_the_folder, replace])
    def test_nothing_is_written_to_a_file_that_is_not_there_any_more(
        self, store: Store, lose: object
    ) -> None:
        assert callable(lose)
        put(store, draft(news(1)))
        lose(store.file)
        with pytest.raises(LibraryError, match="was moved or removed while it was being written"):
            put(store, draft(news(2), "/b"))
        assert rows(store, "SELECT count(*) FROM article") == [1]

    def test_what_was_written_as_the_file_went_does_not_count(self, store: Store) -> None:
        with pytest.raises(LibraryError, match="was moved or removed"), store.change():
            store.file.unlink()

    def test_a_file_that_cannot_be_looked_for_is_a_sentence(self, store: Store) -> None:
        with (
            patch("os.stat", side_effect=PermissionError(13, "Permission denied")),
            pytest.raises(LibraryError, match="cannot be used: Permission denied"),
            store.change(),
        ):
            pytest.fail("it is written all the same")
