"""`press bookmarks add|edit|remove|undo|tags|last`, and how the list is narrowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer import paths
from explorer.bookmarks.store import BookmarkStore
from tests.cli.running import Result, assert_refused, press, shell
from tests.conftest import ArticleFolder

WARNING, IMPUNITY = "sent a stern warning", "era of impunity"
TEXT = (
    "The harbour reopened on Monday.\nTwelve ships left before noon that day, and all was well.\n"
)


def keep(id_: str, quote: str, *arguments: str) -> str:
    """Keep a passage and return the bookmark's id."""
    return press("bookmarks", "add", id_, quote, *arguments).out.strip()


def ids(*arguments: str) -> list[str]:
    """Return the ids of the bookmarks that are listed."""
    return press("bookmarks", *arguments, "--format", "ids").lines


def only(id_: str) -> dict[str, object]:
    """Return one bookmark as JSON has it."""
    rows = press("bookmarks", "--format", "json").data["bookmarks"]
    (row,) = [row for row in rows if row["id"] == id_]
    assert isinstance(row, dict)
    return row


# ── tags and notes ───────────────────────────────────────────────────────────────────────────


def test_tags_are_kept_listed_and_counted() -> None:
    one = keep("001", WARNING, "--tag", "lead", "--tag", " to  do ", "--tag", "LEAD")
    keep("001", IMPUNITY, "--tag", "Lead")
    assert only(one)["tags"] == ["lead", "to do"]
    assert "    tags: lead, to do" in press("bookmarks").lines
    result = press("bookmarks", "tags")
    assert result.lines == ["Lead   2 passages", "to do  1 passage"]
    assert (result.code, result.err) == (0, "2 tags in use in haiti\n")
    assert press("bookmarks", "tags", "--format", "ids").lines == ["Lead", "to do"]
    assert press("bookmarks", "tags", "--format", "json").data["tags"] == [
        {"tag": "Lead", "passages": 2},
        {"tag": "to do", "passages": 1},
    ]


def test_without_tags_the_list_of_them_ends_with_1() -> None:
    keep("001", WARNING)
    assert press("bookmarks", "tags") == (1, "", "0 tags in use in haiti\n")


def test_note_and_tags_are_edited() -> None:
    one, two = keep("001", WARNING, "--tag", "a"), keep("001", IMPUNITY, "--tag", "a")
    result = press("bookmarks", "edit", one[:6], two, "--note", "n", "--tag", "b", "--untag", "A")
    assert result == (0, "", f"Changed: {WARNING}\nChanged: {IMPUNITY}\n")
    for id_ in (one, two):
        assert (only(id_)["note"], only(id_)["tags"]) == ("n", ["b"])
    press("bookmarks", "edit", one, "--note", "")
    assert (only(one)["note"], only(one)["tags"]) == ("", ["b"])


@pytest.mark.parametrize("tag", ["", "  "])
def test_a_tag_of_nothing_is_refused(tag: str) -> None:
    assert_refused(press("bookmarks", "add", "001", WARNING, "--tag", tag), "can be no tag")
    id_ = keep("001", WARNING)
    assert_refused(press("bookmarks", "edit", id_, "--tag", tag), "can be no tag")
    assert ids() == [id_]


def test_an_edit_of_nothing_or_of_none_is_refused() -> None:
    id_ = keep("001", WARNING)
    assert_refused(press("bookmarks", "edit", id_), "nothing to change", "--untag")
    assert_refused(press("bookmarks", "edit", "zz", "--note", "n"), "No bookmark")


def test_search_finds_articles_by_their_passages_tags() -> None:
    keep("001", WARNING, "--tag", "à vérifier")
    keep("004", "made measurable gains", "--tag", "lead")
    found = {
        query: [id_[:3] for id_ in press("search", query, "--format", "ids").lines]
        for query in ("is:bookmarked", 'tag:"a verifier"', "tag:LEAD", "tag:none")
    }
    assert {query: sorted(of) for query, of in found.items()} == {
        "is:bookmarked": ["001", "004"],
        'tag:"a verifier"': ["001"],
        "tag:LEAD": ["004"],
        "tag:none": [],
    }


def test_the_shell_completes_tags_in_use() -> None:
    keep("001", WARNING, "--tag", "lead", "--tag", "later")
    for words, count in (("press bookmarks --tag l", 3), ("press bookmarks add 1 x --tag l", 6)):
        asked = f"COMP_WORDS='{words}' COMP_CWORD={count} _PRESS_COMPLETE=bash_complete"
        assert shell(f"export {asked}; press").lines == ["plain,later", "plain,lead"]


# ── the list narrowed ────────────────────────────────────────────────────────────────────────


def test_the_list_is_narrowed_every_way() -> None:
    one = keep("001", WARNING, "--note", "for the Élysée", "--tag", "lead", "--tag", "x")
    two = keep("004", "made measurable gains", "--tag", "lead")
    assert ids() == [two, one]
    assert ids("--tag", "LEAD") == [two, one]
    assert ids("--tag", "lead", "--tag", "x") == [one]
    assert ids("--article", "001") == [one]
    assert ids("--article", "001", "--article", "00") == [two, one]
    assert ids("--article", "9") == []
    assert ids("--match", "elysee warning") == [one]
    assert ids("--match", "elysee gains") == []
    assert ids("--query", "id:004") == [two]
    assert ids("--query", "tag:x OR id:004", "--tag", "x") == [one]
    assert ids("--state", "exact") == [two, one]
    assert ids("--state", "lost", "--state", "moved") == []
    assert press("bookmarks", "--tag", "none").code == 1


