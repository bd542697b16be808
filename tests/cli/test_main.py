from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import explorer
from explorer import cli, paths
from explorer.cli import progress
from explorer.search.keeping import index_cache
from tests.cli.running import assert_refused, press, process, python, shell, write_settings
from tests.conftest import ArticleFolder

COMMANDS = (
    "search", "searches", "history", "batch", "show", "entities", "compare", "versions", "add",
    "sync", "edit", "collections", "bookmarks", "doctor",
)  # fmt: skip
SUBCOMMANDS = (
    "bookmarks add", "bookmarks edit", "bookmarks remove", "bookmarks undo", "bookmarks tags",
    "bookmarks last", "bookmarks export", "bookmarks import", "bookmarks backup",
    "bookmarks restore", "collections new", "collections use",
    "collections rename", "collections remove", "collections export", "collections import",
    "searches show", "searches rename", "searches remove",
)  # fmt: skip


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that are loaded when the command line has run."""
    ran = python(
        f"import sys; sys.argv = ['press', *{arguments!r}]\n"
        "import explorer.cli\n"
        "try: explorer.cli.main()\n"
        "except SystemExit: sys.stderr.write(' '.join(sys.modules))\n"
    )
    return set(ran.err.split())


# ── help and version ─────────────────────────────────────────────────────────────────────────


def test_version_is_that_of_the_package() -> None:
    assert press("--version") == (0, f"press {explorer.__version__}\n", "")


def test_version_loads_none_of_the_heavy_libraries() -> None:
    loaded = loaded_by("--version")
    assert "explorer.cli" in loaded
    assert not loaded & {"pydantic", "whoosh", "textual", "rich", "wcwidth", "rapidfuzz"}


def test_help_loads_none_of_the_commands() -> None:
    loaded = loaded_by("--help")
    assert "explorer.cli" in loaded
    assert not [name for name in loaded if name.startswith("explorer.cli.")]


def test_search_loads_no_screen() -> None:
    loaded = loaded_by("search", "otunge")
    assert "explorer.cli.search" in loaded
    assert not loaded & {"textual", "rich"}


def test_help_names_every_command_and_an_example() -> None:
    result = press("-h")
    assert result.code == 0
    assert all(f"  {command} " in result.out for command in COMMANDS)
    assert "Example: press search" in result.out


@pytest.mark.parametrize("command", [*COMMANDS, *SUBCOMMANDS])
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = press(*command.split(), "--help")
    assert (result.code, result.err) == (0, "")
    assert f"Example: press {command}" in " ".join(result.out.split())


def test_the_shell_can_complete_commands() -> None:
    # The shell asks through the environment, as click's completion script does.
    asked = "COMP_WORDS='press s' COMP_CWORD=1 _PRESS_COMPLETE=bash_complete"
    assert shell(f"export {asked}; press").lines == [
        "plain,search",
        "plain,searches",
        "plain,show",
        "plain,sync",
    ]


# ── exit codes and bad calls ─────────────────────────────────────────────────────────────────


def test_the_process_ends_with_0_found_1_nothing_found_2_error() -> None:
    assert process("search", "otunge").code == 0
    assert process("search", "xyzzyplugh").code == 1
    assert process("search", "(").code == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["serch"], "No such command 'serch'"),
        (["\x1b[31mred"], "No such command '\\x1b[31mred'"),
        (["--colour"], "No such option '--colour'"),
        (["search", "--colour"], "No such option '--colour'"),
        (["search", "--limit", "few"], "'few' is not a valid integer"),
        (["search", "--limit", "-1"], "-1 is not in the range"),
        (["search", "--sort", "size"], "'size' is not one of"),
        (["show"], "Missing argument 'ID'"),
        (["show", "001", "002"], "unexpected extra argument"),
        (["compare", "001"], "two articles to name"),
        (["-C"], "requires an argument"),
    ],
)
def test_a_call_that_is_not_understood_is_an_error(arguments: list[str], complaint: str) -> None:
    result = press(*arguments)
    assert (result.code, result.out) == (2, "")
    assert complaint in result.err
    assert "\x1b" not in result.err


def test_an_interrupt_ends_with_130_and_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(index_cache, "open_index", interrupted)
    result = press("search", "otunge")
    assert (result.code, result.err.strip()) == (130, "")


# ── where the output goes ────────────────────────────────────────────────────────────────────


def test_a_reader_that_leaves_early_is_no_error() -> None:
    result = shell("press search otunge | head -1; exit ${PIPESTATUS[0]}")
    assert result.code in (0, 128 + signal.SIGPIPE)
    assert len(result.lines) == 1
    assert result.err in ("", "3 articles\n")


def test_a_reader_that_is_gone_before_the_first_line_is_no_error() -> None:
    # The reader ends at once, and only then does press begin to write.
    result = shell("{ sleep 0.2; press search --format json kenya; } | true")
    assert (result.code, result.err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
@pytest.mark.parametrize(
    "arguments", [["search", "otunge"], ["show", "001"], ["entities", "--format", "json"]]
)
def test_a_full_disk_under_the_output_is_said_in_a_sentence(arguments: list[str]) -> None:
    result = shell(f"press {' '.join(arguments)} > /dev/full")
    assert_refused(result, "No space left on device")


def test_a_closed_output_is_borne() -> None:
    assert shell("press search --format ids otunge >&-") == (0, "", "")
    assert shell("press search --format ids xyzzy 2>&-") == (1, "", "")
    assert_refused(shell("press <&-"), "needs a terminal")


def test_a_file_that_the_system_refuses_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "a\x1bb"))

    monkeypatch.setattr(index_cache, "open_index", refuse)
    assert_refused(press("search", "otunge"), f"{tmp_path}/a␛b", "Permission denied")


def test_an_output_that_is_not_utf_8_shows_question_marks() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    result = process("search", "--sort", "title", "izo2", env=env, encoding="latin-1")
    assert result.code == 0
    assert "Télcos Station" in result.out
    assert "gangs led by the notorious figure ?Izo2.?" in result.out


def test_a_system_without_sigpipe_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "signal", SimpleNamespace())
    assert press("--version").code == 0


def test_windows_consoles_are_made_to_understand_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "system", asked.append)
    assert press("--version").code == 0
    assert asked == [""]


# ── collections and settings ─────────────────────────────────────────────────────────────────


def test_a_folder_is_a_collection(folder: ArticleFolder) -> None:
    folder.write("one.txt", "The harbour reopened on Monday.")
    assert press("-C", folder.path, "search", "--format", "ids", "harbour").out == "one\n"


def test_the_environment_names_a_collection(
    folder: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("one.txt", "The harbour reopened on Monday.")
    monkeypatch.setenv("PRESS_COLLECTION", str(folder.path))
    assert press("search", "--format", "ids").lines == ["one"]
    assert len(press("-C", "haiti", "search", "--format", "ids").lines) == 5


def test_the_settings_name_a_collection_and_a_limit(folder: ArticleFolder) -> None:
    for number in range(4):
        folder.write(f"{number}.txt", "The harbour reopened on Monday.")
    write_settings(f"collection = '{folder.path}'\nlimit = 3\n")
    assert len(press("search", "--format", "ids").lines) == 3
    assert len(press("search", "--format", "ids", "--limit", "4").lines) == 4


@pytest.mark.parametrize("command", [["search"], ["show", "001"], ["entities"], ["bookmarks"]])
def test_an_unknown_folder_is_named(command: list[str]) -> None:
    assert_refused(press("-C", "/no/such/folder", *command), "/no/such/folder", "haiti")


def test_a_file_is_no_collection(folder: ArticleFolder) -> None:
    file = folder.write("one.txt", "The harbour reopened on Monday.")
    assert_refused(press("-C", file, "search"), str(file), "Not a directory")


def test_a_hostile_folder_name_is_shown_harmlessly(tmp_path: Path) -> None:
    result = press("-C", tmp_path / "\x1b[2J\u202eevil", "search")
    assert_refused(result, "␛[2J�evil")


@pytest.mark.parametrize("command", ["search", "entities"])
def test_a_folder_without_articles_is_refused(folder: ArticleFolder, command: str) -> None:
    folder.write("notes.md", "Not an article.")
    assert_refused(press("-C", folder.path, command), "no article in articles", ".txt")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("limt = 3", ["limt", "settings.toml"]),
        ("limit = 0", ["limit", "settings.toml"]),
        ("limit = 'many'", ["limit", "settings.toml"]),
        ("limit = ", ["settings.toml", "TOML"]),
        ("[keys]\nquit = 3", ["keys.quit", "settings.toml"]),
    ],
)
def test_settings_that_are_not_understood_are_refused(settings: str, words: list[str]) -> None:
    write_settings(settings)
    assert_refused(press("search", "otunge"), *words)


def test_settings_that_cannot_be_read_are_named() -> None:
    paths.settings_file().mkdir(parents=True)
    assert_refused(press("search", "otunge"), str(paths.settings_file()))


@pytest.mark.parametrize("command", [["search", "a"], ["show", "one"], ["entities"]])
@pytest.mark.parametrize(
    ("lexicon", "words"),
    [
        ("[[persn]]\nname = 'A'", ["lexicon.toml", "persn"]),
        ("[[person]]\nvariants = ['A']", ["lexicon.toml", "person.0.name"]),
        ("[[person]\nname = 'A'", ["lexicon.toml", "TOML"]),
    ],
)
def test_a_lexicon_with_errors_is_refused(
    folder: ArticleFolder, command: list[str], lexicon: str, words: list[str]
) -> None:
    folder.write("one.txt", "The harbour reopened on Monday.")
    folder.write("lexicon.toml", lexicon)
    if command[0] == "show":
        command = [*command, "--format", "json"]  # the text alone needs no lexicon
    assert_refused(press("-C", folder.path, *command), *words)


@pytest.mark.parametrize(
    ("metadata", "words"),
    [("nmae = 'x'", ["nmae"]), ("name = ", ["TOML"]), ("[articles.one]\ndate='soon'", ["soon"])],
)
def test_metadata_with_errors_are_refused(
    folder: ArticleFolder, metadata: str, words: list[str]
) -> None:
    folder.write("one.txt", "The harbour reopened on Monday.")
    folder.write("collection.toml", metadata)
    assert_refused(press("-C", folder.path, "search"), "collection.toml", *words)


# ── talk while opening ───────────────────────────────────────────────────────────────────────


def test_an_article_that_cannot_be_read_is_left_out_and_named(folder: ArticleFolder) -> None:
    folder.write("one.txt", "The harbour reopened on Monday.")
    folder.write("two.txt", "The harbour closed again on Tuesday, says the harbour master.")
    write_settings("[limits]\narticle_bytes = 40")
    result = press("-C", folder.path, "search", "--format", "ids", "harbour")
    assert (result.code, result.out) == (0, "one\n")
    assert "two.txt is larger than 40 bytes" in result.err
    assert "It is left out." in result.err


def test_a_cache_that_cannot_be_written_costs_only_a_notice() -> None:
    paths.cache_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.cache_dir().write_text("a file in its place")
    result = press("search", "--format", "ids", "otunge")
    assert (result.code, len(result.lines)) == (0, 3)
    assert "The index cannot be kept in" in result.err


def test_long_indexing_counts_on_a_terminal_and_wipes_the_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", -1.0)
    monkeypatch.setattr(progress, "_BETWEEN_LINES_SECONDS", -1.0)
    result = press("search", "--format", "ids", "otunge", columns=80)
    shown = [line for line in result.err.split("\r") if line]
    assert shown[0] == "Indexing: 1 of 5 articles"
    assert shown[-2] == "Indexing: 5 of 5 articles"
    assert shown[-1] == " " * len(shown[-2])
    assert press("search", "--format", "ids", "otunge", columns=80).err == ""  # it is there now


def test_indexing_is_silent_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", -1.0)
    monkeypatch.setattr(progress, "_BETWEEN_LINES_SECONDS", -1.0)
    assert press("search", "--format", "ids", "otunge").err == ""
