"""Find the names in an article, whatever they are."""

from __future__ import annotations

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.headlines import Headline, headline_sentences
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import RunFinder
from explorer.entities.finding.splitting import candidates_in
from explorer.entities.finding.votes import ORGANISATION, PERSON, PLACE, Ballot, is_of_another_kind, head_type
from explorer.entities.lexicon import Lexicon
from explorer.entities.observed import Observed
from explorer.models import EntityType, Mention


class NameFinder:
    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, text: str, language: str = "en") -> Observed:
        reading = Reading(text, language)
        runs = RunFinder(reading.tokens, reading.folded, reading.capital)
        heads = headline_sentences(reading)
        sent = reading.tokens.sentence
        body, lines = [], []
        for run in runs.runs():
            (lines if sent[run.parts[0].first] in heads else body).append(run)
        found = [c for run in body for c in candidates_in(run, reading)]
        found = decided(found, reading)
        headline = Headline(reading, {c.key for c in found})
        for run in lines:
            found.extend(headline.candidates(run.parts[0].first, run.parts[-1].last))
        found.sort(key=lambda c: c.first)
        ballot = Ballot(reading)
        forms = {}
        for c in found:
            if c.key not in forms:
                forms[c.key] = c
                ballot.form(c)
            ballot.place(c)
        types = settled(forms, ballot, reading)
        mentions = []
        for c in found:
            start, end = reading.tokens.starts[c.first], reading.tokens.ends[c.last]
            mentions.append(Mention(start, end, text[start:end], c.key, types[c.key]))
        return Observed(mentions)


def decided(found: list[Candidate], reading: Reading) -> list[Candidate]:
    mid = {c.key for c in found if not opens(c.first, reading)}
    kept = []
    tokens_of_names = {w for c in found if c.last > c.first and (reading.folded[c.first] in reading.known.first_names or c.has_title) and not head_type(reading.folded[c.first:c.last+1]) for w in (reading.folded[c.last],)}
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
            strong = reading.is_listed(c.key) and not (c.key in reading.known.ambiguous_places and c.key not in reading.known.countries)
            if not strong and not reading.is_acronym(c.first):
              if reading.is_common(c.first) and not c.has_title and c.key not in tokens_of_names:
                continue
        kept.append(c)
    return kept


def opens(n: int, reading: Reading) -> bool:
    gap = reading.tokens.gap(n)
    return gap == "\n" or any(ch in gap for ch in '“"‘:•*«–—-')


def settled(forms, ballot, reading) -> dict[str, EntityType | None]:
    types = {}
    for key in forms:
        v = ballot.votes[key]
        best = max(v, key=v.__getitem__, default=None)
        types[key] = best if best and v[best] > 0 else None
    surnames = {}
    for key, t in types.items():
        if t is PERSON and " " in key:
            for w in key.split():
                surnames[w] = 1
    for key in types:
        if key in surnames and key not in reading.known.countries:
            types[key] = PERSON
        if types[key] is None:
            types[key] = ORGANISATION
    return types
