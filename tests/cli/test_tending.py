"""What the command line does about an index in which something is due to be merged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from explorer import paths
from explorer.search.engine import writer
from explorer.search.keeping import tending
from tests.cli.running import press
from tests.cli.sources import GATES, MARKET, RAIN
from tests.conftest import ArticleFolder


@pytest.fixture
def clippings(folder: ArticleFolder, monkeypatch: pytest.MonkeyPatch) -> ArticleFolder:
    """A folder that was added to a collection, and one new article."""
    monkeypatch.setattr(writer, "_MOST_AT_ONCE", 0)
    folder.write("gates.txt", GATES)
    folder.write("rain.txt", RAIN)
    press("add", folder.path)
    assert segments() == 1
    folder.write("market.txt", MARKET * 3)
    return folder


def segments() -> int:
    return len(list(paths.cache_dir().glob("indexes/*/MAIN_*.arrays")))


@pytest.mark.parametrize("command", ["add", "sync"])
def test_an_import_merges_what_is_due(clippings: ArticleFolder, command: str) -> None:
    result = press(command, *([clippings.path] if command == "add" else []))
    assert (result.code, result.err) == (0, "")
    assert segments() == 1
    assert len(press("search", "--format", "ids", "").lines) == 3


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError("No space left on device")])
def test_merging_that_comes_to_nothing_is_no_error(
    clippings: ArticleFolder, monkeypatch: pytest.MonkeyPatch, error: Any
) -> None:
    def fail(_folder: Path) -> None:
        raise error

    monkeypatch.setattr(tending, "tend", fail)
    result = press("add", clippings.path)
    assert (result.code, result.err) == (0, "")
    assert segments() == 2
    assert len(press("search", "--format", "ids", "").lines) == 3


def test_a_search_has_it_done_by_a_process_of_its_own_and_only_when_due(
    clippings: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Path] = []
    monkeypatch.setattr(tending, "start_tending", started.append)
    monkeypatch.setattr(tending, "tend", lambda _: None)
    press("search", "--format", "ids", "")
    assert started == []
    press("add", clippings.path)
    for _ in range(2):
        assert len(press("search", "--format", "ids", "").lines) == 3
    assert len(started) == 2
    assert started[0].parent == paths.cache_dir() / "indexes"
