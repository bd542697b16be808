"""Offices: what somebody is responsible for stands before their name and is no part of it.

`Chancellor of the Exchequer | Nigel Lawson`, `Minister of Trade and Industry | Ebrahim Patel`.
"""

from __future__ import annotations

from explorer.entities.finding.cues.context import AND_WORDS
from explorer.entities.finding.cues.heads import HEADS
from explorer.entities.finding.cues.people import ROLES
from explorer.entities.finding.reading import Reading
from explorer.entities.finding.runs import Part
from explorer.text.word_sets import word_set

_OF_OR_FOR = word_set("of for")
_MOST_WORDS = 4  # of a person's name


def is_of_office(before: Part, reading: Reading, *, goes_on: bool) -> bool:
    """Whether what follows a part is what a role is for; `goes_on`: whether the part was so."""
    after = reading.folded[before.last + 1]
    return (after in _OF_OR_FOR and reading.folded[before.last] in ROLES) or (
        goes_on and after in AND_WORDS
    )


def is_behind_of(first: int, reading: Reading) -> bool:
    """Whether `of`, `for`, or one of them with `the`, stands before a token."""
    before = first - 1
    if reading.folded[before] == "the":
        before -= 1
    return reading.folded[before] in _OF_OR_FOR


def holder_after(first: int, last: int, reading: Reading) -> int:
    """Return where a person's name begins behind what they are responsible for.

    That is `first` if the tokens may be a name from the beginning, and `last` + 1 if there is
    none.
    """
    folded, known = reading.folded, reading.known
    number = first
    while number <= last and known.is_common_word(folded[number], reading.language):
        number += 1
    if number == first:
        if folded[first] in known.first_names and not reading.is_place(folded[first]):
            return first
        number = first + 1
        if number > last or folded[number] not in known.first_names:
            return first
    return number if _may_be_a_person(number, last, reading) else last + 1


def _may_be_a_person(first: int, last: int, reading: Reading) -> bool:
    return (
        0 < last - first < _MOST_WORDS
        and all(reading.capital[first : last + 1])
        and HEADS.isdisjoint(reading.folded[first : last + 1])
        and not reading.is_demonym(first)
        and not reading.is_place(reading.key(Part(first, last)))
    )
