"""Joining: which connecting words belong to a name, and which part two names."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.entities.finding.cues.context import AND_WORDS, OF_WORDS, PARTICLES
from explorer.entities.finding.cues.heads import (
    COMPANY_ENDINGS,
    FORCES,
    ORGANISATIONS,
    PLACES,
    joins,
)
from explorer.entities.finding.cues.people import HONORIFICS
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import Part, Run
from explorer.text.word_sets import word_set

_OF_OR_FOR = frozenset({"of", "for"})
_ROMANCE = frozenset({"fr", "es"})
_HEADS = FORCES | ORGANISATIONS | PLACES
_ON_HEADS = word_set("""
    commission committee conference panel council forum office institute center centre group
    ministry department association agency federation fund campaign organization
    organisation party union rapporteur
""")


def joined(run: Run, reading: Reading) -> list[Part]:
    """Return the parts of a run, those put together that one name spans."""
    merged = [run.parts[0]]
    for part in run.parts[1:]:
        before = merged[-1]
        if _belongs(before, part, reading):
            merged[-1] = Part(before.first, part.last)
        else:
            merged.append(part)
    return merged


def _belongs(before: Part, part: Part, reading: Reading) -> bool:
    """Whether a part goes on the name that the part before it began."""
    folded = reading.folded
    between = folded[before.last + 1 : part.first]
    if between == ["s"]:
        words = folded[part.first : part.last + 1]
        if words[-1] in COMPANY_ENDINGS:
            return _is_named_so(before, words, reading)
        return not _HEADS.isdisjoint(words)
    if reading.is_listed(" ".join(folded[before.first : part.last + 1])):
        return True
    if reading.breaks(part.first) or _is_titled(part, reading):  # of Mr, on Monday
        return False
    opening = between[0]
    if opening in AND_WORDS:
        return opening == "&" or _goes_on(before, part, reading)
    words = folded[before.first : before.last + 1]
    if reading.language not in _ROMANCE and opening in PARTICLES and opening != "ud":
        return True
    if opening not in OF_WORDS:
        return reading.language in _ROMANCE and _has_joining_head(words)
    return _takes(words, between, reading) or _is_a_persons(before, between, part, reading)


def _is_named_so(before: Part, words: Sequence[str], reading: Reading) -> bool:
    """Whether a company has a possessive in its name: Moody’s Investors Service Inc."""
    return (
        before.first == before.last
        and not reading.is_listed(reading.folded[before.last])
        and all(
            word in COMPANY_ENDINGS or reading.known.is_common_word(word, reading.language)
            for word in words
        )
    )


def _is_titled(part: Part, reading: Reading) -> bool:
    return part.first < part.last and reading.folded[part.first] in HONORIFICS


def _takes(words: Sequence[str], between: Sequence[str], reading: Reading) -> bool:
    """Whether a head takes what follows: Ministry of, Commission on."""
    opening = between[0]
    if opening == "on":
        return words[-1] in _ON_HEADS
    if opening in {"for", "to"}:
        return opening == "for" and any(word in _HEADS for word in words)
    if reading.language in _ROMANCE:
        return _has_joining_head(words)
    if joins(words[-1]):
        return True
    return (
        not _OF_OR_FOR.isdisjoint(words)
        and _has_joining_head(words)
        and reading.known.is_common_word(words[-1], reading.language)
    )


def _has_joining_head(words: Sequence[str]) -> bool:
    return any(map(joins, words))


def _is_a_persons(before: Part, between: Sequence[str], part: Part, reading: Reading) -> bool:
    """Whether particles stand inside a person's name in French or Spanish: Ricardo de la Torre."""
    return (
        reading.language in _ROMANCE
        and set(between) <= PARTICLES
        and reading.folded[before.first] in reading.known.first_names
        and not reading.is_place(reading.key(part))
    )


def _is_matter(words: Sequence[str]) -> bool:
    """Whether a head is a plural alone, which says what a body is for: Securities, Schools."""
    return len(words) == 1 and words[0].endswith("s") and words[0] in ORGANISATIONS


def _goes_on(before: Part, part: Part, reading: Reading) -> bool:
    """Whether `and` joins words of one name: Ministry of Labour and Social Affairs."""
    folded, language = reading.folded, reading.language
    words = folded[before.first : before.last + 1]
    first, last = folded[part.first], folded[part.last]
    if not reading.known.is_common_word(first, language) or reading.is_place(reading.key(part)):
        return False
    if part.last > part.first and last in FORCES:
        return False
    if _is_matter(words) and part.first - before.last == 2 and joins(last) and first != last:
        return first not in FORCES  # Securities | and | Exchange Commission
    if first in _HEADS:
        return False
    if any(word in OF_WORDS for word in words) and _has_joining_head(words):
        return last not in ORGANISATIONS and part.first - before.last == 2
    return (
        part.first - before.last == 2
        and (last in ORGANISATIONS or last in COMPANY_ENDINGS)
        and part.last > part.first
        and reading.known.is_common_word(words[-1], language)
        and words[-1] not in _HEADS
    )
