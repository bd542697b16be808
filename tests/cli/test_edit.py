"""`press edit`: what the user knows better than what was read."""

from __future__ import annotations

import os

import pytest

from explorer import paths
from tests.cli.running import assert_refused, press, process, unsafe_characters, write_settings
from tests.cli.sources import GATES, RAIN, json_lines
from tests.conftest import ArticleFolder

READ = {
    "title": "Gates",
    "date": "2025-03-01",
    "source": "The Gazette",
    "byline": "A. Writer",
    "language": "en",
    "url": "https://example.org/gates",
    "place": "Jacmel",
}
EDITED = {
    "title": "Quays reopen",
    "date": "2025-04?",
    "source": "The Courier",
    "byline": "B. Author",
    "language": "fr",
    "url": "https://example.org/quays",
    "place": "Miragoâne",
}
LABELS = {
    "title": "Title:", "date": "Date:", "source": "Source:", "byline": "By:",
    "language": "Language:", "url": "URL:", "place": "Place:",
}  # fmt: skip


@pytest.fixture
def gates(folder: ArticleFolder) -> str:
    """The id of an article of which everything is known."""
    json_lines(folder.path / "articles.jsonl", {"id": 1, "text": GATES, **READ}, RAIN)
    press("add", folder.path)
    (id_,) = press("search", "--format", "ids", "harbour").lines
    return id_


def known(id_: str) -> dict[str, str | None]:
    """Return what the program says of an article by now."""
    data = press("show", id_, "--format", "json").data
    return {field: data[field] for field in READ}


@pytest.mark.parametrize("field", READ)
def test_a_field_is_set_and_nothing_else(gates: str, field: str) -> None:
    assert known(gates) == READ
    result = press("edit", gates[:6], f"--{field}", EDITED[field])
    assert (result.code, result.out) == (0, "")
    assert result.err == f"{gates}: {field} set.\n"
    assert known(gates) == {**READ, field: EDITED[field]}


def test_all_fields_are_set_at_once(gates: str) -> None:
    options = [part for field, value in EDITED.items() for part in (f"--{field}", value)]
    assert press("edit", gates, *options).code == 0
    assert known(gates) == EDITED
    date = next(line for line in press("show", gates).lines if line.startswith("Date:"))
    assert date == "Date:      Apr 2025?  [2025-04?, from you]"


@pytest.mark.parametrize("field", ["date", "source", "byline", "url", "place"])
def test_an_empty_value_says_that_it_is_not_known(gates: str, field: str) -> None:
    assert press("edit", gates, f"--{field}", "").code == 0
    assert known(gates) == {**READ, field: None}
    assert not any(line.startswith(LABELS[field]) for line in press("show", gates).lines)


def test_without_a_title_it_is_called_by_its_text(gates: str) -> None:
    press("edit", gates, "--title", "")
    assert known(gates)["title"] == GATES


@pytest.mark.parametrize("field", READ)
def test_an_edit_is_taken_back(gates: str, field: str) -> None:
    press("edit", gates, f"--{field}", EDITED[field])
    press("edit", gates, f"--{field}", "" if field != "title" else "Third title")
    assert press("edit", gates, "--as-read", field).code == 0
    assert known(gates) == READ
    assert "from you" not in press("show", gates).out


def test_several_edits_are_taken_back_at_once(gates: str) -> None:
    press("edit", gates, "--title", "Quays", "--place", "Miragoâne", "--source", "The Courier")
    press("edit", gates, "--as-read", "title", "--as-read", "source")
    assert known(gates) == {**READ, "place": "Miragoâne"}


def test_edits_stay_when_the_article_is_read_again(gates: str, folder: ArticleFolder) -> None:
    press("edit", gates, "--title", "Quays reopen", "--date", "2025-04-01")
    again = {"id": 1, "text": f"{GATES} Ships come.", **READ, "title": "Gates open", "place": "X"}
    json_lines(folder.path / "articles.jsonl", again, RAIN)
    assert press("add", folder.path).out.startswith("1 changed")
    now = {**READ, "title": "Quays reopen", "date": "2025-04-01", "place": "X"}
    assert known(gates) == now
    press("edit", gates, "--as-read", "title")
    assert known(gates) == {**now, "title": "Gates open"}


