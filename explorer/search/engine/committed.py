"""Whoosh's index as one commit left it, whatever is committed beside it meanwhile.

Whoosh reads the last table of contents that it finds whenever it needs one; here the one that
was checked is read, and no other.
"""

from __future__ import annotations

from typing import Any

from whoosh.index import TOC, EmptyIndexError, FileIndex

from explorer.search.engine.schema import schema

NAME = "MAIN"


class CommittedIndex(FileIndex):  # type: ignore[misc]
    """An index of the commit of a number."""

    def __init__(self, storage: Any, number: int) -> None:  # Whoosh's reads the last table
        self.storage, self.number = storage, number
        self.indexname = NAME
        self._schema = schema()

    @classmethod
    def empty(cls, storage: Any) -> CommittedIndex:
        """Make an index of no articles where there is none."""
        TOC.create(storage, schema(), NAME)
        return cls(storage, 0)

    @classmethod
    def last(cls, storage: Any) -> CommittedIndex:
        """Return the index of the last commit. Raises EmptyIndexError when there is none."""
        number = TOC._latest_generation(storage, NAME)
        if number < 0:
            raise EmptyIndexError(f"there is no index in {storage}")
        return cls(storage, number)

    def _read_toc(self) -> TOC:
        return TOC.read(self.storage, self.indexname, self.number, self._schema)

    def reader(self, reuse: Any = None) -> Any:
        """Open the segments; what is missing will not come back, so it is asked for once."""
        toc = self._read_toc()
        return self._reader(self.storage, toc.schema, toc.segments, toc.generation, reuse=reuse)
