"""`press versions`, and `ID@N` in the other commands."""

from __future__ import annotations

import re

import pytest

from explorer.library.collection import Collection
from tests.cli.running import assert_refused, press, unsafe_characters
from tests.cli.sources import GATES, RAIN, json_lines
from tests.conftest import ArticleFolder

LATER = f"{GATES} Ships are expected on Friday."


@pytest.fixture
def gates(folder: ArticleFolder) -> str:
    """The id of an article of two versions."""
    file = folder.path / "articles.jsonl"
    for text, title, date in ((GATES, "Gates", "2025-03-01"), (LATER, "Ships to come", None)):
        json_lines(file, {"id": 1, "text": text, "title": title, "date": date}, RAIN)
        press("add", file)
    (id_,) = press("search", "--format", "ids", "harbour").lines
    return id_


def test_versions_are_listed_the_latest_last(gates: str) -> None:
    result = press("versions", gates)
    assert (result.code, result.err) == (0, "")
    first, second = (re.split(r" {2,}", line) for line in result.lines)
    assert first[0::2] == [f"{gates}@1", "2025-03-01", "Gates"]
    assert second[0::2] == [f"{gates}@2", "undated", "Ships to come"]
    assert re.fullmatch(r"read \d{4}-\d\d-\d\d", first[1])
    assert (first[3], second[3]) == (f"{len(GATES)} characters", f"{len(LATER)} characters")


def test_any_beginning_of_an_id_will_do(gates: str) -> None:
    assert press("versions", gates[:5]).out == press("versions", gates).out


def test_json_has_all_of_every_version(gates: str) -> None:
    data = press("versions", gates, "--format", "json").data
    assert (data["format"], data["version"], data["id"]) == ("press-versions", 1, gates)
    first, second = data["versions"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00", first.pop("at"))
    second.pop("at")
    assert first == {"number": 1, "title": "Gates", "date": "2025-03-01", "length": len(GATES)}
    assert second == {"number": 2, "title": "Ships to come", "date": None, "length": len(LATER)}


def test_a_file_has_one_version(haiti: Collection) -> None:
    (line,) = press("-C", "haiti", "versions", "001").lines
    assert line.startswith("001_8ca0c3246e838614@1  ")
    assert "read" not in line  # nobody took down when
    for version in ("1", "01"):
        assert press("-C", "haiti", "show", f"001@{version}").code == 0
    assert_refused(press("-C", "haiti", "show", "001@2"), "one version")


def test_a_version_is_shown_as_it_was_read(gates: str) -> None:
    shown = press("show", f"{gates[:6]}@1")
    assert (shown.code, shown.err) == (0, "")
    assert shown.lines[0].startswith("Title:     Gates")
    assert shown.lines[-1] == GATES
    assert "Version:" not in shown.out
    for reference in (gates, f"{gates}@2"):
        shown = press("show", reference)
        assert shown.lines[-1] == LATER
        assert "Version:   2" in shown.lines


def test_a_version_is_given_as_json(gates: str) -> None:
    for version, text in ((1, GATES), (2, LATER)):
        data = press("show", f"{gates}@{version}", "--format", "json").data
        assert (data["id"], data["text"]) == (gates, text)


def test_two_versions_are_put_side_by_side(gates: str) -> None:
    result = press("compare", f"{gates}@1", f"{gates}@2")
    assert (result.code, result.err) == (0, "")
    assert re.split(r" {2,}", result.lines[0]) == ["Gates", "Ships to come"]
    assert sum(" = " in line for line in result.lines) == 1
    (added,) = (line for line in result.lines if " > " in line)
    assert added.endswith("Ships are expected on Friday.")


def test_two_versions_are_compared_as_json(gates: str) -> None:
    data = press("compare", f"{gates}@1", gates, "--format", "json").data
    assert [each["title"] for each in data["articles"]] == ["Gates", "Ships to come"]
    assert [row["relation"] for row in data["rows"]] == ["same", "only right"]


@pytest.mark.parametrize("command", ["show", "compare"])
@pytest.mark.parametrize("version", ["0", "3", "999999999999999999999"])
def test_an_unknown_version_is_refused(gates: str, command: str, version: str) -> None:
    references = [f"{gates}@{version}"] * (2 if command == "compare" else 1)
    assert_refused(
        press(command, *references), f"{gates} has no version {version}.", "`press versions"
    )


@pytest.mark.parametrize("version", ["", "x", "-1", "1.5", "٣", "1@1", "\x1b[2J"])
def test_what_is_no_number_names_no_version(gates: str, version: str) -> None:
    result = press("show", f"{gates}@{version}")
    assert_refused(result, "names no version", "ID@2")
    assert unsafe_characters(result.err) == set()


@pytest.mark.parametrize("reference", ["zzz", "", "zzz@1", "@1"])
def test_an_unknown_article_is_refused(gates: str, reference: str) -> None:
    assert_refused(press("versions", reference), "No article")


def test_a_hostile_title_is_shown_harmlessly(folder: ArticleFolder) -> None:
    file = folder.path / "articles.jsonl"
    json_lines(file, {"text": GATES, "title": "\x1b[2J\u202eGates\nnow"})
    press("add", file)
    (id_,) = press("search", "--format", "ids").lines
    for arguments in (["versions", id_], ["versions", id_, "--format", "json"]):
        assert unsafe_characters(press(*arguments).out) == set()
