"""A recorded collection: what is in the library, and that it stays what it was when opened."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explorer.dates import parse_date
from explorer.errors import CollectionError, LibraryError, UnknownArticleError
from explorer.library.collection import Changes, Version, resolve_id, short_id_length
from explorer.library.editing import edit
from explorer.library.recorded import RecordedCollection
from explorer.library.store import Store, open_library
from explorer.models import Article, DateOrigin
from tests.library.conftest import Libraries, Reader
from tests.library.libraries import draft, news, put, rows, temporary_store
from tests.privileges import ordinary_user

A, B, C = (news(letter) for letter in "abc")


def id_of(store: Store, locator: str) -> str:
    query = "SELECT id FROM article JOIN sighting ON article = number WHERE locator = ?"
    (id_,) = rows(store, query, locator)
    return str(id_)


def everything(collection: RecordedCollection) -> list[Any]:
    """Return all that a collection has to say."""
    ids = collection.ids
    return [
        ids,
        collection.newest(100),
        [collection.article(id_) for id_ in ids],
        [collection.article(v, each.number) for v in ids for each in collection.versions(v)],
        [collection.versions(id_) for id_ in ids],
        [collection.same_story(id_) for id_ in ids],
        dict(collection.articles()),
        [collection.neighbours(id_) for id_ in ids],
        collection.ids_beginning("", 100),
        len(collection),
        collection.signature(),
    ]


class TestArticles:
    def test_it_has_what_was_read(self, store: Store, read: Reader) -> None:
        known: dict[str, Any] = {
            "title": "T",
            "date": "2024-11?",
            "date_from": DateOrigin.TEXT,
            "source": "S",
            "byline": "B",
            "language": "fr",
            "url": "https://example.org/a",
            "place": "P",
        }
        put(store, draft(A, **known))
        collection = read()
        (id_,) = collection.ids
        known["date"] = parse_date("2024-11?")
        assert collection.article(id_) == Article(id=id_, text=A, **known)

    def test_what_is_not_known_is_not_guessed(self, store: Store, read: Reader) -> None:
        put(store, draft(f"A headline\n\n{A}"))
        collection = read()
        (id_,) = collection.ids
        article = collection.article(id_)
        assert (article.title, article.language, article.version) == ("A headline", "en", 1)
        assert (article.date, article.date_from, article.source, article.byline) == (None,) * 4
        assert (article.url, article.place) == (None, None)

    def test_an_article_without_a_headline_is_called_by_its_id(
        self, store: Store, read: Reader
    ) -> None:
        put(store, draft("\n\n"))
        collection = read()
        assert collection.article(collection.ids[0]).title == collection.ids[0]

    @pytest.mark.parametrize("text", ["One.\r\n\x00\x1b[2J", " leading", "👮\u202e\ufeff"])
    def test_a_text_is_kept_to_the_character(self, store: Store, read: Reader, text: str) -> None:
        put(store, draft(text))
        assert read().article(read().ids[0]).text == text

    def test_ids_are_sorted(self, store: Store, read: Reader) -> None:
        put(store, *(draft(news(number), str(number)) for number in range(20)))
        assert len(read().ids) == 20
        assert list(read().ids) == sorted(read().ids)

    @pytest.mark.parametrize("id_", ["", "unheard of", "'; --"])
    def test_an_unknown_id_is_refused(self, store: Store, read: Reader, id_: str) -> None:
        put(store, draft(A))
        for ask in (read().article, read().versions):
            with pytest.raises(UnknownArticleError, match=f"no article “{id_}” in library"):
                ask(id_)
        assert read().same_story(id_) == ()

    def test_there_is_no_collection_where_there_is_no_library(self, tmp_path: Path) -> None:
        with pytest.raises(LibraryError, match="There is no library in"):
            RecordedCollection(tmp_path, "x")
        assert list(tmp_path.iterdir()) == []

    def test_it_is_called_by_a_name_that_can_be_shown(self, store: Store) -> None:
        with closing(RecordedCollection(store.file.parent, "a\x1b[2J\nb")) as collection:
            assert collection.name.isprintable()

    def test_the_lexicon_lies_beside_it(self, store: Store, read: Reader) -> None:
        assert read().lexicon.entities == ()
        lexicon = store.file.with_name("lexicon.toml")
        lexicon.write_text('[[person]]\nname = "Otunge"\n')
        assert [entity.name for entity in read().lexicon.entities] == ["Otunge"]
        lexicon.write_text("[[")
        with pytest.raises(CollectionError):
            _ = read().lexicon

    def test_one_that_cannot_be_written_can_be_read(self, store: Store) -> None:
        put(store, draft(A))
        store.close()
        with ordinary_user(store.file) as folder:
            folder.chmod(0o500)
            with closing(RecordedCollection(folder, "x")) as collection:
                assert [collection.article(id_).text for id_ in collection.ids] == [A]
                assert not collection.has_changed()


class TestNewest:
    def test_the_newest_comes_first_and_the_undated_last(self, store: Store, read: Reader) -> None:
        dates = ["2024-11-19?", "2025", "../2023", "2024-11-19/..", "0001", None, None]
        put(store, *(draft(news(at), str(at), date=date) for at, date in enumerate(dates)))
        ids = [id_of(store, str(at)) for at in range(len(dates))]
        same_day, undated = sorted([ids[0], ids[3]]), sorted(ids[5:])
        expected = [ids[1], *same_day, ids[2], ids[4], *undated]
        assert read().newest(99) == expected
        assert read().newest(3) == expected[:3]
        assert read().newest(0) == []

    def test_a_date_of_the_user_counts_more_than_what_was_read(
        self, store: Store, read: Reader
    ) -> None:
        put(store, draft(A, "a", date="2020"), draft(B, "b", date="2021"), draft(C, "c"))
        a, b, c = (id_of(store, locator) for locator in "abc")
        assert read().newest(9) == [b, a, c]
        edit(store, c, {"date": "2022"})
        edit(store, b, {"date": ""})
        assert read().newest(9) == [c, a, b]
        edit(store, b, {"date": None})
        assert read().newest(9) == [c, b, a]


class TestVersions:
    def test_every_version_can_be_read_and_the_latest_is_the_article(
        self, store: Store, read: Reader
    ) -> None:
        before = dt.datetime.now(dt.UTC)
        put(store, draft(A, title="T", date="2024"), draft(B), draft(B, title="U"))
        collection = read()
        (id_,) = collection.ids
        found = collection.versions(id_)
        assert [version._replace(at=None) for version in found] == [
            Version(1, None, "T", "2024", len(A)),
            Version(2, None, None, None, len(B)),
            Version(3, None, "U", None, len(B)),
        ]
        times = [dt.datetime.fromisoformat(version.at or "") for version in found]
        assert [before, *times] == sorted([before, *times])
        texts = [collection.article(id_, number).text for number in (1, 2, 3)]
        assert texts == [A, B, B]
        assert [collection.article(id_, number).version for number in (1, 2, 3)] == [1, 2, 3]
        assert collection.article(id_) == collection.article(id_, 3)

    @pytest.mark.parametrize("version", [0, 2, -1, 10**30])
    def test_a_version_that_is_not_there_is_refused(
        self, store: Store, read: Reader, version: int
    ) -> None:
        put(store, draft(A))
        collection = read()
        with pytest.raises(UnknownArticleError, match=f"has no version {version}"):
            collection.article(collection.ids[0], version)

    def test_what_the_user_said_is_of_the_latest_version_alone(
        self, store: Store, read: Reader
    ) -> None:
        put(store, draft(A, title="T", date="2024", date_from=DateOrigin.TEXT))
        (id_,) = read().ids
        edit(store, id_, {"title": "Mine", "date": "2025"})
        put(store, draft(B, title="U", date="2023", date_from=DateOrigin.METADATA))
        first, latest = read().article(id_, 1), read().article(id_)
        assert (first.title, str(first.date), first.date_from) == ("T", "2024", DateOrigin.TEXT)
        assert (latest.title, str(latest.date), latest.date_from) == (
            "Mine",
            "2025",
            DateOrigin.USER,
        )


class TestStories:
    def test_they_are_named_the_newest_first(self, store: Store, read: Reader) -> None:
        put(
            store,
            draft(A, "1", source="AFP", date="2025-01-01"),
            draft(B, "2", date="2025-01-02"),
            draft(A, "3", source="Reuters", date="2025-01-03"),
            draft(A, "4", source="AP"),
        )
        story = tuple(id_of(store, locator) for locator in "314")
        assert [read().same_story(id_) for id_ in story] == [story] * 3
        alone = id_of(store, "2")
        assert read().same_story(alone) == (alone,)


def add(store: Store) -> None:
    put(store, draft(C, "new", date="2030"))


def add_to_a_story(store: Store) -> None:
    put(store, draft(A, "new", source="Another", date="2030"))


def change(store: Store) -> None:
    put(store, draft(f"{A} {C}", "a", title="Changed", date="2024"))


def change_what_is_known(store: Store) -> None:
    put(store, draft(B, "b", title="Changed"))


def edit_one(store: Store) -> None:
    edit(store, id_of(store, "a"), {"title": "Edited", "source": ""})


def edit_again(store: Store) -> None:
    edit(store, id_of(store, "b"), {"title": None})


class TestSnapshot:
    @pytest.fixture
    def store(self, store: Store) -> Store:
        put(store, draft(A, "a", title="T", source="S", date="2024"), draft(B, "b", title="U"))
        edit(store, id_of(store, "b"), {"title": "Edited before"})
        return store

    @pytest.mark.parametrize(
        "happen",
        [add, add_to_a_story, change, change_what_is_known, edit_one, edit_again],
    )
    def test_what_others_do_is_noticed_and_seen_when_it_is_opened_anew(
        self, store: Store, read: Reader, happen: Callable[[Store], None]
    ) -> None:
        asked, not_asked = read(), read()
        seen = everything(asked)
        happen(store)
        assert asked.has_changed()
        assert everything(asked) == everything(not_asked) == seen
        with closing(asked.anew()) as anew:
            assert not anew.has_changed()
            assert everything(anew) == everything(read()) != seen
            assert (anew.name, anew.key) == (asked.name, asked.key)

    def test_what_is_found_once_more_is_no_change(self, store: Store, read: Reader) -> None:
        collection = read()
        seen = everything(collection)
        put(store, draft(A, "a", title="T", source="S", date="2024"), draft(B, "copy"))
        assert not collection.has_changed()
        assert everything(read()) == seen

    def test_a_change_while_it_is_opened_is_seen_whole_or_not_at_all(
        self, store: Store, read: Reader, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen = everything(read())
        latest = RecordedCollection._latest_revision

        def overtaken(collection: RecordedCollection) -> int:
            revision = latest(collection)
            monkeypatch.setattr(RecordedCollection, "_latest_revision", latest)
            change(store)
            return revision

        monkeypatch.setattr(RecordedCollection, "_latest_revision", overtaken)
        collection = read()
        assert collection.has_changed()
        assert everything(collection) == seen

    def test_what_came_later_is_not_there(self, store: Store, read: Reader) -> None:
        collection = read()
        add(store)
        later = id_of(store, "new")
        assert later not in collection
        assert later not in collection.ids_beginning(later[:3], 100)
        assert [id_ for id_, _ in collection.articles([later])] == []
        for ask in (collection.article, collection.versions, collection.read_in):
            with pytest.raises(UnknownArticleError):
                ask(later)

    def test_closed_it_says_so(self, read: Reader) -> None:
        collection = read()
        collection.close()
        with pytest.raises(LibraryError, match="closed"):
            collection.newest(1)


class TestIds:
    def test_they_are_looked_up(self, store: Store, read: Reader) -> None:
        put(store, *(draft(news(number), str(number)) for number in range(20)))
        collection = read()
        ids = collection.ids
        assert len(collection) == 20
        assert all(id_ in collection for id_ in ids)
        assert not any(id_ in collection for id_ in ("", ids[0][:-1], "é", "\udcff", "'"))
        around = zip([None, *ids], ids, [*ids[1:], None], strict=False)
        for before, id_, after in around:
            assert collection.neighbours(id_) == tuple(filter(None, (before, after)))
        assert collection.neighbours(ids[3] + "x") == ids[3:5]

    @pytest.mark.parametrize("prefix", ["", "0", "a", "f", "zz", "é", "\udcff", "\0", "%", "_"])
    def test_those_that_begin_so_are_found(self, store: Store, read: Reader, prefix: str) -> None:
        put(store, *(draft(news(number), str(number)) for number in range(60)))
        collection = read()
        expected = tuple(id_ for id_ in collection.ids if id_.startswith(prefix))
        assert collection.ids_beginning(prefix, 100) == expected
        assert collection.ids_beginning(prefix, 2) == expected[:2]


class TestAllAtOnce:
    @pytest.mark.parametrize("at_once", [1, 2, 500])
    def test_they_are_the_same_as_one_by_one(
        self, store: Store, read: Reader, monkeypatch: pytest.MonkeyPatch, at_once: int
    ) -> None:
        monkeypatch.setattr("explorer.library.recorded._AT_ONCE", at_once)
        put(store, draft(A, "a", title="T", date="2024", date_from=DateOrigin.TEXT))
        put(store, draft(B, "b", language="fr"), draft(f"{B} more", "b"), draft(C, "c"))
        for title, date in (("First", "2023"), ("Second", ""), (None, None)):
            edit(store, id_of(store, "a"), {"title": title, "date": date})
            edit(store, id_of(store, "c"), {"source": title or ""})
        collection = read()
        a, b, c = (id_of(store, locator) for locator in "abc")
        expected = [(id_, collection.article(id_)) for id_ in (a, b, c)]
        assert list(collection.articles()) == expected
        assert list(collection.articles(iter([c, "unheard of", a]))) == [expected[0], expected[2]]
        assert list(collection.articles([])) == []

    def test_of_none_there_are_none(self, read: Reader) -> None:
        assert list(read().articles()) == []
        assert (len(read()), read().ids) == (0, ())


_Step = Callable[[Store], None]


class TestChanges:
    @pytest.mark.parametrize(
        ("happen", "new", "changed"),
        [
            (add, ["new"], []),
            (add_to_a_story, ["new"], []),
            (change, [], ["a"]),
            (change_what_is_known, [], ["b"]),
            (edit_one, [], ["a"]),
            (edit_again, [], ["b"]),
            (lambda store: put(store, draft(A, "a", source="S")), [], []),
        ],
    )
    def test_what_is_new_and_what_has_changed_is_told(
        self, store: Store, read: Reader, happen: _Step, new: list[str], changed: list[str]
    ) -> None:
        put(store, draft(A, "a", source="S"), draft(B, "b"))
        edit(store, id_of(store, "b"), {"title": "Edited before"})
        mark = read().mark()
        assert read().changes_since(mark) == Changes()
        happen(store)
        ids = (tuple(id_of(store, each) for each in locators) for locators in (new, changed))
        assert read().changes_since(mark) == Changes(*ids)

    @settings(max_examples=15)
    @given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("1234")), max_size=8))
    def test_they_turn_any_state_into_any_other(self, steps: list[tuple[str, str]]) -> None:
        with temporary_store() as store, ExitStack() as stack:
            states: list[RecordedCollection] = []
            for locator, text in [("", ""), *steps]:
                if text == "4" and rows(store, "SELECT 1 FROM sighting WHERE locator = ?", locator):
                    edit(store, id_of(store, locator), {"title": str(len(states))})
                elif text:
                    put(store, draft(news(locator + text), locator))
                opened = RecordedCollection(store.file.parent, "x")
                states.append(stack.enter_context(closing(opened)))
            for before, after in itertools.product(states, repeat=2):
                assert_turns(before, after)

    def test_the_first_mark_has_everything_before_it(self, store: Store, read: Reader) -> None:
        mark = read().mark()
        put(store, draft(A, "a"), draft(B, "b"))
        changes = read().changes_since(mark)
        assert changes is not None
        assert sorted(changes.new) == list(read().ids)
        assert not any(changes[1:])

    def test_of_another_library_nothing_can_be_told(
        self, libraries: Libraries, read: Reader, tmp_path: Path
    ) -> None:
        libraries(tmp_path / "other")
        with closing(RecordedCollection(tmp_path / "other", "other")) as other:
            assert other.changes_since(read().mark()) is None

    def test_of_a_copy_that_went_on_apart_nothing_can_be_told(
        self, store: Store, libraries: Libraries, read: Reader, tmp_path: Path
    ) -> None:
        put(store, draft(A, "a"), draft(B, "b"))
        common = read().mark()
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copytree(store.file.parent, tmp_path / "copy")
        copy = libraries(tmp_path / "copy")
        put(store, draft(f"{A} One.", "a"))
        put(copy, draft(f"{A} Other.", "a"), draft(f"{A} Yet another.", "a"))
        with closing(RecordedCollection(tmp_path / "copy", "copy")) as other:
            assert other.key == read().key
            assert other.signature() != read().signature()
            assert other.changes_since(read().mark()) is None
            assert read().changes_since(other.mark()) is None
            assert other.changes_since(common) == Changes(changed=(id_of(copy, "a"),))

    @given(st.text() | st.from_regex(r"KEY [0-9]{1,40} .*", fullmatch=True))
    @example("KEY 1 ")
    def test_of_what_is_no_mark_nothing_can_be_told(self, mark: str) -> None:
        with temporary_store() as store:
            put(store, draft(A))
            with closing(RecordedCollection(store.file.parent, "x")) as collection:
                if mark.partition(" ")[2] != "0 ":
                    assert collection.changes_since(mark.replace("KEY", collection.key)) is None


def assert_turns(before: RecordedCollection, after: RecordedCollection) -> None:
    """Assert that what is said to have changed turns one collection into another."""
    changes = after.changes_since(before.mark())
    assert changes is not None
    assert not set(changes.new) & set(before.ids)
    assert set(changes.changed) <= set(before.ids) & set(after.ids)
    kept = {id_: each for id_, each in before.articles() if id_ not in changes.gone}
    assert len(kept) == len(before) - len(changes.gone)
    kept |= dict(after.articles([*changes.new, *changes.changed]))
    assert kept == dict(after.articles())


def test_nothing_but_going_through_all_of_it_looks_at_every_article(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, *(draft(news(number), str(number), date="2024") for number in range(8)))
    asked: list[str] = []

    def listen(file: Path) -> sqlite3.Connection:
        connection = open_library(file)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr("explorer.library.recorded.open_library", listen)
    with closing(RecordedCollection(store.file.parent, "x")) as collection:
        assert len(collection) == 8
        for id_ in collection.newest(8):
            assert collection.article(id_) == collection.article(id_, 1)
            assert collection.versions(id_)
            assert collection.read_in(id_)
            assert collection.same_story(id_) == (id_,)
            assert id_ in collection
            assert short_id_length(collection, [id_]) == 3
            assert resolve_id(collection, id_) == id_
            assert list(collection.articles([id_])) == [(id_, collection.article(id_))]
        assert collection.changes_since(collection.mark()) is not None
        assert not collection.has_changed()
    queries = [query for query in asked if query.startswith("SELECT")]
    assert len(queries) > 100
    for query in dict.fromkeys(queries):
        if "LIMIT" in query:
            continue
        plan = [row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {query}")]
        assert not [step for step in plan if step.startswith("SCAN")], query
