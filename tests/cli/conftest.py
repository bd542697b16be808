"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.made_up_news import ARTICLES
from tests.conftest import ArticleFolder


@pytest.fixture(scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def one_cache(_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests that are not about the index build it only once."""
    monkeypatch.setenv("PRESS_CACHE_DIR", str(_cache))


@pytest.fixture
def news(folder: ArticleFolder) -> Path:
    """A folder of made-up articles, in which names are found."""
    for name, text in ARTICLES.items():
        folder.write(f"{name}.txt", text)
    return folder.path
