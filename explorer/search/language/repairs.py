"""What a user is told where a query is read otherwise than it is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from explorer.text.visible import visible_line

_LONGEST_QUOTED = 40  # characters
_MOST_TOLD = 8  # sentences


def quoted(text: str) -> str:
    """Return a piece of a query as a repair shows it: harmless on a terminal, and short."""
    short = text if len(text) <= _LONGEST_QUOTED else text[: _LONGEST_QUOTED - 1] + "…"
    return f"“{visible_line(short)}”"


class Repairs:
    """Collects one sentence for each thing that is read otherwise than it is written."""

    def __init__(self) -> None:
        self._sentences: dict[str, None] = {}
        self._where = ""

    def say(self, problem: str, reading: str) -> None:
        """Tell what is wrong, and after a semicolon how it is read nevertheless.

        The reading quotes nothing that was typed: the last semicolon is always that one.
        """
        self._sentences[f"{self._where}{problem}; {reading}."] = None

    @contextmanager
    def inside(self, where: str) -> Iterator[None]:
        """Tell for the time being that it is about a text which the user does not see."""
        before, self._where = self._where, f"In {where}: "
        try:
            yield
        finally:
            self._where = before

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what there is to tell, in the order of the query; of very much the first."""
        every = tuple(self._sentences)
        if len(every) <= _MOST_TOLD + 1:  # a last sentence would be no shorter
            return every
        more = f"There are {len(every) - _MOST_TOLD} more places like these"
        return (*every[:_MOST_TOLD], f"{more}; each is read as far as it can be.")
