"""Passages that travel with their collection."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from explorer.bookmarks.exchange import bookmarks_to_send, receive_bookmarks
from explorer.bookmarks.store import BookmarkStore
from tests.bookmarks.test_store import passage


def test_tags_and_version_travel_too(tmp_path: Path) -> None:
    here, there = BookmarkStore(tmp_path / "here"), BookmarkStore(tmp_path / "there")
    kept = replace(passage("k"), tags=("lead", "to do"), version=3, note="n")
    here.add(kept)
    sent = json.loads(json.dumps(bookmarks_to_send(here, "k")))
    assert receive_bookmarks(there, "k", sent) == 1
    assert there.of_collection("k") == [kept]
    assert receive_bookmarks(there, "k", sent) == 0


def test_what_was_sent_before_there_were_tags_is_received(tmp_path: Path) -> None:
    here, there = BookmarkStore(tmp_path / "here"), BookmarkStore(tmp_path / "there")
    here.add(passage("k"))
    (sent,) = bookmarks_to_send(here, "k")
    del sent["bookmark"]["tags"], sent["bookmark"]["version"]
    assert receive_bookmarks(there, "k", [sent]) == 1
    assert there.of_collection("k") == here.of_collection("k")


def test_an_id_of_another_collection_is_left_to_it(tmp_path: Path) -> None:
    here, there = BookmarkStore(tmp_path / "here"), BookmarkStore(tmp_path / "there")
    here.add(passage("k", "one"))
    there.add(passage("other", "one"))
    assert receive_bookmarks(there, "k", bookmarks_to_send(here, "k")) == 1
    assert [each.id for each in there.of_collection("other")] == ["one"]
    assert there.of_collection("k")[0].id != "one"
