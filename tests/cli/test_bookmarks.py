from __future__ import annotations

import re

import pytest

from explorer import paths
from explorer.bookmarks import bookmark
from explorer.bookmarks.bookmark import CONTEXT
from explorer.bookmarks.store import BookmarkStore
from explorer.library.collection import Collection
from tests.cli.running import Result, assert_refused, press
from tests.conftest import ArticleFolder

TEXT = "The harbour reopened on Monday.\nTwelve ships left before noon.\nTwelve more waited.\n"


@pytest.fixture
def harbour(folder: ArticleFolder) -> ArticleFolder:
    """A folder of one article."""
    folder.write("one.txt", TEXT)
    return folder


def keep(*arguments: str, folder: ArticleFolder | None = None) -> str:
    """Keep a passage and return the bookmark's id."""
    where = ["-C", str(folder.path)] if folder else []
    result = press(*where, "bookmarks", "add", *arguments)
    assert (result.code, result.err) == (0, "")
    return result.out.removesuffix("\n")


def kept(folder: ArticleFolder) -> list[dict[str, object]]:
    """Return the bookmarks of a folder."""
    rows = press("-C", folder.path, "bookmarks", "--format", "json").data["bookmarks"]
    assert isinstance(rows, list)
    return rows


# ── keeping ──────────────────────────────────────────────────────────────────────────────────


def test_without_bookmarks_the_list_is_empty_and_ends_with_1() -> None:
    assert press("bookmarks") == (1, "", "0 passages kept from haiti\n")
    assert press("bookmarks", "--format", "ids") == (1, "", "")
    result = press("bookmarks", "--format", "json")
    assert (result.code, result.data["bookmarks"]) == (1, [])


def test_listing_makes_no_file() -> None:
    press("bookmarks")
    assert not paths.data_dir().exists()


def test_what_was_kept_is_listed() -> None:
    id_ = keep("001", "sent a stern warning", "--note", "for the lead")
    assert re.fullmatch("[0-9a-f]{8}", id_)
    result = press("bookmarks")
    heading, quote, note = result.lines
    assert re.fullmatch(
        f"{id_}  exact  [0-9-]{{10}}  001  Kenyan officers in Haiti intensify operations"
        " and recapture Télcos Station",
        heading,
    )
    assert (quote, note) == ("    sent a stern warning", "    — for the lead")
    assert (result.code, result.err) == (0, "1 passage kept from haiti\n")


def test_without_a_note_there_is_no_line_for_it() -> None:
    keep("001", "sent a stern warning")
    assert len(press("bookmarks").lines) == 2


def test_the_newest_comes_first_and_ids_are_one_a_line() -> None:
    first, second = keep("001", "sent a stern warning"), keep("004", "made measurable gains")
    assert press("bookmarks", "--format", "ids") == (0, f"{second}\n{first}\n", "")


def test_json_has_the_selectors_and_the_place_now(haiti: Collection) -> None:
    id_ = keep("001", "sent a stern warning", "--note", "n")
    data = press("bookmarks", "--format", "json").data
    assert (data["format"], data["version"]) == ("press-bookmarks", 1)
    (row,) = data["bookmarks"]
    text = haiti.article("001_8ca0c3246e838614").text
    start, end = row["now"]
    assert text[start:end] == row["exact"] == "sent a stern warning"
    assert text[start - CONTEXT : start] == row["prefix"]
    assert text[end : end + CONTEXT] == row["suffix"]
    assert (row["id"], row["state"], row["note"]) == (id_, "exact", "n")


def test_collections_keep_their_own(harbour: ArticleFolder) -> None:
    keep("001", "sent a stern warning")
    keep("one", "reopened", folder=harbour)
    assert [row["exact"] for row in kept(harbour)] == ["reopened"]
    assert press("bookmarks").err == "1 passage kept from haiti\n"


def test_white_space_in_a_quote_does_not_matter(harbour: ArticleFolder) -> None:
    keep("one", "on  Monday.\n\n Twelve\tships ", folder=harbour)
    assert [row["exact"] for row in kept(harbour)] == ["on Monday.\nTwelve ships"]


def test_columns_are_aligned(folder: ArticleFolder) -> None:
    folder.write("a.txt", TEXT)
    folder.write("a-longer-name.txt", TEXT)
    keep("a", "reopened", folder=folder)
    keep("a-l", "reopened", folder=folder)
    headings = press("-C", folder.path, "bookmarks").lines[::2]
    assert [heading.partition("  20")[2][10:] for heading in headings] == [
        "a-l  The harbour reopened on Monday.",
        "a    The harbour reopened on Monday.",
    ]


# ── refusals ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("quote", ["Twelve", "twelve ships", "no such words", "", " \n "])
def test_a_quote_that_does_not_stand_exactly_once_is_refused(
    harbour: ArticleFolder, quote: str
) -> None:
    result = press("-C", harbour.path, "bookmarks", "add", "one", quote)
    assert_refused(result, "exactly once in one", "press show")
    assert kept(harbour) == []


def test_an_unknown_article_is_refused() -> None:
    assert_refused(press("bookmarks", "add", "999", "words"), "“999”")


