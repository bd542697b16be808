from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import explorer
from explorer import paths
from tests.cli.running import Result, press, write_settings
from tests.cli.sources import GATES, RAIN, json_lines, library
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
    known = ("click", "rensa", "textual", "trafilatura", "warcio", "whoosh3")
    assert all(name in said["libraries"] for name in known)
    assert said["settings"].startswith(f"{paths.settings_file()} (none yet")
    assert said["cache"] == str(paths.cache_dir())
    assert said["bookmarks"] == str(paths.data_dir() / "bookmarks.sqlite3")
    assert said["collection"] == "haiti: 5 articles, 60 in its lexicon"
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
    file = next(file for file in index_files() if file.endswith(".arrays"))
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


# ── libraries ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def mine(tmp_path: Path) -> list[str]:
    """The ids of the articles of a library, by their titles."""
    dated = {"text": GATES, "title": "Gates", "date": "2025-03-01"}
    press("add", json_lines(tmp_path / "a.jsonl", dated, {"text": RAIN, "title": "Rain"}))
    return press("search", "--sort", "title", "--format", "ids").lines


def tamper(statement: str, *values: object) -> None:
    """Change the library behind the program's back."""
    with closing(sqlite3.connect(library())) as connection, connection:
        connection.execute(statement, values)


def test_only_a_library_is_checked_as_one(folder: ArticleFolder) -> None:
    folder.write("one.txt", "The harbour reopened.")
    assert "library" not in report(press("doctor"))
    assert "library" not in report(press("-C", folder.path, "doctor"))


def test_a_sound_library_is_called_sound(mine: list[str]) -> None:
    for _ in range(2):
        result = press("doctor")
        assert (result.code, result.err) == (0, "")
        said = report(result)
        assert said["collection"] == "mine: 2 articles, 0 in its lexicon"
        assert said["library"].startswith(f"sound, {library()}, ")
        assert said["library"].endswith(f"{library().stat().st_size:,} bytes")
        assert "repaired" not in said


def test_a_text_that_was_tampered_with_is_named(mine: list[str]) -> None:
    gates, _ = mine
    tamper("UPDATE version SET text = replace(text, 'Monday', 'Sunday')")
    for _ in range(2):  # it is never made to look right
        result = press("doctor")
        assert (result.code, report(result)["library"][:9]) == (2, "damaged, ")
        assert result.lines[-1] == f"The text of {gates}@1 is not the one that was recorded."


def test_a_row_that_refers_to_nothing_is_named(mine: list[str]) -> None:
    tamper("DELETE FROM change")
    result = press("doctor")
    assert (result.code, report(result)["library"][:9]) == (2, "damaged, ")
    assert "refers to nothing" in result.lines[-1]


def test_a_wrong_day_is_repaired(mine: list[str]) -> None:
    tamper("UPDATE article SET day = '1901-01-01' WHERE id = ?", mine[0])
    result = press("doctor")
    said = report(result)
    assert (result.code, said["library"][:7]) == (0, "sound, ")
    assert said["repaired"] == "The day to sort by was wrong; articles concerned: 1."
    assert "repaired" not in report(press("doctor"))
    with closing(sqlite3.connect(library())) as connection:
        days = connection.execute("SELECT day FROM article ORDER BY day").fetchall()
    assert days == [("",), ("2025-03-01",)]


def test_missing_bands_are_made_again(mine: list[str], tmp_path: Path) -> None:
    tamper("DELETE FROM band WHERE hash % 2")
    result = press("doctor")
    assert result.code == 0
    said = report(result)["repaired"]
    assert said == "What tells the same story was not known; articles concerned: 2."
    assert "repaired" not in report(press("doctor"))
    press("add", json_lines(tmp_path / "b.jsonl", {"text": f"{GATES} Now.", "source": "Other"}))
    assert "+1 of the same story" in press("search", "harbour").out


def test_a_damaged_library_is_not_repaired(mine: list[str]) -> None:
    tamper("UPDATE version SET text = text || '!'")
    tamper("DELETE FROM band")
    assert "repaired" not in report(press("doctor"))


@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 0.9, 0.99])
def test_a_library_that_was_cut_short_ends_with_2(mine: list[str], part: float) -> None:
    content = library().read_bytes()
    library().write_bytes(content[: int(len(content) * part)])
    result = press("doctor")
    assert (result.code, result.err) == (2, "")
    assert report(result)["press"] == explorer.__version__
    assert str(library()) in result.lines[-1]
    for command in (["search", "harbour"], ["show", mine[0]], ["sync"], ["collections"]):
        ended = press(*command)  # whatever it comes to, no traceback
        assert ended.code in (0, 1, 2)


def test_a_library_with_a_page_of_nonsense_ends_with_2(mine: list[str]) -> None:
    content = bytearray(library().read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 + 8 : page * 4096 + 200] = b"\xa5" * 192
    library().write_bytes(content)
    result = press("doctor")
    assert result.code == 2
    assert str(library()) in result.lines[-1]


def test_another_database_in_its_place_is_none_of_ours(mine: list[str]) -> None:
    library().unlink()
    with closing(sqlite3.connect(library())) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
    result = press("doctor")
    assert result.code == 2
    assert f"{library()} is something else" in result.lines[-1]


def test_a_library_of_a_later_version_is_left_alone(mine: list[str]) -> None:
    with closing(sqlite3.connect(library())) as connection:
        connection.execute("PRAGMA user_version = 99")
    result = press("doctor")
    assert result.code == 2
    assert "newer Press Explorer" in result.lines[-1]


def test_a_missing_pipeline_is_a_problem_among_others() -> None:
    write_settings('spacy_model = "xx_missing"')
    result = press("doctor")
    assert result.code == 2
    assert "xx_missing" in result.out + result.err
    said = report(result)
    assert said["collection"].startswith("haiti: 5 articles")
    assert "index" not in said


def test_a_passage_that_cannot_be_read_is_named_and_ends_with_2() -> None:
    id_ = press("bookmarks", "add", "001", "sent a stern warning").out.strip()
    with closing(sqlite3.connect(paths.data_dir() / "bookmarks.sqlite3")) as file, file:
        file.execute("UPDATE bookmark SET body = '{}'")
    result = press("doctor")
    assert result.code == 2
    assert f"under {id_}" in result.out + result.err
