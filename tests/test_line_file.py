"""Files that are only ever added to, whatever their lines say."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Thread

import pytest

from explorer.errors import ExplorerError
from explorer.line_file import LineFile, Lines


class _WordsError(ExplorerError):
    pass


def _word(line: str) -> str:
    word = json.loads(line)
    if not isinstance(word, str):
        raise ValueError("\x1b[31mit is no word")  # noqa: TRY004 - what is wrong with a line
    return word


WORDS = LineFile("words", _WordsError, _word, json.dumps)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "words.jsonl"


def test_what_is_added_is_read_in_its_order(file: Path) -> None:
    assert WORDS.read(file) == Lines([])
    WORDS.add(file, [])
    assert not file.parent.exists()
    WORDS.add(file, ["one", "two"])
    WORDS.add(file, ["one"])
    assert WORDS.read(file) == Lines(["one", "two", "one"])


@pytest.mark.parametrize("torn", ['"thr', '"th\xe9', "[[["])
def test_a_torn_end_is_passed_over_and_then_put_aside(file: Path, torn: str) -> None:
    WORDS.add(file, ["one"])
    file.write_bytes(file.read_bytes() + torn.encode("latin-1"))
    assert WORDS.read(file).records == ["one"]
    assert WORDS.read(file).torn == torn.encode("latin-1").decode("utf-8", "replace")
    WORDS.add(file, ["two"])
    assert WORDS.read(file) == Lines(["one", "two"])
    beside = file.with_name("words.jsonl.torn")
    assert beside.read_bytes() == torn.encode("latin-1") + b"\n"


@pytest.mark.parametrize("line", ["[1]", "<<<<<<< HEAD", '"torn'])
def test_a_line_that_is_not_understood_is_told_with_its_number(file: Path, line: str) -> None:
    file.parent.mkdir()
    content = f'"one"\n\n{line}\n"two"\n'
    file.write_text(content, "utf-8")
    with pytest.raises(
        _WordsError, match=r"^Line 3 of the words .* is not understood: "
    ) as refused:
        WORDS.read(file)
    assert str(file) in str(refused.value)
    assert "\x1b" not in str(refused.value)
    assert file.read_text("utf-8") == content


def test_those_who_write_at_once_wait_for_each_other(file: Path) -> None:
    words = [f"{number}" * 500 for number in range(8)]
    threads = [Thread(target=WORDS.add, args=(file, [word] * 20)) for word in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(WORDS.read(file).records) == sorted(words * 20)


def test_what_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(_WordsError, match=r"^The words .* cannot be read"):
        WORDS.read(tmp_path)
    (tmp_path / "in the way").touch()
    with pytest.raises(_WordsError, match=r"^The words .* cannot be written"):
        WORDS.add(tmp_path / "in the way" / "words.jsonl", ["one"])
