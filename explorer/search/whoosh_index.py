"""The index of a collection: Whoosh's, on the arrays of `engine`.

What can be asked of it is in `index`. The texts are not in it: the collection has them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from pickle import UnpicklingError

from whoosh.filedb.filestore import RamStorage
from whoosh.index import EmptyIndexError, IndexVersionError
from whoosh.index import IndexError as WhooshIndexError

from explorer.errors import UnusableIndexError
from explorer.search.engine.codec import EXTENSION, ArraySegment
from explorer.search.engine.committed import CommittedIndex
from explorer.search.engine.segments import Merged, due_among, merge
from explorer.search.engine.storage import BeforeCommit, LastingStorage
from explorer.search.engine.writer import ArrayWriter
from explorer.search.index import IndexedArticle
from explorer.search.whoosh_reading import IndexReading

# What Whoosh raises on a table of contents or a segment that is missing, cut short or garbled.
_DAMAGE = (
    OSError,
    EmptyIndexError,
    WhooshIndexError,
    IndexVersionError,
    UnpicklingError,
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    KeyError,
    TypeError,
    ValueError,
    struct.error,
)


class WhooshIndex(IndexReading):
    """An `ArticleIndex` on Whoosh, in a folder or in memory."""

    def __init__(self, index: CommittedIndex) -> None:
        super().__init__(index)
        self._index = index

    @classmethod
    def create(cls, folder: Path | None, before_commit: BeforeCommit | None = None) -> WhooshIndex:
        """Make an empty index in an empty folder, or in memory."""
        storage = LastingStorage(folder, before_commit) if folder else RamStorage()
        return cls(CommittedIndex.empty(storage))

    @classmethod
    def open(
        cls, folder: Path, before_commit: BeforeCommit | None = None, number: int | None = None
    ) -> WhooshIndex:
        """Open the index in a folder as the commit of a number left it; without one, the last.

        Whoosh's table of contents is a pickle, so the folder must be one that nobody else can
        write to; see `index_files`. Raises UnusableIndexError when there is no sound index.
        """
        storage = LastingStorage(folder, before_commit)
        try:
            return cls(
                CommittedIndex.last(storage) if number is None else CommittedIndex(storage, number)
            )
        except _DAMAGE as error:
            raise UnusableIndexError(f"The index in {folder} cannot be opened: {error}.") from error

    def close(self) -> None:
        """Let go of files; see `ArticleIndex.close`."""
        self._searcher.close()
        self._index.close()

    def add(self, articles: Iterable[IndexedArticle]) -> None:
        """Add or replace articles; see `ArticleIndex.add`."""
        fresh = not len(self)
        with self._writing() as writer:
            for article in articles:
                if not fresh:
                    writer.remove(article.id)
                writer.add(article)
            if fresh:  # nobody waits for the first articles more than for all of them
                writer.flush()
                while writer.merge_due():
                    pass

    def delete(self, ids: Iterable[str]) -> None:
        """Remove articles; see `ArticleIndex.delete`."""
        with self._writing() as writer:
            for id_ in ids:
                writer.remove(id_)

    def replace(self, gone: Iterable[str], articles: Iterable[IndexedArticle]) -> None:
        """Remove some articles and add others, at once; see `add`."""
        with self._writing() as writer:
            for id_ in gone:
                writer.remove(id_)
            for article in articles:
                writer.remove(article.id)
                writer.add(article)
            writer.merge_few()

    @property
    def is_due(self) -> bool:
        """Whether there is anything to merge."""
        return bool(self._due())

    def merge(self) -> bool:
        """Merge the segments that are due first; return whether there were any.

        Several merges may be due one after another. Raises OSError.
        """
        if not self.is_due:
            return False
        with self._writing() as writer:
            writer.merge_due()
        return True

    def merge_beside(self, folder: Path) -> Merged | None:
        """Write what becomes of the segments that are due first to another folder.

        So long nobody has to wait. None when there is nothing due. Raises OSError.
        """
        chosen, beside = self._due(), LastingStorage(folder)
        if not chosen:
            return None
        merged = merge(self._index.storage, chosen, beside)
        beside.sync(beside.list())
        return merged

    def put(self, merged: Merged, folder: Path) -> None:
        """Put what was merged beside, in this folder, in its place.

        Raises OSError, ValueError when the segments it was made of are not there any more.
        """
        merged.place_among(self._segments())
        with self._writing() as writer:
            writer.put(merged)
            for segment in merged.segments:
                self._index.storage.adopt(folder / segment.make_filename(EXTENSION))

    def _due(self) -> Sequence[ArraySegment]:
        return due_among(self._index.storage, self._segments())

    def _segments(self) -> Sequence[ArraySegment]:
        return [leaf.searcher.reader().segment() for leaf in self._leaves]

    @contextmanager
    def _writing(self) -> Iterator[ArrayWriter]:
        writer = ArrayWriter(self._index)
        try:
            yield writer
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        self._index.number = writer.generation
        self._searcher.close()
        self._read(self._index)
