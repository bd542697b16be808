"""Database files: made whole, private, never half changed, read by every later version."""

from __future__ import annotations

import os
import sqlite3
import sqlite3.dump  # by iterdump, where an ordinary user may not look into this Python's folder
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from explorer import database
from explorer.database import Kind, connect, failures_named, shared_mode, transaction
from explorer.errors import LibraryError
from tests.privileges import ordinary_user

ROOT = Path(__file__).parents[1]

STEPS = (
    """CREATE TABLE topic (name TEXT PRIMARY KEY) STRICT;
    CREATE TABLE note (  -- with a semicolon; in a comment
        number INTEGER PRIMARY KEY,
        topic TEXT NOT NULL REFERENCES topic
    ) STRICT;""",
    "ALTER TABLE note ADD COLUMN text TEXT NOT NULL DEFAULT 'none; yet';",
    """CREATE TABLE named (name TEXT PRIMARY KEY, rank INTEGER NOT NULL) STRICT;
    INSERT INTO named SELECT name, 1 FROM topic;
    DROP TABLE topic;
    ALTER TABLE named RENAME TO topic;""",
)
NOTES = Kind(what="The notes", error=LibraryError, application_id=0x4E4F5445, steps=STEPS)


def of_version(version: int) -> Kind:
    return replace(NOTES, steps=STEPS[:version])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notes.sqlite"


@contextmanager
def opened(file: Path, kind: Kind = NOTES, **named: Any) -> Iterator[sqlite3.Connection]:
    with closing(connect(file, kind, **named)) as connection:
        yield connection


def make(file: Path, version: int = len(STEPS)) -> None:
    """Make a file of a version with one note."""
    with opened(file, of_version(version)) as connection:
        values = ("x",) if version < 3 else ("x", 1)
        connection.execute(f"INSERT INTO topic VALUES ({', '.join('?' * len(values))})", values)
        connection.execute("INSERT INTO note (topic) VALUES ('x')")


def add_topic(file: Path, name: str) -> None:
    with opened(file) as connection:
        connection.execute("INSERT INTO topic VALUES (?, 1)", (name,))


def topics(file: Path) -> list[str]:
    with opened(file) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM topic ORDER BY name")]


def content(file: Path) -> list[object]:
    """Return everything in a file, and its version, without this program's help."""
    with closing(sqlite3.connect(file)) as connection:
        return [connection.execute("PRAGMA user_version").fetchone(), *connection.iterdump()]


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


