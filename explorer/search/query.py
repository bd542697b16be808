"""What a query means: a tree of small classes, made by `grammar` and widened by `expansion`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explorer.models import Entity, EntityType


@dataclass(frozen=True)
class Everything:
    """Matches every article."""


@dataclass(frozen=True)
class Word:
    """One word, in any of its inflections."""

    surface: str
    """The word as the user typed it."""

    folded: str


@dataclass(frozen=True)
class Phrase:
    """Words one after another, each exactly so but for case and accents."""

    words: tuple[str, ...]
    """Folded."""

    quoted: bool
    """Whether the user put quotes round it: then it is never widened to other names."""


@dataclass(frozen=True)
class Exact:
    """Words one after another, each written exactly so: case and accents too (`=Sondé`)."""

    surfaces: tuple[str, ...]
    """In Unicode's composed form (NFC)."""


@dataclass(frozen=True)
class Prefix:
    """Any word that begins so."""

    folded: str


@dataclass(frozen=True)
class Wildcard:
    """Any word of this shape: `*` stands for any letters or none, `?` for one."""

    folded: str


@dataclass(frozen=True)
class Fuzzy:
    """Any word within an edit distance, as the user asked for (`kenskoff~1`)."""

    word: Word
    distance: int


@dataclass(frozen=True)
class Inflected:
    """A word with the other words of the collection that are inflections of it."""

    word: Word
    inflections: tuple[tuple[str, frozenset[str]], ...]
    """For each language (ISO 639-1) the folded words that are found in its articles."""


@dataclass(frozen=True)
class AnyName:
    """In `Near`: any name of an entity of a type (`<place>`)."""

    type: EntityType
    forms: frozenset[str] = frozenset()
    """The keys of the names, once they have been looked up."""


@dataclass(frozen=True)
class Near:
    """Words and names close to each other, in any order (`"killed <place>"~6`)."""

    slots: tuple[str | AnyName, ...]
    """Folded words, and names: a name stands where its first word does."""
    within: int
    """How many words the first and the last of them may lie apart: neighbours lie 1 apart."""


@dataclass(frozen=True)
class Similar:
    """Words of the collection that are spelled almost like another."""

    word: Word
    distances: tuple[tuple[str, int], ...]
    """Each folded word with its edit distance from the one typed."""


@dataclass(frozen=True)
class Named:
    """Any mention of one of these entities, in whatever form."""

    entities: tuple[Entity, ...]
    typed: str
    """The name as the user typed it."""

    without: frozenset[str] = frozenset()
    """The keys of forms that are not looked for."""


@dataclass(frozen=True)
class Unfinished:
    """The word still being typed: as it stands, or as the beginning of a longer one."""

    typed: Word | Phrase | Inflected
    longer: Query


@dataclass(frozen=True)
class InTitle:
    """The query must be met by the title alone."""

    part: Query


@dataclass(frozen=True)
class Dated:
    """Articles that may have been published between two days, both included.

    An article of which no date is known matches none.
    """

    earliest: dt.date | None
    latest: dt.date | None


@dataclass(frozen=True)
class FromSource:
    """Articles of a source with all of these words in its name."""

    words: tuple[str, ...]
    """Folded."""


@dataclass(frozen=True)
class InLanguage:
    """Articles in a language."""

    code: str
    """ISO 639-1."""


@dataclass(frozen=True)
class HasId:
    """Articles whose id begins so."""

    prefix: str


@dataclass(frozen=True)
class Kept:
    """Articles of which the user keeps a passage, with this tag where one is given."""

    tag: str | None = None


@dataclass(frozen=True)
class OneOf:
    """These articles."""

    ids: frozenset[str]


@dataclass(frozen=True)
class And:
    """All parts."""

    parts: tuple[Query, ...]


@dataclass(frozen=True)
class Or:
    """At least one part. No part at all matches nothing."""

    parts: tuple[Query, ...]


@dataclass(frozen=True)
class Not:
    """Every article that the part does not match."""

    part: Query


Leaf = (
    Everything
    | Word
    | Phrase
    | Exact
    | Prefix
    | Wildcard
    | Fuzzy
    | Inflected
    | Similar
    | Named
    | Near
    | Dated
    | FromSource
    | InLanguage
    | HasId
    | Kept
    | OneOf
)
Query = Leaf | Unfinished | InTitle | And | Or | Not


def sought(query: Query) -> Iterator[Leaf]:
    """Yield the leaves whose matches are worth showing: those not under a Not."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from sought(part)
        case InTitle(part):
            yield from sought(part)
        case Unfinished(typed, longer):
            yield typed
            yield from sought(longer)
        case Not():
            return
        case _:
            yield query


def rebuild(query: Query, change: Callable[[Query], Query]) -> Query:
    """Return the query with `change` applied to each direct part."""
    match query:
        case And(parts):
            return And(tuple(map(change, parts)))
        case Or(parts):
            return Or(tuple(map(change, parts)))
        case Not(part):
            return Not(change(part))
        case InTitle(part):
            return InTitle(change(part))
        case _:
            return query
