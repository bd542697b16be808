"""`press add`: what a user would try, in the order of trying it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pexpect
import pytest
from wcwidth import wcswidth

from explorer import paths
from explorer.cli import importing as shared
from explorer.cli import progress
from explorer.library import gathering
from explorer.library.importing import Progress
from explorer.search.keeping import index_cache
from tests.cli.running import (
    ROOT,
    assert_refused,
    left_on_screen,
    on_terminal,
    press,
    process,
    shell,
    unsafe_characters,
    write_settings,
)
from tests.cli.sources import FOOTBALL, GATES, MARKET, RAIN, json_lines, library, settle
from tests.conftest import ArticleFolder
from tests.library.libraries import news

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
REPORT = {
    "format", "version", "collection", "new", "changed", "known", "unchanged", "gone", "failures",
    "remarks", "passed_over", "lexicon", "interrupted", "stopped_by",
}  # fmt: skip


@pytest.fixture
def clippings(folder: ArticleFolder) -> ArticleFolder:
    """A folder with two articles that nobody has read yet."""
    folder.write("gates.txt", GATES)
    folder.write("rain.txt", RAIN)
    return folder


def ids(*arguments: str) -> list[str]:
    """Return the ids of all articles."""
    return press(*arguments, "search", "--format", "ids", "--limit", "99").lines


# ── the first time ───────────────────────────────────────────────────────────────────────────


def test_the_first_articles_make_a_collection_that_opens_from_then_on(
    clippings: ArticleFolder,
) -> None:
    assert len(ids()) == 5  # of the built-in collection
    assert press("add", clippings.path) == (0, "2 new. mine has 2 articles.\n", "")
    assert len(ids()) == 2
    assert GATES in press("search", "harbour").out
    assert len(ids("-C", "mine")) == 2
    assert len(ids("-C", "haiti")) == 5


def test_only_its_owner_can_enter_the_first_collection(clippings: ArticleFolder) -> None:
    press("add", clippings.path)
    modes = [path.stat().st_mode & 0o777 for path in (library(), library().parent)]
    assert modes == [0o600, 0o700]


def test_they_go_into_the_collection_that_was_named(clippings: ArticleFolder) -> None:
    press("collections", "new", "kenscoff")
    press("collections", "new", "other")
    result = press("-C", "other", "add", clippings.path)
    assert result == (0, "2 new. other has 2 articles.\n", "")
    assert ids("-C", "kenscoff") == []


def test_they_go_into_the_collection_of_the_settings(clippings: ArticleFolder) -> None:
    press("collections", "new", "kenscoff")
    press("collections", "new", "other")
    write_settings("collection = 'other'")
    assert press("add", clippings.path).out == "2 new. other has 2 articles.\n"


def test_they_go_into_a_collection_in_a_folder(clippings: ArticleFolder, tmp_path: Path) -> None:
    shared_folder = tmp_path / "shared"
    press("collections", "new", shared_folder)
    result = press("-C", shared_folder, "add", clippings.path)
    assert result.out == "2 new. shared has 2 articles.\n"
    assert not library().exists()


@pytest.mark.parametrize("command", [["add", "."], ["sync"]])
def test_the_built_in_collection_stays_as_it_is(command: list[str]) -> None:
    refused = ("built-in collection stays as it is", "press collections new")
    assert_refused(press("-C", "haiti", *command), *refused)
    write_settings("collection = 'haiti'")
    assert_refused(press(*command), *refused)


@pytest.mark.parametrize("command", [["add", "."], ["sync"]])
def test_a_folder_that_is_no_library_is_refused(
    command: list[str], clippings: ArticleFolder
) -> None:
    result = press("-C", clippings.path, *command)
    assert_refused(result, str(clippings.path), "no collection", "press collections new")
    assert sorted(path.name for path in clippings.path.iterdir()) == ["gates.txt", "rain.txt"]


def test_a_collection_that_is_not_there_is_not_made(clippings: ArticleFolder) -> None:
    assert_refused(press("-C", "kenscof", "add", clippings.path), "“kenscof”", "collections new")
    assert not (paths.data_dir() / "collections").exists()


def test_with_several_collections_and_none_that_opens_the_user_is_asked_for_one(
    clippings: ArticleFolder,
) -> None:
    for name in ("mine", "other", "third"):
        press("collections", "new", name)
    press("collections", "use", "third")
    press("collections", "remove", "third", "--yes")
    assert_refused(press("add", clippings.path), "several collections", "press collections use")


# ── sources ──────────────────────────────────────────────────────────────────────────────────


def test_files_folders_and_patterns_are_read_in_one_go(
    clippings: ArticleFolder, tmp_path: Path
) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        json_lines(tmp_path / name, f"{name} {MARKET}", f"{name} {FOOTBALL}")
    (tmp_path / "one.txt").write_text(news(1))
    result = press("add", clippings.path, tmp_path / "*.jsonl", tmp_path / "one.txt")
    assert result == (0, "7 new. mine has 7 articles.\n", "")


def test_a_pattern_may_go_into_folders(tmp_path: Path) -> None:
    for name in ("2024/may", "2025/june"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "article.txt").write_text(news(name))
        (tmp_path / name / "notes.txt").write_text("Not this.")
    assert press("add", tmp_path / "**" / "article.txt").out == "2 new. mine has 2 articles.\n"


def test_a_path_means_what_it_means_here(
    clippings: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clippings.path)
    monkeypatch.setenv("HOME", str(clippings.path))
    assert press("add", "gates.txt").out == "1 new. mine has 1 article.\n"
    assert press("add", "~/gates.txt").out == "Nothing new: 1 known. mine has 1 article.\n"


def test_the_same_file_by_two_ways_is_read_once(clippings: ArticleFolder) -> None:
    result = press("add", clippings.path, clippings.path / "gates.txt", clippings.path / "*.txt")
    assert result.out.startswith("2 new, ")
    assert len(ids()) == 2


def test_standard_input_is_a_source() -> None:
    assert process("add", "-", input=GATES) == (0, "1 new. mine has 1 article.\n", "")
    assert GATES in press("search", "harbour").out


def test_what_comes_through_standard_input_later_is_no_version_of_the_first() -> None:
    for number, text in enumerate((GATES, RAIN, MARKET), 1):
        assert process("add", "-", input=text).out.startswith("1 new.")
        assert len(ids()) == number
    again = process("add", "-", input=RAIN)
    assert again.out == "Nothing new: 1 known. mine has 3 articles.\n"


def test_numbers_in_two_streams_are_not_the_same_articles(tmp_path: Path) -> None:
    for texts in ((GATES, RAIN), (MARKET, FOOTBALL)):
        articles = ({"id": number, "text": text} for number, text in enumerate(texts))
        source = json_lines(tmp_path / "articles.jsonl", *articles)
        assert process("add", "-", input=source.read_text()).out.startswith("2 new.")
    assert len(ids()) == 4


@pytest.mark.parametrize("line", ["press add - < /dev/null", "press add - <&-"])
def test_an_empty_standard_input_is_said(line: str) -> None:
    result = shell(line)
    assert result.code == 2
    assert "standard input: it is empty." in result.err


def test_a_stream_beyond_the_limit_is_refused() -> None:
    write_settings("[limits]\nunpacked_bytes = 40")
    result = process("add", "-", input=GATES)
    assert result.code == 2
    assert "standard input: it is larger than 40 bytes (limits.unpacked_bytes" in result.err


# ── again ────────────────────────────────────────────────────────────────────────────────────


def test_the_same_command_again_finds_nothing_new(clippings: ArticleFolder) -> None:
    settle(*clippings.path.iterdir())
    press("add", clippings.path)
    again = press("add", clippings.path)
    assert again == (0, "Nothing new: 2 unchanged. mine has 2 articles.\n", "")


def test_files_that_were_just_written_are_read_again_and_known(clippings: ArticleFolder) -> None:
    press("add", clippings.path)
    assert press("add", clippings.path).out == "Nothing new: 2 known. mine has 2 articles.\n"


def test_a_copy_elsewhere_is_known(clippings: ArticleFolder, tmp_path: Path) -> None:
    press("add", clippings.path)
    shutil.copytree(clippings.path, tmp_path / "copy")
    again = press("add", tmp_path / "copy")
    assert again.out == "Nothing new: 2 known. mine has 2 articles.\n"


def test_a_changed_file_is_a_new_version(clippings: ArticleFolder) -> None:
    press("add", clippings.path)
    clippings.write("gates.txt", f"{GATES} Ships are expected on Friday.")
    assert press("add", clippings.path).out == "1 changed, 1 known. mine has 2 articles.\n"
    assert "Friday" in press("search", "ships").out  # the index has the new version
    assert len(ids()) == 2


def test_a_page_in_another_file_is_a_new_version(tmp_path: Path) -> None:
    url = "https://example.org/gates"
    json_lines(tmp_path / "monday.jsonl", {"text": GATES, "url": url})
    json_lines(
        tmp_path / "friday.jsonl", {"text": f"{GATES} Ships come.", "url": f"{url}?utm_source=x"}
    )
    assert press("add", tmp_path / "monday.jsonl").out.startswith("1 new.")
    assert press("add", tmp_path / "friday.jsonl").out == "1 changed. mine has 1 article.\n"


# ── what cannot be read ──────────────────────────────────────────────────────────────────────


def test_what_cannot_be_read_is_listed_at_the_end_and_the_rest_is_in(
    clippings: ArticleFolder, tmp_path: Path
) -> None:
    clippings.write("empty.txt", "")
    lines = json_lines(tmp_path / "x.jsonl", MARKET, {"id": 2}, FOOTBALL)
    with lines.open("a") as stream:
        stream.write("[1, 2\n")
    result = press("add", clippings.path, lines, tmp_path / "nowhere", "ftp://example.org/x")
    assert (result.code, result.out) == (2, "4 new. mine has 4 articles.\n")
    heading, *failures = result.err.splitlines()
    assert heading == "Not read, 5:"
    assert failures[0] == f"  {clippings.path}/empty.txt: it is empty."
    assert failures[1].startswith(f"  {lines}:2: line 2 has no text under any of the usual names")
    assert failures[2].startswith(f"  {lines}:4: line 4 is not JSON")
    assert failures[3:] == [
        f"  {tmp_path}/nowhere: there is no such file or folder.",
        "  ftp://example.org/x: the address is neither http nor https.",
    ]


def test_what_could_not_be_read_is_tried_and_said_again(clippings: ArticleFolder) -> None:
    empty = clippings.write("empty.txt", "")
    settle(*clippings.path.iterdir())
    for _ in range(2):
        result = press("add", clippings.path)
        assert result.code == 2
        assert f"{empty}: it is empty." in result.err
    empty.write_text(MARKET)
    assert press("add", clippings.path).out == "1 new, 2 unchanged. mine has 3 articles.\n"


def test_of_many_failures_the_screen_has_twenty_and_the_json_all(tmp_path: Path) -> None:
    lines = json_lines(tmp_path / "x.jsonl", *[{"id": number} for number in range(30)])
    result = press("add", lines)
    assert "Not read, 30:" in result.err
    assert result.err.count("has no text") == 20
    assert "… and 10 more; --format json has all." in result.err
    assert len(press("add", lines, "--format", "json").data["failures"]) == 30


def test_nothing_to_read_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "photo.png").write_bytes(b"\x89PNG")
    result = press("add", tmp_path / "articles")
    assert result == (
        1,
        "Nothing to read: no article. mine has 0 articles.\n",
        "Passed over: 1 × .png\n",
    )


def test_other_files_in_a_folder_are_passed_over_and_counted(clippings: ArticleFolder) -> None:
    for name in ("a.png", "b.png", "run.py", "settings.toml", ".hidden.txt"):
        clippings.write(name, "import nothing")
    result = press("add", clippings.path)
    assert (result.code, result.out) == (0, "2 new. mine has 2 articles.\n")
    assert result.err.splitlines() == [
        "Passed over: 2 × .png",
        "Passed over: 1 × .py",
        "Passed over: 1 × .toml",
    ]


def test_a_file_that_was_named_is_read_whatever_it_is_called(clippings: ArticleFolder) -> None:
    named = clippings.write("story.toml", MARKET)
    assert press("add", named).out.startswith("1 new.")


def test_what_is_understood_otherwise_is_remarked_on(tmp_path: Path) -> None:
    lines = json_lines(tmp_path / "x.jsonl", {"id": "a", "text": GATES, "date": "soon"})
    result = press("add", lines)
    assert (result.code, result.out) == (0, "1 new. mine has 1 article.\n")
    assert result.err == f"{lines}#a: the date “soon” is no date.\n"


def test_pipes_loops_and_devices_hold_nobody_up(clippings: ArticleFolder) -> None:
    os.mkfifo(clippings.path / "pipe.txt")
    (clippings.path / "loop.txt").symlink_to("loop.txt")
    (clippings.path / "up").symlink_to("..")
    (clippings.path / "broken").symlink_to("nowhere")
    result = press("add", clippings.path, clippings.path / "pipe.txt", "/dev/null")
    assert (result.code, result.out) == (2, "2 new. mine has 2 articles.\n")
    assert result.err.splitlines() == [
        "Passed over: 1 × special files",
        "Not read, 4:",
        f"  {clippings.path}/broken: it cannot be opened: No such file or directory.",
        f"  {clippings.path}/loop.txt: it cannot be opened: Too many levels of symbolic links.",
        f"  {clippings.path}/pipe.txt: it is neither a file nor a folder.",
        "  /dev/null: it is neither a file nor a folder.",
    ]


@pytest.mark.skipif(AS_ROOT, reason="root may read everything")
def test_a_file_and_a_folder_that_may_not_be_read_are_named(clippings: ArticleFolder) -> None:
    clippings.write("secret.txt", MARKET).chmod(0)
    (clippings.path / "vault").mkdir(mode=0)
    result = press("add", clippings.path)
    (clippings.path / "vault").chmod(0o700)
    assert (result.code, result.out) == (2, "2 new. mine has 2 articles.\n")
    assert f"{clippings.path}/secret.txt: it cannot be read: Permission denied." in result.err
    assert f"{clippings.path}/vault: it cannot be opened: Permission denied." in result.err


def test_folders_may_lie_as_deep_as_the_system_lets_them(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    with open(os.open("deep.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here), "w") as stream:  # noqa: PTH123
        stream.write(GATES)
    os.close(here)
    try:
        assert press("add", tmp_path / "d") == (0, "1 new. mine has 1 article.\n", "")
    finally:
        shell(f"rm -rf '{tmp_path}/d'")  # Python goes by recursion


# ── hostile names ────────────────────────────────────────────────────────────────────────────

HOSTILE = os.fsencode("new\nline \x1b[2J\x1b]52;c;aGk=\x07 \u202e") + b"\xff.txt"


@pytest.mark.parametrize("text", [GATES.encode(), b""])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_hostile_file_name_never_reaches_the_terminal(
    tmp_path: Path, text: bytes, form: str
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    file = Path(os.fsdecode(os.fsencode(folder) + b"/" + HOSTILE))
    try:
        file.write_bytes(text)
    except OSError:
        pytest.skip("this file system takes no such name")
    for given in (folder, file, f"{file}.not there"):
        result = press("add", given, "--format", form)
        assert unsafe_characters(result.out + result.err) == set()
    file.unlink()
    result = press("sync", "--format", form)
    assert "gone" in result.out.lower()
    assert unsafe_characters(result.out + result.err) == set()


def test_a_hostile_file_name_is_shown_harmlessly_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", -1.0)
    monkeypatch.setattr(progress, "_BETWEEN_LINES_SECONDS", -1.0)
    name = HOSTILE.removesuffix(b"\xff.txt").decode() + ".txt"
    (tmp_path / name).write_text(GATES)
    result = press("add", tmp_path / name, columns=200)
    assert "new line ␛[2J" in result.err
    assert unsafe_characters(result.err.replace("\r", "")) == set()


def test_a_hostile_name_of_a_shared_collection_is_shown_harmlessly(
    clippings: ArticleFolder, tmp_path: Path
) -> None:
    shared_folder = tmp_path / "\x1b[2Jevil"
    commands: list[list[str | Path]] = [
        ["collections", "new", shared_folder],
        ["-C", shared_folder, "add", clippings.path],
        ["-C", shared_folder, "sync", "--format", "json"],
        ["-C", shared_folder, "doctor"],
        ["-C", shared_folder, "search", "nothing like that"],
    ]
    for arguments in commands:
        result = press(*arguments)
        assert result.code in (0, 1), result.err
        assert unsafe_characters(result.out + result.err) == set()


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────


def test_json_says_all_that_the_screen_does(clippings: ArticleFolder, tmp_path: Path) -> None:
    clippings.write("photo.png", "")
    lines = json_lines(
        tmp_path / "x.jsonl", {"id": "a", "text": MARKET, "date": "soon"}, {"id": "b"}
    )
    result = press("add", clippings.path, lines, "--format", "json")
    assert (result.code, result.err) == (2, "")
    data = result.data
    assert set(data) == REPORT
    assert (data["format"], data["version"], data["collection"]) == ("press-import", 1, "mine")
    assert (data["new"], data["changed"], data["known"], data["unchanged"]) == (3, 0, 0, 0)
    assert data["remarks"] == [{"locator": f"{lines}#a", "reason": "the date “soon” is no date"}]
    (failure,) = data["failures"]
    assert failure["locator"] == f"{lines}:2"
    assert failure["reason"].startswith("line 2 has no text")
    assert data["passed_over"] == {".png": 1}
    assert (data["gone"], data["interrupted"], data["stopped_by"]) == ([], False, None)


def test_json_of_nothing_to_read_is_whole(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = press("add", tmp_path / "empty", "--format", "json")
    assert result.code == 1
    assert set(result.data) == REPORT


# ── progress ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file that takes more than half a second to read, though most of it is one article."""
    texts = [news(number) for number in range(200)]
    return json_lines(tmp_path / "many.jsonl", *texts[:100], *[GATES] * 9800, *texts[100:])


