"""What every test stands on: folders of its own and an environment that decides nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from explorer.entities.lexicon import Lexicon
from explorer.entities.mentions import MentionFinder
from explorer.entities.observed import Observed
from explorer.library.collection import Collection
from explorer.library.folder import FolderCollection
from explorer.library.opening import open_collection
from explorer.search.keeping import supply

settings.register_profile("default", deadline=None, max_examples=15)
settings.load_profile("default")

if "PYTEST_XDIST_WORKER" in os.environ:
    # What the tests start is not measured with them: on a disk made full there is no room for the
    # figures, and a tenth of a second more for every process adds up.
    for variable in [name for name in os.environ if name.startswith("COVERAGE_")]:
        del os.environ[variable]

_DECIDING = ("NO_COLOR", "COLUMNS", "LINES", "PAGER", "LESS")


def pytest_xdist_auto_num_workers() -> int:
    """Use twice as many processes as there are cores: tests of the screen often wait."""
    cores = os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count()
    return max(1, (cores or 1) * 2)


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test empty folders, and clear what would change what is shown."""
    for name in list(os.environ):
        decides = name in _DECIDING or name.startswith(("PRESS_", "TEXTUAL"))
        if decides and name != "TEXTUAL_SNAPSHOT_TEMPDIR":  # that one is the plugin's own
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    for kind in ("CACHE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"PRESS_{kind}_DIR", str(home / kind.lower()))
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def haiti() -> Collection:
    """The built-in collection."""
    return open_collection("haiti", max_bytes=1 << 20)


class ArticleFolder:
    """A folder of articles that a test fills."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, text: str) -> Path:
        """Write one file of the folder."""
        file = self.path / name
        file.write_text(text, "utf-8")
        return file

    def open(self, max_bytes: int = 1 << 20) -> FolderCollection:
        """Open the folder as a collection."""
        return FolderCollection(self.path, max_bytes=max_bytes)


@pytest.fixture
def folder(tmp_path: Path) -> ArticleFolder:
    """An empty folder of articles."""
    path = tmp_path / "articles"
    path.mkdir()
    return ArticleFolder(path)


class _ListedNames:
    """Finds in a text the names that a lexicon lists, and no other."""

    def __init__(self, lexicon: Lexicon, _spacy_model: str | None) -> None:
        self._finder = MentionFinder(lexicon)

    def find(self, text: str, language: str) -> Observed:  # noqa: ARG002
        """Return those names, of no type in particular."""
        return Observed(self._finder.find(text))


@pytest.fixture
def lexicon_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have articles indexed with no other names than those that the lexicon lists."""
    monkeypatch.setattr(supply, "name_finder", _ListedNames)
