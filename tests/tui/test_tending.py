"""The screens have an index tended by a process of its own, when something is due."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from explorer import paths
from explorer.search.engine import writer
from explorer.search.keeping import tending
from explorer.search.keeping.index_cache import open_index
from explorer.search.keeping.index_folder import index_folder
from tests.conftest import ArticleFolder
from tests.tui.conftest import Start


@pytest.mark.parametrize("due", [True, False])
async def test_opening_an_index_has_what_is_due_merged_elsewhere(
    start: Start, folder: ArticleFolder, monkeypatch: pytest.MonkeyPatch, *, due: bool
) -> None:
    started: list[Path] = []
    monkeypatch.setattr(tending, "start_tending", started.append)
    if due:
        monkeypatch.setattr(writer, "_MOST_AT_ONCE", 0)
    folder.write("a.txt", "It rains.")
    folder.write("b.txt", "It rained.")
    with closing(open_index(folder.open(), paths.cache_dir()).index):
        folder.write("c.txt", "It has rained for many days and nobody knows why. " * 9)
    async with start(folder.open()) as session:
        await session.type("rained")
        assert session.results._total == 3
    assert started == ([index_folder(folder.open(), paths.cache_dir())] if due else [])
