"""Whoosh's index as one commit left it, whatever is committed beside it meanwhile.

Whoosh reads the last table of contents that it finds whenever it needs one; here the one that
was checked is read, and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from whoosh.index import TOC, EmptyIndexError, FileIndex

from explorer.search.engine.schema import schema

NAME = "MAIN"
_TABLE = re.compile(rf"_{NAME}_([0-9]+)\.toc")


def table_name(number: int) -> str:
    """Return the name of the file that is a commit's table of contents."""
    return f"_{NAME}_{number}.toc"


def last_number(names: Iterable[str]) -> int | None:
    """Return the number of the last commit, going by the names of the files in a folder."""
    matches = map(_TABLE.fullmatch, names)
    return max((int(match[1]) for match in matches if match), default=None)


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
        number = last_number(storage.list())
        if number is None:
            raise EmptyIndexError(f"there is no index in {storage}")
        return cls(storage, number)

    def _read_toc(self) -> TOC:
        return TOC.read(self.storage, self.indexname, self.number, self._schema)

    def reader(self, reuse: Any = None) -> Any:
        """Open the segments; what is missing will not come back, so it is asked for once."""
        toc = self._read_toc()
        return self._reader(self.storage, toc.schema, toc.segments, toc.generation, reuse=reuse)