class TestMaking:
    def test_a_new_file_has_its_tables_and_says_what_it_is(self, file: Path) -> None:
        with opened(file) as connection:
            assert pragma(connection, "application_id") == NOTES.application_id
            assert pragma(connection, "user_version") == 3
            assert connection.execute("SELECT * FROM topic").fetchall() == []
        assert [path.name for path in file.parent.iterdir()] == ["notes.sqlite"]

    def test_what_is_written_is_on_the_disk_and_refers_to_something(self, file: Path) -> None:
        for _ in range(2):  # made, then opened
            with opened(file) as connection:
                assert pragma(connection, "journal_mode") == "wal"
                assert pragma(connection, "synchronous") == 2
                with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
                    connection.execute("INSERT INTO note (topic) VALUES ('nothing')")

    @pytest.mark.parametrize("umask", [0, 0o077])
    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
    def test_its_mode_is_the_one_given_from_the_beginning_to_the_end(
        self, file: Path, mode: int, umask: int
    ) -> None:
        file.parent.mkdir()
        before = os.umask(umask)
        try:
            with opened(file, mode=mode) as connection:
                connection.execute("INSERT INTO topic VALUES ('x', 1)")
                modes = {path.name: mode_of(path) for path in file.parent.iterdir()}
        finally:
            os.umask(before)
        assert modes == {f"notes.sqlite{end}": mode for end in ("", "-wal", "-shm")}

    def test_without_a_mode_it_and_its_folder_are_for_its_user_alone(self, file: Path) -> None:
        before = os.umask(0)
        try:
            connect(file, NOTES).close()
        finally:
            os.umask(before)
        assert (mode_of(file), mode_of(file.parent)) == (0o600, 0o700)

    def test_nobody_sees_it_before_it_is_whole(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        apply, link = database._apply, os.link
        seen: list[object] = []

        def watched_apply(*arguments: Any) -> None:
            apply(*arguments)
            seen.append(file.exists())

        def watched_link(making: Path, place: Path) -> None:
            seen.append(content(making))
            link(making, place)

        monkeypatch.setattr(database, "_apply", watched_apply)
        monkeypatch.setattr(os, "link", watched_link)
        connect(file, NOTES).close()
        assert seen == [False, content(file)]

    def test_what_cannot_be_made_leaves_nothing(self, file: Path) -> None:
        with pytest.raises(LibraryError, match="syntax error"):
            connect(file, replace(NOTES, steps=(*STEPS, "CREATE TABLE;")))
        assert list(file.parent.iterdir()) == []

    def test_a_file_system_without_links_will_do(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
        make(file)
        assert topics(file) == ["x"]
        assert [path.name for path in file.parent.iterdir()] == ["notes.sqlite"]

    @pytest.mark.parametrize("links", [True, False])
    def test_who_comes_second_takes_the_file_of_the_first(
        self, file: Path, monkeypatch: pytest.MonkeyPatch, links: bool
    ) -> None:
        link = os.link

        def overtaken(making: Path, place: Path) -> None:
            monkeypatch.setattr(os, "link", link)
            add_topic(file, "first")
            if not links:
                raise PermissionError(1, "Operation not permitted")
            link(making, place)

        monkeypatch.setattr(os, "link", overtaken)
        add_topic(file, "second")
        assert topics(file) == ["first", "second"]

    def test_threads_that_begin_at_once_share_one_file(self, file: Path) -> None:
        together = threading.Barrier(8)

        def begin(number: int) -> None:
            together.wait()
            add_topic(file, str(number))

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(begin, range(8)))
        assert topics(file) == sorted(map(str, range(8)))

    def test_processes_that_begin_at_once_share_one_file(self, file: Path) -> None:
        running = [run(_ADDING, file, str(number)) for number in range(3)]
        assert [process.communicate(timeout=60)[1] for process in running] == [""] * 3
        assert topics(file) == ["0", "1", "2"]


_ADDING = """
import sys
from tests.test_database import *
add_topic(Path(sys.argv[1]), sys.argv[2])
"""


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class TestOpening:
    @pytest.mark.parametrize(
        "name",
        ["a b", "50%25", "why?", "#1", "été", "警", "mode=ro&x", "\udcff", "new\nline", "\\"],
    )
    def test_a_file_may_be_called_anything(self, tmp_path: Path, name: str) -> None:
        make(tmp_path / name)
        assert topics(tmp_path / name) == ["x"]
        assert [path.name for path in tmp_path.iterdir()] == [name]

    def test_a_relative_path_will_do(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        make(Path("notes"))
        assert topics(tmp_path / "notes") == ["x"]

    @pytest.mark.parametrize(
        ("pragma", "reason"),
        [
            ("user_version = 4", "was written by a newer Press Explorer. Update this one"),
            ("application_id = 7", "is something else than Press Explorer expects there"),
            ("application_id = 0", "is something else than Press Explorer expects there"),
        ],
    )
    def test_a_file_that_is_not_ours_to_write_is_left_as_it_is(
        self, file: Path, pragma: str, reason: str
    ) -> None:
        make(file)
        with closing(sqlite3.connect(file)) as other:
            other.execute(f"PRAGMA {pragma}")
        before = file.read_bytes()
        with pytest.raises(LibraryError, match=reason) as caught:
            connect(file, NOTES)
        assert str(file) in str(caught.value)
        assert file.read_bytes() == before
        assert [path.name for path in file.parent.iterdir()] == ["notes.sqlite"]

    @pytest.mark.parametrize(
        ("bytes_", "reason"),
        [
            (b"not a database " * 99, "not a database"),
            (b"\0" * 4096, "not a database"),
            (b"SQLite format 3\0", "not a database"),
            (b"", "something else"),
        ],
        ids=["text", "zeros", "heading", "empty"],
    )
    def test_a_file_that_is_no_database_is_left_as_it_is(
        self, file: Path, bytes_: bytes, reason: str
    ) -> None:
        file.parent.mkdir()
        file.write_bytes(bytes_)
        with pytest.raises(LibraryError, match=reason) as caught:
            connect(file, NOTES)
        assert str(file) in str(caught.value)
        assert file.read_bytes() == bytes_

    def test_a_folder_in_its_place_is_refused(self, file: Path) -> None:
        file.mkdir(parents=True)
        with pytest.raises(LibraryError, match=r"The notes in .* cannot be used: unable to open"):
            connect(file, NOTES)

    def test_a_link_to_nowhere_is_refused(self, file: Path) -> None:
        file.parent.mkdir()
        file.symlink_to(file.parent / "nowhere")
        with pytest.raises(LibraryError, match="cannot be used"):
            connect(file, NOTES)
        assert [path.name for path in file.parent.iterdir()] == ["notes.sqlite"]

    def test_a_folder_that_is_a_file_is_refused(self, file: Path) -> None:
        file.parent.write_text("")
        with pytest.raises(LibraryError, match=r"File exists|Not a directory"):
            connect(file, NOTES)

    def test_a_name_that_is_too_long_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(LibraryError, match="File name too long"):
            connect(tmp_path / ("x" * 300), NOTES)

    def test_a_damaged_file_is_refused(self, file: Path) -> None:
        make(file)
        bytes_ = file.read_bytes()
        file.write_bytes(bytes_[:100] + b"\xff" * (len(bytes_) - 100))
        with pytest.raises(LibraryError, match="malformed"):
            connect(file, NOTES)


class TestModes:
    @pytest.mark.parametrize(
        ("file_mode", "folder_mode"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)]
    )
    def test_what_cannot_be_written_can_be_read(self, file_mode: int, folder_mode: int) -> None:
        with ordinary_user() as folder:
            file = folder / "notes"
            make(file)
            file.chmod(file_mode)
            folder.chmod(folder_mode)
            with opened(file) as connection:
                assert connection.execute("SELECT name FROM topic").fetchall() == [("x",)]
                with pytest.raises(sqlite3.OperationalError, match=r"readonly|unable to open"):
                    connection.execute("DELETE FROM note")
            assert topics(file) == ["x"]

    def test_a_reader_who_may_not_write_sees_what_is_being_written(self) -> None:
        with ordinary_user() as folder:
            file = folder / "notes"
            make(file)
            with opened(file) as writer:
                writer.execute("INSERT INTO topic VALUES ('new', 1)")
                for path in folder.iterdir():
                    path.chmod(0o400)
                folder.chmod(0o500)
                assert topics(file) == ["new", "x"]

    def test_a_file_that_cannot_be_read_is_refused(self) -> None:
        with ordinary_user() as folder:
            file = folder / "notes"
            make(file)
            file.chmod(0)
            with pytest.raises(LibraryError, match="cannot be used: unable to open"):
                connect(file, NOTES)

    def test_a_folder_that_cannot_be_written_to_gets_no_file(self) -> None:
        with ordinary_user() as folder:
            folder.chmod(0o500)
            with pytest.raises(LibraryError, match="Permission denied"):
                connect(folder / "notes", NOTES)

    def test_an_earlier_version_is_not_brought_up_to_date_without_a_copy(self) -> None:
        with ordinary_user() as folder:
            file = folder / "notes"
            make(file, version=1)
            before = content(file)
            folder.chmod(0o500)
            with pytest.raises(LibraryError, match=r"Permission denied|unable to open"):
                connect(file, NOTES)
            folder.chmod(0o700)
            assert content(file) == before

    @pytest.mark.parametrize(("folder", "file"), [(0o700, 0o600), (0o2775, 0o664), (0o755, 0o644)])
    def test_who_may_use_a_shared_folder_may_use_the_file(
        self, tmp_path: Path, folder: int, file: int
    ) -> None:
        tmp_path.chmod(folder)
        assert shared_mode(tmp_path) == file


class TestTransactions:
    def test_a_change_is_there_whole_for_everybody(self, file: Path) -> None:
        make(file)
        with opened(file) as writer, opened(file) as reader:
            with transaction(writer):
                writer.execute("INSERT INTO topic VALUES ('y', 1)")
                assert reader.execute("SELECT count(*) FROM topic").fetchone() == (1,)
            assert reader.execute("SELECT count(*) FROM topic").fetchone() == (2,)

    @pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, sqlite3.IntegrityError])
    def test_a_change_that_breaks_off_never_was(
        self, file: Path, error: type[BaseException]
    ) -> None:
        make(file)
        with opened(file) as connection:
            with pytest.raises(error), transaction(connection):
                _delete_and_raise(connection, error)
            assert connection.execute("SELECT count(*) FROM note").fetchone() == (1,)
            with transaction(connection):
                connection.execute("DELETE FROM note")
            assert connection.execute("SELECT count(*) FROM note").fetchone() == (0,)

    def test_a_writer_waits_for_another(self, file: Path) -> None:
        make(file)
        with opened(file) as one, opened(file) as other:
            one.execute("BEGIN IMMEDIATE")
            one.execute("INSERT INTO topic VALUES ('one', 1)")
            waiting = threading.Timer(0.2, one.execute, ["COMMIT"])
            waiting.start()
            with transaction(other):
                other.execute("INSERT INTO topic VALUES ('other', 1)")
            waiting.join()
        assert topics(file) == ["one", "other", "x"]

    def test_a_writer_does_not_wait_for_ever_and_a_reader_not_at_all(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
        make(file)
        with opened(file) as one, opened(file) as other:
            one.execute("BEGIN IMMEDIATE")
            with (
                pytest.raises(LibraryError, match="cannot be used: database is locked"),
                failures_named(file, NOTES),
                transaction(other),
            ):
                pytest.fail("the other writes as well")
            assert other.execute("SELECT count(*) FROM topic").fetchone() == (1,)

    def test_what_is_no_failure_of_the_file_passes_as_it_is(self, file: Path) -> None:
        error = LibraryError("It is said already.")
        with pytest.raises(LibraryError) as caught, failures_named(file, NOTES):
            raise error
        assert caught.value is error
        with pytest.raises(ZeroDivisionError), failures_named(file, NOTES):
            _ = 1 // 0


def _delete_and_raise(connection: sqlite3.Connection, error: type[BaseException]) -> None:
    connection.execute("DELETE FROM note")
    raise error


_ON_A_FULL_DISK = """
import resource, sys
from tests.test_database import *
file = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    with opened(file) as connection, failures_named(file, NOTES), transaction(connection):
        connection.execute("DELETE FROM note")
        connection.execute("INSERT INTO topic VALUES (?, 1)", ("y" * 1_000_000,))
except LibraryError as error:
    print(error)
"""

_TO_READ_ON_A_FULL_DISK = """
import resource, sys
from tests.test_database import *
resource.setrlimit(resource.RLIMIT_FSIZE, (5_000,) * 2)
try:
    print(topics(Path(sys.argv[1])))
except LibraryError as error:
    print(error)
"""


class TestFullDisk:
    def test_what_is_there_can_be_read(self, file: Path) -> None:
        make(file)
        out, err = run(_TO_READ_ON_A_FULL_DISK, file).communicate(timeout=60)
        assert (out, err) == ("['x']\n", "")

    def test_it_is_not_read_without_what_its_log_has(self, file: Path) -> None:
        make(file)
        log = file.with_name(f"{file.name}-wal")
        with opened(file) as connection:
            connection.execute("INSERT INTO topic VALUES ('new', 1)")
            files = file.read_bytes(), log.read_bytes()
        file.write_bytes(files[0])
        log.write_bytes(files[1])
        out, err = run(_TO_READ_ON_A_FULL_DISK, file).communicate(timeout=60)
        assert err == ""
        assert out.startswith(f"The notes in {file} cannot be used: ")
        assert topics(file) == ["new", "x"]

    def test_a_change_that_has_no_room_is_refused_and_never_was(self, file: Path) -> None:
        make(file)
        before = content(file)
        out, err = run(_ON_A_FULL_DISK, file, 500_000).communicate(timeout=60)
        assert err == ""
        assert out.startswith(f"The notes in {file} cannot be used: ")
        assert "has room" in out
        assert content(file) == before

    def test_a_file_that_has_no_room_is_not_made(self, file: Path) -> None:
        out, err = run(_ON_A_FULL_DISK, file, 5_000).communicate(timeout=60)
        assert err == ""
        assert out.startswith(f"The notes in {file} cannot be used: ")
        assert list(file.parent.iterdir()) == []

    def test_an_earlier_version_that_has_no_room_stays_what_it_was(self, file: Path) -> None:
        make(file, version=2)
        before = content(file)
        out, err = run(_ON_A_FULL_DISK, file, 5_000).communicate(timeout=60)
        assert err == ""
        assert out.startswith(f"The notes in {file} cannot be used: ")
        assert content(file) == before
        assert [path.name for path in file.parent.iterdir()] == ["notes.sqlite"]


class TestMigration:
    @pytest.mark.parametrize("version", [1, 2])
    def test_an_earlier_version_is_brought_up_to_date_beside_a_copy_of_it(
        self, file: Path, tmp_path: Path, version: int
    ) -> None:
        make(file, version)
        old = content(file)
        with opened(file) as connection:
            assert pragma(connection, "user_version") == 3
            assert pragma(connection, "foreign_keys") == 1
            found = connection.execute(
                "SELECT topic, text, rank FROM note JOIN topic ON name = topic"
            )
            assert found.fetchall() == [("x", "none; yet", 1)]
        copy = file.with_name(f"notes.sqlite.version-{version}")
        assert content(copy) == old
        with closing(sqlite3.connect(copy)) as connection:
            assert pragma(connection, "integrity_check") == "ok"
        assert set(file.parent.iterdir()) == {file, copy}
        fresh = tmp_path / "fresh"
        connect(fresh, NOTES).close()
        assert schema(file) == schema(fresh)

    def test_a_file_of_this_version_is_not_copied(self, file: Path) -> None:
        make(file)
        connect(file, NOTES).close()
        assert list(file.parent.iterdir()) == [file]

    @pytest.mark.parametrize(
        ("step", "reason"),
        [
            ("DROP TABLE note;\nDROP TABLE none;", "no such table"),
            ("DELETE FROM topic;", "the new schema breaks references"),
        ],
    )
    def test_a_step_that_fails_leaves_the_file_as_it_was(
        self, file: Path, step: str, reason: str
    ) -> None:
        make(file, version=2)
        before = content(file)
        with pytest.raises(LibraryError, match=reason):
            connect(file, replace(NOTES, steps=(*STEPS, step)))
        assert content(file) == before
        assert topics(file) == ["x"]  # the steps there are go on working

    def test_a_step_that_ends_too_soon_is_our_mistake_and_changes_nothing(self, file: Path) -> None:
        make(file)
        before = content(file)
        with pytest.raises(ValueError, match="middle of a statement"):
            connect(file, replace(NOTES, steps=(*STEPS, "DROP TABLE note")))
        assert content(file) == before

    def test_threads_that_find_an_earlier_version_at_once_bring_it_up_to_date_once(
        self, file: Path
    ) -> None:
        make(file, version=1)
        old = content(file)
        with ThreadPoolExecutor(6) as pool:
            assert list(pool.map(topics, [file] * 6)) == [["x"]] * 6
        assert content(file.with_name("notes.sqlite.version-1")) == old

    def test_who_comes_second_leaves_the_copy_of_the_first(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make(file, version=1)
        old = content(file)
        back_up = database._back_up

        def overtaken(*arguments: Any) -> None:
            monkeypatch.setattr(database, "_back_up", back_up)
            connect(file, NOTES).close()
            back_up(*arguments)

        monkeypatch.setattr(database, "_back_up", overtaken)
        assert topics(file) == ["x"]
        assert content(file.with_name("notes.sqlite.version-1")) == old


def schema(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
        ).fetchall()
