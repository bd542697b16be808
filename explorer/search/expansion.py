"""Widen a query to the other names of what it names, and to near spellings of unknown words.

A run of words that is a form of an entity also finds every other form of it. A word of five
letters or more that the collection does not have is read as those it has within a small edit
distance. Quoted phrases are left alone. Nothing under five letters is ever matched fuzzily: at
distance 1, MSS matches anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from explorer.entities.lexicon import Lexicon
from explorer.models import Entity
from explorer.search.answers import Correction
from explorer.search.query import (
    And,
    InTitle,
    Named,
    Or,
    Phrase,
    Query,
    Similar,
    Unfinished,
    Word,
    rebuild,
)

SHORTEST_FUZZY = 5
"""Letters a word must have to be matched fuzzily; shorter ones turn into anything."""

_LONGEST_RUN = 8  # words of a name that is looked up


class Vocabulary(Protocol):
    """The words of a collection, as far as widening asks about them."""

    def has_prefix(self, prefix: str) -> bool:
        """Whether any word begins so."""

    def near(self, word: str, greatest: int) -> Sequence[tuple[str, int]]:
        """Return the folded words within an edit distance of a word as it was typed, nearest
        first; none if the word or an inflection of it occurs."""


@dataclass(frozen=True)
class Expansion:
    """A part of the query that was widened to the other names of entities."""

    typed: str
    """The words as typed."""

    entities: tuple[Entity, ...]


@dataclass(frozen=True)
class Expanded:
    """A query with what was added to it."""

    query: Query
    expansions: tuple[Expansion, ...]
    corrections: tuple[Correction, ...]


def expand(query: Query, lexicon: Lexicon, vocabulary: Vocabulary) -> Expanded:
    """Widen a query, and say by what."""
    widening = _Widening(lexicon, vocabulary)
    widened = widening.widen(query)
    return Expanded(widened, tuple(widening.expansions), tuple(widening.corrections))


class _Widening:
    """One walk over a query, collecting what it adds."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        self._vocabulary = vocabulary
        self.expansions: list[Expansion] = []
        self.corrections: list[Correction] = []

    def widen(self, query: Query) -> Query:
        match query:
            case And(parts):
                return self._widen_run(parts)
            case Word() | Phrase() | Unfinished():
                return self._widen_run((query,))
            case InTitle():
                return query
            case _:
                return rebuild(query, self.widen)

    def _widen_run(self, parts: Sequence[Query]) -> Query:
        """Look for the longest names among neighbouring words, from left to right."""
        done: list[Query] = []
        at = 0
        while at < len(parts):
            taken = self._name_at(parts[at : at + _LONGEST_RUN])
            if taken:
                run = parts[at : at + taken]
                done.append(self._named(run))
                at += taken
            else:
                done.append(self._widen_alone(parts[at]))
                at += 1
        return done[0] if len(done) == 1 else And(tuple(done))

    def _name_at(self, parts: Sequence[Query]) -> int:
        """Return how many of the first parts make up a known name, 0 when they do not."""
        words: list[tuple[str, ...]] = []
        for part in parts:
            if not (part_words := _words(part)):
                break
            words.append(part_words)
        for count in range(len(words), 0, -1):
            if self._lexicon.entities_of_words(sum(words[:count], ())):
                return count
        return 0

    def _named(self, run: Sequence[Query]) -> Query:
        words = sum(map(_words, run), ())
        entities = self._lexicon.entities_of_words(words)
        typed = " ".join(map(_typed, run))
        self.expansions.append(Expansion(typed, entities))
        literal = run[0] if len(run) == 1 else And(tuple(run))
        return Or((literal, Named(entities, typed)))

    def _widen_alone(self, part: Query) -> Query:
        match part:
            case Word():
                return self._corrected(part)
            case Unfinished(Word() as word) if not self._vocabulary.has_prefix(word.folded):
                return self._corrected(word)
            case Phrase() | Unfinished():
                return part
            case _:
                return self.widen(part)

    def _corrected(self, word: Word) -> Query:
        if len(word.folded) < SHORTEST_FUZZY or not word.folded.isalpha():
            return word
        greatest = 1 if len(word.folded) < 8 else 2
        near = tuple(self._vocabulary.near(word.surface, greatest))
        if not near:
            return word
        self.corrections.append(Correction(word.surface, tuple(found for found, _ in near)))
        return Similar(word, near)


def _words(part: Query) -> tuple[str, ...]:
    """Return the folded words of a part that may belong to a name."""
    match part:
        case Word(folded=folded):
            return (folded,)
        case Phrase(words=words, quoted=False):
            return words
        case Unfinished(typed):
            return _words(typed)
        case _:
            return ()


def _typed(part: Query) -> str:
    match part:
        case Word(surface=surface):
            return surface
        case Unfinished(Word(surface=surface)):
            return surface
        case _:
            return " ".join(_words(part))
