"""Searches under a name: found again, never lost, and what is new in them."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import SavedSearchError
from explorer.models import EntityKey, EntityType
from explorer.search.answers import Meaning, Search, Sort
from explorer.search.narrowing import Narrowing
from explorer.search.saved import SavedSearches, check_name, name_meant

KENSCOFF = EntityKey(EntityType.PLACE, "Kenscoff")
MISSION = EntityKey(EntityType.FORCE, "MSS [mission]")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def saved(data_dir: Path) -> SavedSearches:
    return SavedSearches(data_dir, "haiti")


class TestKeeping:
    def test_a_search_is_kept_with_all_that_was_narrowed_and_its_order(
        self, saved: SavedSearches, data_dir: Path
    ) -> None:
        search = Search(
            '"led by" -gang “é” 👮',
            Narrowing(frozenset({KENSCOFF}), frozenset({MISSION})),
            Sort.DATE,
            reverse=True,
            widens=False,
            dropped=frozenset({"hnp"}),
            meant=frozenset({Meaning("mss", MISSION)}),
        )
        before = datetime.now(UTC)
        saved.save("one", search, ["a"])
        (kept,) = SavedSearches(data_dir, "haiti").all()
        assert (kept.name, kept.search) == ("one", search)
        assert before <= kept.saved == kept.looked <= datetime.now(UTC)

    def test_how_a_face_shows_it_is_no_part_of_a_search(self, saved: SavedSearches) -> None:
        saved.save("one", Search("kens", typing=True, folded=True), [])
        assert saved.get("one").search == Search("kens")

    def test_names_are_the_same_in_any_case_and_form(self, saved: SavedSearches) -> None:
        saved.save("Pétion", Search("x"), [])
        assert saved.get("PÉTION").search == Search("x")
        assert saved.get("pe\N{COMBINING ACUTE ACCENT}tion").name == "Pétion"
        with pytest.raises(SavedSearchError, match="@pétion already"):
            saved.save("pétion", Search("y"), [])
        assert saved.get("pétion").search == Search("x")

    def test_one_takes_the_place_of_another_only_when_asked(self, saved: SavedSearches) -> None:
        saved.save("one", Search("x"), ["a"])
        saved.save("ONE", Search("y"), ["b"], overwrite=True)
        (kept,) = saved.all()
        assert (kept.name, kept.search) == ("ONE", Search("y"))
        assert saved.unseen("one", ["a", "b"]) == ["a"]

    def test_collections_are_kept_apart(self, saved: SavedSearches, data_dir: Path) -> None:
        saved.save("one", Search("x"), ["a"])
        other = SavedSearches(data_dir, "/other")
        assert other.all() == []
        other.save("one", Search("y"), ["b"])
        other.looked("one", ["b", "c"])
        other.remove("one")
        assert saved.get("one").search == Search("x")
        assert saved.unseen("one", ["a", "b"]) == ["b"]

    def test_they_are_listed_by_name(self, saved: SavedSearches) -> None:
        for name in ("b", "C", "a"):
            saved.save(name, Search(name), [])
        assert [each.name for each in saved.all()] == ["a", "b", "C"]

    def test_asking_leaves_no_file(self, saved: SavedSearches, data_dir: Path) -> None:
        assert saved.all() == []
        assert saved.named("one") is None
        assert len(saved.queries()) == 0
        assert saved.unseen("one", ["a"]) == ["a"]
        assert not data_dir.exists()

    @pytest.mark.parametrize("name", ["", "a b", "@a", "a.b", "a" * 41, "a\n", "x\x1b", "\udcff"])
    def test_what_can_be_no_name_is_refused(self, saved: SavedSearches, name: str) -> None:
        with pytest.raises(SavedSearchError, match="can be no name"):
            saved.save(name, Search("x"), [])
        saved.save("one", Search("x"), [])
        with pytest.raises(SavedSearchError, match="can be no name"):
            saved.rename("one", name)

    @pytest.mark.parametrize("name", ["a", "a-b_c", "2025", "-", "Pétionville", "a" * 40, "дом"])
    def test_what_can_be_a_name(self, saved: SavedSearches, name: str) -> None:
        saved.save(name, Search("x"), [])
        assert saved.queries()[name] == "x"
        assert name_meant(f" @{name} ") == name

    @pytest.mark.parametrize("text", ["@one", "x OR (@ONE)", "title:@One y", "-@one"])
    def test_no_search_is_a_part_of_itself(self, saved: SavedSearches, text: str) -> None:
        saved.save("one", Search("x"), [])
        with pytest.raises(SavedSearchError, match="part of itself"):
            saved.save("one", Search(text), [], overwrite=True)
        assert saved.get("one").search == Search("x")

    @pytest.mark.parametrize("text", ["@one-more", "@ones", "a@one", "one", "@on e"])
    def test_another_may_be_a_part_of_it(self, saved: SavedSearches, text: str) -> None:
        saved.save("one", Search(text), [])
        assert saved.get("one").search == Search(text)

    def test_what_is_no_text_is_refused_and_does_no_harm(self, saved: SavedSearches) -> None:
        saved.save("one", Search("x"), [])
        with pytest.raises(SavedSearchError, match="surrogates"):
            saved.save("two", Search("\udcff"), [])
        assert [each.name for each in saved.all()] == ["one"]


class TestChanging:
    def test_a_renamed_search_keeps_what_was_seen(self, saved: SavedSearches) -> None:
        saved.save("one", Search("x"), ["a"])
        saved.rename("ONE", "Two")
        assert [each.name for each in saved.all()] == ["Two"]
        assert saved.unseen("two", ["a", "b"]) == ["b"]

    def test_a_name_may_change_its_case(self, saved: SavedSearches) -> None:
        saved.save("one", Search("x"), [])
        saved.rename("one", "One")
        assert [each.name for each in saved.all()] == ["One"]

    def test_a_name_that_is_taken_is_given_only_when_asked(self, saved: SavedSearches) -> None:
        saved.save("one", Search("x"), [])
        saved.save("two", Search("y"), [])
        with pytest.raises(SavedSearchError, match="@TWO already"):
            saved.rename("one", "TWO")
        assert len(saved.all()) == 2
        saved.rename("one", "TWO", overwrite=True)
        assert [(each.name, each.search.text) for each in saved.all()] == [("TWO", "x")]

    def test_a_search_that_is_not_there_is_refused_and_nothing_else_goes(
        self, saved: SavedSearches
    ) -> None:
        saved.save("one", Search("x"), [])
        for use in (
            lambda: saved.get("two"),
            lambda: saved.remove("two"),
            lambda: saved.rename("two", "one", overwrite=True),
        ):
            with pytest.raises(SavedSearchError, match="no saved search @two"):
                use()
        assert [each.name for each in saved.all()] == ["one"]

    def test_a_removed_search_is_gone(self, saved: SavedSearches) -> None:
        saved.save("one", Search("x"), [])
        saved.remove("One")
        assert saved.all() == []


class TestLooking:
    def test_new_is_what_was_not_found_at_the_last_look(self, saved: SavedSearches) -> None:
        saved.save("one", Search("x"), ["b", "a"])
        assert saved.unseen("one", ["c", "a", "0", "b"]) == ["c", "0"]
        saved.looked("ONE", ["c", "a"])
        assert saved.unseen("one", ["a", "b", "c"]) == ["b"]

    def test_a_look_is_taken_down_and_asking_is_none(self, saved: SavedSearches) -> None:
        saved.save("one", Search("x"), ["a"])
        before = saved.get("one")
        saved.unseen("one", ["a", "b"])
        assert saved.get("one") == before
        saved.looked("one", ["a"])
        assert saved.get("one").looked > before.looked
        assert saved.get("one").saved == before.saved

    def test_a_look_at_nothing_is_fine(self, saved: SavedSearches) -> None:
        saved.save("one", Search("x"), [])
        assert saved.unseen("one", ["a"]) == ["a"]
        saved.looked("never was", ["a"])
        assert [each.name for each in saved.all()] == ["one"]

    def test_a_hundred_thousand_articles_are_few(
        self, saved: SavedSearches, data_dir: Path
    ) -> None:
        found = [f"report-{number}" for number in range(100_000)]
        saved.save("one", Search(), found)
        assert saved.unseen("one", ["report-x", *reversed(found)]) == ["report-x"]
        assert (data_dir / "searches.sqlite").stat().st_size < 1_000_000

    @given(st.sets(st.from_regex(r"[a-zA-Z0-9][\w.-]*", fullmatch=True)))
    def test_what_was_seen_is_never_new(
        self, tmp_path_factory: pytest.TempPathFactory, ids: set[str]
    ) -> None:
        saved = SavedSearches(tmp_path_factory.mktemp("data"), "c")
        saved.save("one", Search(), ids)
        assert saved.unseen("one", ids) == []
        assert saved.unseen("one", ["-"]) == ["-"]


class TestNames:
    def test_queries_are_found_in_any_case(self, saved: SavedSearches) -> None:
        saved.save("Gangs", Search("gang OR bandit", sort=Sort.DATE), [])
        queries = saved.queries()
        assert dict(queries) == {"Gangs": "gang OR bandit"}
        assert queries["gANGS"] == "gang OR bandit"
        assert "GANGS" in queries
        assert queries.get("gang") is None

    def test_a_name_alone_recalls_the_whole_search(self, saved: SavedSearches) -> None:
        whole = Search("x", Narrowing(frozenset({KENSCOFF})), Sort.DATE)
        saved.save("one", whole, [])
        assert saved.recalled(Search(" @ONE ")) == whole
        for text in ("@two", "one", "@one y", "", "@"):
            assert saved.recalled(Search(text, folded=True)) == Search(text, folded=True)

    @pytest.mark.parametrize("text", ["", "@", "a@b", "@a b", "@@a", '"@a"', "-@a", "@a*"])
    def test_what_names_no_search(self, text: str) -> None:
        assert name_meant(text) is None

    @given(st.text())
    def test_what_a_query_names_can_be_a_name(self, text: str) -> None:
        if name := name_meant(f"@{text}"):
            check_name(name)


class TestTrouble:
    def refuses(self, saved: SavedSearches, match: str) -> None:
        for use in (
            saved.all,
            saved.queries,
            lambda: saved.save("one", Search("x"), []),
            lambda: saved.looked("one", []),
            lambda: saved.unseen("one", []),
        ):
            with pytest.raises(SavedSearchError, match=match):
                use()

    def test_a_file_that_is_no_database_is_left_alone(
        self, saved: SavedSearches, data_dir: Path
    ) -> None:
        data_dir.mkdir()
        (data_dir / "searches.sqlite").write_bytes(b"not a database " * 99)
        self.refuses(saved, "not a database")
        assert (data_dir / "searches.sqlite").read_bytes() == b"not a database " * 99

    def test_the_file_of_a_newer_program_is_left_alone(
        self, saved: SavedSearches, data_dir: Path
    ) -> None:
        saved.save("one", Search("x"), [])
        with closing(sqlite3.connect(data_dir / "searches.sqlite")) as newer:
            newer.execute("PRAGMA user_version = 99")
        self.refuses(saved, "newer Press Explorer")

    @pytest.mark.parametrize("body", ["", "{}", "null", "[", '{"text": "x", "sort": "no such"}'])
    def test_a_row_that_is_no_search_is_refused(
        self, saved: SavedSearches, data_dir: Path, body: str
    ) -> None:
        saved.save("one", Search("x"), [])
        with closing(sqlite3.connect(data_dir / "searches.sqlite")) as other, other:
            other.execute("UPDATE saved_search SET search = ?", (body,))
        if body != "{}":  # which is a search for everything
            with pytest.raises(SavedSearchError, match="cannot be used"):
                saved.all()
        if "text" not in body:
            with pytest.raises(SavedSearchError, match="cannot be used"):
                saved.queries()

    def test_a_damaged_list_of_articles_is_refused(
        self, saved: SavedSearches, data_dir: Path
    ) -> None:
        saved.save("one", Search("x"), ["a"])
        with closing(sqlite3.connect(data_dir / "searches.sqlite")) as other, other:
            other.execute("UPDATE saved_search SET seen = x'00'")
        with pytest.raises(SavedSearchError, match="list of articles is damaged"):
            saved.unseen("one", ["a"])

    def test_a_change_that_fails_changes_nothing(
        self, saved: SavedSearches, data_dir: Path
    ) -> None:
        saved.save("one", Search("x"), ["a"])
        with closing(sqlite3.connect(data_dir / "searches.sqlite")) as other:
            other.execute(
                "CREATE TRIGGER full BEFORE INSERT ON saved_search"
                " BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
            )
        with pytest.raises(SavedSearchError, match="disk is full"):
            saved.save("one", Search("y"), [], overwrite=True)
        assert saved.get("one").search == Search("x")

    def test_those_who_save_at_once_lose_nothing(self, data_dir: Path) -> None:
        def save(number: int) -> None:
            SavedSearches(data_dir, "c").save(f"s{number:02}", Search(), [])

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(save, range(16)))
        names = [each.name for each in SavedSearches(data_dir, "c").all()]
        assert names == [f"s{number:02}" for number in range(16)]
