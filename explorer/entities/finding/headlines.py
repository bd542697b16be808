"""Headlines: in a line where most words have capitals, only known pieces are names.

`Kenyan-led Haiti Mission Gives Update as US Advocates for UN Intervention`: a capital says
nothing there. Names that the rest of the article writes, names of the lists and acronyms are
kept, and words that no list knows as common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.heads import FORCES, ORGANISATIONS, PLACES
from explorer.entities.finding.cues.people import MODIFIERS, ROLES
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import Part

_BODIES = FORCES | ORGANISATIONS
_HEADS = _BODIES | PLACES
_SHORT = 3  # letters; longer words have capitals in a headline
_FEWEST = 4  # words longer than that
_MOST_WORDS = 7  # of a name
_ENDS_PROSE = re.compile(r"[\"”»’')\]]*\.")


def headlines(reading: Reading) -> set[int]:
    """Return the numbers of the tokens in sentences set in title case or in capitals."""
    found: set[int] = set()
    for first, after in pairwise(reading.tokens.sentences):
        if sum(reading.capital[first:after]) * 2 >= after - first >= _FEWEST and _is_headline(
            first, after, reading
        ):
            found.update(range(first, after))
    return found


def _is_headline(first: int, after: int, reading: Reading) -> bool:
    longer = [each for each in range(first, after) if len(reading.folded[each]) > _SHORT]
    capitals = [each for each in longer if reading.capital[each]]
    plain = [each for each in capitals if each > first and _tells(each, reading)]
    if _ENDS_PROSE.match(reading.tokens.text, reading.tokens.ends[after - 1]):
        return False
    return len(longer) >= _FEWEST and len(plain) > 1 and len(capitals) >= 0.7 * len(longer)


def _tells(number: int, reading: Reading) -> bool:
    """Whether a word would have no capital in prose, nor in a title or the name of a body."""
    word = reading.folded[number]
    return (
        reading.is_common(number)
        and word not in ROLES
        and word not in MODIFIERS
        and word not in _HEADS
        and not reading.breaks(number)
    )


def _is_plain(number: int, reading: Reading) -> bool:
    return reading.is_common(number) or reading.folded[number] in ROLES


class Headline:
    """Finds the known pieces of the lines in title case."""

    def __init__(self, reading: Reading, names: AbstractSet[str]) -> None:
        self._reading = reading
        self._names = names

    def candidates(self, first: int, last: int) -> Iterator[Candidate]:
        """Yield the names among some tokens of a line."""
        reading, number = self._reading, first
        shouted = all(
            not reading.capital[each] or reading.tokens.words[each].isupper()
            for each in range(first, last + 1)
        )
        while number <= last:
            end = self._end_of_name(number, last, shouted=shouted)
            if end is not None:
                yield Candidate(number, end, key=reading.key(Part(number, end)))
                number = end
            number += 1

    def _end_of_name(self, first: int, last: int, *, shouted: bool) -> int | None:
        reading = self._reading
        if not reading.capital[first]:
            return None
        unknown = first
        while unknown <= last and self._is_unknown(unknown):
            unknown += 1
        for end in range(min(last, first + _MOST_WORDS - 1), first, -1):
            key = reading.key(Part(first, end))
            if key in self._names or (reading.is_listed(key) and end >= unknown - 1):
                return end
        if unknown > first + 1:
            return unknown - 1
        if first < last and self._is_body(first):
            return first + 1
        return first if unknown > first or self._is_known(first, shouted=shouted) else None

    def _is_known(self, number: int, *, shouted: bool) -> bool:
        """Whether one word is a name: of the article, of the lists, or an acronym."""
        reading, word = self._reading, self._reading.folded[number]
        if word in self._names or reading.is_listed(word):
            return True
        return (
            not shouted
            and reading.is_acronym(number)
            and not reading.breaks(number)
            and not reading.only_starts(number)
        )

    def _is_body(self, first: int) -> bool:
        """Whether a place and a head stand side by side: Kenya Police, US Embassy."""
        reading = self._reading
        return (
            reading.capital[first + 1]
            and reading.tokens.gap(first + 1) == " "
            and reading.folded[first] in reading.known.countries
            and reading.folded[first + 1] in _BODIES
        )

    def _is_unknown(self, number: int) -> bool:
        reading = self._reading
        return (
            reading.capital[number]
            and not _is_plain(number, reading)
            and not reading.breaks(number)
            and not reading.is_demonym(number)
            and not reading.only_starts(number)
        )
