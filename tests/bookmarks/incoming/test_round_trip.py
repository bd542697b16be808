"""What leaves as JSON-LD or JSON Lines comes back as it was."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.export.formats import document
from explorer.bookmarks.export.kept_passage import kept_passages
from explorer.bookmarks.incoming.importing import Imported, import_passages
from explorer.bookmarks.incoming.reading import drafts_in
from explorer.bookmarks.store import BookmarkStore
from explorer.library.folder import FolderCollection

BOOKMARKS = st.builds(
    lambda start, exact, **known: Bookmark(
        collection="", start=start, end=start + len(exact), exact=exact, **known
    ),
    id=st.text("0123456789abcdef", min_size=8, max_size=8),
    article=st.sampled_from(["here", "gone"]),
    title=st.text(),
    text_digest=st.text("0123456789abcdef", max_size=32),
    start=st.integers(0, 10**6),
    exact=st.text(min_size=1),
    prefix=st.text(max_size=32),
    suffix=st.text(max_size=32),
    created=st.datetimes(timezones=st.just(UTC)),
    note=st.text(),
    tags=st.lists(st.text()).map(tuple),
    version=st.integers(1, 99),
)


def exported(bookmarks: list[Bookmark], form: str, folder: Path) -> bytes:
    """Return an export of bookmarks of a folder that has one article, `here`."""
    collection = FolderCollection(folder, max_bytes=1 << 20)
    return document(form, kept_passages(bookmarks, collection), "Kept").encode()


def imported(content: bytes, folder: Path, store: BookmarkStore) -> Imported:
    """Import a file into the bookmarks of a folder."""
    collection = FolderCollection(folder, max_bytes=1 << 20)
    return import_passages(store, collection, drafts_in(content, "f"))


@pytest.mark.parametrize("form", ["jsonld", "jsonl"])
@given(kept=st.lists(BOOKMARKS, max_size=5, unique_by=lambda each: each.id))
def test_all_comes_back_as_it_was(form: str, kept: list[Bookmark]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        folder.mkdir()
        (folder / "here.txt").write_text("Twelve ships left.")
        key = FolderCollection(folder, max_bytes=1 << 20).key
        kept = [replace(each, collection=key) for each in kept]
        store = BookmarkStore(Path(name) / "data")
        content = exported(kept, form, folder)
        came = imported(content, folder, store)
        assert not came.refused
        back = store.of_collection(key)
        assert sorted(back, key=lambda each: each.id) == sorted(kept, key=lambda each: each.id)
        assert imported(content, folder, store).here_already == len(kept)
        assert exported(store.of_collection(key), form, folder) == exported(back, form, folder)


def test_what_is_packed_is_read() -> None:
    content = gzip.compress(b'{"total": 0, "type": "AnnotationCollection"}')
    assert drafts_in(content, "f") == []
