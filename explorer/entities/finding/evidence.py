"""Evidence: what a name's own words, and the words around it, say of its type.

Every cue has a plain name; what it is worth for each type stands in `weights`. The words of a
form count once for an article; what stands around its mentions counts up to three times.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.context import (
    AND_WORDS,
    ARTICLES,
    BODY_NOUNS,
    FORCE_NOUNS,
    OF_WORDS,
    PARTICLES,
    PARTS_OF_PLACES,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    STRONG_PREPOSITIONS,
)
from explorer.entities.finding.cues.heads import head_type
from explorer.entities.finding.cues.people import MODIFIERS, ROLES, SPEAKING
from explorer.entities.finding.reading import Reading
from explorer.models import EntityType

_MOST_COUNTED = 3
_WORD_AND_NUMBER = re.compile(r"[^\W\d_][^\W\d_A-Z]+\d+")  # Izo2
_JOINED_BY = AND_WORDS | {"of", "for", "on"}
_PREPOSITIONS = frozenset("of by with from at for against between to on under by via per".split())


def of_form(candidate: Candidate, reading: Reading) -> Iterator[str]:
    """Yield the cues in the words of a name."""
    known, key = reading.known, candidate.key
    words = reading.folded[candidate.first : candidate.last + 1]
    yield "any"
    if key in known.countries:
        yield "country"
    elif key in known.places:
        yield "doubtful place" if key in known.ambiguous_places else "place"
    if key in known.organisations:
        yield "organisation"
    if len(words) == 1:
        yield from _of_word(candidate.first, reading)
    else:
        yield from _of_words(candidate, words, reading)


def _of_word(number: int, reading: Reading) -> Iterator[str]:
    word, written = reading.folded[number], reading.tokens.words[number]
    yield "one word"
    if word in reading.known.first_names:
        yield "first name alone"
    if reading.is_acronym(number):
        yield "acronym"
    elif not written[1:].islower() and "-" not in written:
        yield "inner capital"
    if word in reading.lower_case:
        yield "in lower case elsewhere"
    if reading.known.is_common_word(word, reading.language):
        yield "common word"
    if word.endswith(("ian", "ians", "ese", "ean", "ans", "ism", "ish")):
        yield "ending of peoples"
    if any(map(str.isdigit, word)):
        yield "word and number" if _WORD_AND_NUMBER.fullmatch(written) else "digit"
    if head_type([word]) is not None:
        yield "bare head"


def _of_words(candidate: Candidate, words: list[str], reading: Reading) -> Iterator[str]:
    known = reading.known
    yield "two words" if len(words) == 2 else "three words" if len(words) == 3 else "more words"
    head = head_type(words)
    if head is not None:
        yield f"head of a {head.value}"
    if words[0] in known.first_names:
        yield "first name and head" if head else "first name first"
    if len(words) < 5 and any(len(word) == 1 and word != "&" for word in words):
        yield "initial"
    if not PARTICLES.isdisjoint(words[1:-1]):
        yield "particle"
    if not _JOINED_BY.isdisjoint(words[1:-1]) or (head and not OF_WORDS.isdisjoint(words[1:-1])):
        yield "of or and"
    common = sum(known.is_common_word(word, reading.language) for word in words)
    if common:
        yield "all words common" if common == len(words) else "some words common"
    elif head is None:
        yield "unknown words"
    if reading.is_place(words[-1]):
        yield "ends in a place"
        if words[0] in PARTS_OF_PLACES:
            yield "part of a place"
    if reading.is_place(words[0]):
        yield "begins with a place"
    if reading.is_demonym(candidate.first):
        yield "begins with a people"
    if all(map(reading.is_acronym, range(candidate.first, candidate.last + 1))):
        yield "all capitals"
    elif any(map(reading.is_acronym, range(candidate.first, candidate.last + 1))):
        yield "some capitals"


def around(candidate: Candidate, reading: Reading) -> Iterator[str]:
    """Yield the cues in what stands before and after a mention."""
    if candidate.has_title:
        yield "title"
    yield from _before(candidate, reading)
    yield from _after(candidate, reading)


def _before(candidate: Candidate, reading: Reading) -> Iterator[str]:
    first = candidate.first
    if reading.tokens.begins(first):
        yield "opens a sentence"
        return
    gap, word = reading.tokens.gap(first), reading.folded[first - 1]
    if gap == ", ":
        if reading.capital[first - 1] and reading.is_place(word):
            yield "behind a place"
        elif word in ROLES:
            yield "behind a role"
        return
    if not gap.isspace():
        if gap.endswith(("“", '"', "‘", "«")):
            yield "in quotes"
        elif gap.endswith("("):
            yield "in brackets"
        return
    language = reading.language
    if word == "of" and first > 1 and reading.folded[first - 2] in PLACE_NOUNS:
        yield "city of"
    elif word in STRONG_PREPOSITIONS[language]:
        yield "in"
    elif word in {"as", "including"} and _lists_places(first, reading):
        yield "city of"
    elif word in _PREPOSITIONS:
        yield "preposition"
    elif word in PLACE_PREPOSITIONS[language]:
        yield "to"
    elif word in SPEAKING:
        yield "said before"
    elif word in ARTICLES:
        yield "the"
    elif word in {"a", "an", "un", "une", "una"}:
        yield "a"
    elif not reading.capital[first - 1]:
        if word in ROLES:
            yield "role before"
        elif word in PLACE_NOUNS:
            yield "place noun before"
        elif word in BODY_NOUNS:
            yield "body noun before"


def _lists_places(first: int, reading: Reading) -> bool:
    return not PLACE_NOUNS.isdisjoint(reading.folded[max(0, first - 4) : first - 1])


def _after(candidate: Candidate, reading: Reading) -> Iterator[str]:
    number = candidate.last + 1
    if reading.tokens.begins(number):
        return
    gap, word = reading.tokens.gap(number), reading.folded[number]
    if gap in {"'", "’"} and word == "s":
        yield "owner"
    elif gap.isspace():
        if word in SPEAKING:
            yield "said after"
        elif reading.capital[number]:
            yield "role after" if word in ROLES or word in MODIFIERS else "capital after"
        elif word in FORCE_NOUNS and reading.is_acronym(candidate.last):
            yield "force noun after"
        elif word in PLACE_NOUNS:
            yield "place noun after"
        elif word in BODY_NOUNS:
            yield "body noun after"
        elif word in ROLES:
            yield "role noun after"
        elif word in {"has", "had", "is", "was", "will", "would"}:
            yield "verb after"
        elif reading.known.is_common_word(word, reading.language) and word not in _FUNCTION:
            yield "noun after"
    elif gap == ", ":
        if word in {"who", "whose", "qui", "quien"}:
            yield "who"
        elif word.isdigit() and len(word) == 2:
            yield "age"
        elif reading.capital[number] and reading.is_place(word):
            yield "before a place"
        elif word in {"a", "an", "the"}:
            yield "explained"
        elif word in ROLES or word in MODIFIERS:
            yield "role behind"
        elif word in {"where", "in", "capital", "north", "south", "east", "west"}:
            yield "where"
        elif word == "which":
            yield "which"
    elif gap == " (":
        yield "brackets after" if not reading.capital[number] else "acronym after"
    elif gap == "-":
        yield "hyphen after"


_FUNCTION = frozenset(
    "and or of in on at to for from by with as but that which who is are was were be been has have "
    "had not it its he she they their his her this these those the a an if when while where after "
    "before since until than then also will would could can may might should must do does did".split()
)


class Evidence:
    """The cues for every form of an article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.cues: dict[str, Counter[str]] = {}

    def add(self, candidate: Candidate) -> None:
        """Add a mention."""
        self.add_form(candidate)
        cues = self.cues[candidate.key]
        for cue in around(candidate, self._reading):
            if cues[cue] < _MOST_COUNTED:
                cues[cue] += 1

    def add_form(self, candidate: Candidate) -> None:
        """Add a mention of which only the own words count."""
        if candidate.key not in self.cues:
            self.cues[candidate.key] = Counter(of_form(candidate, self._reading))

    def add_list(self, members: Sequence[str], types: Mapping[str, EntityType | None]) -> None:
        """Add that forms stand in one list, if most of the others are of one type."""
        counts: Counter[EntityType] = Counter(
            type_ for key in members if (type_ := types[key]) is not None
        )
        for key in members:
            others = counts - Counter([types[key]])
            (type_, count), (_, next_count) = [*others.most_common(2), (None, 0), (None, 0)][:2]
            if type_ is not None and count >= 2 and count > next_count:
                self.cues[key][f"in a list of {_PLURALS[type_]}"] = 1

    def relate(self, types: Mapping[str, EntityType | None]) -> None:
        """Add to names of one word what the longer names say of them."""
        relations: dict[str, set[str]] = defaultdict(set)
        for key, type_ in types.items():
            words = key.split()
            if len(words) < 2 or type_ is None:
                continue
            if type_ is EntityType.PERSON:
                relations[words[-1]].add("surname of a person")
                relations[words[0]].add("first name of a person")
            else:
                for word in words:
                    relations[word].add(f"in the name of a {_KINDS[type_]}")
        for word, cues in relations.items():
            if word in self.cues:
                self.cues[word].update(cues)


_KINDS = {
    EntityType.PERSON: "person",
    EntityType.PLACE: "place",
    EntityType.FORCE: "body",
    EntityType.ORGANISATION: "body",
}
_PLURALS = {
    EntityType.PERSON: "people",
    EntityType.PLACE: "places",
    EntityType.FORCE: "bodies",
    EntityType.ORGANISATION: "bodies",
}
