"""Settings and folders: the file, the environment, and what is refused."""

from __future__ import annotations

import re
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import paths
from explorer.errors import SettingsError
from explorer.settings import Limits, Settings, load_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    assert load_settings(file, {}) == Settings()


def test_a_file_sets_what_it_names_and_nothing_else(file: Path) -> None:
    file.write_text('limit = 3\nkeys = {"article.next" = "j,down"}\n')
    assert load_settings(file, {}) == Settings(limit=3, keys={"article.next": "j,down"})


def test_one_limit_may_be_set_without_the_others(file: Path) -> None:
    file.write_text("[limits]\narticle_bytes = 40\ndownload_seconds = 5\n")
    limits = load_settings(file, {}).limits
    assert limits == Limits(article_bytes=40, download_seconds=5.0)
    assert limits.pdf_pages == Limits().pdf_pages


def test_an_unknown_limit_is_refused_by_name(file: Path) -> None:
    file.write_text("[limits]\narticle_byte = 40\n")
    with pytest.raises(SettingsError, match=r"knows no “limits\.article_byte”"):
        load_settings(file, {})


def test_a_pipeline_is_named_only_by_the_user_and_never_blank(file: Path) -> None:
    assert load_settings(file, {}).spacy_model is None
    file.write_text('spacy_model = "en_core_web_sm"\n')
    assert load_settings(file, {}).spacy_model == "en_core_web_sm"
    file.write_text('spacy_model = " "\n')
    with pytest.raises(SettingsError, match="spacy_model must not be empty"):
        load_settings(file, {})


def test_no_collection_is_named_until_the_user_names_one(file: Path) -> None:
    assert load_settings(file, {}).collection is None


def test_the_environment_overrides_the_file(file: Path) -> None:
    file.write_text('collection = "one"\ntheme = "nord"\n')
    settings = load_settings(file, {"PRESS_COLLECTION": "two"})
    assert (settings.collection, settings.theme) == ("two", "nord")


def test_an_empty_variable_says_nothing(file: Path) -> None:
    file.write_text('theme = "nord"\n')
    assert load_settings(file, {"PRESS_THEME": ""}).theme == "nord"


def test_the_usual_file_and_environment_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = paths.settings_file()
    usual.parent.mkdir(parents=True)
    usual.write_text("limit = 4\n")
    monkeypatch.setenv("PRESS_THEME", "nord")
    assert load_settings() == Settings(limit=4, theme="nord")


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().limit = 3  # type: ignore[misc]


def test_an_unknown_key_is_refused_with_the_known_ones(file: Path) -> None:
    file.write_text("limitations = 3\n")
    with pytest.raises(SettingsError, match="knows no “limitations”") as caught:
        load_settings(file, {})
    assert str(file) in caught.value.problem
    assert "keys, limit, limits, spacy_model, theme" in caught.value.remedy


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("limit = 0", "limit"),
        ("limit = -1", "limit"),
        ("limit = true", "limit"),
        ("limit = 2.5", "limit"),
        ('limit = "3"', "limit"),
        ("limit = nan", "limit"),
        ("collection = 5", "collection"),
        ("theme = ['nord']", "theme"),
        ("limits = 3", "limits"),
        ("limits = {article_bytes = 0}", "limits: article_bytes"),
        ("limits = {article_bytes = 1.5}", "limits.article_bytes"),
        ("limits = {download_seconds = -1}", "limits: download_seconds"),
        ("limits = {download_seconds = nan}", "limits: download_seconds"),
        ("limits = {download_seconds = inf}", "limits: download_seconds"),
        ('keys = "j"', "keys"),
        ("keys = {next = 1}", "keys.next"),
    ],
)
def test_a_wrong_value_is_refused_with_file_and_key(file: Path, line: str, key: str) -> None:
    file.write_text(line)
    with pytest.raises(SettingsError, match="has something wrong") as caught:
        load_settings(file, {})
    assert str(file) in caught.value.problem
    assert key in caught.value.problem.removeprefix(f"The settings file {file}")


def test_a_file_that_cannot_be_read_is_refused_by_name(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SettingsError, match="cannot be read") as caught:
        load_settings(file, {})
    assert str(file) in str(caught.value)


def test_a_folder_that_is_a_file_is_refused(file: Path) -> None:
    file.write_text("")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(file / "settings.toml", {})


@pytest.mark.parametrize(
    "content", [b"limit = ", b"limit = 3\nlimit = 4", b"\x00", b"\x80\x81", b'theme = "\xff"']
)
def test_a_file_that_is_not_toml_is_refused_by_name(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=f"{re.escape(str(file))} is not"):
        load_settings(file, {})


@given(st.binary(max_size=60))
def test_any_file_is_read_or_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(content)
    try:
        outcome: Settings | SettingsError = load_settings(file, {})
    except SettingsError as error:
        outcome = error
    assert isinstance(outcome, Settings) or str(file) in str(outcome)


@pytest.mark.parametrize(
    ("variable", "folder"),
    [("PRESS_CACHE_DIR", paths.cache_dir), ("PRESS_DATA_DIR", paths.data_dir)],
)
def test_a_variable_names_the_folder(
    variable: str, folder: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert callable(folder)
    monkeypatch.setenv(variable, str(tmp_path / "here"))
    assert folder() == tmp_path / "here"


def test_a_named_folder_may_be_relative_or_at_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PRESS_DATA_DIR", "data")
    monkeypatch.setenv("PRESS_CACHE_DIR", "~/cache")
    assert (paths.data_dir(), paths.cache_dir()) == (tmp_path / "data", tmp_path / "cache")


def test_the_home_of_no_user_is_an_ordinary_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRESS_CACHE_DIR", "~no-such-user/cache")
    assert paths.cache_dir() == tmp_path / "~no-such-user" / "cache"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
def test_without_a_variable_the_system_decides(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("CACHE", "DATA", "CONFIG"):
        monkeypatch.delenv(f"PRESS_{name}_DIR")
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    assert paths.cache_dir() == tmp_path / "XDG_CACHE_HOME" / "press-explorer"
    assert paths.data_dir() == tmp_path / "XDG_DATA_HOME" / "press-explorer"
    assert (
        paths.settings_file() == tmp_path / "XDG_CONFIG_HOME" / "press-explorer" / "settings.toml"
    )
