"""Write segments, and make one of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from explorer.search.engine.arrays_file import Array, write_arrays
from explorer.search.engine.building import TEXT
from explorer.search.engine.codec import EXTENSION, ArraySegment, opened
from explorer.search.engine.committed import NAME
from explorer.search.engine.merging import Source, merged_arrays
from explorer.search.engine.tiers import Size, due


class Merged(NamedTuple):
    """What became of some segments that were side by side."""

    segments: Sequence[ArraySegment]
    """One; none when nothing was left in them."""
    parts: Sequence[tuple[str, Array]]
    """The id of each segment that went into it, and which of its documents, ascending."""

    def place_among(self, segments: Sequence[ArraySegment]) -> int:
        """Return where the first of those that went into it is, if all are still there side by
        side. Raises ValueError when they are not."""
        parts = [id_ for id_, _ in self.parts]
        ids = [segment.segment_id() for segment in segments]
        at = ids.index(parts[0])
        if ids[at : at + len(parts)] != parts:
            raise ValueError("the segments are not side by side any more")
        return at


def due_among(storage: Any, segments: Sequence[ArraySegment]) -> Sequence[ArraySegment]:
    """Return the segments, side by side, that are due to be merged into one."""
    found = due([size_of(storage, segment) for segment in segments])
    return segments[found.start : found.stop] if found else []


def size_of(storage: Any, segment: ArraySegment) -> Size:
    """Return how big a segment is."""
    removed = segment.deleted_count() / segment.doc_count_all()
    words = opened(storage, segment).length(TEXT)
    return Size(int(words * (1 - removed)), removed)


def write_segment(storage: Any, arrays: Iterable[tuple[str, Array]], size: int) -> ArraySegment:
    """Write the arrays of so many documents. Raises OSError."""
    segment = ArraySegment(NAME)
    segment.set_doc_count(size)
    stream = segment.create_file(storage, EXTENSION)
    try:
        write_arrays(stream, arrays)
    finally:
        stream.close()
    return segment


def merge(storage: Any, chosen: Sequence[ArraySegment], target: Any) -> Merged:
    """Write one segment of several, without what was removed, to a storage. Raises OSError."""
    sources = [Source(opened(storage, segment), _kept(segment)) for segment in chosen]
    size = sum(len(source.kept) for source in sources)
    segments = [write_segment(target, merged_arrays(sources), size)] if size else []
    ids = (segment.segment_id() for segment in chosen)
    kept = (source.kept for source in sources)
    return Merged(segments, list(zip(ids, kept, strict=True)))


def _kept(segment: ArraySegment) -> Array:
    return np.setdiff1d(np.arange(segment.doc_count_all()), list(segment.deleted_docs()))
