"""Whoosh's writer, with arrays in the place of a pool of postings.

It and `codec` alone depend on how Whoosh works inside. Segments are written as documents come,
each of a bounded size, so a build of any size takes a bounded memory; `tiers` says which are
merged, so that there are always few and each document is merged a bounded number of times.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing, suppress
from typing import Any

import numpy as np
from whoosh.index import TOC, clean_files
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


class ArrayWriter(SegmentWriter):  # type: ignore[misc]
    """Adds, removes and merges documents; what it does counts when it commits."""

    def __init__(self, index: Any, **options: Any) -> None:
        super().__init__(index, codec=ArrayCodec(), compound=False, **options)
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

    def due(self) -> Sequence[ArraySegment]:
        """Return the segments, side by side, that are due to be merged into one."""
        found = due([self._size_of(segment) for segment in self.segments])
        return self.segments[found.start : found.stop] if found else []

    def _size_of(self, segment: ArraySegment) -> Size:
        removed = segment.deleted_count() / segment.doc_count_all()
        words = opened(self.storage, segment).length(TEXT)
        return Size(int(words * (1 - removed)), removed)

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
        with closing(segment.create_file(self.storage, EXTENSION)) as stream:
            write_arrays(stream, arrays)
        self.segments.insert(len(self.segments) if at is None else at, segment)

    def commit(self, *_arguments: Any, **_options: Any) -> None:
        """Make everything count that was done. Raises OSError."""
        self._check_state()
        try:
            self.flush()
            self.pool.cleanup()
            if isinstance(self.storage, LastingStorage):
                names = (segment.make_filename(EXTENSION) for segment in self.segments)
                self.storage.segments = list(names)
            self._commit_toc(self.segments)
        except BaseException:
            self.cancel()
            raise
        self._finish()

    def cancel(self) -> None:
        """Leave everything as it was, and remove what was written: on a full disk nobody else
        could write anything."""
        with suppress(OSError):
            committed = TOC.read(self.storage, self.indexname)
            clean_files(self.storage, self.indexname, committed.generation, committed.segments)
            for name in self.storage.list():
                if ".toc." in name:  # not yet given its name
                    self.storage.delete_file(name)
        self.pool.cleanup()
        self._finish()
