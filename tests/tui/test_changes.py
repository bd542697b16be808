"""Keeping and dropping passages, editing, and taking it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.bookmarks.bookmark import Bookmark, bookmark_passage
from explorer.bookmarks.store import BookmarkStore
from explorer.errors import BookmarkError, CollectionError
from explorer.library.editing import Known
from explorer.models import Article
from explorer.text.paragraphs import Span
from explorer.tui.changes import Changes
from tests.tui.conftest import Clips


def taken_back(changes: Changes) -> str | None:
    """Take the last change back and return what it was."""
    change = changes.undo()
    return change and change.what


@pytest.fixture
def store(tmp_path: Path) -> BookmarkStore:
    return BookmarkStore(tmp_path)


@pytest.fixture
def changes(store: BookmarkStore) -> Changes:
    return Changes(store)


@pytest.fixture
def passage() -> Bookmark:
    article = Article(id="a", title="T", text="Otunge said so.")
    return bookmark_passage("haiti", article, Span(0, 6))


def test_what_is_kept_is_in_the_store(
    changes: Changes, store: BookmarkStore, passage: Bookmark
) -> None:
    changes.keep(passage)
    assert list(changes.kept("haiti").bookmarks) == store.of_collection("haiti") == [passage]


def test_keeping_is_taken_back(changes: Changes, passage: Bookmark) -> None:
    changes.keep(passage)
    assert taken_back(changes) == "keeping “Otunge”"
    assert changes.kept("haiti").bookmarks == ()


def test_removing_is_taken_back_whole(changes: Changes, passage: Bookmark) -> None:
    changes.keep(passage)
    changes.drop(passage)
    assert changes.kept("haiti").bookmarks == ()
    assert taken_back(changes) == "removing “Otunge”"
    assert changes.kept("haiti").bookmarks == (passage,)


def test_changes_are_taken_back_from_the_last_to_the_first(
    changes: Changes, passage: Bookmark
) -> None:
    changes.keep(passage)
    changes.drop(passage)
    assert [taken_back(changes) for _ in range(3)] == [
        "removing “Otunge”",
        "keeping “Otunge”",
        None,
    ]


def test_what_was_kept_before_is_not_taken_back(store: BookmarkStore, passage: Bookmark) -> None:
    store.add(passage)
    assert Changes(store).undo() is None
    assert store.of_collection("haiti") == [passage]


def test_a_change_that_failed_is_not_taken_back(changes: Changes, passage: Bookmark) -> None:
    changes.keep(passage)
    with pytest.raises(BookmarkError):
        changes.keep(passage)  # its id is taken
    assert taken_back(changes) == "keeping “Otunge”"
    assert taken_back(changes) is None


def test_taking_back_what_failed_may_be_tried_again(
    changes: Changes, store: BookmarkStore, passage: Bookmark
) -> None:
    changes.keep(passage)
    changes.drop(passage)
    content = store.file.read_bytes()
    store.file.write_bytes(b"not a database, but long enough " * 40)
    with pytest.raises(BookmarkError):
        changes.undo()
    store.file.write_bytes(content)
    assert taken_back(changes) == "removing “Otunge”"
    assert changes.kept("haiti").bookmarks == (passage,)


def test_an_edit_is_taken_back_to_what_counted_before(changes: Changes, clips: Clips) -> None:
    id_ = clips.id_of("Floods")
    changes.edit(clips.folder, id_, {"title": "Rain", "source": ""})
    changes.edit(clips.folder, id_, {"title": "Storm"})
    assert changes.known(clips.folder, id_)["source"] == Known("The Paper", "")
    undone = changes.undo()
    assert undone
    assert undone.edits
    assert changes.known(clips.folder, id_)["title"] == Known("Floods", "Rain")
    changes.undo()
    assert changes.known(clips.folder, id_)["title"] == Known("Floods", None)
    assert changes.known(clips.folder, id_)["source"] == Known("The Paper", None)
    assert changes.undo() is None


def test_an_edit_that_is_refused_is_no_change(changes: Changes, clips: Clips) -> None:
    id_ = clips.id_of("Floods")
    with pytest.raises(CollectionError):
        changes.edit(clips.folder, id_, {"title": "Rain", "date": "yesterday"})
    assert changes.known(clips.folder, id_)["title"] == Known("Floods", None)
    assert changes.undo() is None
