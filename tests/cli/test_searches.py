"""Saved searches and the history from the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from explorer import paths
from explorer.library.opening import open_collection
from explorer.models import EntityKey, EntityType
from explorer.search.answers import Search
from explorer.search.history import History
from explorer.search.narrowing import Narrowing
from explorer.search.saved import SavedSearches
from tests.cli.running import Result, assert_refused, on_terminal, press
from tests.conftest import ArticleFolder

pytestmark = pytest.mark.usefixtures("one_cache")


@pytest.fixture
def harbour(folder: ArticleFolder) -> ArticleFolder:
    """Two articles that name a harbour, and one that does not."""
    folder.write("a.txt", "Harbour reopens\n\nThe harbour reopened on Monday.\n")
    folder.write("b.txt", "Harbour closes\n\nThe harbour closed again.\n")
    folder.write("c.txt", "Rain\n\nRain fell over the hills.\n")
    return folder


def at(folder: ArticleFolder, *arguments: str) -> Result:
    """Run a command on a folder."""
    return press("-C", folder.path, *arguments)


def listed(folder: ArticleFolder) -> list[tuple[str, int, int]]:
    """Return the saved searches of a folder, each with its total and what is new."""
    result = at(folder, "searches", "--format", "json")
    return [(each["name"], each["total"], each["new"]) for each in result.data["searches"]]


# ── saving ───────────────────────────────────────────────────────────────────────────────────


def test_a_search_is_saved_and_printed(harbour: ArticleFolder) -> None:
    result = at(harbour, "search", "harbour", "--save", "Port", "--format", "ids")
    assert result.code == 0
    assert sorted(result.lines) == ["a", "b"]
    assert result.err == "Saved as @Port; `press searches` says what is new.\n"
    assert listed(harbour) == [("Port", 2, 0)]


def test_a_search_that_finds_nothing_yet_is_saved(harbour: ArticleFolder) -> None:
    assert at(harbour, "search", "zzzzqqqq", "--save", "later").code == 1
    harbour.write("d.txt", "At last zzzzqqqq came.\n")
    assert listed(harbour) == [("later", 1, 1)]


def test_a_name_is_given_once_unless_it_is_to_be_replaced(harbour: ArticleFolder) -> None:
    at(harbour, "search", "harbour", "--save", "port")
    again = at(harbour, "search", "rain", "--save", "@PORT")
    assert_refused(again, "@PORT", "--replace")
    assert listed(harbour) == [("port", 2, 0)]
    assert at(harbour, "search", "rain", "--save", "@PORT", "--replace").code == 0
    assert listed(harbour) == [("PORT", 1, 0)]


@pytest.mark.parametrize("name", ["", "two words", "a/b", "x" * 41])
def test_what_can_be_no_name_is_refused(harbour: ArticleFolder, name: str) -> None:
    assert_refused(at(harbour, "search", "rain", "--save", name), "can be no name")
    assert listed(harbour) == []


def test_a_query_that_cannot_be_read_is_not_saved(harbour: ArticleFolder) -> None:
    assert at(harbour, "search", '"open', "--save", "x").code == 2
    assert listed(harbour) == []


def test_a_saved_search_under_another_name_is_the_whole_search(harbour: ArticleFolder) -> None:
    at(harbour, "search", "harbour", "--sort", "date", "--reverse", "--save", "one")
    at(harbour, "search", "@one", "--save", "two")
    shown = at(harbour, "searches", "show", "two", "--format", "json").data
    assert (shown["query"], shown["sort"], shown["reverse"]) == ("harbour", "date", True)


def test_a_search_that_cannot_be_saved_is_refused_with_a_sentence(harbour: ArticleFolder) -> None:
    paths.data_dir().mkdir(parents=True)
    (paths.data_dir() / "searches.sqlite").write_text("no database " * 99)
    assert_refused(
        at(harbour, "search", "rain", "--save", "x"), "searches.sqlite", "not a database"
    )


# ── what is new ──────────────────────────────────────────────────────────────────────────────


def test_what_came_since_is_new_whatever_its_date_until_it_is_looked_at(
    harbour: ArticleFolder,
) -> None:
    at(harbour, "search", "harbour", "--save", "port")
    harbour.write("0.txt", "An old report\n\nThe harbour in 1999.\n")
    harbour.write("collection.toml", "[articles.0]\ndate = '1999-01-01'\n")
    assert listed(harbour) == [("port", 3, 1)]
    assert at(harbour, "searches", "show", "port", "--format", "ids") == (0, "0\n", "")
    assert listed(harbour) == [("port", 3, 1)]  # neither was a look

    looked = at(harbour, "search", "@PORT", "--format", "ids")
    assert sorted(looked.lines) == ["0", "a", "b"]
    assert looked.err.startswith("1 article new since you last looked, ")
    assert listed(harbour) == [("port", 3, 0)]
    assert at(harbour, "searches", "show", "@port", "--format", "ids") == (1, "", "")


def test_a_page_of_a_saved_search_is_a_look_at_all_of_it(harbour: ArticleFolder) -> None:
    at(harbour, "search", "harbour", "--save", "port")
    harbour.write("d.txt", "A harbour.\n")
    at(harbour, "search", "@port", "--limit", "0")
    assert listed(harbour) == [("port", 3, 0)]


def test_its_name_alone_finds_what_was_narrowed_in_the_order_it_had() -> None:
    collection = open_collection("haiti", max_bytes=1 << 20)
    kenscoff = EntityKey(EntityType.PLACE, "Kenscoff")
    narrowed = Search("otunge", Narrowing(excluded=frozenset({kenscoff})))
    SavedSearches(paths.data_dir(), collection.key).save("x", narrowed, [])
    every = press("search", "otunge", "--format", "ids").lines
    found = press("search", "@x", "--format", "ids").lines
    assert set(found) < set(every)
    assert found
    assert "✗ Kenscoff" in press("searches").out
    assert press("searches", "--format", "json").data["searches"][0]["excluded"] == [
        {"type": "place", "name": "Kenscoff"}
    ]


def test_its_name_stands_for_its_query_inside_another(harbour: ArticleFolder) -> None:
    at(harbour, "search", "harbour OR rain", "--save", "Port")
    assert at(harbour, "search", "@port closed", "--format", "ids") == (0, "b\n", "")
    assert at(harbour, "search", "fell OR (@PORT reopened)", "--format", "ids").code == 0
    assert_refused(at(harbour, "search", "rain OR @quay"), "no saved search", "@quay", "@Port")


def test_a_name_inside_a_query_is_no_look(harbour: ArticleFolder) -> None:
    at(harbour, "search", "harbour", "--save", "port")
    harbour.write("d.txt", "A harbour.\n")
    at(harbour, "search", "@port closed")
    assert listed(harbour) == [("port", 3, 1)]


def test_what_has_only_some_of_it_is_not_found_by_a_saved_search(harbour: ArticleFolder) -> None:
    relaxed = at(harbour, "search", "hills", "harbour", "--save", "both", "--format", "ids")
    assert len(relaxed.lines) == 3
    assert listed(harbour) == [("both", 0, 0)]
    harbour.write("d.txt", "Hills above the harbour.\n")
    assert listed(harbour) == [("both", 1, 1)]


def test_an_order_that_is_asked_for_goes_before_the_one_saved() -> None:
    press("search", "PNH", "--sort", "date", "--save", "x")
    by_date = press("search", "PNH", "--sort", "date", "--format", "ids").lines
    by_title = press("search", "PNH", "--sort", "title", "--format", "ids").lines
    by_relevance = press("search", "PNH", "--format", "ids").lines
    assert press("search", "@x", "--format", "ids").lines == by_date
    assert press("search", "@x", "--sort", "title", "--format", "ids").lines == by_title
    assert press("search", "@x", "--sort", "relevance", "--format", "ids").lines == by_relevance
    assert press("search", "@x", "--reverse", "--format", "ids").lines != by_date


def test_a_look_that_cannot_be_taken_down_is_said_and_the_search_answers(
    harbour: ArticleFolder,
) -> None:
    at(harbour, "search", "harbour", "--save", "port")
    with closing(sqlite3.connect(paths.data_dir() / "searches.sqlite")) as other:
        other.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON saved_search"
            " BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
        )
    result = at(harbour, "search", "@port", "--format", "ids")
    assert (result.code, sorted(result.lines)) == (0, ["a", "b"])
    assert "disk is full" in result.err


# ── listing, showing, renaming, removing ─────────────────────────────────────────────────────


def test_without_saved_searches_the_list_is_empty_and_makes_no_file(
    harbour: ArticleFolder,
) -> None:
    assert at(harbour, "searches") == (1, "", "0 searches saved in articles\n")
    assert at(harbour, "searches", "--format", "ids") == (1, "", "")
    assert at(harbour, "searches", "--format", "json").data["searches"] == []
    assert not paths.data_dir().exists()


def test_the_list_is_by_name_in_columns(harbour: ArticleFolder) -> None:
    at(harbour, "search", "rain", "--save", "weather")
    at(harbour, "search", "harbour OR quay", "--save", "port")
    harbour.write("d.txt", "A harbour.\n")
    result = at(harbour, "searches")
    assert result.lines == [
        "@port     3 articles  1 new  harbour OR quay",
        "@weather  1 article   0 new  rain",
    ]
    assert (result.code, result.err) == (0, "2 searches saved in articles\n")
    assert at(harbour, "searches", "--format", "ids").lines == ["port", "weather"]


def test_showing_one_names_what_is_new(harbour: ArticleFolder) -> None:
    at(harbour, "search", "harbour", "--save", "port")
    assert at(harbour, "searches", "show", "port").code == 1
    harbour.write("d.txt", "A harbour \x1b[31m in red\n\nText.\n")
    result = at(harbour, "searches", "show", "port")
    assert result.code == 0
    assert result.lines[:2] == ["name       @port", "query      harbour"]
    assert result.lines[-3:-1] == ["finds      3 articles", "new        1 article"]
    assert result.lines[-1] == "    d  undated  A harbour ␛[31m in red"
    data = at(harbour, "searches", "show", "port", "--format", "json").data
    assert (data["format"], data["total"], data["new_ids"]) == ("press-saved-search", 3, ["d"])


def test_a_search_is_renamed_and_removed(harbour: ArticleFolder) -> None:
    at(harbour, "search", "harbour", "--save", "port")
    at(harbour, "search", "rain", "--save", "weather")
    assert_refused(at(harbour, "searches", "rename", "port", "weather"), "@weather", "--replace")
    assert at(harbour, "searches", "rename", "@port", "@Quay") == (0, "", "@port is @Quay now\n")
    assert at(harbour, "searches", "rename", "quay", "weather", "--replace").code == 0
    assert listed(harbour) == [("weather", 2, 0)]
    assert at(harbour, "searches", "remove", "@Weather") == (0, "", "Removed: @Weather\n")
    assert listed(harbour) == []


@pytest.mark.parametrize("command", [["show", "x"], ["remove", "x"], ["rename", "x", "y"]])
def test_a_search_that_is_not_there_is_refused(harbour: ArticleFolder, command: list[str]) -> None:
    assert_refused(at(harbour, "searches", *command), "no saved search @x", "press searches")


def test_collections_keep_their_own(harbour: ArticleFolder) -> None:
    at(harbour, "search", "harbour", "--save", "port")
    assert press("searches", "--format", "ids") == (1, "", "")


# ── the history ──────────────────────────────────────────────────────────────────────────────


def asked() -> list[str]:
    """Return the history of the built-in collection."""
    return [each["query"] for each in press("history", "--format", "json").data["queries"]]


def test_what_a_person_searches_for_is_remembered() -> None:
    assert on_terminal("search", "otunge", "kenscoff").code == 0
    on_terminal("search", "zzzzqqqq")
    on_terminal("search", "zzzzqqqq")
    on_terminal("search", '"open')
    assert asked() == ["zzzzqqqq", "otunge kenscoff"]
    result = press("history")
    assert (result.code, result.err) == (0, "")
    assert [line[18:] for line in result.lines] == ["zzzzqqqq", "otunge kenscoff"]


def test_what_a_script_searches_for_is_not() -> None:
    press("search", "otunge")
    assert press("history") == (1, "", "")
    assert asked() == []
    assert not paths.data_dir().exists()


def test_the_history_is_forgotten_when_asked() -> None:
    history = History(paths.data_dir(), "haiti")
    history.add("a")
    history.add("b")
    assert press("history", "--clear") == (0, "", "Forgot 2 queries asked of haiti\n")
    assert press("history").code == 1


def test_a_hostile_query_is_shown_harmlessly() -> None:
    History(paths.data_dir(), "haiti").add("\x1b]8;;http://e\x07red")
    assert press("history").lines[0].endswith("  ␛]8;;http://e␇red")


def test_a_history_that_cannot_be_written_lets_the_search_answer(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    result = on_terminal("search", "otunge", env={"PRESS_DATA_DIR": str(file / "data")})
    assert result.code == 0
    assert "Otunge" in result.out
