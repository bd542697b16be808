"""An index that another process builds, so that the screen has its own to itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from explorer.library.recorded import RecordedCollection
from explorer.library.store import Store
from explorer.search.keeping import indexing_apart
from explorer.search.keeping.index_cache import is_sound, open_index
from explorer.search.keeping.index_folder import index_folder
from explorer.search.keeping.indexing_apart import index_apart
from tests.library.libraries import draft, news, put


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Twelve articles."""
    folder = tmp_path / "library"
    folder.mkdir()
    with closing(Store(folder)) as store:
        put(store, *(draft(news(number), f"/{number}") for number in range(12)))
    return folder


@pytest.fixture
def collection(library: Path) -> Iterator[RecordedCollection]:
    with closing(RecordedCollection(library, "library")) as collection:
        yield collection


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started, though there are but few articles."""
    processes: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            processes.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    monkeypatch.setattr(indexing_apart, "_FEW", 1)
    return processes


def open_it(collection: RecordedCollection, cache: Path) -> tuple[bool, int]:
    """Open the index; return whether it was built here, and how many articles it has."""
    opened = open_index(collection, cache, elsewhere=index_apart)
    with closing(opened.index):
        return opened.built, len(opened.index)


def test_another_process_builds_and_updates_it(
    library: Path,
    collection: RecordedCollection,
    cache: Path,
    started: list[subprocess.Popen[bytes]],
) -> None:
    assert open_it(collection, cache) == (False, 12)
    assert [process.returncode for process in started] == [0]
    with closing(Store(library)) as store:
        put(store, draft(news("later"), "/later"))
    with closing(collection.anew()) as later:
        assert open_it(later, cache) == (False, 13)
        assert [process.returncode for process in started] == [0, 0]
        assert open_it(later, cache) == (False, 13)
        assert len(started) == 2


def test_for_few_articles_no_process_is_started(
    collection: RecordedCollection, cache: Path, started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing_apart, "_FEW", 13)
    assert open_it(collection, cache) == (True, 12)
    assert not started


@pytest.mark.parametrize("python", ["/nowhere/python", "/bin/false"])
def test_where_it_fails_the_index_is_built_here(
    collection: RecordedCollection,
    cache: Path,
    started: list[Any],
    monkeypatch: pytest.MonkeyPatch,
    python: str,
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    assert open_it(collection, cache) == (True, 12)


def test_who_waits_no_longer_ends_it(
    collection: RecordedCollection,
    cache: Path,
    started: list[subprocess.Popen[bytes]],
) -> None:
    class LeftError(Exception):
        pass

    def leave(_done: int, _total: int) -> None:
        raise LeftError

    slow = "import sys, time\nprint('1 12', flush=True)\ntime.sleep(600)"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "executable", _script(cache, slow))
        with pytest.raises(LeftError):
            index_apart(collection, cache, leave)
    assert [process.returncode for process in started] == [-9]
    assert open_it(collection, cache) == (False, 12)
    assert is_sound(index_folder(collection, cache))


def _script(folder: Path, code: str) -> str:
    """Write a program that does the same whatever it is given."""
    folder.mkdir(exist_ok=True)
    script = folder / "slow"
    script.write_text(f"#!{sys.executable}\n{code}\n", "utf-8")
    script.chmod(0o700)
    return str(script)


def test_it_ends_when_nobody_reads_what_it_says() -> None:
    code = "import time; from explorer.search.keeping import indexing_apart as it; it._Teller(); "
    code += "time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"0 0\n"
    process.stdout.close()
    assert process.wait(30) == 1
