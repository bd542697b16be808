"""What is written counts when it is committed, whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex

from explorer.search.engine import segments
from explorer.search.engine import writer as module
from explorer.search.engine.schema import schema
from explorer.search.engine.segments import merge
from explorer.search.engine.storage import LastingStorage
from explorer.search.engine.writer import ArrayWriter
from explorer.search.index import Request
from explorer.search.query import Everything
from explorer.search.whoosh_index import WhooshIndex
from tests.search.corpora import indexed, word

ALL = Request(Everything())


@pytest.fixture
def index(tmp_path: Path) -> FileIndex:
    index = LastingStorage(tmp_path).create_index(schema())
    writer = ArrayWriter(index)
    writer.add(indexed("1", "gang"))
    writer.commit()
    return index


def ids(index: FileIndex) -> list[str]:
    reading = WhooshIndex(index)
    found = sorted(reading.search(ALL, limit=99).ids)
    reading._searcher.close()
    return found


def names(index: FileIndex) -> set[str]:
    return {name for name in index.storage.list() if not name.endswith(("LOCK", ".tmp"))}


def test_nothing_counts_before_the_commit(index: FileIndex) -> None:
    writer = ArrayWriter(index)
    writer.remove("1")
    writer.add(indexed("2", "police"))
    writer.flush()
    assert ids(index) == ["1"]
    writer.commit()
    assert ids(index) == ["2"]


def test_cancelling_leaves_all_as_it_was_and_no_file_more(index: FileIndex) -> None:
    before = names(index)
    writer = ArrayWriter(index)
    writer.remove("1")
    writer.add(indexed("2", "police"))
    writer.flush()
    assert names(index) > before
    writer.cancel()
    assert names(index) == before
    assert ids(index) == ["1"]


def _no_room(*_arguments: Any, **_options: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("owner", "name"),
    [(segments, "write_arrays"), (LastingStorage, "rename_file"), (module, "segment_arrays")],
)
def test_a_commit_that_fails_leaves_all_as_it_was(
    index: FileIndex, owner: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = names(index)
    writer = ArrayWriter(index)
    writer.remove("1")
    writer.add(indexed("2", "police"))
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, _no_room)
        with pytest.raises(OSError, match="No space"):
            writer.commit()
    assert names(index) == before
    assert ids(index) == ["1"]
    writer = ArrayWriter(index)
    writer.add(indexed("2", "police"))
    writer.commit()
    assert ids(index) == ["1", "2"]


def test_what_fails_after_the_commit_leaves_it_whole(
    index: FileIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename: Callable[..., None] = LastingStorage.rename_file

    def committed_then_failed(*arguments: Any, **options: Any) -> None:
        rename(*arguments, **options)
        _no_room()

    writer = ArrayWriter(index)
    writer.add(indexed("2", "police"))
    with monkeypatch.context() as patch:
        patch.setattr(LastingStorage, "rename_file", committed_then_failed)
        with pytest.raises(OSError, match="No space"):
            writer.commit()
    assert ids(index) == ["1", "2"]


def test_segments_are_written_as_articles_come(
    index: FileIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_COLLECTED", 10)
    writer = ArrayWriter(index)
    for number in range(2, 9):
        writer.add(indexed(str(number), "gang and police"))
    assert len(writer.segments) == 2
    writer.commit()
    assert ids(index) == list("12345678")


def test_merging_writes_the_articles_that_are_left_into_one_segment(index: FileIndex) -> None:
    for number in range(2, 5):
        writer = ArrayWriter(index)
        writer.add(indexed(str(number), "gang and police"))
        writer.commit()
    writer = ArrayWriter(index)
    writer.remove("2")
    writer.remove("unknown")
    writer.put(merge(writer.storage, writer.segments[1:], writer.storage))
    assert [segment.doc_count_all() for segment in writer.segments] == [1, 2]
    writer.commit()
    assert ids(index) == ["1", "3", "4"]
    assert len([name for name in names(index) if name.endswith(".arrays")]) == 2


def test_a_segment_of_which_nothing_is_left_goes_away(index: FileIndex) -> None:
    writer = ArrayWriter(index)
    writer.remove("1")
    assert writer.merge_due()
    assert writer.segments == []
    writer.commit()
    assert ids(index) == []


def test_an_article_that_was_added_in_the_same_commit_can_be_removed() -> None:
    index = RamStorage().create_index(schema())
    writer = ArrayWriter(index)
    writer.add(indexed("1", "gang"))
    writer.flush()
    writer.remove("1")
    writer.add(indexed("1", "police"))
    writer.commit()
    reading = WhooshIndex(index)
    assert reading.total(Request(word("gang"))) == 0
    assert reading.total(Request(word("police"))) == len(reading) == 1
