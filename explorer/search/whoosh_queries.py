"""From our query tree to Whoosh's query classes, and those beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from whoosh import query as whoosh

from explorer.entities.lexicon import forms_of
from explorer.search.engine import queries as own
from explorer.search.engine.building import FORMS, TEXT, TITLE
from explorer.search.index import Condition
from explorer.search.narrowing import Property, Value
from explorer.search.query import (
    And,
    AnyName,
    Dated,
    Everything,
    Exact,
    FromSource,
    Fuzzy,
    HasId,
    Inflected,
    InLanguage,
    InTitle,
    Kept,
    Named,
    Near,
    Not,
    OneOf,
    Or,
    Phrase,
    Prefix,
    Query,
    Similar,
    Unfinished,
    Wildcard,
    Word,
)
from explorer.text.folding import fold

_TITLE_BOOST = 2.0


def to_whoosh(query: Query) -> whoosh.Query:
    """Return what Whoosh must match. What has to be looked up first must have been."""
    return _translate(query, (TITLE, TEXT))


def meeting(condition: Condition) -> whoosh.Query:
    """Return a query for the articles that meet a condition."""
    if isinstance(condition, Value):
        return own.HasValue(condition.property, frozenset({condition.value}))
    return own.Terms(FORMS, tuple(sorted(condition)))


def _translate(query: Query, fields: tuple[str, ...]) -> whoosh.Query:  # noqa: PLR0912
    match query:
        case Everything():
            return whoosh.Every()
        case Word(folded=folded):
            return _terms(fields, [folded])
        case Inflected(word, inflections):
            others = tuple((language, tuple(sorted(words))) for language, words in inflections)
            return _in_fields(
                fields, lambda field, boost: own.Terms(field, (word.folded,), others, boost=boost)
            )
        case Similar(distances=distances):
            return _terms(fields, [word for word, _ in distances])
        case Prefix(folded):
            return _in_fields(
                fields, lambda field, boost: own.Beginning(field, folded, boost=boost)
            )
        case Wildcard(folded):
            return _in_fields(fields, lambda field, boost: own.Shaped(field, folded, boost=boost))
        case Phrase(words=words):
            return _in_fields(fields, lambda field, boost: _in_a_row(field, words, boost))
        case Exact(surfaces):
            return _in_fields(fields, lambda field, boost: _spelled(field, surfaces, boost))
        case Near(slots, within):
            return _near(fields, slots, within)
        case Named():
            return own.Terms(FORMS, tuple(sorted(_forms(query))))
        case Dated(earliest, latest):
            return own.DatedBetween(earliest, latest)
        case FromSource(words, unfinished):
            return own.SourceWith(words, unfinished)
        case InLanguage(code):
            return own.HasValue(Property.LANGUAGE, frozenset({code}))
        case HasId(prefix):
            return own.IdBeginning(prefix)
        case OneOf(ids):
            return own.IdIn(ids)
        case Unfinished(typed, longer):
            return whoosh.Or([_translate(typed, fields), _translate(longer, fields)])
        case InTitle(part):
            return _translate(part, (TITLE,))
        case And(parts):
            return _all(parts, fields)
        case Or(parts):
            return whoosh.Or([_translate(part, fields) for part in parts])
        case Not():
            return _all((query,), fields)
        case Fuzzy() | Kept():
            raise AssertionError(query)


def _all(parts: Iterable[Query], fields: tuple[str, ...]) -> whoosh.Query:
    wanted = [_translate(part, fields) for part in parts if not isinstance(part, Not)]
    unwanted = [_translate(part.part, fields) for part in parts if isinstance(part, Not)]
    everything = whoosh.And(wanted or [whoosh.Every()])
    return own.Without(everything, whoosh.Or(unwanted)) if unwanted else everything


def _in_fields(fields: tuple[str, ...], make: Callable[[str, float], own.OwnQuery]) -> whoosh.Query:
    """Return what is looked for in the fields; `make` gets a field and what a match there weighs
    when it is not the only one."""
    if fields == (TITLE,):
        return make(TITLE, 1.0)
    return whoosh.Or([make(TITLE, _TITLE_BOOST), make(TEXT, 1.0)])


def _terms(fields: tuple[str, ...], terms: Iterable[str]) -> whoosh.Query:
    some = tuple(terms)
    return _in_fields(fields, lambda field, boost: own.Terms(field, some, boost=boost))


def _in_a_row(field: str, words: tuple[str, ...], boost: float) -> own.OwnQuery:
    if len(words) == 1:
        return own.Terms(field, words, boost=boost)
    slots = (own.Slot(own.Terms(field, (word,))) for word in words)
    return own.Together(tuple(slots), boost=boost)


def _spelled(field: str, surfaces: tuple[str, ...], boost: float) -> own.OwnQuery:
    slots = (own.Slot(own.Terms(field, (fold(surface),)), surface) for surface in surfaces)
    return own.Together(tuple(slots), boost=boost)


def _near(fields: tuple[str, ...], slots: tuple[str | AnyName, ...], within: int) -> whoosh.Query:
    def make(field: str, boost: float) -> own.Together:
        return own.Together(tuple(_slot(field, slot) for slot in slots), within, boost=boost)

    # Names are looked for in texts only.
    if any(isinstance(slot, AnyName) for slot in slots):
        return make(TEXT, 1.0) if TEXT in fields else whoosh.NullQuery
    return _in_fields(fields, make)


def _slot(field: str, slot: str | AnyName) -> own.Slot:
    if isinstance(slot, AnyName):
        return own.Slot(own.Terms(FORMS, tuple(sorted(slot.forms))))
    return own.Slot(own.Terms(field, (slot,)))


def _forms(named: Named) -> frozenset[str]:
    return frozenset[str]().union(*map(forms_of, named.entities)) - named.without
