"""Names that end in ’s themselves: `Moody’s said`, `McDonald’s Corp`, and no owner of anything.

Whether the letter belongs to a name is seen where a verb follows it, which nobody owns.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.people import SPEAKING
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import Part


def with_own_s(found: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """Return the candidates, the ’s added to those that the article shows to end in it."""
    owners = [each for each in found if _has_s(each, reading)]
    shown = {each.key for each in owners if _is_before_a_verb(each, reading)}
    if not shown:
        return list(found)
    return [
        _lengthened(each, reading) if each.key in shown and _has_s(each, reading) else each
        for each in found
    ]


def _has_s(candidate: Candidate, reading: Reading) -> bool:
    after = candidate.last + 1
    return (
        not reading.tokens.begins(after)
        and reading.folded[after] == "s"
        and not reading.capital[after]
        and reading.tokens.gap(after) in {"'", "’"}
    )


def _is_before_a_verb(candidate: Candidate, reading: Reading) -> bool:
    verb = candidate.last + 2
    return (
        not reading.tokens.begins(verb)
        and reading.tokens.gap(verb) == " "
        and reading.folded[verb] in SPEAKING
        and reading.folded[candidate.last] not in reading.lower_case
        and not reading.is_acronym(candidate.last)
        and not reading.is_listed(candidate.key)
    )


def _lengthened(candidate: Candidate, reading: Reading) -> Candidate:
    part = Part(candidate.first, candidate.last + 1)
    return Candidate(part.first, part.last, candidate.has_title, reading.key(part))
