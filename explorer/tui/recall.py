"""The way back through what was searched for, from the search line."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.search.history import LONGEST_HISTORY


class Recall:
    """Where the user is among the queries of before. Nothing they have typed is ever replaced."""

    def __init__(self) -> None:
        self._queries: list[str] = []  # the latest last
        self._at: int | None = None  # None: not on the way
        self._end = 0  # where the way began, at none of them
        self._shown = ""  # what stood in the line when the user last searched or walked
        self._began = ""  # what stood in it before they walked

    def fill(self, before: Iterable[str]) -> None:
        """Take the queries of former sessions, the latest last."""
        self._queries[:0] = before
        self._at = None

    def add(self, query: str) -> None:
        """Take a query that the user has acted on; it ends a walk."""
        if query and self._queries[-1:] != [query]:
            self._queries.append(query)
            del self._queries[:-LONGEST_HISTORY]
        self._at, self._shown = None, query

    def older(self, line: str) -> str | None:
        """Return what to show instead of a line; None where there is nothing to go back to, or
        the user has typed something else."""
        line = line.strip()
        if line and line != self._shown:
            return None
        if self._at is None or line != self._shown:
            self._began = line
            self._at = self._end = len(self._queries) - (self._queries[-1:] == [line])
        earlier = [at for at in range(self._at) if self._queries[at] != line]
        return self._show_at(earlier[-1]) if earlier else None

    def newer(self, line: str) -> str | None:
        """Return what to show instead of a line; None when the user is not on the way."""
        line = line.strip()
        if self._at is None or self._at == self._end or line != self._shown:
            self._at = None
            return None
        later = (at for at in range(self._at + 1, self._end) if self._queries[at] != line)
        return self._show_at(next(later, self._end))

    def _show_at(self, at: int) -> str:
        self._at = at
        self._shown = self._began if at == self._end else self._queries[at]
        return self._shown
