"""What a query means: a tree of small classes, made by `grammar` and widened by `expansion`.

`Fuzzy` and `Kept` never reach an index: `expansion` looks up what they stand for, as it does the
forms of `AnyName` and the inflections of each `Word`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from explorer.models import Entity, EntityType

SHORTEST_FUZZY = 5
"""Letters a word must have to be matched fuzzily."""


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
    """Any word of this shape: `*` stands for any letters or none, `?` for one (see `wildcards`)."""

    folded: str
    """With its marks. No two `*` stand beside each other."""


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
    """Words and names close to each other, in any order (`"killed <place>"~6`).

    Where a slot stands twice, two different places are needed. A word may be part of a name.
    """

    slots: tuple[str | AnyName, ...]
    """Folded words, and names: a name stands where its first word does. A single one is a name."""

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

    unfinished: bool = False
    """Whether the last of them need only begin a word."""


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
    unfinished: bool = False
    """Whether it is enough that the tag begins so."""


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


def all_of(parts: Sequence[Query]) -> Query | None:
    """Return what meets all parts, without an And in another; None when there is none."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, And) else (part,))]
    return None if not flat else flat[0] if len(flat) == 1 else And(tuple(flat))


def usual_distance(folded: str) -> int:
    """Return by how many letters a word may be off when nothing else is said.

    Short words turn into anything: at distance 1, MSS matches whatever has three letters.
    """
    letters = sum(map(str.isalpha, folded))
    return 0 if letters < SHORTEST_FUZZY else 1 if letters < 8 else 2


def sought(query: Query, *, in_text: bool = False) -> Iterator[Leaf]:
    """Yield the leaves whose matches are worth showing: those not under a Not.

    With `in_text`, words that only the title must have are left out. Names are not: an index
    knows the names in the text alone.
    """
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from sought(part, in_text=in_text)
        case InTitle(part):
            for leaf in sought(part):
                if not in_text or isinstance(leaf, Named):
                    yield leaf
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
