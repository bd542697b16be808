"""Whoosh's writer, with arrays in the place of a pool of postings.

It and `codec` alone depend on how Whoosh works inside. Segments are written as documents come,
each of a bounded size, so a build of any size takes a bounded memory; `tiers` says which are
merged, so that there are always few and each document is merged a bounded number of times.

Whoosh's lock is not taken: who writes to a folder holds the one of `index_folder`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import Any

import numpy as np
from whoosh.writing import SegmentWriter

from explorer.search.engine.arrays_file import write_arrays
from explorer.search.engine.building import TEXT, segment_arrays
from explorer.search.engine.codec import EXTENSION, ArrayCodec, ArraySegment, opened
from explorer.search.engine.collecting import Collected
from explorer.search.engine.merging import Source, merged_arrays
from explorer.search.engine.storage import LastingStorage
from explorer.search.engine.tiers import Size, due
from explorer.search.index import IndexedArticle

MOST_COLLECTED = 6_000_000
"""Words that are collected before a segment is written."""

_MOST_AT_ONCE = 200_000
"""Words of the greatest segment that is merged while somebody waits for a few articles."""


def due_among(storage: Any, segments: Sequence[ArraySegment]) -> Sequence[ArraySegment]:
    """Return the segments, side by side, that are due to be merged into one."""
    found = due([_size_of(storage, segment) for segment in segments])
    return segments[found.start : found.stop] if found else []


def _size_of(storage: Any, segment: ArraySegment) -> Size:
    removed = segment.deleted_count() / segment.doc_count_all()
    words = opened(storage, segment).length(TEXT)
    return Size(int(words * (1 - removed)), removed)


class ArrayWriter(SegmentWriter):  # type: ignore[misc]
    """Adds, removes and merges documents; what it does counts when it commits."""

    def __init__(self, index: Any) -> None:
        super().__init__(index, codec=ArrayCodec(), compound=False, _lk=False)
        self._collected = Collected()

    def add(self, article: IndexedArticle) -> None:
        """Add an article; one of the same id must have been removed before."""
        self._check_state()
        self._collected.add(article)
        if self._collected.places >= MOST_COLLECTED:
            self.flush()

    def flush(self) -> None:
        """Write what was collected as a segment."""
        if len(self._collected):
            self._write(segment_arrays(self._collected), len(self._collected))
            self._collected = Collected()

    def remove(self, id_: str) -> None:
        """Remove the document with an id, if there is one."""
        for segment in self.segments:
            doc = opened(self.storage, segment).document(id_)
            if doc is not None:
                segment.delete_document(doc)

    def merge_due(self) -> bool:
        """Merge the segments that are due first; return whether there were any."""
        chosen = due_among(self.storage, self.segments)
        if chosen:
            self.merge_segments(chosen)
        return bool(chosen)

    def merge_few(self) -> None:
        """Write what was collected, and merge the last segments as far as that takes no time."""
        self.flush()
        while chosen := due_among(self.storage, self._small()):
            self.merge_segments(chosen)

    def _small(self) -> Sequence[ArraySegment]:
        """Return the last segments that would make a small one together."""
        words = accumulate(
            _size_of(self.storage, segment).words for segment in reversed(self.segments)
        )
        count = sum(1 for _ in takewhile(lambda total: total <= _MOST_AT_ONCE, words))
        small: Sequence[ArraySegment] = self.segments[len(self.segments) - count :]
        return small

    def merge_segments(self, chosen: Sequence[ArraySegment]) -> None:
        """Put one segment, without what was removed, in the place of some side by side."""
        sources = []
        for segment in chosen:
            kept = np.setdiff1d(np.arange(segment.doc_count_all()), list(segment.deleted_docs()))
            sources.append(Source(opened(self.storage, segment), kept))
        at = self.segments.index(chosen[0])
        del self.segments[at : at + len(chosen)]
        size = sum(len(source.kept) for source in sources)
        if size:
            self._write(merged_arrays(sources), size, at)

    def _write(self, arrays: Any, size: int, at: int | None = None) -> None:
        segment = ArraySegment(self.indexname)
        segment.set_doc_count(size)
        stream = segment.create_file(self.storage, EXTENSION)
        write_arrays(stream, arrays)
        stream.close()
        self.segments.insert(len(self.segments) if at is None else at, segment)

    def commit(self, *_arguments: Any, **_options: Any) -> None:
        """Make everything count that was done. Raises OSError."""
        self._check_state()
        try:
            self.flush()
            self.pool.cleanup()
            if isinstance(self.storage, LastingStorage):
                names = [segment.make_filename(EXTENSION) for segment in self.segments]
                self.storage.announce(self.generation, names)
            self._commit_toc(self.segments)
        except Exception:
            self._cleanup_on_error()
            raise
        self._finish()

    def cancel(self) -> None:
        """Leave everything as it was."""
        self.pool.cleanup()
        self._finish()
