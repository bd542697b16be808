"""Find the names in an article, whatever they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.heads import head_type, is_of_another_kind
from explorer.entities.finding.evidence import Evidence
from explorer.entities.finding.headlines import Headline, headline_sentences
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import RunFinder
from explorer.entities.finding.splitting import candidates_in
from explorer.entities.finding.weights import WEIGHTS
from explorer.entities.lexicon import Lexicon
from explorer.entities.observed import Observed
from explorer.models import EntityType, Mention

_TYPES = (EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION, None)


class NameFinder:
    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, text: str, language: str = "en") -> Observed:
        reading = Reading(text, language)
        found, evidence = gathered(reading)
        types = settled(evidence, reading)
        mentions = []
        for c in found:
            if types[c.key] is None:
                continue
            start, end = reading.tokens.starts[c.first], reading.tokens.ends[c.last]
            mentions.append(Mention(start, end, text[start:end], c.key, types[c.key]))
        return Observed(mentions)


def gathered(reading: Reading) -> tuple[list[Candidate], Evidence]:
    runs = RunFinder(reading.tokens, reading.folded, reading.capital)
    heads = headline_sentences(reading)
    sent = reading.tokens.sentence
    body, lines = [], []
    for run in runs.runs():
        (lines if sent[run.parts[0].first] in heads else body).append(run)
    found = [c for run in body for c in candidates_in(run, reading)]
    found = decided(found, reading)
    headline = Headline(reading, {c.key for c in found})
    evidence = Evidence(reading)
    for c in found:
        evidence.add(c)
    for run in lines:
        for c in headline.candidates(run.parts[0].first, run.parts[-1].last):
            found.append(c)
            if c.key not in evidence.cues:
                evidence.add(c)
    found.sort(key=lambda c: c.first)
    return found, evidence


def decided(found: list[Candidate], reading: Reading) -> list[Candidate]:
    mid = {c.key for c in found if not opens(c.first, reading)}
    kept = []
    for c in found:
        words = reading.folded[c.first : c.last + 1]
        if is_of_another_kind(words) and len(words) > 1:
            continue
        if opens(c.first, reading) and c.key not in mid:
            w = reading.folded[c.first]
            if reading.is_common(c.first) and not reading.is_acronym(c.first) and not reading.is_listed(c.key):
                if c.first == c.last:
                    continue
                if w in reading.lower_case and w not in reading.known.first_names and not (head_type(words)):
                    c.first += 1
                    c.key = " ".join(words[1:])
                    words = words[1:]
        if len(words) == 1:
            if len(c.key) == 1: continue
            nxt = reading.tokens.text[reading.tokens.ends[c.last]:][:1]
            if nxt == "$": continue
        kept.append(c)
    return kept


def opens(n: int, reading: Reading) -> bool:
    gap = reading.tokens.gap(n)
    return gap == "\n" or any(ch in gap for ch in '“"‘:•*«–—-')


def settled(evidence: Evidence, reading: Reading) -> Mapping[str, EntityType | None]:
    longer = {k: best(c) for k, c in evidence.cues.items() if " " in k}
    evidence.relate(longer)
    types = {k: longer[k] if k in longer else best(c) for k, c in evidence.cues.items()}
    for k, t in types.items():
        if t is EntityType.ORGANISATION and head_type(k.split()) is EntityType.FORCE:
            types[k] = EntityType.FORCE
    return types


def best(cues: Mapping[str, int]) -> EntityType | None:
    totals = [0.0, 0.0, 0.0, 0.0]
    for cue, count in cues.items():
        worth = WEIGHTS.get(cue)
        if worth:
            for i in range(4):
                totals[i] += worth[i] * count
    return _TYPES[totals.index(max(totals))]
