"""Widen a query: words to their inflections, names to their other forms, and to near spellings
of what does not occur.

A run of words that is a form of an entity also finds every other form of it, but for those the
user has dropped. What stands between quotation marks, or exactly so, is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from explorer.entities.lexicon import forms_of
from explorer.entities.names import Names
from explorer.models import Entity
from explorer.search.answers import Correction, Meaning, Search
from explorer.search.query import (
    And,
    AnyName,
    Fuzzy,
    Inflected,
    InTitle,
    Kept,
    Named,
    Near,
    OneOf,
    Or,
    Phrase,
    Query,
    Similar,
    Unfinished,
    Word,
    rebuild,
)
from explorer.search.spellings import Vocabulary, corrected, inflected, similar

_LONGEST_RUN = 8  # words of a name that is looked up

KeptArticles = Callable[[str | None], Collection[str]]
"""Returns the ids of the articles of which the user keeps a passage, with a tag if one is given."""


@dataclass(frozen=True)
class Expansion:
    """A part of the query that was widened to the other names of entities."""

    typed: str
    """The words as typed."""
    entities: tuple[Entity, ...]
    """For which of them they are taken."""
    choices: tuple[Entity, ...]
    """For which of them they may be taken."""


@dataclass(frozen=True)
class Expanded:
    """A query with what was added to it."""

    query: Query
    expansions: tuple[Expansion, ...]
    corrections: tuple[Correction, ...]
    notices: tuple[str, ...]
    """One sentence for each part that cannot find anything, and why."""


class Expander:
    """Widens queries by what one collection has and one user keeps."""

    def __init__(self, names: Names, vocabulary: Vocabulary, kept: KeptArticles) -> None:
        self.names = names
        self.vocabulary = vocabulary
        self.kept = kept

    def expand(self, query: Query, search: Search) -> Expanded:
        """Widen a query as far as a search wants it, and say by what."""
        widening = _Widening(self, search)
        widened = widening.widen(query)
        return Expanded(
            widened,
            tuple(dict.fromkeys(widening.expansions)),
            tuple(dict.fromkeys(widening.corrections)),
            tuple(dict.fromkeys(widening.notices)),
        )


class _Widening:
    """One walk over a query, collecting what it adds."""

    def __init__(self, by: Expander, search: Search) -> None:
        self._by = by
        self._search = search
        self.expansions: list[Expansion] = []
        self.corrections: list[Correction] = []
        self.notices: list[str] = []

    def widen(self, query: Query) -> Query:
        match query:
            case And(parts):
                return self._widen_run(parts)
            case Word() | Phrase() | Unfinished():
                return self._widen_run((query,))
            case InTitle(part):
                return InTitle(self._inflect(part))
            case _:
                return self._look_up(query) or rebuild(query, self.widen)

    def _widen_run(self, parts: Sequence[Query]) -> Query:
        """Look for the longest names among neighbouring words, from left to right."""
        done: list[Query] = []
        at = 0
        while at < len(parts):
            taken = self._name_at(parts[at : at + _LONGEST_RUN])
            if taken:
                done.append(self._named(parts[at : at + taken]))
                at += taken
            else:
                done.append(self._widen_alone(parts[at]))
                at += 1
        return done[0] if len(done) == 1 else And(tuple(done))

    def _name_at(self, parts: Sequence[Query]) -> int:
        """Return how many of the first parts make up a known name, 0 when they do not."""
        if not self._search.widens:
            return 0
        words: list[tuple[str, ...]] = []
        for part in parts:
            if not (part_words := _words(part)):
                break
            words.append(part_words)
        for count in range(len(words), 0, -1):
            if self._by.names.entities_of_words(sum(words[:count], ())):
                return count
        return 0

    def _named(self, run: Sequence[Query]) -> Query:
        words = sum(map(_words, run), ())
        choices = self._by.names.entities_of_words(words)
        meant = {Meaning(" ".join(words), entity.key) for entity in choices} & self._search.meant
        keys = {meaning.entity for meaning in meant}
        entities = tuple(each for each in choices if each.key in keys) or choices
        typed = " ".join(map(_typed, run))
        self.expansions.append(Expansion(typed, entities, choices))
        literal = [self._inflect(part) for part in run]
        name = self._without_dropped(Named(entities, typed))
        return Or((literal[0] if len(literal) == 1 else And(tuple(literal)), name))

    def _widen_alone(self, part: Query) -> Query:
        match part:
            case Word():
                return self._as_spelled(part)
            case Unfinished(Word() as word) if not self._by.vocabulary.has_prefix(word.folded):
                return self._as_spelled(word)
            case Phrase() | Unfinished():
                return self._inflect(part)
            case _:
                return self.widen(part)

    def _as_spelled(self, word: Word) -> Query:
        """Return a word in all its inflections; one without any as its near spellings."""
        found: Word | Inflected | Similar = inflected(word, self._by.vocabulary)
        if isinstance(found, Inflected):
            return found
        found = corrected(word, self._by.vocabulary)
        if isinstance(found, Similar):
            near = tuple(spelling for spelling, _ in found.distances)
            self.corrections.append(Correction(word.surface, near))
        return found

    def _inflect(self, query: Query) -> Query:
        """Return a query with the inflections of its words and nothing else added."""
        match query:
            case Word():
                return inflected(query, self._by.vocabulary)
            case Unfinished(Word() as word, longer):
                return Unfinished(inflected(word, self._by.vocabulary), self._inflect(longer))
            case Unfinished(typed, longer):
                return Unfinished(typed, self._inflect(longer))
            case _:
                return self._look_up(query) or rebuild(query, self._inflect)

    def _look_up(self, query: Query) -> Query | None:
        """Return what stands for a leaf of which only the collection or the user's kept
        passages know what it finds; None for any other."""
        match query:
            case Fuzzy(word, distance):
                return similar(word, distance, self._by.vocabulary)
            case Kept(tag):
                return self._kept(tag)
            case Near(slots, within):
                return Near(tuple(map(self._slot, slots)), within)
            case Named():
                return self._without_dropped(query)
            case _:
                return None

    def _kept(self, tag: str | None) -> Query:
        ids = frozenset(self._by.kept(tag))
        if not ids:
            which = "is kept yet" if tag is None else f"has the tag “{tag}”"
            self.notices.append(f"No passage {which}.")
        return OneOf(ids)

    def _slot(self, slot: str | AnyName) -> str | AnyName:
        if isinstance(slot, str):
            return slot
        forms = self._by.names.forms_of_type(slot.type)
        if not forms:
            self.notices.append(f"The collection names no {slot.type}.")
        return AnyName(slot.type, forms - self._search.dropped)

    def _without_dropped(self, name: Named) -> Named:
        if not self._search.dropped:
            return name
        forms = frozenset[str]().union(*map(forms_of, name.entities))
        return Named(name.entities, name.typed, forms & self._search.dropped)


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
