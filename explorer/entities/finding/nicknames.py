"""Nicknames: a person's name is one name with the nickname in quotes inside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from explorer.entities.aliases import Alias
from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import Part


def with_nicknames(
    found: Sequence[Candidate], aliases: Iterable[Alias], reading: Reading
) -> list[Candidate]:
    """Return the candidates, those of `Jimmy “Barbecue” Chérizier` put together."""
    kept = list(found)
    for alias in aliases:
        if not alias.name_start < alias.alias_start < alias.name_end:
            continue
        first = bisect_left(reading.tokens.starts, alias.name_start)
        last = bisect_left(reading.tokens.starts, alias.name_end) - 1
        inside = [each for each in kept if first <= each.first and each.last <= last]
        if inside:
            whole = Candidate(
                first, last, has_title=inside[0].has_title, key=reading.key(Part(first, last))
            )
            position = kept.index(inside[0])
            kept[position : position + len(inside)] = [whole]
    return kept
