from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from explorer.cli import output
from explorer.library.collection import Collection
from explorer.settings import Settings
from tests.cli.running import assert_refused, on_terminal, press, process, shell
from tests.conftest import ArticleFolder


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str | None, str]]]:
    """Put another screen in the place of the real one, and note what it is given to show."""
    given: list[tuple[str | None, str]] = []

    def run(settings: Settings, collection: Collection) -> None:
        given.append((settings.collection, collection.name))

    app = ModuleType("explorer.tui.app")
    app.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "explorer.tui.app", app)
    monkeypatch.setattr(sys, "stdin", _Terminal())
    yield given
    gc.enable()  # it was not the screen's process alone in which it was disabled


class _Terminal:
    def isatty(self) -> bool:
        return True


def test_press_alone_shows_the_screen(shown: list[tuple[str | None, str]]) -> None:
    assert press(columns=80) == (0, "", "")
    assert shown == [(None, "haiti")]


def test_the_screen_shows_the_users_own_collection_once_there_is_one(
    shown: list[tuple[str | None, str]], folder: ArticleFolder
) -> None:
    folder.write("one.txt", "The harbour reopened on Monday.")
    press("add", folder.path)
    assert press(columns=80) == (0, "", "")
    assert press("-C", "haiti", columns=80).code == 0
    assert shown == [(None, "mine"), (None, "haiti")]


def test_the_screen_shows_the_folder_that_was_named(
    shown: list[tuple[str | None, str]], folder: ArticleFolder
) -> None:
    assert press("-C", folder.path, columns=80).code == 0
    assert shown == [(None, "articles")]


def test_a_folder_that_is_not_there_is_named(shown: list[tuple[str | None, str]]) -> None:
    assert_refused(press("-C", "/no/such/folder", columns=80), "/no/such/folder")
    assert not shown


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_dumb_terminal_is_told_what_works(
    shown: list[tuple[str | None, str]], term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    assert_refused(press(columns=80), f"(TERM={term})", "press search")
    assert not shown


def test_no_term_at_all_is_a_dumb_terminal_but_on_windows(
    shown: list[tuple[str | None, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TERM")
    assert_refused(press(columns=80), "press search")
    monkeypatch.setattr(output, "os", _Windows())
    assert press(columns=80).code == 0
    assert len(shown) == 1


class _Windows:
    name = "nt"
    environ: dict[str, str] = {}


def test_an_output_that_is_no_terminal_is_told_what_works(
    shown: list[tuple[str | None, str]],
) -> None:
    assert_refused(press(), "press search")
    assert not shown


def test_a_dumb_terminal_is_refused_by_the_process_too() -> None:
    result = on_terminal(env={"TERM": "dumb"})
    assert result.code == 2
    assert result.out.startswith("press: ")
    assert "press search" in result.out
    assert "\x1b" not in result.out


def test_without_input_and_output_the_process_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "out"
    assert_refused(shell(f"press < /dev/null > '{file}'"), "press search")
    assert file.read_text() == ""
    assert_refused(process(input=""), "press search")