def test_what_is_soon_done_is_not_talked_about(clippings: ArticleFolder) -> None:
    out = on_terminal("add", str(clippings.path)).out
    assert "Adding" not in out
    assert left_on_screen(out) == ["2 new. mine has 2 articles."]


def test_on_a_terminal_an_import_tells_how_far_it_is_and_wipes_the_line(many: Path) -> None:
    result = on_terminal("add", str(many), size=(24, 100))
    assert result.code == 0
    assert "\rAdding: 1 of 1 file · " in result.out
    assert " articles · " in result.out
    assert "/s · 0:0" in result.out
    assert left_on_screen(result.out) == ["201 new, 9,799 known. mine has 201 articles."]


def test_in_a_pipe_an_import_is_silent(many: Path) -> None:
    summary = "201 new, 9,799 known. mine has 201 articles.\n"
    assert process("add", str(many)) == (0, summary, "")


def test_progress_counts_files_articles_and_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", -1.0)
    monkeypatch.setattr(progress, "_BETWEEN_LINES_SECONDS", -1.0)
    (tmp_path / "港口港口港口.txt").write_text(GATES)
    (tmp_path / "b.txt").write_text(RAIN)
    result = press("add", tmp_path, columns=300)
    said = [line for line in result.err.split("\r") if line.strip()]
    assert said[0] == f"Adding: 1 of 2 files · 0 articles · 0/s · {tmp_path}/b.txt"
    last = f"Adding: 2 of 2 files · 0 articles · 0/s · 0:00 left · {tmp_path}/港口港口港口.txt"
    assert last in said
    assert left_on_screen(result.err) == []


