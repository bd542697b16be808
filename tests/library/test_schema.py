"""The schema: a library of every version there was is still read as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from explorer.library.checking import check
from explorer.library.collection import FILE
from explorer.library.recording import Outcome
from explorer.library.schema import LIBRARY
from explorer.library.store import Store
from tests.library.libraries import put, rows
from tests.library.old_libraries import DRAFTS, VERSIONS, restore, script_of, seen, seen_then, write

PRESENT = len(LIBRARY.steps)

every_version = pytest.mark.parametrize("version", VERSIONS)


def test_there_is_a_library_of_every_version() -> None:
    assert list(range(1, PRESENT + 1)) == VERSIONS


@every_version
def test_a_library_of_every_version_is_brought_to_the_present_one_and_shows_what_it_did(
    version: int, tmp_path: Path
) -> None:
    restore(version, tmp_path)
    assert seen(tmp_path) == seen_then(version)
    with closing(Store(tmp_path)) as store:
        assert rows(store, "PRAGMA user_version") == [PRESENT]
        assert check(store) == ([], [])
        changes = rows(store, "SELECT * FROM change")
        assert put(store, *DRAFTS) == [Outcome.KNOWN] * len(DRAFTS)
        assert rows(store, "SELECT * FROM change") == changes
        assert put(store, DRAFTS[3].__class__("Something new.", "/new")) == [Outcome.NEW]
    backup = tmp_path / f"{FILE}.version-{version}"
    assert backup.exists() == (version < PRESENT)


@every_version
def test_a_library_that_was_brought_up_to_date_has_the_tables_of_a_new_one(
    version: int, tmp_path: Path
) -> None:
    schemas = []
    for name in ("old", "new"):
        folder = tmp_path / name
        folder.mkdir()
        if name == "old":
            restore(version, folder)
        Store(folder).close()
        with closing(sqlite3.connect(folder / FILE)) as connection:
            query = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
            schemas.append(connection.execute(query).fetchall())
    assert schemas[0] == schemas[1]


def test_the_library_of_the_present_version_is_what_would_be_written_now(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    restore(PRESENT, old)
    write(new)
    varying = ('INSERT INTO "fact"', 'INSERT INTO "change"')
    scripts = [
        [line for line in script_of(folder / FILE).splitlines() if not line.startswith(varying)]
        for folder in (old, new)
    ]
    assert scripts[0] == scripts[1]
