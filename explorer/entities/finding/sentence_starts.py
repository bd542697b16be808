"""Sentence starts: a capital at the beginning of a sentence says nothing by itself.

Whether the first word belongs to a name is decided by how the same article writes it elsewhere
and by the list of common words, never by other articles.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.heads import head_type
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import Part

_OPENING = frozenset('“"‘«¿¡:•*–—-…')


def without_starts(found: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """Return the candidates without the words that only begin a sentence."""
    within = {each.key for each in found if not _starts(each.first, reading)}
    kept = []
    for candidate in found:
        if candidate.key not in within and _starts(candidate.first, reading):
            if not _is_plain_start(candidate, reading):
                kept.append(candidate)
            elif candidate.first < candidate.last:
                kept.append(_shortened(candidate, reading))
        else:
            kept.append(candidate)
    return kept


def _starts(number: int, reading: Reading) -> bool:
    gap = reading.tokens.gap(number)
    return gap == "\n" or not _OPENING.isdisjoint(gap)


def _is_plain_start(candidate: Candidate, reading: Reading) -> bool:
    """Whether the first word is one that has its capital from the sentence."""
    first = candidate.first
    if (
        not reading.is_common(first)
        or reading.is_acronym(first)
        or reading.is_listed(candidate.key)
    ):
        return False
    if first == candidate.last:
        return True
    word = reading.folded[first]
    words = reading.folded[first : candidate.last + 1]
    return (
        word in reading.lower_case
        and word not in reading.known.first_names
        and head_type(words) is None
    )


def _shortened(candidate: Candidate, reading: Reading) -> Candidate:
    part = Part(candidate.first + 1, candidate.last)
    return Candidate(part.first, part.last, key=reading.key(part))
