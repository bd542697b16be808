"""Gathering: the candidates of an article and the evidence for them."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.heads import (
    COMPANY_ENDINGS,
    FORCES,
    is_of_another_kind,
)
from explorer.entities.finding.evidence import Evidence
from explorer.entities.finding.headlines import Headline, headlines
from explorer.entities.finding.own_s import with_own_s
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import Run, RunFinder
from explorer.entities.finding.sentence_starts import without_starts
from explorer.entities.finding.splitting import candidates_in
from explorer.entities.finding.wholes import put_together
from explorer.entities.links.aliases import Alias
from explorer.entities.links.definitions import Definition

_LONGEST_TRAILER = 8  # characters behind the last word: &#3;


def gathered(
    reading: Reading, aliases: Sequence[Alias], definitions: Sequence[Definition]
) -> tuple[list[Candidate], Evidence]:
    """Return the candidates in order of their place, and what there is to say of them."""
    in_headlines = headlines(reading)
    body: list[Run] = []
    lines: list[Run] = []
    is_romance = reading.language != "en"
    for run in RunFinder(reading.tokens, reading.folded, reading.capital, is_romance).runs():
        (lines if run.parts[0].first in in_headlines else body).append(run)
    found = [each for run in body for each in candidates_in(run, reading)]
    found = put_together(found, aliases, definitions, reading)
    found = [each for each in without_starts(found, reading) if _may_be_a_name(each, reading)]
    found = with_own_s(found, reading)
    evidence = Evidence(reading)
    for candidate in found:
        evidence.add(candidate)
    headline = Headline(reading, set(evidence.cues))
    for run in lines:
        for candidate in headline.candidates(run.parts[0].first, run.parts[-1].last):
            evidence.add_form(candidate)
            found.append(candidate)
    found.sort(key=lambda candidate: candidate.first)
    return found, evidence


def _may_be_a_name(candidate: Candidate, reading: Reading) -> bool:
    if candidate.first < candidate.last:
        words = reading.folded[candidate.first : candidate.last + 1]
        return not is_of_another_kind(words) and not COMPANY_ENDINGS.issuperset(words)
    if len(candidate.key) == 1 or _is_bare_force(candidate, reading):
        return False
    if _signs_off(candidate, reading) or _is_bare_ending(candidate, reading):
        return False
    end = reading.tokens.ends[candidate.last]
    return not reading.tokens.text.startswith(("$", "€", "£"), end)  # US$, HK$


def _is_bare_ending(candidate: Candidate, reading: Reading) -> bool:
    return candidate.key in COMPANY_ENDINGS and not reading.is_acronym(candidate.first)


def _signs_off(candidate: Candidate, reading: Reading) -> bool:
    """Whether a word stands alone behind the last sentence: an agency's REUTER."""
    tokens = reading.tokens
    number = candidate.first
    return (
        number > 0
        and len(tokens.text) - tokens.ends[number] <= _LONGEST_TRAILER
        and tokens.begins(number)
        and tokens.text[tokens.starts[number] - 1].isspace()
        and not any(map(str.isalpha, tokens.text[tokens.ends[number] :]))
        and "." not in tokens.text[tokens.ends[number] :]
    )


def _is_bare_force(candidate: Candidate, reading: Reading) -> bool:
    """Whether a name is only a word such as Police, which says not whose."""
    return candidate.key in FORCES and reading.is_common(candidate.first)
