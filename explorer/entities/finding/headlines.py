"""Headlines: in a line where most words have capitals, only known pieces are names.

`Kenyan-led Haiti Mission Gives Update as US Advocates for UN Intervention`: a capital says
nothing there. Names that the rest of the article writes, names of the lists and acronyms are
kept, and words that no list knows as common.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from explorer.entities.finding.candidates import Candidate
from explorer.entities.finding.cues.people import ROLES
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import Part

_SHORT = 3  # letters; longer words have capitals in a headline
_FEWEST = 4  # words longer than that
_MOST_WORDS = 7  # of a name


def headline_sentences(reading: Reading) -> Set[int]:
    """Return the numbers of the sentences that are set in title case or in capitals."""
    longer, capitals, common = {}, {}, {}
    for number, sentence in enumerate(reading.tokens.sentence):
        if len(reading.folded[number]) > _SHORT:
            longer[sentence] = longer.get(sentence, 0) + 1
            if reading.capital[number]:
                capitals[sentence] = capitals.get(sentence, 0) + 1
                if not reading.tokens.begins(number) and _is_plain(number, reading):
                    common[sentence] = common.get(sentence, 0) + 1
    return {
        sentence
        for sentence, count in common.items()
        if count > 1 and longer[sentence] >= _FEWEST and capitals[sentence] >= 0.7 * longer[sentence]
    }


def _is_plain(number: int, reading: Reading) -> bool:
    return reading.is_common(number) or reading.folded[number] in ROLES


class Headline:
    """Finds the known pieces of the lines in title case."""

    def __init__(self, reading: Reading, names: Set[str]) -> None:
        self._reading = reading
        self._names = names
        self._openings = {name.partition(" ")[0] for name in names}

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
        for end in range(min(last, first + _MOST_WORDS - 1), first - 1, -1):
            key = reading.key(Part(first, end))
            if key in self._names or (reading.is_listed(key) and end >= unknown - 1):
                return end
        if unknown > first + 1:
            return unknown - 1
        if reading.is_acronym(first) and not shouted and self._may_be_acronym(first):
            return first
        return first if unknown > first else None

    def _may_be_acronym(self, number: int) -> bool:
        return not self._reading.breaks(number) and not self._reading.only_starts(number)

    def _is_unknown(self, number: int) -> bool:
        reading = self._reading
        return (
            reading.capital[number]
            and not _is_plain(number, reading)
            and not reading.breaks(number)
            and not reading.is_demonym(number)
            and not reading.only_starts(number)
        )