def test_a_narrow_terminal_cuts_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", -1.0)
    monkeypatch.setattr(progress, "_BETWEEN_LINES_SECONDS", -1.0)
    (tmp_path / ("港" * 60 + ".txt")).write_text(GATES)
    result = press("add", tmp_path, columns=120)
    said = result.err.split("\r")
    assert any(line.endswith("港…") for line in said)
    assert max(map(wcswidth, said)) <= 119
    assert left_on_screen(result.err) == []


# ── ctrl+c ───────────────────────────────────────────────────────────────────────────────────


def test_ctrl_c_keeps_what_was_read_and_the_same_command_goes_on(many: Path) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "explorer", "add", str(many)],
        cwd=str(ROOT),
        dimensions=(24, 100),
        encoding="utf-8",
        timeout=60,
    )
    child.expect(r"· [1-9][\d,]* articles ·")  # some are on the disk
    child.sendintr()
    said = child.read()
    child.close()
    assert child.exitstatus == 130
    assert "Stopped. Everything so far is kept; the same command goes on from here." in said
    assert "Traceback" not in said
    kept = len(press("search", "--format", "ids", "--limit", "999").lines)
    assert f"{kept} new, " in said
    assert f"mine has {kept} articles." in said
    assert 0 < kept < 201
    again = press("add", many)
    assert again.out == f"{201 - kept} new, {9799 + kept:,} known. mine has 201 articles.\n"


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_ctrl_c_before_anything_was_read(
    clippings: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "_listed", interrupt)
    result = press("add", clippings.path)
    assert (result.code, result.out) == (130, "")
    assert result.err.startswith("Stopped. ")


