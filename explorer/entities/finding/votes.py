"""Votes: what every mention of a form says of its type, summed over the article."""

from __future__ import annotations

from collections import defaultdict

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.context import (
    ARTICLES,
    BODY_NOUNS,
    OF_WORDS,
    PARTICLES,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    STRONG_PREPOSITIONS,
)
from explorer.entities.finding.cues.heads import FORCES, ORGANISATIONS, OTHERS, PLACES
from explorer.entities.finding.cues.people import SPEAKING
from explorer.entities.finding.reading import Reading
from explorer.models import EntityType

PERSON, PLACE = EntityType.PERSON, EntityType.PLACE
FORCE, ORGANISATION = EntityType.FORCE, EntityType.ORGANISATION

Votes = defaultdict[EntityType, float]
_ARMED = frozenset("police military army navy naval air guard security paramilitary".split())
_UNITS = frozenset("department service services unit command squad team task".split())


def head_type(words: list[str]) -> EntityType | None:
    """Return the type that the head of a name, given by its folded words, gives it."""
    cut = next((n for n, word in enumerate(words) if n and word in OF_WORDS), len(words))
    for word in (words[cut - 1], *words[:cut], *words[cut:]):
        if word in _UNITS and any(each in _ARMED for each in words):
            return FORCE
        if word in FORCES:
            return FORCE
        if word in ORGANISATIONS:
            return ORGANISATION
        if word in PLACES:
            return PLACE
    return None


class Ballot:
    """Collects the votes on the candidates of one article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.votes: dict[str, Votes] = defaultdict(lambda: defaultdict(float))

    def form(self, candidate: Candidate) -> None:
        """Vote by the words of a name; once for a form."""
        reading, votes = self._reading, self.votes[candidate.key]
        known, key = reading.known, candidate.key
        words = reading.folded[candidate.first : candidate.last + 1]
        if key in known.countries:
            votes[PLACE] += 6
        elif key in known.places:
            votes[PLACE] += 1.5 if key in known.ambiguous_places else 3.5
        if key in known.organisations:
            votes[ORGANISATION] += 6
        if (type_ := head_type(words)) is not None and len(words) > 1:
            votes[type_] += 4
        elif len(words) > 1:
            self._person_form(votes, words)
        elif words[0] in known.first_names:
            votes[PERSON] += 1
        if len(words) == 1 and reading.is_acronym(candidate.first):
            votes[ORGANISATION] += 2

    def _person_form(self, votes: Votes, words: list[str]) -> None:
        if words[0] in self._reading.known.first_names:
            votes[PERSON] += 3
        if any(len(word) == 1 for word in words[1:]) or not PARTICLES.isdisjoint(words[1:-1]):
            votes[PERSON] += 1.5
        if any(self._reading.known.is_common_word(word, self._reading.language) for word in words):
            votes[ORGANISATION] += 1
        elif len(words) <= 3:
            votes[PERSON] += 1

    def place(self, candidate: Candidate) -> None:
        """Vote by what stands around a mention."""
        votes = self.votes[candidate.key]
        if candidate.has_title:
            votes[PERSON] += 4
        self._before(candidate, votes)
        self._after(candidate, votes)

    def _before(self, candidate: Candidate, votes: Votes) -> None:
        reading, first = self._reading, candidate.first
        if reading.tokens.begins(first) or not reading.tokens.gap(first).isspace():
            return
        word = reading.folded[first - 1]
        if word in STRONG_PREPOSITIONS[reading.language]:
            votes[PLACE] += 2
        elif word in PLACE_PREPOSITIONS[reading.language]:
            votes[PLACE] += 0.7
        elif word in SPEAKING:
            votes[PERSON] += 2
        elif word in ARTICLES:
            votes[ORGANISATION] += 1
            votes[PERSON] -= 1.5
        elif word == "of" and first > 1 and reading.folded[first - 2] in PLACE_NOUNS:
            votes[PLACE] += 3

    def _after(self, candidate: Candidate, votes: Votes) -> None:
        reading, number = self._reading, candidate.last + 1
        if reading.tokens.begins(number):
            return
        gap, word = reading.tokens.gap(number), reading.folded[number]
        if gap.isspace():
            if word in SPEAKING:
                votes[PERSON] += 1.5
            elif word in PLACE_NOUNS:
                votes[PLACE] += 1.5
            elif word in BODY_NOUNS:
                votes[ORGANISATION] += 1
        elif gap == ", ":
            if word == "who":
                votes[PERSON] += 2
            elif word.isdigit() and len(word) == 2:
                votes[PERSON] += 2
            elif reading.capital[number] and reading.is_place(word):
                votes[PLACE] += 1.5


def is_of_another_kind(words: list[str]) -> bool:
    """Whether the head of a name says that it is of an event, a law and the like."""
    cut = next((n for n, word in enumerate(words) if n and word in OF_WORDS), len(words))
    return words[cut - 1] in OTHERS
