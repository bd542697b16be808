"""`press collections export` and `import`: a collection goes to another machine and is the same."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest

from explorer import paths
from tests.cli.running import assert_refused, on_terminal, press, process, shell, unsafe_characters
from tests.cli.sources import GATES, RAIN, json_lines, library

LEXICON = "[[place]]\nname = 'Jacmel'\nvariants = ['harbour gates']\n"


@pytest.fixture
def gates(tmp_path: Path) -> str:
    """The id of an article of two versions, edited, in a collection with a lexicon."""
    file = tmp_path / "articles.jsonl"
    for text in (GATES, f"{GATES} Ships come."):
        json_lines(file, {"id": 1, "text": text, "title": "Gates", "date": "2025-03-01"}, RAIN)
        press("add", file)
    (id_,) = press("search", "--format", "ids", "harbour").lines
    press("edit", id_, "--title", "Quays reopen", "--place", "Jacmel")
    (library().parent / "lexicon.toml").write_text(LEXICON)
    press("bookmarks", "add", id_, "harbour gates", "--note", "To check.")
    return id_


def all_of(collection: str) -> Any:
    """Return all that the commands say of a collection, but for the files it was read in: those
    are no concern of another machine."""
    ids = press("-C", collection, "search", "--format", "ids", "--limit", "99").lines
    said = [
        press("-C", collection, command, id_, "--format", "json").data
        for id_ in ids
        for command in ("show", "versions")
    ] + [press("-C", collection, "entities", "--format", "json").data]
    return [{key: each[key] for key in each if key != "read_in"} for each in said]


def kept_in(collection: str) -> list[dict[str, Any]]:
    """Return the passages kept from a collection."""
    bookmarks: list[dict[str, Any]] = press("-C", collection, "bookmarks", "--format", "json").data[
        "bookmarks"
    ]
    return bookmarks


@pytest.mark.parametrize("name", ["mine.jsonl", "mine.jsonl.gz"])
def test_on_another_machine_it_is_the_same(
    gates: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before, kept = all_of("mine"), kept_in("mine")
    file = tmp_path / name
    result = press("collections", "export", "mine", file, "--bookmarks")
    assert result == (0, "", "2 articles written.\n")
    assert file.read_bytes().startswith(b"\x1f\x8b") == (file.suffix == ".gz")

    monkeypatch.setenv("PRESS_DATA_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("PRESS_CACHE_DIR", str(tmp_path / "other cache"))
    result = press("collections", "import", file)
    assert result == (0, "mine\n", "2 articles and 1 passage read.\n")
    assert all_of("mine") == before
    assert kept_in("mine") == kept
    assert press("collections").lines[-1].startswith("* mine")
    assert press("doctor").code == 0


def test_without_bookmarks_they_stay_here(
    gates: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press("collections", "export", "mine", tmp_path / "mine.jsonl")
    assert "To check." not in (tmp_path / "mine.jsonl").read_text()
    monkeypatch.setenv("PRESS_DATA_DIR", str(tmp_path / "elsewhere"))
    result = press("collections", "import", tmp_path / "mine.jsonl")
    assert result.err == "2 articles and 0 passages read.\n"
    assert kept_in("mine") == []


def test_beside_the_first_it_needs_a_name_of_its_own(gates: str, tmp_path: Path) -> None:
    before, kept = all_of("mine"), kept_in("mine")
    file = tmp_path / "mine.jsonl"
    press("collections", "export", "mine", file, "--bookmarks")
    assert_refused(press("collections", "import", file), "“mine” already", "--name")
    assert press("collections", "import", file, "--name", "theirs").out == "theirs\n"
    assert all_of("theirs") == before
    noted = [{**each, "id": "", "collection": ""} for each in kept]
    assert [{**each, "id": "", "collection": ""} for each in kept_in("theirs")] == noted
    press("edit", gates, "--title", "Gates again")  # one is not the other
    assert all_of("theirs") == before
    assert kept_in("mine") == kept


def test_what_was_removed_comes_back_with_what_was_kept(gates: str, tmp_path: Path) -> None:
    before, kept = all_of("mine"), kept_in("mine")
    file = tmp_path / "mine.jsonl.gz"
    press("collections", "export", "mine", file)
    press("collections", "remove", "mine", "--yes")
    assert press("collections", "import", file).code == 0
    assert all_of("mine") == before
    assert kept_in("mine") == kept


def test_it_goes_through_a_pipe(gates: str) -> None:
    before = all_of("mine")
    line = "press collections export mine - | press collections import - --name theirs"
    result = shell(line)
    assert (result.code, result.out) == (0, "theirs\n")
    assert all_of("theirs") == before


def test_what_comes_packed_through_a_pipe_is_unpacked(gates: str) -> None:
    line = "press collections export mine - | gzip | press collections import - --name theirs"
    assert shell(line).out == "theirs\n"
    assert len(all_of("theirs")) == 5


def test_the_same_collection_makes_the_same_bytes(gates: str, tmp_path: Path) -> None:
    for name in ("one.jsonl.gz", "two.jsonl.gz"):
        press("collections", "export", "mine", tmp_path / name, "--bookmarks")
    assert (tmp_path / "one.jsonl.gz").read_bytes() == (tmp_path / "two.jsonl.gz").read_bytes()


def test_the_built_in_collection_can_be_sent_and_becomes_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "haiti.jsonl"
    assert press("collections", "export", "haiti", file).err == "5 articles written.\n"
    assert_refused(press("collections", "import", file), "--name")
    assert press("collections", "import", file, "--name", "kenscoff").code == 0
    assert press("search", "otunge").code == 0
    (id_,) = press("search", "--format", "ids", "--limit", "1", "otunge").lines
    assert press("edit", id_, "--title", "A title of my own").code == 0


def test_a_library_goes_on_where_it_was(gates: str, tmp_path: Path) -> None:
    press("collections", "export", "mine", tmp_path / "mine.jsonl")
    press("collections", "import", tmp_path / "mine.jsonl", "--name", "theirs")
    source = tmp_path / "articles.jsonl"
    json_lines(source, {"text": f"{GATES} Ships come.", "title": "Gates", "date": "2025-03-01"})
    assert press("-C", "theirs", "add", source).out.startswith("Nothing new: 1 known.")


# ── what is refused ──────────────────────────────────────────────────────────────────────────


def test_an_unknown_collection_is_refused(tmp_path: Path) -> None:
    assert_refused(press("collections", "export", "nowhere", tmp_path / "x"), "“nowhere”")
    assert list(tmp_path.glob("*x*")) == []


def test_where_it_cannot_be_written_nothing_is_left(gates: str, tmp_path: Path) -> None:
    result = press("collections", "export", "mine", tmp_path / "nowhere" / "mine.jsonl")
    assert_refused(result, "nowhere/mine.jsonl", "No such file")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_device_is_written_to_and_not_replaced(gates: str) -> None:
    assert_refused(press("collections", "export", "mine", "/dev/full"), "/dev/full", "No space")
    assert Path("/dev/full").is_char_device()


def test_a_link_is_written_through(gates: str, tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    press("collections", "export", "mine", tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_text().startswith('{"format"')


def test_a_failed_export_leaves_the_one_before(gates: str, tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text("the one before")
    (library().parent / "lexicon.toml").write_text("[[persn]]")
    assert_refused(press("collections", "export", "mine", tmp_path / "mine.jsonl"), "lexicon")
    assert (tmp_path / "mine.jsonl").read_text() == "the one before"
    assert not list(tmp_path.glob(".mine*"))


def test_a_terminal_is_no_place_for_it(gates: str) -> None:
    result = on_terminal("collections", "export", "mine", "-")
    assert result.code == 2
    assert "terminal" in result.out
    assert GATES not in result.out


def test_an_export_is_not_added_but_imported(gates: str, tmp_path: Path) -> None:
    press("collections", "export", "mine", tmp_path / "mine.jsonl")
    result = press("add", tmp_path / "mine.jsonl")
    assert result.code == 2
    assert "`press collections import`" in result.err


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_cut_short_is_refused_and_makes_no_collection(
    gates: str, tmp_path: Path, packed: bool
) -> None:
    file = tmp_path / "mine.jsonl"
    press("collections", "export", "mine", file)
    content = gzip.compress(file.read_bytes()) if packed else file.read_bytes()
    for part in (0.0, 0.1, 0.5, 0.9, 0.999):
        file.write_bytes(content[: int(len(content) * part)])
        result = press("collections", "import", file, "--name", "theirs")
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("press: ")
        assert press("collections", "--format", "ids").lines == ["haiti", "mine"]
    assert sorted(path.name for path in (paths.data_dir() / "collections").iterdir()) == ["mine"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x1f\x8b",
        b"\x00" * 100,
        b"No export.",
        b'{"format": "press-collection", "version": 99, "name": "x"}\n',
        json.dumps({"text": GATES}).encode(),
        '{"format": "press-collection", "version": 1, "name": "\u202e\\u001b[2J"}\n'.encode(),
    ],
)
def test_what_is_no_export_is_refused_harmlessly(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x\x1b[2J.jsonl"
    file.write_bytes(content)
    result = press("collections", "import", file)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("press: ")
    assert unsafe_characters(result.err) == set()
    assert press("collections", "--format", "ids").lines == ["haiti"]


@pytest.mark.parametrize("name", ["nowhere.jsonl", "."])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    result = press("collections", "import", tmp_path / name)
    assert (result.code, result.out) == (2, "")
    assert str(tmp_path) in result.err


def test_an_empty_standard_input_is_refused() -> None:
    assert process("collections", "import", "-", input="").code == 2


def test_an_export_is_readable_by_its_owner_alone(gates: str, tmp_path: Path) -> None:
    before = os.umask(0)
    press("collections", "export", "mine", tmp_path / "mine.jsonl", "--bookmarks")
    os.umask(before)
    assert (tmp_path / "mine.jsonl").stat().st_mode & 0o777 == 0o600
