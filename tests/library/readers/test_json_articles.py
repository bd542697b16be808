"""JSON files: which they are, and what is in them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from explorer.library.readers.document import Draft, UnreadableError
from explorer.library.readers.json_articles import read, recognises
from explorer.settings import Limits
from tests.library.readers.building import document, read_out

ONE, TWO = '{"id": 1, "text": "one"}', '{"id": 2, "text": "two"}'


def _read(
    content: bytes | str, name: str, limits: Limits | None = None, **known: Any
) -> list[tuple[str, str]]:
    return read_out(read(document(content, name, **known), limits or Limits()))


@pytest.mark.parametrize("name", ["a.jsonl", "a.NDJSON", "a.json"])
def test_recognised_by_its_name(name: str) -> None:
    assert recognises(document("x", name))


@pytest.mark.parametrize(
    "media_type",
    ["application/json", "application/feed+json", "application/x-ndjson", "application/jsonl"],
)
def test_recognised_by_its_media_type(media_type: str) -> None:
    assert recognises(document("x", "download", media_type=media_type))


@pytest.mark.parametrize("content", [ONE, f"{ONE}\n{TWO}", f"\ufeff{ONE}\r\n", '{}\n{"a": '])
def test_recognised_by_its_first_line(content: str) -> None:
    assert recognises(document(content, "download"))


@pytest.mark.parametrize("content", ["", "{", "{x}", "[1]", '"x"', "{\n}", "{" * 90 + "}" * 90])
def test_not_recognised_by_its_first_line(content: str) -> None:
    assert not recognises(document(content, "download"))


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "download"])
def test_lines(name: str) -> None:
    assert _read(f"\n{ONE}\n\n  \r\n{TWO}", name) == [
        (f"/x/{name}#1", "one"),
        (f"/x/{name}#2", "two"),
    ]


def test_one_object_over_many_lines() -> None:
    assert _read(json.dumps(json.loads(ONE), indent=2), "a.json") == [("/x/a.json#1", "one")]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_an_array(indent: int | None, encoding: str) -> None:
    content = json.dumps([json.loads(ONE), json.loads(TWO)], indent=indent)
    assert _read(content.encode(encoding), "a.json") == [
        ("/x/a.json#1", "one"),
        ("/x/a.json#2", "two"),
    ]


def test_lines_in_utf_16() -> None:
    assert _read(f"{ONE}\r\n{TWO}\r\n".encode("utf-16"), "a.jsonl") == [
        ("/x/a.jsonl#1", "one"),
        ("/x/a.jsonl#2", "two"),
    ]


def test_lines_in_the_code_page_of_windows() -> None:
    text = "Le café est fermé, a déclaré le maire à l’été dernier"
    [(_, found)] = _read(json.dumps({"text": text}, ensure_ascii=False).encode("cp1252"), "a.jsonl")
    assert found == text


def test_an_answer_of_a_service_on_one_line() -> None:
    assert _read(f'{{"status": "ok", "articles": [{ONE}]}}', "a.json") == [("/x/a.json#1", "one")]


def test_a_broken_line_fails_and_the_rest_goes_on() -> None:
    [first, broken, third] = _read(f'{ONE}\n{{"id": 2, "text":\n{TWO}\n', "a.jsonl")
    assert (first[1], third[1]) == ("one", "two")
    assert broken == ("/x/a.jsonl:2", "line 2 is not JSON (column 18: Expecting value)")


def test_a_first_line_that_is_broken_is_a_line_like_others() -> None:
    found = _read(f"{{\n{ONE}\n", "a.jsonl")
    assert [locator for locator, _ in found] == ["/x/a.jsonl:1", "/x/a.jsonl#1"]


def test_a_line_that_is_too_long_fails_and_the_rest_goes_on() -> None:
    long = '{"text": "' + "x" * 300 + '"}'
    assert _read(f"{ONE}\n{long}\n{TWO}", "a.jsonl", Limits(article_bytes=200)) == [
        ("/x/a.jsonl#1", "one"),
        (
            "/x/a.jsonl:2",
            "line 2 is longer than 200 bytes (limits.article_bytes in the settings)",
        ),
        ("/x/a.jsonl#2", "two"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[" * 100_000, "line 1 is nested too deeply"),
        ('{"a":' * 100_000, "line 1 is nested too deeply"),
        ('{"text": "x", "id": ' + "9" * 5_000 + "}", "line 1 is not JSON (Exceeds the limit"),
        ('{"text": "a\nb"}', "line 1 is not JSON (column 10: Invalid control character"),
    ],
    ids=["deep lists", "deep objects", "a long number", "a line break"],
)
def test_hostile_lines(line: str, reason: str) -> None:
    found = _read(f"{line}\n{ONE}", "a.jsonl")
    assert found[0][1].startswith(reason.split("(", maxsplit=1)[0])
    assert found[-1] == ("/x/a.jsonl#1", "one")


def test_numbers_that_are_none_and_names_that_stand_twice() -> None:
    line = '{"id": NaN, "date": Infinity, "url": -Infinity, "text": "x", "text": "one"}'
    [draft] = read(document(line, "a.jsonl"), Limits())
    assert isinstance(draft, Draft)
    assert (draft.text, draft.identifier, draft.date, draft.url) == ("one", None, None, None)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_an_exported_collection_is_refused_with_the_right_command(name: str) -> None:
    content = f'{{"format": "press-collection", "version": 1}}\n{ONE}'
    with pytest.raises(UnreadableError, match="read it with `press collections import`"):
        _read(content, name)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_without_any_line_there_is_no_json(name: str) -> None:
    with pytest.raises(UnreadableError, match="there is no JSON in it"):
        _read("\n \n", name)


def test_a_damaged_file_is_told_by_line_and_column() -> None:
    with pytest.raises(UnreadableError, match=r"it is not JSON \(line 2, column 1: Expecting"):
        _read('[{"text": "x"},\n]', "a.json")


@pytest.mark.parametrize(
    "content", ["[" + "\n" * 300, "x" * 300, f"[\n{ONE}," + " " * 300], ids="abc"
)
def test_a_file_that_is_too_large(content: str) -> None:
    with pytest.raises(UnreadableError, match=r"larger than 200 bytes \(limits\.article_bytes"):
        _read(content, "a.json", Limits(article_bytes=200))


def test_a_binary_file_with_the_name_of_lines_is_refused_at_once() -> None:
    with pytest.raises(UnreadableError, match=r"larger than 2,000 bytes \(limits\.article_bytes"):
        _read(bytes(10_000), "a.jsonl", Limits(article_bytes=2000))


@pytest.mark.parametrize("fruitless", ["\n", '{"title": "x"}\n', "rubbish\n"])
def test_a_file_of_other_things_is_given_up(fruitless: str) -> None:
    content = f"{ONE}\n{fruitless * 9_999}{TWO}\n{fruitless * 20_000}{ONE}"
    found: list[str] = []
    locators = (item.locator for item in read(document(content, "a.jsonl"), Limits()))
    with pytest.raises(UnreadableError, match="10,000 lines or items in a row are no articles"):
        found.extend(locators)
    assert [locator for locator in found if "#" in locator] == ["/x/a.jsonl#1", "/x/a.jsonl#2"]
    assert len(found) <= 20_001


def test_blank_lines_without_end_are_not_read_to_their_end() -> None:
    with pytest.raises(UnreadableError, match="there is no JSON in it"):
        _read("\n" * 10_000 + ONE, "a.jsonl")
