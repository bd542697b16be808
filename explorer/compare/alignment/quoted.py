"""Words that one passage quotes and the other says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from explorer.compare.alignment.reading import Reading
from explorer.text.paragraphs import Span

_QUOTED = re.compile(r"[“«\"]([^“”«»\"\n]+)")
_RUN = 4
"""Words in a row that both must have: fewer meet by chance."""


class Quoted:
    """A text with the places where it quotes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._stretches = [
            Span(*match.span(1))
            for match in _QUOTED.finditer(reading.text)
            if not _is_closing(reading.text, match.start())
        ]

    def runs(self, passages: Sequence[Span]) -> set[tuple[str, ...]]:
        """Return the runs of words that passages quote."""
        parts = (
            Span(max(quoted.start, passage.start), min(quoted.end, passage.end))
            for passage in passages
            for quoted in self._near(passage)
        )
        return runs_in(self._reading, list(parts))

    def _near(self, passage: Span) -> list[Span]:
        first = bisect_right(self._stretches, passage.start, key=lambda quoted: quoted.end)
        after = bisect_left(self._stretches, passage.end, key=lambda quoted: quoted.start)
        return self._stretches[first:after]


def runs_in(reading: Reading, passages: Sequence[Span]) -> set[tuple[str, ...]]:
    """Return all runs of a few words of passages."""
    runs: set[tuple[str, ...]] = set()
    for passage in passages:
        words = [word.folded for word in reading.words_in(passage)]
        runs.update(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return runs


def _is_closing(text: str, at: int) -> bool:
    """Whether a straight quotation mark ends a quotation: it follows what it closes."""
    return text[at] == '"' and at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([—–-"
