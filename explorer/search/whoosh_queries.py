"""From our query tree to Whoosh's query classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from whoosh import query as whoosh

from explorer.entities.lexicon import forms_of
from explorer.search.index import Forms
from explorer.search.query import (
    And,
    Everything,
    InTitle,
    Named,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Similar,
    Unfinished,
    Word,
)
from explorer.search.stems import stem

TITLE: Final = "title"
TEXT: Final = "text"
STEMS: Final = "stems"
FORMS: Final = "forms"
LANGUAGE: Final = "language"

_TITLE_BOOST = 2.0


def to_whoosh(query: Query, languages: Iterable[str]) -> whoosh.Query:
    """Return what Whoosh must match; `languages` are those of the articles."""
    return _Translation(tuple(languages), (TITLE, TEXT)).translate(query)


def stem_term(word: str, language: str) -> str:
    """Return the term under which the inflections of a word are indexed; a stem means
    something only within its language."""
    return f"{language}:{stem(word, language)}"


def any_form(forms: Forms) -> whoosh.Query:
    """Return a query for the articles that mention at least one of these forms."""
    return whoosh.Or([whoosh.Term(FORMS, form) for form in sorted(forms)])


class _Translation:
    """One walk over a query, within some of the index's word fields."""

    def __init__(self, languages: tuple[str, ...], fields: tuple[str, ...]) -> None:
        self._languages = languages
        self._fields = fields

    def translate(self, query: Query) -> whoosh.Query:
        match query:
            case Everything():
                return whoosh.Every()
            case Word():
                return self._word(query)
            case Phrase(words=words):
                return self._in_fields(lambda field: _phrase(field, words))
            case Prefix(folded=folded):
                return self._in_fields(lambda field: whoosh.Prefix(field, folded))
            case Similar(distances=distances):
                return whoosh.Or([self._exactly(found) for found, _ in distances])
            case Named(entities):
                return any_form(frozenset().union(*map(forms_of, entities)))
            case Unfinished(typed, longer):
                return whoosh.Or([self.translate(typed), self.translate(longer)])
            case InTitle(part):
                return _Translation(self._languages, (TITLE,)).translate(part)
            case And(parts):
                return whoosh.And([self.translate(part) for part in parts])
            case Or(parts):
                return whoosh.Or([self.translate(part) for part in parts])
            case Not(part):
                return whoosh.And([whoosh.Every(), whoosh.Not(self.translate(part))])

    def _word(self, word: Word) -> whoosh.Query:
        exactly = self._exactly(word.folded)
        if TEXT not in self._fields:
            return exactly
        inflected = [
            whoosh.Term(STEMS, stem_term(word.surface, language)) for language in self._languages
        ]
        return whoosh.Or([exactly, *inflected])

    def _exactly(self, folded: str) -> whoosh.Query:
        return self._in_fields(lambda field: whoosh.Term(field, folded))

    def _in_fields(self, make: Callable[[str], whoosh.Query]) -> whoosh.Query:
        parts = [make(field) for field in self._fields]
        if len(parts) == 1:
            return parts[0]
        parts[0].boost = _TITLE_BOOST
        return whoosh.Or(parts)


def _phrase(field: str, words: tuple[str, ...]) -> whoosh.Query:
    return whoosh.Phrase(field, list(words)) if len(words) > 1 else whoosh.Term(field, words[0])
