"""The capitalised name directly before or after a place in a text."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.entities.links.written_words import (
    ARTICLES,
    WrittenWord,
    words_after,
    words_before,
)
from explorer.text.word_sets import word_set

_PARTICLES = word_set(
    "of the al el de del la las los le les du des d l da do dos van von der den bin ibn ben"
)
"""Small words inside a name. Other than in the long form of an acronym, none that joins two."""

TITLES = word_set(
    "mr mrs ms miss sir dame lord lady dr prof rev fr st gen col lt capt sgt maj cmdr adm sen rep "
    "gov president premier minister chancellor senator governor mayor judge commander captain "
    "colonel sergeant inspector pope king queen prince princess sheikh emir ayatollah imam pastor "
    "bishop archbishop cardinal brother sister rapper singer actor actress "
    "m mm mme mlle me pr president ministre senateur maire juge commandant capitaine pape roi "
    "reine pere mgr "
    "sr sra srta don dona presidente presidenta ministro ministra senador senadora alcalde "
    "comandante capitan papa rey reina padre ex"
)
"""Titles, in English, French and Spanish: said of persons, and no part of their names."""

_OFFICES = word_set(
    "ambassador attorney chair chairman chairwoman chief coach deputy director editor head leader "
    "manager member officer professor secretary spokesman spokeswoman vice "
    "ambassadeur chef depute directeur directrice membre professeur secretaire "
    "diputado diputada director directora embajador jefe jefa lider miembro profesor secretario "
    "secretaria"
)
"""Words with which what a person is or was begins."""

_NO_NAMES = word_set(
    "he she it they we you i who what when where while if but and or as so his her its their our "
    "my this that these those there then yet both each every some many most other another after "
    "before since because although though today yesterday tomorrow now here also once "
    "il elle ils elles on nous vous je qui que quoi quand si mais ou donc car ce cet cette ces son "
    "sa ses leur leurs apres avant depuis lorsque comme aussi ainsi hier "
    "ella ellos ellas nosotros yo quien cuando pero aunque su sus este esta estos estas ese esa "
    "despues antes desde como tambien ayer hoy"
)
"""Words with which a sentence begins, and so with a capital, though no name."""

_LONGEST = 6  # words


def name_ending_at(text: str, low: int, end: int) -> list[WrittenWord]:
    """Return the words of the name that ends at a place, without a title; none if there is none."""
    words = words_before(text, low, end)
    first = len(words)
    while first and len(words) - first < _LONGEST and _may_precede(words, first - 1):
        first -= 1
    name = words[first:]
    while name and (not name[0].is_capitalised or _is_no_name(text, name)):
        name = name[1:]
    name = _after_office(name)
    return [] if not name or name[-1].is_possessive or name[0].is_joined else name


def _after_office(name: list[WrittenWord]) -> list[WrittenWord]:
    """Return a person's name without what they are: Haiti Gang Leader | Jimmy Cherizier."""
    for number in range(len(name) - 2, 0, -1):
        if describes(name[number - 1]) and not any(word.is_connector for word in name[:number]):
            return name[number:]
    return name


def name_beginning_at(text: str, start: int, high: int) -> list[WrittenWord]:
    """Return the words of the name that begins at a place; none if there is none.

    It may begin with a number, as gangs and bands do: 5 Segond.
    """
    name: list[WrittenWord] = []
    for word in words_after(text, start, high)[:_LONGEST]:
        if not (word.is_capitalised or word.folded in _PARTICLES or word.folded.isdecimal()):
            break
        name.append(word)
        if word.is_possessive:
            return []
    while name and not name[-1].is_capitalised and not (name[-1].folded.isdecimal() and name[1:]):
        name.pop()
    return [] if not name or name[0].folded in _NO_NAMES else name


def surface_of(text: str, words: Sequence[WrittenWord]) -> str:
    """Return a name as the text writes it."""
    return text[words[0].start : words[-1].end]


def _may_precede(words: Sequence[WrittenWord], number: int) -> bool:
    word = words[number]
    if number == len(words) - 1:
        return word.is_capitalised or word.folded.isdecimal()
    return word.is_inside_a_name or word.folded in _PARTICLES or word.is_joined


def _is_no_name(text: str, name: Sequence[WrittenWord]) -> bool:
    """Whether the first of the words is a title before the others, or no name at all."""
    word = name[0]
    if word.is_connector:  # Los Zetas, but not the article of a sentence that begins with a name
        return len(name) == 1 or word.folded not in ARTICLES or begins_sentence(text, word.start)
    return word.folded in _NO_NAMES or (len(name) > 1 and word.folded in TITLES)


def begins_sentence(text: str, start: int) -> bool:
    """Whether nothing but quotes and brackets stands between a place and the sentence before."""
    before = text[max(start - 4, 0) : start].rstrip("\"“”«‘'([¿¡ \u00a0\u202f")
    return not before or before[-1] in ".!?:\n…—–"


def describes(word: WrittenWord) -> bool:
    """Whether a word begins what somebody is or was, and not a name."""
    return word.folded in TITLES or word.folded in _OFFICES
