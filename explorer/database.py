"""Open the SQLite files that keep what must never be lost.

A file comes into being whole: it is made under another name, with its journal mode and tables,
and then linked to its place, so that two first users at once find one file and never half of
one. Its schema's version is the number of steps that were applied to it; a file of an earlier
version is copied before the missing steps are applied, all of them or none.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from explorer.errors import ExplorerError

_BUSY_SECONDS = 30.0
_OWN_FILE, _OWN_FOLDER = 0o600, 0o700
_NEEDS_LESS = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
"""What SQLite says when it may not write beside the file, as its write-ahead log has to."""
_NO_ROOM = sqlite3.SQLITE_IOERR_SHMSIZE
"""What it says when the disk is too full for what it has to write there."""


@dataclass(frozen=True)
class Kind:
    """A kind of database file."""

    what: str
    """How a sentence calls it: `The library`."""
    error: type[ExplorerError]
    application_id: int
    """Four bytes in the file's header that tell it from every other SQLite file."""
    steps: Sequence[str]
    """SQL scripts; step n makes version n of the schema out of version n - 1."""


def connect(file: Path, kind: Kind, *, mode: int = _OWN_FILE) -> sqlite3.Connection:
    """Open a database for reading and writing, made or brought up to date where needed.

    `mode` is that of a file that has to be made. The connection commits every statement that
    stands in no transaction, and may be used by several threads. Raises the kind's error.
    """
    with failures_named(file, kind):
        if not file.exists():
            _make(file, kind, mode)
        connection = _open(file, kind)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            if _version(connection, file, kind) < len(kind.steps):
                _bring_up_to_date(connection, file, kind)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Let everything inside become one change that happens whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def failures_named(file: Path, kind: Kind) -> Iterator[None]:
    """Turn what SQLite and the system raise into a sentence about this file."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise kind.error(
            f"{kind.what} in {file} cannot be used: {reason}.",
            "That change was not made; see that the folder can be written to and has room.",
        ) from error


def shared_mode(folder: Path) -> int:
    """Return the mode of a file that everybody may use who may use its folder."""
    return stat.S_IMODE(folder.stat().st_mode) & 0o666


def make_own_folder(folder: Path) -> None:
    """Make a folder, with those above it, that only the user can enter."""
    folder.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)


def _open(file: Path, kind: Kind) -> sqlite3.Connection:
    """Open a file as it allows: to write, to read, or as one that nobody can be writing to."""
    place = file.absolute().as_uri()
    forms = [f"{place}?mode=rw", f"{place}?mode=ro", f"{place}?immutable=1"]
    if not os.access(file, os.W_OK):
        del forms[0]
    for form in forms:
        connection = sqlite3.connect(
            form, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if form == forms[-1] or not _can_do_with_less(error, file):
                raise
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise kind.error(f"{kind.what} in {file} cannot be opened.")


def _can_do_with_less(error: sqlite3.OperationalError, file: Path) -> bool:
    """Whether what failed may be done without writing anything beside the file."""
    if error.sqlite_errorcode == _NO_ROOM:
        # Nobody else has it open, but somebody may have ended before his log was written back.
        log = file.with_name(f"{file.name}-wal")
        return not log.exists() or not log.stat().st_size
    # In its low byte a code tells the kind; what else is in it differs from case to case.
    return error.sqlite_errorcode & 0xFF in _NEEDS_LESS


def _make(file: Path, kind: Kind, mode: int) -> None:
    make_own_folder(file.parent)
    handle, name = mkstemp(prefix=f".{file.name}-", dir=file.parent)
    making = Path(name)
    try:
        if os.name == "posix":
            os.fchmod(handle, mode)
        os.close(handle)
        with closing(sqlite3.connect(making, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {kind.application_id}")
            _apply(connection, kind)
            # Last: on a full disk the tables might stay behind in the log, which is not linked.
            connection.execute("PRAGMA journal_mode = WAL")
        with suppress(FileExistsError):  # somebody else was first, with a file just like this
            _put_in_place(making, file)
    finally:
        for end in ("", "-journal", "-wal", "-shm"):
            making.with_name(f"{making.name}{end}").unlink(missing_ok=True)


def _put_in_place(making: Path, file: Path) -> None:
    try:
        os.link(making, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if not file.exists():
            making.rename(file)


def _version(connection: sqlite3.Connection, file: Path, kind: Kind) -> int:
    """Return the version of a file's schema. Raises the kind's error when it is none of ours."""
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != kind.application_id:
        raise kind.error(f"{file} is something else than Press Explorer expects there.")
    if version > len(kind.steps):
        raise kind.error(
            f"{kind.what} in {file} was written by a newer Press Explorer.",
            "Update this one; nothing was changed.",
        )
    return int(version)


def _bring_up_to_date(connection: sqlite3.Connection, file: Path, kind: Kind) -> None:
    """Copy a file of an earlier version, then apply the steps that it lacks."""
    _back_up(connection, file)
    _apply(connection, kind)


def _apply(connection: sqlite3.Connection, kind: Kind) -> None:
    # A migration may rebuild tables that others refer to; the references are checked at the end.
    connection.execute("PRAGMA foreign_keys = OFF")
    with transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in kind.steps[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError("the new schema breaks references")
        connection.execute(f"PRAGMA user_version = {len(kind.steps)}")
    connection.execute("PRAGMA foreign_keys = ON")


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script: executescript would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"an SQL step ends in the middle of a statement: {statement}")


def _back_up(connection: sqlite3.Connection, file: Path) -> None:
    """Copy a file as it is now, beside it and under its version."""
    handle, name = mkstemp(prefix=f".{file.name}-", dir=file.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as copy:
            connection.backup(copy)
            # Asked of the copy: another process may have brought the file up to date by now.
            (version,) = copy.execute("PRAGMA user_version").fetchone()
        with Path(name).open("rb") as stream:
            os.fsync(stream.fileno())
        Path(name).replace(file.with_name(f"{file.name}.version-{version}"))
    finally:
        Path(name).unlink(missing_ok=True)
