from __future__ import annotations

from collections.abc import Iterator

import pytest

import explorer
from explorer import paths
from tests.cli.running import Result, press, write_settings
from tests.conftest import ArticleFolder


def report(result: Result) -> dict[str, str]:
    """Return what doctor says, by its labels."""
    rows = (line.partition("  ") for line in result.lines if "  " in line)
    return {label: value.strip() for label, _, value in rows}


def index_files() -> Iterator[str]:
    return (str(path) for path in sorted(paths.cache_dir().glob("indexes/*/*")))


def test_versions_paths_and_the_collection_are_reported() -> None:
    result = press("doctor")
    assert (result.code, result.err) == (0, "")
    said = report(result)
    assert said["press"] == explorer.__version__
    assert all(name in said["libraries"] for name in ("click", "textual", "whoosh3"))
    assert said["settings"].startswith(f"{paths.settings_file()} (none yet")
    assert said["cache"] == str(paths.cache_dir())
    assert said["bookmarks"] == str(paths.data_dir() / "bookmarks.sqlite3")
    assert said["collection"] == "haiti: 5 articles, 60 entities"
    assert said["passages"] == "0 kept"


def test_the_terminal_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    said = report(press("doctor"))
    assert said["output"].startswith("not a terminal, ")
    assert said["environment"].startswith("TERM=xterm-256color")
    assert "NO_COLOR=1" in said["environment"]
    assert report(press("doctor", columns=300))["output"].startswith("a terminal, 300×")


def test_a_bare_environment_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TERM", "COLORTERM", "NO_COLOR", "TMUX", "SSH_TTY", "LANG", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    assert report(press("doctor"))["environment"] == "none of note"


def test_settings_that_are_there_are_not_called_missing() -> None:
    write_settings("limit = 3")
    assert report(press("doctor"))["settings"] == str(paths.settings_file())


def test_kept_passages_are_counted() -> None:
    press("bookmarks", "add", "001", "sent a stern warning")
    assert report(press("doctor"))["passages"] == "1 kept"


def test_an_index_that_was_never_built_is_not_there_and_is_not_built() -> None:
    for _ in range(2):
        result = press("doctor")
        assert (result.code, report(result)["index"][:15]) == (0, "not built yet, ")
    assert list(index_files()) == []


def test_a_sound_index_is_called_sound() -> None:
    press("search", "otunge")
    said = report(press("doctor"))["index"]
    assert said.startswith(f"sound, {paths.cache_dir()}")


def test_a_damaged_index_is_called_damaged_and_left_alone() -> None:
    press("search", "otunge")
    *_, file = index_files()
    with open(file, "ab") as stream:  # noqa: PTH123
        stream.write(b"!")
    for _ in range(2):
        result = press("doctor")
        assert (result.code, report(result)["index"][:9]) == (0, "damaged, ")
    assert press("search", "--format", "ids", "otunge").code == 0
    assert report(press("doctor"))["index"].startswith("sound, ")


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ("limit = ", "settings.toml"),
        ("limt = 3", "limt"),
        ("collection = '/no/such/folder'", "/no/such/folder"),
    ],
)
def test_what_only_the_user_can_mend_ends_with_2(settings: str, word: str) -> None:
    write_settings(settings)
    result = press("doctor")
    assert (result.code, result.err) == (2, "")
    assert report(result)["press"] == explorer.__version__
    assert result.lines[-2] == ""
    assert word in result.lines[-1]


def test_a_broken_lexicon_ends_with_2(folder: ArticleFolder) -> None:
    folder.write("one.txt", "The harbour reopened.")
    folder.write("lexicon.toml", "[[persn]]\nname = 'A'\n")
    result = press("-C", folder.path, "doctor")
    assert result.code == 2
    assert "lexicon.toml" in result.lines[-1]


def test_damaged_bookmarks_end_with_2() -> None:
    paths.data_dir().mkdir(parents=True)
    (paths.data_dir() / "bookmarks.sqlite3").write_bytes(b"this is no database" * 100)
    result = press("doctor")
    assert result.code == 2
    assert "bookmarks.sqlite3" in result.lines[-1]


def test_nothing_is_cut_on_a_terminal() -> None:
    piped, shown = press("doctor").out, press("doctor", columns=60).out
    assert "…" not in shown
    without_spaces = "".join(shown.split())
    for line in piped.splitlines():
        if not line.startswith("output"):
            assert "".join(line.split()) in without_spaces
