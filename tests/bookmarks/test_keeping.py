"""Keeping and dropping passages, and taking it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.bookmarks.keeping import Keeping
from explorer.bookmarks.passage import Bookmark, bookmark_passage
from explorer.bookmarks.store import BookmarkStore
from explorer.errors import BookmarkError
from explorer.models import Article
from explorer.text.paragraphs import Span


@pytest.fixture
def store(tmp_path: Path) -> BookmarkStore:
    return BookmarkStore(tmp_path)


@pytest.fixture
def keeping(store: BookmarkStore) -> Keeping:
    return Keeping(store)


@pytest.fixture
def passage() -> Bookmark:
    article = Article(id="a", title="T", text="Otunge said so.")
    return bookmark_passage("haiti", article, Span(0, 6))


def test_what_is_kept_is_in_the_store(
    keeping: Keeping, store: BookmarkStore, passage: Bookmark
) -> None:
    keeping.keep(passage)
    assert keeping.kept("haiti") == store.of_collection("haiti") == [passage]


def test_keeping_is_taken_back(keeping: Keeping, passage: Bookmark) -> None:
    keeping.keep(passage)
    assert keeping.undo() == "keeping"
    assert keeping.kept("haiti") == []


def test_removing_is_taken_back_whole(keeping: Keeping, passage: Bookmark) -> None:
    keeping.keep(passage)
    keeping.drop(passage)
    assert keeping.kept("haiti") == []
    assert keeping.undo() == "removing"
    assert keeping.kept("haiti") == [passage]


def test_changes_are_taken_back_from_the_last_to_the_first(
    keeping: Keeping, passage: Bookmark
) -> None:
    keeping.keep(passage)
    keeping.drop(passage)
    assert [keeping.undo(), keeping.undo(), keeping.undo()] == ["removing", "keeping", None]


def test_what_was_kept_before_is_not_taken_back(store: BookmarkStore, passage: Bookmark) -> None:
    store.add(passage)
    assert Keeping(store).undo() is None
    assert store.of_collection("haiti") == [passage]


def test_a_change_that_failed_is_not_taken_back(keeping: Keeping, passage: Bookmark) -> None:
    keeping.keep(passage)
    with pytest.raises(BookmarkError):
        keeping.keep(passage)  # its id is taken
    assert keeping.undo() == "keeping"
    assert keeping.undo() is None


def test_taking_back_what_failed_may_be_tried_again(
    keeping: Keeping, store: BookmarkStore, passage: Bookmark
) -> None:
    keeping.keep(passage)
    keeping.drop(passage)
    content = store.file.read_bytes()
    store.file.write_bytes(b"not a database, but long enough " * 40)
    with pytest.raises(BookmarkError):
        keeping.undo()
    store.file.write_bytes(content)
    assert keeping.undo() == "removing"
    assert keeping.kept("haiti") == [passage]