def test_ctrl_c_while_indexing_loses_nothing(
    clippings: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        context.setattr(index_cache, "open_index", interrupt)
        result = press("add", clippings.path)
    assert (result.code, result.out) == (130, "2 new. mine has 2 articles.\n")
    assert result.err.startswith("Stopped. ")
    assert len(ids()) == 2


def test_json_says_that_it_was_interrupted(
    clippings: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_cache, "open_index", interrupt)
    result = press("add", clippings.path, "--format", "json")
    assert (result.code, result.data["interrupted"], result.data["new"]) == (130, True, 2)


# ── what goes wrong around it ────────────────────────────────────────────────────────────────


def test_a_broken_lexicon_keeps_no_article_out(clippings: ArticleFolder) -> None:
    press("collections", "new", "mine")
    (library().parent / "lexicon.toml").write_text("[[persn]]\nname = 'A'\n")
    result = press("add", clippings.path)
    assert (result.code, result.out) == (2, "2 new. mine has 2 articles.\n")
    assert result.err.startswith("press: The lexicon")
    assert "persn" in result.err


@pytest.mark.parametrize("form", ["text", "json"])
def test_of_a_library_that_was_removed_meanwhile_nothing_is_claimed(
    clippings: ArticleFolder, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def remove(_: object, progress: Progress) -> None:
        if progress.files == 2:
            shutil.rmtree(library().parent, ignore_errors=True)

    monkeypatch.setattr(shared._ImportProgress, "__call__", remove)
    result = press("add", clippings.path, "--format", form)
    assert_refused(result, str(library()), "was moved or removed")


def test_a_file_in_the_place_of_the_data_folder_is_named(
    clippings: ArticleFolder,
) -> None:
    paths.data_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.data_dir().write_text("in the way")
    assert_refused(press("add", clippings.path), str(paths.data_dir()))


def test_a_damaged_library_is_named(clippings: ArticleFolder) -> None:
    press("add", clippings.path)
    library().write_bytes(b"this is no database" * 1000)
    assert_refused(press("add", clippings.path), str(library()), "not a database")


def test_a_slip_of_the_fingers_makes_no_collection() -> None:
    slipped = press("add", "clipings", "*.nope")
    assert (slipped.code, slipped.out) == (2, "")
    assert "There is no such file or folder" in slipped.err
    assert press("collections", "--format", "ids").out.split() == ["haiti"]
