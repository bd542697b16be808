"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def one_cache(_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests that are not about the index build it only once."""
    monkeypatch.setenv("PRESS_CACHE_DIR", str(_cache))
