"""What a query means: a tree of small classes, made by `grammar` and widened by `expansion`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explorer.models import Entity


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
class Prefix:
    """Any word that begins so."""

    folded: str


@dataclass(frozen=True)
class Similar:
    """Words of the collection that are spelled almost like one that does not occur."""

    word: Word
    distances: tuple[tuple[str, int], ...]
    """Each folded word with its edit distance from the one typed."""


@dataclass(frozen=True)
class Named:
    """Any mention of one of these entities, in whatever form."""

    entities: tuple[Entity, ...]
    typed: str
    """The name as the user typed it."""


@dataclass(frozen=True)
class Unfinished:
    """The word still being typed: as it stands, or as the beginning of a longer one."""

    typed: Word | Phrase
    longer: Query


@dataclass(frozen=True)
class InTitle:
    """The query must be met by the title alone."""

    part: Query


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


Leaf = Everything | Word | Phrase | Prefix | Similar | Named
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
