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
            return _in_fields(fields, lambda field: own.Terms(field, (word.folded,), others))
        case Similar(distances=distances):
            return _terms(fields, [word for word, _ in distances])
        case Prefix(folded):
            return _in_fields(fields, lambda field: own.Beginning(field, folded))
        case Wildcard(folded):
            return _in_fields(fields, lambda field: own.Shaped(field, folded))
        case Phrase(words=words):
            return _in_fields(fields, lambda field: _in_a_row(field, words))
        case Exact(surfaces):
            return _in_fields(fields, lambda field: _spelled(field, surfaces))
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


def _in_fields(
    fields: tuple[str, ...], make: Callable[[str], own.OwnQuery | whoosh.Query]
) -> whoosh.Query:
    if fields == (TITLE,):
        return make(TITLE)
    title = make(TITLE)
    return whoosh.Or([_weightier(title), make(TEXT)])


def _weightier(query: whoosh.Query) -> whoosh.Query:
    return own.with_boost(query, _TITLE_BOOST)


def _terms(fields: tuple[str, ...], terms: Iterable[str]) -> whoosh.Query:
    some = tuple(terms)
    return _in_fields(fields, lambda field: own.Terms(field, some))


def _in_a_row(field: str, words: tuple[str, ...]) -> whoosh.Query:
    if len(words) == 1:
        return own.Terms(field, words)
    return own.Together(tuple(own.Slot(own.Terms(field, (word,))) for word in words))


def _spelled(field: str, surfaces: tuple[str, ...]) -> whoosh.Query:
    slots = (own.Slot(own.Terms(field, (fold(surface),)), surface) for surface in surfaces)
    return own.Together(tuple(slots))


def _near(fields: tuple[str, ...], slots: tuple[str | AnyName, ...], within: int) -> whoosh.Query:
    def make(field: str) -> own.Together:
        return own.Together(tuple(_slot(field, slot) for slot in slots), within)

    # Names are looked for in texts only.
    if any(isinstance(slot, AnyName) for slot in slots):
        return make(TEXT) if TEXT in fields else whoosh.NullQuery
    return _in_fields(fields, make)


def _slot(field: str, slot: str | AnyName) -> own.Slot:
    if isinstance(slot, AnyName):
        return own.Slot(own.Terms(FORMS, tuple(sorted(slot.forms))))
    return own.Slot(own.Terms(field, (slot,)))


def _forms(named: Named) -> frozenset[str]:
    return frozenset[str]().union(*map(forms_of, named.entities)) - named.without
