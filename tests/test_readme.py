"""The README says what is true: its keys, its commands, its files."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from explorer.cli import press
from explorer.library.folder import FolderCollection
from explorer.settings import load_settings
from explorer.tui.keys import check_keys
from tests.readme import README, written


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README.read_text("utf-8"), re.DOTALL)


def test_keys_and_query_language_are_those_of_the_program() -> None:
    readme = README.read_text("utf-8")
    assert readme == written(readme), "run: python -m tests.readme"


def test_it_opens_with_the_two_commands() -> None:
    run, test = _blocks("sh")[:2]
    assert run.count("\n") == test.count("\n") == 1
    assert run.strip().endswith("/press")
    assert test.strip().endswith("pytest")


def test_every_command_it_shows_exists() -> None:
    shown = set(re.findall(r"^press ([a-z]+)", "\n".join(_blocks("sh")), re.MULTILINE))
    context = click.Context(press)
    assert shown == set(press.list_commands(context))


def test_the_files_it_shows_are_valid(tmp_path: Path) -> None:
    collection, lexicon, settings = _blocks("toml")
    (tmp_path / "collection.toml").write_text(collection)
    (tmp_path / "lexicon.toml").write_text(lexicon)
    (tmp_path / "2024-11-19-kenyans.txt").write_text("A text.")
    (tmp_path / "settings.toml").write_text(settings)
    opened = FolderCollection(tmp_path, max_bytes=1000)
    assert opened.article(opened.ids[0]).source == "The Paper"
    assert opened.lexicon.entities_of_form("pnh")
    check_keys(load_settings(tmp_path / "settings.toml", {}).keys)


@pytest.mark.parametrize("name", ["CHANGELOG.md", "LICENSE", "pyproject.toml", "seeds"])
def test_the_project_has_its_files(name: str) -> None:
    assert (README.parent / name).exists()
