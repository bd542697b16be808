"""The way back through what was searched for, from the search line."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.search.history import LONGEST_HISTORY


class Recall:
    """Where the user is among the queries of before. Nothing they have typed is ever replaced."""

    def __init__(self) -> None:
        self._queries: list[str] = []  # the latest last
        self._at: int | None = None  # None: at no query of before
        self._shown = ""  # what stood in the line when the user last searched or walked
        self._began = ""  # what stood in it before they walked

    def fill(self, before: Iterable[str]) -> None:
        """Take the queries of former sessions, the latest last."""
        self._queries[:0] = before

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
        is_walking = self._at is not None and line == self._shown
        at = self._at if is_walking and self._at is not None else len(self._queries)
        earlier = [each for each in range(at) if self._queries[each] != line]
        if not earlier:
            return None
        if not is_walking:
            self._began = line
        self._at = earlier[-1]
        self._shown = self._queries[self._at]
        return self._shown

    def newer(self, line: str) -> str | None:
        """Return what to show instead of a line; None when the user is not on the way."""
        line = line.strip()
        if self._at is None or line != self._shown:
            self._at = None
            return None
        later = [
            each for each in range(self._at + 1, len(self._queries)) if self._queries[each] != line
        ]
        self._at = later[0] if later else None
        self._shown = self._queries[self._at] if self._at is not None else self._began
        return self._shown
