"""Wholes: what the article itself shows to be one name.

A nickname in quotes stands inside a person's name (`Jimmy “Barbecue” Chérizier`), and what an
acronym stands for is a name to its end (`Mission multinationale d’appui à la sécurité (MMAS)`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import Part
from explorer.entities.links.aliases import Alias
from explorer.entities.links.definitions import Definition


def put_together(
    found: Sequence[Candidate],
    aliases: Iterable[Alias],
    definitions: Iterable[Definition],
    reading: Reading,
) -> list[Candidate]:
    """Return the candidates, those put together that lie in one whole and begin it."""
    spans = [
        (each.name_start, each.name_end)
        for each in aliases
        if each.name_start < each.alias_start < each.name_end
    ]
    spans += [(each.long_start, each.long_end) for each in definitions]
    kept = list(found)
    for start, end in spans:
        first = bisect_left(reading.tokens.starts, start)
        last = bisect_left(reading.tokens.starts, end) - 1
        position = bisect_left(kept, first, key=_first)
        after = bisect_left(kept, last + 1, key=_first)
        inside = kept[position:after]
        if inside and inside[0].first == first and inside[-1].last <= last:
            key = reading.key(Part(first, last))
            kept[position:after] = [Candidate(first, last, inside[0].has_title, key)]
    return kept


def _first(candidate: Candidate) -> int:
    return candidate.first