def test_an_earlier_version_is_shown_as_it_was_read(gates: str, folder: ArticleFolder) -> None:
    json_lines(folder.path / "articles.jsonl", {"id": 1, "text": f"{GATES} Ships.", **READ}, RAIN)
    press("add", folder.path)
    press("edit", gates, "--title", "Quays")
    assert press("show", f"{gates}@1", "--format", "json").data["title"] == "Gates"
    assert press("show", f"{gates}@2", "--format", "json").data["title"] == "Quays"


def test_an_edited_title_and_date_are_found_and_sorted_by(gates: str) -> None:
    assert press("search", "title:quays").code == 1
    press("edit", gates, "--title", "Quays reopen", "--date", "1999")
    assert press("search", "--format", "ids", "title:quays").lines == [gates]
    assert press("search", "title:gates").code == 1  # the old one is not
    newest = press("search", "--sort", "date", "--format", "ids").lines
    assert newest[0] == gates
    (other,) = (id_ for id_ in newest if id_ != gates)
    press("edit", other, "--date", "2000")
    assert press("search", "--sort", "date", "--format", "ids").lines == [other, gates]


# ── what is refused ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("date", "soon", ["date", "“soon”", "EDTF"]),
        ("date", "2025-02-30", ["date", "2025-02-30"]),
        ("date", "25/08/2025", ["date", "25/08/2025"]),
        ("language", "klingon", ["language", "“klingon”", "ISO 639-1"]),
        ("language", "EN", ["language", "“EN”"]),
        ("title", "  ", ["title", "empty"]),
        ("url", "\u200b", ["url", "empty"]),
        ("title", "\x1b", ["title", "empty"]),
    ],
)
def test_what_cannot_be_a_value_is_refused_and_nothing_is_set(
    gates: str, field: str, value: str, words: list[str]
) -> None:
    result = press("edit", gates, "--byline", "B. Author", f"--{field}", value)
    assert_refused(result, *words, "Nothing was changed.")
    assert known(gates) == READ


def test_bytes_that_are_no_text_are_refused(gates: str) -> None:
    result = process("edit", gates, "--title", os.fsdecode(b"Gat\xff"))
    assert_refused(result, "title", "not UTF-8")
    assert known(gates) == READ


def test_without_a_field_the_user_is_told_how(gates: str) -> None:
    result = press("edit", gates)
    assert (result.code, result.out) == (2, "")
    assert "--date 2025-08-25" in result.err


def test_a_field_that_is_none_is_refused(gates: str) -> None:
    result = press("edit", gates, "--as-read", "text")
    assert (result.code, result.out) == (2, "")
    assert "'text' is not one of" in result.err


@pytest.mark.parametrize("id_", ["zzz", "", "001_8ca0c3246e838614"])
def test_an_unknown_article_is_refused(gates: str, id_: str) -> None:
    assert_refused(press("edit", id_, "--title", "X"), f"“{id_}”", "No article")


@pytest.mark.parametrize("arguments", [["-C", "haiti"], []])
def test_the_built_in_collection_stays_as_it_is(arguments: list[str]) -> None:
    result = press(*arguments, "edit", "001", "--title", "X")
    assert_refused(result, "built-in collection stays as it is")
    assert not (paths.data_dir() / "collections").exists()


def test_a_folder_of_files_is_refused(folder: ArticleFolder) -> None:
    folder.write("one.txt", GATES)
    write_settings(f"collection = '{folder.path}'")
    assert_refused(press("edit", "one", "--title", "X"), str(folder.path), "no collection")


def test_a_hostile_value_is_shown_harmlessly(gates: str) -> None:
    title = "Quays\x1b]52;c;aGk=\x07\n\u202enow"
    assert press("edit", gates, "--title", title).code == 0
    assert known(gates)["title"] == title
    for arguments in (["show", gates], ["search", "quays"], ["versions", gates], ["collections"]):
        assert unsafe_characters(press(*arguments).out) == set()