def test_a_note_that_is_not_text_is_refused() -> None:
    result = press("bookmarks", "add", "001", "sent a stern warning", "--note", "\udcff")
    assert_refused(result)
    assert press("bookmarks").code == 1


def test_an_unknown_subcommand_is_refused() -> None:
    result = press("bookmarks", "send")
    assert (result.code, result.out) == (2, "")
    assert "No such command 'send'" in result.err


def put_a_file_in_place_of_the_data_folder() -> None:
    paths.data_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.data_dir().write_text("in the way")


def test_a_data_folder_that_cannot_be_written_is_named() -> None:
    put_a_file_in_place_of_the_data_folder()
    result = press("bookmarks", "add", "001", "sent a stern warning")
    assert_refused(result, str(paths.data_dir()), "That change was not made")


def test_a_damaged_store_is_named_and_left_as_it_is() -> None:
    paths.data_dir().mkdir(parents=True)
    store = BookmarkStore(paths.data_dir()).file
    store.write_bytes(b"this is no database, whatever its name says" * 50)
    before = store.read_bytes()
    for arguments in ([], ["add", "001", "sent a stern warning"], ["remove", "1"]):
        assert_refused(press("bookmarks", *arguments), str(store))
    assert store.read_bytes() == before


# ── removing ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("length", [8, 3])
def test_a_bookmark_is_removed_by_the_beginning_of_its_id(length: int) -> None:
    id_ = keep("001", "sent a stern warning")
    assert press("bookmarks", "remove", id_[:length]) == (0, "", "Removed: sent a stern warning\n")
    assert press("bookmarks").code == 1


def test_an_ambiguous_beginning_removes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = iter(("aa11", "aa22"))
    monkeypatch.setattr(bookmark, "new_id", lambda: next(ids))
    keep("001", "sent a stern warning")
    keep("001", "era of impunity")
    assert_refused(press("bookmarks", "remove", "aa"), "Several", "“aa”")
    assert len(press("bookmarks", "--format", "ids").lines) == 2


@pytest.mark.parametrize("beginning", ["zz", ""])
def test_an_unknown_beginning_removes_nothing(beginning: str) -> None:
    keep("001", "sent a stern warning")
    assert_refused(press("bookmarks", "remove", beginning), "No bookmark", f"“{beginning}”")
    assert press("bookmarks").code == 0


def test_a_bookmark_of_another_collection_is_not_removed(harbour: ArticleFolder) -> None:
    id_ = keep("001", "sent a stern warning")
    assert_refused(press("-C", harbour.path, "bookmarks", "remove", id_), "No bookmark")
    assert press("bookmarks").code == 0


# ── what becomes of them ─────────────────────────────────────────────────────────────────────


def test_a_passage_moves_when_its_article_gains_a_paragraph(harbour: ArticleFolder) -> None:
    keep("one", "Twelve ships left before noon.", folder=harbour)
    lead = "Correction: the day was a Tuesday.\n"
    harbour.write("one.txt", lead + TEXT)
    (row,) = kept(harbour)
    assert row["state"] == "moved"
    start = len(lead) + TEXT.index("Twelve ships")
    assert row["now"] == [start, start + len("Twelve ships left before noon.")]
    assert "  moved  " in press("-C", harbour.path, "bookmarks").out


def test_a_passage_is_lost_when_its_sentence_is_deleted(harbour: ArticleFolder) -> None:
    keep("one", "Twelve ships left before noon.", folder=harbour)
    harbour.write("one.txt", TEXT.replace("Twelve ships left before noon.\n", ""))
    (row,) = kept(harbour)
    assert (row["state"], row["now"]) == ("lost", None)


def test_a_passage_is_lost_but_still_listed_and_removable_when_its_file_is_gone(
    harbour: ArticleFolder,
) -> None:
    id_ = keep("one", "Twelve ships left before noon.", folder=harbour)
    (harbour.path / "one.txt").unlink()
    result = press("-C", harbour.path, "bookmarks")
    assert f"{id_}  lost   " in result.out
    assert "    Twelve ships left before noon." in result.lines
    assert press("-C", harbour.path, "bookmarks", "remove", id_).code == 0


# ── on a terminal ────────────────────────────────────────────────────────────────────────────


def listed(columns: int | None) -> Result:
    """List one bookmark with a long quote and a long note at a width."""
    keep(
        "001",
        "insisting the era of impunity was over and that the units under their command",
        "--note",
        "for the lead of the story that is to run on Sunday",
    )
    return press("bookmarks", columns=columns)


def test_quote_and_note_are_wrapped_on_a_narrow_terminal() -> None:
    lines = listed(40).lines
    assert lines[0].endswith("  001")
    assert lines[1:] == [
        "    Kenyan officers in Haiti intensify…",
        "    insisting the era of impunity was",
        "    over and that the units under",
        "    their command",
        "    — for the lead of the story that is",
        "      to run on Sunday",
    ]


def test_the_title_is_cut_on_a_wide_terminal() -> None:
    lines = listed(80).lines
    assert lines[0].endswith("  001  Kenyan officers in Haiti intensify operations…")
    assert len(lines[0]) <= 80


def test_quote_and_note_are_whole_in_a_pipe() -> None:
    assert len(listed(None).lines) == 3