def test_a_query_that_cannot_be_read_is_refused() -> None:
    keep("001", WARNING)
    assert_refused(press("bookmarks", "--query", "("), "cannot be read")


def test_the_list_is_narrowed_by_what_became_of_passages(folder: ArticleFolder) -> None:
    folder.write("one.txt", TEXT)
    for quote in ("Twelve ships left before noon that day, and all was well.", "reopened"):
        press("-C", folder.path, "bookmarks", "add", "one", quote)
    folder.write("one.txt", "Corrected.\n" + TEXT.replace("The harbour reopened on Monday.\n", ""))
    moved = press("-C", folder.path, "bookmarks", "--state", "moved", "--format", "ids").lines
    lost = press("-C", folder.path, "bookmarks", "--state", "lost", "--format", "ids").lines
    assert (len(moved), len(lost)) == (1, 1)


def test_a_row_that_cannot_be_read_is_named_and_hides_no_other() -> None:
    import sqlite3

    one, two = keep("001", WARNING), keep("001", IMPUNITY)
    file = sqlite3.connect(BookmarkStore(paths.data_dir()).file)
    with file:
        file.execute("UPDATE bookmark SET body = '{}' WHERE id = ?", (one,))
    file.close()
    result = press("bookmarks", "--format", "ids")
    assert (result.code, result.lines) == (0, [two])
    assert result.err.count("\n") == 1
    assert f"under {one}" in result.err


# ── removing and taking back ─────────────────────────────────────────────────────────────────


def test_what_was_removed_comes_back() -> None:
    one, two = keep("001", WARNING, "--tag", "a"), keep("001", IMPUNITY)
    before = press("bookmarks", "--format", "json").data
    press("bookmarks", "remove", one, two[:5])
    assert ids() == []
    assert press("bookmarks", "undo") == (0, "", "Taken back: 2 passages back.\n")
    assert press("bookmarks", "--format", "json").data == before


def test_changes_are_taken_back_one_by_one() -> None:
    id_ = keep("001", WARNING)
    press("bookmarks", "edit", id_, "--note", "n")
    assert press("bookmarks", "undo").err == "Taken back: 1 passage as before.\n"
    assert only(id_)["note"] == ""
    assert press("bookmarks", "undo").err == "Taken back: 1 passage not kept any more.\n"
    assert press("bookmarks", "undo") == (1, "", "There is nothing to take back in haiti.\n")


def test_of_several_to_remove_one_unknown_leaves_all() -> None:
    id_ = keep("001", WARNING)
    assert_refused(press("bookmarks", "remove", id_, "zz"), "No bookmark")
    assert ids() == [id_]


# ── the last one, and copies ─────────────────────────────────────────────────────────────────


def test_the_last_passage_is_printed_and_nothing_else() -> None:
    keep("001", IMPUNITY)
    keep("001", WARNING, "--note", "n")
    assert press("bookmarks", "last") == (0, f"{WARNING}\n", "")
    title = "Kenyan officers in Haiti intensify operations and recapture Télcos Station"
    assert press("bookmarks", "last", "--cite").out == f"“{WARNING}” ({title}, 25 Aug 2025?)\n"


def test_without_passages_the_last_is_none() -> None:
    assert press("bookmarks", "last") == (1, "", "0 passages kept from haiti\n")


def test_the_last_passage_is_harmless_on_a_terminal(folder: ArticleFolder) -> None:
    folder.write("one.txt", "a \u200d\u202ebad word stands here")
    press("-C", folder.path, "bookmarks", "add", "one", "\u200d\u202ebad word")
    assert press("-C", folder.path, "bookmarks", "last").out == "\u200d\ufffdbad word\n"
    shown = press("-C", folder.path, "bookmarks", "last", columns=80).out
    assert shown == "\ufffd\ufffdbad word\n"


def copied(*arguments: str | Path) -> Result:
    return press("bookmarks", "backup", *arguments)


def test_what_was_copied_is_brought_back(tmp_path: Path) -> None:
    one, two = keep("001", WARNING), keep("001", IMPUNITY)
    file = tmp_path / "copy"
    assert copied(file) == (0, f"{file}\n", "2 passages copied.\n")
    press("bookmarks", "remove", one)
    press("bookmarks", "edit", two, "--note", "since")
    result = press("bookmarks", "restore", file)
    assert result == (
        0, "", "1 passage brought back, 1 changed since then and left as now.\n",
    )  # fmt: skip
    assert only(two)["note"] == "since"
    assert len(ids()) == 2


def test_without_a_name_the_copy_goes_to_the_data() -> None:
    keep("001", WARNING)
    file = Path(copied().out.strip())
    assert file.parent == paths.data_dir() / "backups"
    assert file.stat().st_mode & 0o777 == 0o600
    assert press("bookmarks", "restore", file).err == "0 passages brought back, 1 here already.\n"


def test_no_other_file_is_replaced_or_read(tmp_path: Path) -> None:
    file = tmp_path / "letter"
    file.write_text("Dear reader")
    assert_refused(copied(file), "something else")
    assert_refused(press("bookmarks", "restore", file), "is no copy")
    assert_refused(press("bookmarks", "restore", tmp_path / "none"), "is no copy")
    assert file.read_text() == "Dear reader"
