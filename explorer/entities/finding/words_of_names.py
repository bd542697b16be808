"""What the words of a name say of its type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.context import AND_WORDS, OF_WORDS, PARTICLES, PARTS_OF_PLACES
from explorer.entities.finding.cues.heads import head_type
from explorer.entities.finding.reading import Reading

_WORD_AND_NUMBER = re.compile(r"[^\W\d_][^\W\d_A-Z]+\d+")  # Izo2
_JOINED_BY = AND_WORDS | {"of", "for", "on"}
_OF_PEOPLES = ("ian", "ians", "ese", "ean", "ans", "ism", "ish")


def cues_of_words(candidate: Candidate, reading: Reading) -> Iterator[str]:
    """Yield the cues in the words of a name."""
    known, key = reading.known, candidate.key
    yield "any"
    if key in known.countries:
        yield "country"
    elif key in known.places:
        yield "doubtful place" if key in known.ambiguous_places else "place"
    if key in known.organisations:
        yield "organisation"
    if candidate.first == candidate.last:
        yield from _of_one(candidate.first, reading)
    else:
        yield from _of_several(candidate, reading)


def _of_one(number: int, reading: Reading) -> Iterator[str]:
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
    if word.endswith(_OF_PEOPLES):
        yield "ending of peoples"
    if any(map(str.isdigit, word)):
        yield "word and number" if _WORD_AND_NUMBER.fullmatch(written) else "digit"
    if head_type([word]) is not None:
        yield "bare head"


def _of_several(candidate: Candidate, reading: Reading) -> Iterator[str]:
    words = reading.folded[candidate.first : candidate.last + 1]
    yield {2: "two words", 3: "three words"}.get(len(words), "more words")
    if words[-1] == "s":
        yield "own s"
    head = head_type(words)
    if head is not None:
        yield f"head of a {head.value}"
    if words[0] in reading.known.first_names:
        yield "first name and head" if head else "first name first"
    if len(words) < 5 and any(len(word) == 1 and word != "&" for word in words):
        yield "initial"
    if not PARTICLES.isdisjoint(words[1:-1]):
        yield "particle"
    if not _JOINED_BY.isdisjoint(words[1:-1]) or (head and not OF_WORDS.isdisjoint(words[1:-1])):
        yield "of or and"
    yield from _of_known_words(words, reading, has_head=head is not None)
    if reading.is_demonym(candidate.first):
        yield "begins with a people"
    acronyms = sum(map(reading.is_acronym, range(candidate.first, candidate.last + 1)))
    if acronyms:
        yield "all capitals" if acronyms == len(words) else "some capitals"


def _of_known_words(words: list[str], reading: Reading, *, has_head: bool) -> Iterator[str]:
    common = sum(reading.known.is_common_word(word, reading.language) for word in words)
    if common:
        yield "all words common" if common == len(words) else "some words common"
    elif not has_head:
        yield "unknown words"
    if reading.is_place(words[-1]):
        yield "ends in a place"
        if words[0] in PARTS_OF_PLACES:
            yield "part of a place"
    if reading.is_place(words[0]):
        yield "begins with a place"
