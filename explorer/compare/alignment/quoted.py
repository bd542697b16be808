"""Words that one passage quotes and the other says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from explorer.compare.alignment.reading import Reading
from explorer.text.paragraphs import Span, paragraphs
from explorer.text.quotes.marks import marked_stretches

_RUN = 4
"""Words in a row that both must have: fewer meet by chance."""


class Quoted:
    """A text with the places where it quotes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        # Who said it does not matter here, and takes as long to find as all the rest.
        self._stretches = [
            marked.inner
            for paragraph in paragraphs(reading.text)
            for marked in marked_stretches(reading.text, paragraph)
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
