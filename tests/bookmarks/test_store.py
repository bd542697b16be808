"""Bookmarks on disk: private, never lost, never half written."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from explorer.bookmarks.bookmark import Bookmark, bookmark_passage
from explorer.bookmarks.store import BookmarkStore, Undone, articles_kept
from explorer.errors import BookmarkError
from explorer.models import Article
from explorer.text.paragraphs import Span

DAY = datetime(2025, 8, 25, tzinfo=UTC)


def passage(collection: str = "haiti", id_: str | None = None, age: int = 0) -> Bookmark:
    article = Article(id="a", title="T", text="Otunge said so.")
    bookmark = bookmark_passage(collection, article, Span(0, 6))
    return replace(bookmark, id=id_ or bookmark.id, created=DAY - timedelta(days=age))


@pytest.fixture
def store(tmp_path: Path) -> BookmarkStore:
    return BookmarkStore(tmp_path / "data")


class TestKeeping:
    def test_what_is_added_is_there_for_the_next_to_ask(self, store: BookmarkStore) -> None:
        bookmark = passage()
        store.add(bookmark)
        assert BookmarkStore(store.file.parent).of_collection("haiti") == [bookmark]

    def test_the_newest_comes_first(self, store: BookmarkStore) -> None:
        for age in (1, 0, 2):
            store.add(passage(id_=f"age{age}", age=age))
        assert [each.id for each in store.of_collection("haiti")] == ["age0", "age1", "age2"]

    def test_collections_are_kept_apart(self, store: BookmarkStore) -> None:
        store.add(passage("haiti"))
        assert store.of_collection("/other") == []

    def test_a_bookmark_removed_is_gone_and_the_others_stay(self, store: BookmarkStore) -> None:
        store.add(passage(id_="one"))
        store.add(passage(id_="two"))
        store.remove("one")
        store.remove("never was")
        assert [each.id for each in store.of_collection("haiti")] == ["two"]

    def test_asking_leaves_no_file(self, store: BookmarkStore) -> None:
        assert store.of_collection("haiti") == []
        assert not store.file.parent.exists()

    def test_an_id_is_given_once(self, store: BookmarkStore) -> None:
        store.add(passage(id_="one"))
        with pytest.raises(BookmarkError, match="cannot be used"):
            store.add(passage("/other", id_="one"))
        assert len(store.of_collection("haiti")) == 1
        assert store.of_collection("/other") == []


class TestGet:
    def test_a_prefix_means_the_one_bookmark_that_begins_so(self, store: BookmarkStore) -> None:
        store.add(passage(id_="3fa"))
        store.add(passage(id_="4fb"))
        assert store.get("haiti", "3").id == "3fa"

    def test_a_prefix_of_several_is_refused(self, store: BookmarkStore) -> None:
        store.add(passage(id_="3fa"))
        store.add(passage(id_="3fb"))
        with pytest.raises(BookmarkError, match=r"Several bookmarks have an id .* “3f”"):
            store.get("haiti", "3f")

    @pytest.mark.parametrize(("collection", "prefix"), [("haiti", "x"), ("haiti", ""), ("b", "3")])
    def test_a_prefix_of_none_is_refused(
        self, store: BookmarkStore, collection: str, prefix: str
    ) -> None:
        store.add(passage(id_="3fa"))
        with pytest.raises(BookmarkError, match="No bookmark has"):
            store.get(collection, prefix)


class TestPrivacy:
    def test_nobody_else_may_look(self, store: BookmarkStore) -> None:
        before = os.umask(0)
        try:
            store.add(passage())
        finally:
            os.umask(before)
        assert store.file.parent.stat().st_mode & 0o777 == 0o700
        assert {file.stat().st_mode & 0o777 for file in store.file.parent.iterdir()} == {0o600}

    def test_not_even_while_it_is_written(self, store: BookmarkStore) -> None:
        store.add(passage())
        with closing(sqlite3.connect(store.file)) as writer:
            writer.execute("DELETE FROM bookmark")
            modes = [file.stat().st_mode & 0o777 for file in store.file.parent.iterdir()]
        assert modes == [0o600] * 3  # beside it the log and what those who share it agree by


class TestRefusals:
    def refuses(self, store: BookmarkStore, reason: str) -> None:
        for use in (
            lambda: store.add(passage()),
            lambda: store.remove("x"),
            lambda: store.of_collection("haiti"),
            lambda: store.get("haiti", "x"),
        ):
            with pytest.raises(BookmarkError, match=reason) as caught:
                use()
            assert str(store.file) in str(caught.value)

    @pytest.mark.parametrize(
        "content", [b"not a database " * 99, b"\0" * 4096], ids=["text", "zeros"]
    )
    def test_a_file_that_is_no_database_is_left_alone(
        self, store: BookmarkStore, content: bytes
    ) -> None:
        store.file.parent.mkdir()
        store.file.write_bytes(content)
        self.refuses(store, "not a database")
        assert store.file.read_bytes() == content

    def test_a_damaged_database_is_refused(self, store: BookmarkStore) -> None:
        store.add(passage())
        content = bytearray(store.file.read_bytes())
        content[4096:] = b"\xff" * (len(content) - 4096)
        store.file.write_bytes(content)
        with pytest.raises(BookmarkError, match="malformed"):
            store.of_collection("haiti")

    def test_a_folder_in_its_place_is_refused(self, store: BookmarkStore) -> None:
        store.file.mkdir(parents=True)
        self.refuses(store, "unable to open")

    def test_a_data_folder_that_is_a_file_is_refused(self, store: BookmarkStore) -> None:
        store.file.parent.write_text("")
        with pytest.raises(BookmarkError, match=r"File exists|Not a directory"):
            store.add(passage())

    def test_a_data_folder_of_an_impossible_name_is_refused(self, tmp_path: Path) -> None:
        self.refuses(BookmarkStore(tmp_path / ("x" * 300)), "File name too long")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_that_may_not_be_written_to_is_refused(self, store: BookmarkStore) -> None:
        store.file.parent.mkdir(mode=0o500)
        with pytest.raises(BookmarkError, match="Permission denied"):
            store.add(passage())

    def test_the_file_of_a_newer_program_is_left_alone(self, store: BookmarkStore) -> None:
        store.add(passage())
        with closing(sqlite3.connect(store.file)) as newer:
            newer.execute("PRAGMA user_version = 99")
        self.refuses(store, "newer Press Explorer")
        with closing(sqlite3.connect(store.file)) as newer:
            assert newer.execute("SELECT count(*) FROM bookmark").fetchone() == (1,)

    @pytest.mark.parametrize("body", ["", "{}", "[", '{"id": 5}'])
    def test_a_row_that_is_no_bookmark_is_named_and_hides_no_other(
        self, store: BookmarkStore, body: str
    ) -> None:
        store.add_all([passage(id_="good"), passage(id_="bad")])
        damage(store, "bad", body)
        listing = store.listing("haiti")
        assert [each.id for each in listing.bookmarks] == ["good"]
        assert listing.problem is not None
        assert "under bad; it stays there" in listing.problem
        store.remove("good")
        with closing(sqlite3.connect(store.file)) as other:
            assert other.execute("SELECT body FROM bookmark").fetchall() == [(body,)]

    def test_a_row_that_is_no_bookmark_is_not_changed(self, store: BookmarkStore) -> None:
        store.add(passage(id_="bad"))
        damage(store, "bad", "{}")
        with pytest.raises(BookmarkError, match="cannot be used"):
            store.change(["bad"], lambda each: each)

    @pytest.mark.parametrize(
        "bookmark",
        [replace(passage(), note="\udcff"), passage(collection="/tmp/\udcff")],
        ids=["note", "collection"],
    )
    def test_what_is_no_text_is_refused_and_does_no_harm(
        self, store: BookmarkStore, bookmark: Bookmark
    ) -> None:
        store.add(passage(id_="one"))
        with pytest.raises(BookmarkError, match="surrogates"):
            store.add(bookmark)
        assert [each.id for each in store.of_collection("haiti")] == ["one"]

    @pytest.mark.parametrize("note", ["“’\x1b\n\t\0", "👮 \U000e0041\u202e\ufeff", "{}\\u0022"])
    def test_a_note_is_kept_as_it_is(self, store: BookmarkStore, note: str) -> None:
        store.add(replace(passage(), note=note))
        assert [each.note for each in store.of_collection("haiti")] == [note]

    def test_a_store_that_somebody_holds_is_busy_and_unchanged(
        self, store: BookmarkStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("explorer.database._BUSY_SECONDS", 0.01)
        store.add(passage(id_="one"))
        with closing(sqlite3.connect(store.file)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            with pytest.raises(BookmarkError, match="locked"):
                store.add(passage(id_="two"))
            assert [each.id for each in store.of_collection("haiti")] == ["one"]


def damage(store: BookmarkStore, id_: str, body: str) -> None:
    with closing(sqlite3.connect(store.file)) as other, other:
        other.execute("UPDATE bookmark SET body = ? WHERE id = ?", (body, id_))


class TestChanging:
    def test_several_are_added_or_none(self, store: BookmarkStore) -> None:
        store.add(passage(id_="one"))
        with pytest.raises(BookmarkError):
            store.add_all([passage(id_="two"), passage(id_="one")])
        assert [each.id for each in store.of_collection("haiti")] == ["one"]

    def test_a_change_is_made_to_what_is_there_now(self, store: BookmarkStore) -> None:
        store.add(passage(id_="one"))
        other = BookmarkStore(store.file.parent)
        other.change(["one"], lambda each: replace(each, note="theirs"))
        (changed,) = store.change(["one", "gone"], lambda each: replace(each, tags=("mine",)))
        assert (changed.note, changed.tags) == ("theirs", ("mine",))
        assert store.of_collection("haiti") == [changed]

    def test_several_are_changed_or_none(self, store: BookmarkStore) -> None:
        store.add_all([passage(id_="one"), passage(id_="two")])
        before = store.of_collection("haiti")
        notes = iter(["fine", "\udcff"])
        with pytest.raises(BookmarkError):
            store.change(["one", "two"], lambda each: replace(each, note=next(notes)))
        assert store.of_collection("haiti") == before


class TestTakingBack:
    def test_a_removal(self, store: BookmarkStore) -> None:
        store.add_all([passage(id_="one"), passage(id_="two")])
        before = store.of_collection("haiti")
        store.remove_all(["one", "two"])
        assert store.undo("haiti") == Undone(back=2, gone=0, as_before=0)
        assert store.of_collection("haiti") == before

    def test_step_by_step_to_the_beginning(self, store: BookmarkStore) -> None:
        store.add(passage(id_="one"))
        store.change(["one"], lambda each: replace(each, note="n"))
        store.remove("one")
        assert store.undo("haiti") == Undone(1, 0, 0)
        assert store.get("haiti", "one").note == "n"
        assert store.undo("haiti") == Undone(0, 0, 1)
        assert store.get("haiti", "one").note == ""
        assert store.undo("haiti") == Undone(0, 1, 0)
        assert store.undo("haiti") is None
        assert store.of_collection("haiti") == []

    def test_another_collection_stays_as_it_is(self, store: BookmarkStore) -> None:
        store.add(passage("haiti", id_="one"))
        store.add(passage("/other", id_="two"))
        store.undo("haiti")
        assert store.of_collection("haiti") == []
        assert [each.id for each in store.of_collection("/other")] == ["two"]

    def test_one_changed_twice_at_once_is_as_it_was(self, store: BookmarkStore) -> None:
        store.add(passage(id_="one"))
        store.change(["one", "one"], lambda each: replace(each, note=f"{each.note}x"))
        assert store.get("haiti", "one").note == "xx"
        store.undo("haiti")
        assert store.get("haiti", "one").note == ""

    def test_a_row_that_cannot_be_read_comes_back_too(self, store: BookmarkStore) -> None:
        store.add(passage(id_="bad"))
        damage(store, "bad", "{}")
        store.remove("bad")
        store.undo("haiti")
        assert store.ids() == {"bad"}

    def test_without_a_file_there_is_nothing(self, store: BookmarkStore) -> None:
        assert store.undo("haiti") is None
        assert not store.file.exists()

    def test_the_journal_does_not_grow_without_end(
        self, store: BookmarkStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("explorer.bookmarks.store.STEPS_BACK", 3)
        for number in range(9):
            store.add(passage(id_=f"b{number}"))
        with closing(sqlite3.connect(store.file)) as file:
            assert file.execute("SELECT count(*) FROM change").fetchone() == (3,)


class TestMark:
    def test_it_changes_with_every_change_of_anybody(self, store: BookmarkStore) -> None:
        other = BookmarkStore(store.file.parent)
        marks = [store.mark()]
        for change in (
            lambda: other.add(passage(id_="one")),
            lambda: other.change(["one"], lambda each: replace(each, note="n")),
            lambda: other.remove("one"),
            lambda: other.undo("haiti"),
        ):
            change()
            marks.append(store.mark())
        assert len(set(marks)) == 5
        assert store.mark() == marks[-1]

    def test_asking_makes_no_file(self, store: BookmarkStore) -> None:
        assert store.mark() == ""
        assert not store.file.parent.exists()

    def test_what_another_session_changed_is_listed(self, store: BookmarkStore) -> None:
        store.add(passage(id_="one"))
        assert len(store.of_collection("haiti")) == 1
        BookmarkStore(store.file.parent).add(passage(id_="two"))
        assert len(store.of_collection("haiti")) == 2

    def test_what_is_listed_is_read_once(self, store: BookmarkStore) -> None:
        store.add(passage(id_="one"))
        first = store.listing("haiti")
        assert store.listing("haiti") is first
        assert store.listing("/other").bookmarks == ()


class TestUpgrade:
    def test_what_the_first_version_kept_is_kept(self, store: BookmarkStore) -> None:
        before = passage(id_="old")
        body = {**asdict(before), "created": before.created.isoformat()}
        del body["tags"], body["version"]
        store.file.parent.mkdir(0o700)
        with closing(sqlite3.connect(store.file)) as file, file:
            file.executescript(FIRST_VERSION)
            row = ("old", "haiti", before.created.isoformat(), json.dumps(body))
            file.execute("INSERT INTO bookmark VALUES (?, ?, ?, ?)", row)
        assert store.of_collection("haiti") == [before]
        assert (before.tags, before.version) == ((), 1)
        store.change(["old"], lambda each: replace(each, tags=("new",)))
        assert store.get("haiti", "old").tags == ("new",)
        store.undo("haiti")
        assert store.of_collection("haiti") == [before]
        copy = store.file.with_name(f"{store.file.name}.version-1")
        assert copy.stat().st_mode & 0o777 == 0o600


FIRST_VERSION = """
CREATE TABLE bookmark (
    id TEXT PRIMARY KEY, collection TEXT NOT NULL, created TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX bookmark_by_collection ON bookmark (collection, created);
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
"""


class TestArticlesKept:
    def test_of_all_or_of_a_tag(self) -> None:
        kept = [
            replace(passage(), article="a", tags=("Lead", "à vérifier")),
            replace(passage(), article="b", tags=("leader",)),
            replace(passage(), article="c"),
        ]
        assert articles_kept(kept, None) == {"a", "b", "c"}
        assert articles_kept(kept, "lead") == {"a"}
        assert articles_kept(kept, "A verifier") == {"a"}
        assert articles_kept(kept, "none") == frozenset()


class TestTogether:
    def test_stores_that_begin_at_once_lose_nothing(self, tmp_path: Path) -> None:
        def add(number: int) -> None:
            BookmarkStore(tmp_path / "data").add(passage(id_=f"{number:02}"))

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(add, range(24)))
        kept = BookmarkStore(tmp_path / "data").of_collection("haiti")
        assert [each.id for each in kept] == [f"{number:02}" for number in range(24)]

    def test_processes_that_write_at_once_lose_nothing(self, store: BookmarkStore) -> None:
        writers = [start_writer(store, name, "5") for name in ("a", "b", "c")]
        said = {line for writer in writers for line in writer.communicate()[0].split()}
        assert [writer.returncode for writer in writers] == [0, 0, 0]
        assert said == {each.id for each in store.of_collection("haiti")}
        assert len(said) == 15

    def test_what_a_killed_writer_had_kept_is_kept(self, store: BookmarkStore) -> None:
        with start_writer(store, "w", "1000000") as writer:
            assert writer.stdout
            said = [writer.stdout.readline().strip() for _ in range(10)]
            writer.send_signal(signal.SIGKILL)
            said += writer.stdout.read().split()
        kept = [each.id for each in store.of_collection("haiti")]
        assert set(said) <= set(kept)
        assert len(kept) <= len(said) + 1  # one may be written and not yet told
        store.add(passage(id_="after"))
        assert store.get("haiti", "after").id == "after"

    def test_a_writer_killed_before_it_wrote_anything_leaves_a_usable_file(
        self, store: BookmarkStore
    ) -> None:
        store.file.parent.mkdir()
        store.file.touch()
        assert store.of_collection("haiti") == []
        store.add(passage())
        assert len(store.of_collection("haiti")) == 1

    def test_a_change_that_was_not_finished_never_was(self, store: BookmarkStore) -> None:
        store.add(passage(id_="one"))
        with closing(sqlite3.connect(store.file)) as unfinished:
            unfinished.execute("DELETE FROM bookmark")
        assert [each.id for each in store.of_collection("haiti")] == ["one"]


def test_a_step_is_taken_back_though_others_came_after(store: BookmarkStore) -> None:
    store.add(passage(id_="one"))
    step = store.last_step
    store.add(passage(id_="two"))
    assert store.undo("haiti", step) == Undone(back=0, gone=1, as_before=0)
    assert [each.id for each in store.of_collection("haiti")] == ["two"]
    assert store.undo("haiti", step) is None  # it is done already


def test_no_passage_is_lost_where_that_is_not_wanted(store: BookmarkStore) -> None:
    store.add(passage(id_="one"))
    store.remove("one")
    assert store.undo("haiti", unkeeps=False) == Undone(back=1, gone=0, as_before=0)
    assert store.undo("haiti", unkeeps=False) is None
    assert [each.id for each in store.of_collection("haiti")] == ["one"]


_WRITER = """
import sys
from dataclasses import asdict, replace
from pathlib import Path
from explorer.bookmarks.bookmark import bookmark_passage
from explorer.bookmarks.store import BookmarkStore, Undone, articles_kept
from explorer.models import Article
from explorer.text.paragraphs import Span
store = BookmarkStore(Path(sys.argv[1]))
article = Article(id="a", title="T", text="Otunge said so.")
for number in range(int(sys.argv[3])):
    bookmark = bookmark_passage("haiti", article, Span(0, 6))
    store.add(replace(bookmark, id=f"{sys.argv[2]}{number}"))
    print(f"{sys.argv[2]}{number}", flush=True)
"""


def start_writer(store: BookmarkStore, name: str, count: str) -> subprocess.Popen[str]:
    """Start a process that keeps passages and says each id when it is kept."""
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(store.file.parent), name, count],
        stdout=subprocess.PIPE,
        text=True,
    )
