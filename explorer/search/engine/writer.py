"""Whoosh's writer, with arrays in the place of a pool of postings.

It and `codec` alone depend on how Whoosh works inside. Segments are written as documents come,
each of a bounded size, so a build of any size takes a bounded memory; `tiers` says which are
merged, so that there are always few and each document is merged a bounded number of times.

Whoosh's lock is not taken: who writes to a folder holds the one of `index_folder`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import accumulate, takewhile
from typing import Any

import numpy as np
from whoosh.index import TOC, clean_files
from whoosh.writing import SegmentWriter

from explorer.search.engine.building import segment_arrays
from explorer.search.engine.codec import EXTENSION, ArrayCodec, ArraySegment, opened
from explorer.search.engine.collecting import Collected
from explorer.search.engine.segments import Merged, due_among, merge, size_of, write_segment
from explorer.search.engine.storage import LastingStorage
from explorer.search.index import IndexedArticle

MOST_COLLECTED = 6_000_000
"""Words that are collected before a segment is written."""

_MOST_AT_ONCE = 200_000
"""Words of the greatest segment that is merged while somebody waits for a few articles."""


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
            arrays, size = segment_arrays(self._collected), len(self._collected)
            self.segments.append(write_segment(self.storage, arrays.items(), size))
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
            self.put(merge(self.storage, chosen, self.storage))
        return bool(chosen)

    def merge_few(self) -> None:
        """Write what was collected, and merge the last segments as far as that takes no time."""
        self.flush()
        while chosen := due_among(self.storage, self._small()):
            self.put(merge(self.storage, chosen, self.storage))

    def _small(self) -> Sequence[ArraySegment]:
        """Return the last segments that would make a small one together."""
        words = accumulate(
            size_of(self.storage, segment).words for segment in reversed(self.segments)
        )
        count = sum(1 for _ in takewhile(lambda total: total <= _MOST_AT_ONCE, words))
        small: Sequence[ArraySegment] = self.segments[len(self.segments) - count :]
        return small

    def put(self, merged: Merged) -> None:
        """Put what became of some segments in their place.

        Of its documents those are removed that have been removed since. Raises ValueError when
        the segments are not there any more.
        """
        at = merged.place_among(self.segments)
        end = at + len(merged.parts)
        first = 0
        for segment, (_, kept) in zip(self.segments[at:end], merged.parts, strict=True):
            for doc in np.flatnonzero(np.isin(kept, list(segment.deleted_docs()))).tolist():
                merged.segments[0].delete_document(first + doc)
            first += len(kept)
        self.segments[at:end] = merged.segments

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
