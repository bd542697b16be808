"""An index of names that a spaCy pipeline finds as well: made anew when that is switched."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from explorer.entities.finding import spacy_source
from explorer.errors import SettingsError
from explorer.library.collection import Collection
from explorer.library.opening import open_collection
from explorer.library.store import Store
from explorer.search.index import Request
from explorer.search.keeping import indexing_apart
from explorer.search.keeping.index_cache import open_index
from explorer.search.keeping.index_folder import index_folder
from explorer.search.keeping.indexing_apart import index_apart
from explorer.search.query import Everything
from explorer.search.searcher import Searcher
from tests.entities.finding.stand_in_spacy import install, provide
from tests.library.libraries import draft, put

TEXT = "They asked quickfix on Monday."


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where a spaCy is installed that finds one name, for the processes that are started too."""
    folder = tmp_path / "packages"
    install(folder, {"quickfix": "ORG"})
    provide(folder, "en_x", "1.0")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.delitem(sys.modules, "spacy", raising=False)
    spacy_source._pipeline.cache_clear()
    yield folder
    sys.modules.pop("spacy", None)
    spacy_source._pipeline.cache_clear()


@pytest.fixture(params=["folder", "library"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A collection of one article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    if request.param == "folder":
        (folder / "one.txt").write_text(TEXT)
    else:
        with closing(Store(folder)) as store:
            put(store, draft(TEXT, "/1"))
    return folder


def opened(place: Path, model: str | None) -> Collection:
    return open_collection(str(place), max_bytes=1 << 20, spacy_model=model)


def built_and_found(collection: Collection, cache: Path) -> tuple[bool, bool]:
    """Open an index; return whether it was built now, and whether the name is in it."""
    with closing(collection):
        opening = open_index(collection, cache)
        with closing(opening.index) as index:
            counts = index.form_counts(Request(Everything()), ["quickfix"])
        return opening.built, bool(counts.get("quickfix"))


def test_it_is_made_anew_when_the_pipeline_is_switched_or_renewed(
    place: Path, packages: Path, tmp_path: Path
) -> None:
    seen = [built_and_found(opened(place, model), tmp_path / "c") for model in (None, "en_x")]
    assert seen == [(True, False), (True, True)]
    assert built_and_found(opened(place, "en_x").anew(), tmp_path / "c") == (False, True)
    provide(packages, "en_x", "1.1")
    assert built_and_found(opened(place, "en_x"), tmp_path / "c") == (True, True)
    assert built_and_found(opened(place, None), tmp_path / "c") == (True, False)


def test_a_built_index_is_opened_without_loading_the_pipeline(
    place: Path, packages: Path, tmp_path: Path
) -> None:
    built_and_found(opened(place, "en_x"), tmp_path / "c")
    spacy_source._pipeline.cache_clear()
    sys.modules.pop("spacy")
    assert built_and_found(opened(place, "en_x"), tmp_path / "c") == (False, True)
    assert "spacy" not in sys.modules


def test_a_text_is_read_with_the_same_names(place: Path, packages: Path, tmp_path: Path) -> None:
    with closing(opened(place, "en_x")) as collection:
        opening = open_index(collection, tmp_path / "c")
        with closing(Searcher(collection, opening.index, names=opening.names)) as searcher:
            assert [each.surface for each in searcher.mentions(TEXT, "en")] == ["quickfix"]


def test_a_missing_pipeline_stops_it_before_anything_is_made(
    place: Path, packages: Path, tmp_path: Path
) -> None:
    with (
        closing(opened(place, "en_missing")) as collection,
        pytest.raises(SettingsError, match="no spaCy pipeline “en_missing”"),
    ):
        open_index(collection, tmp_path / "c")
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("place", ["library"], indirect=True)
def test_another_process_indexes_with_it_too(
    place: Path, packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing_apart, "_FEW", 1)
    with closing(opened(place, "en_x")) as collection:
        index_apart(collection, tmp_path / "c", lambda _done, _total: None)
        assert index_folder(collection, tmp_path / "c").is_dir()
        assert "spacy" not in sys.modules
        assert built_and_found(collection, tmp_path / "c") == (False, True)


def test_the_settings_reach_the_index(place: Path, packages: Path, tmp_path: Path) -> None:
    def press(setting: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        config = tmp_path / "config"
        config.mkdir(exist_ok=True)
        (config / "settings.toml").write_text(setting)
        command = [sys.executable, "-m", "explorer", "-C", str(place), *arguments]
        environment = {
            "PYTHONPATH": str(packages),
            **{f"PRESS_{each}_DIR": str(tmp_path / each.lower()) for each in ("CONFIG", "CACHE")},
            "PRESS_DATA_DIR": str(tmp_path / "data"),
        }
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=60
        )

    assert press("", "search", "org:quickfix").returncode == 1
    assert press('spacy_model = "en_x"', "search", "org:quickfix").returncode == 0
    missing = press('spacy_model = "en_missing"', "search", "quickfix")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "There is no spaCy pipeline “en_missing”" in missing.stderr
