"""Explain a query: each part of it in words, with what it stands for and how much it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from explorer.entities.lexicon import forms_of
from explorer.entities.names import Names
from explorer.search import query as q
from explorer.search.index import ArticleIndex, Request
from explorer.search.telling import named


@dataclass(frozen=True)
class Part:
    """A part of a query."""

    says: str
    """What it asks for."""
    total: int
    """How many articles it finds by itself."""
    stands_for: Mapping[str, int] = field(default_factory=dict)
    """The words it was widened to, each with its articles, or names, with their mentions."""
    parts: tuple[Part, ...] = ()


class Explainer:
    """Explains queries to one collection."""

    def __init__(self, names: Names, index: ArticleIndex) -> None:
        self._names = names
        self._index = index

    def explain(self, query: q.Query) -> Part:
        """Return a query that was widened, in words."""
        inner = tuple(map(self.explain, _parts(query)))
        return Part(
            _in_words(query), self._index.total(Request(query)), self._stands_for(query), inner
        )

    def _stands_for(self, query: q.Query) -> Mapping[str, int]:
        match query:
            case q.Inflected(_, inflections):
                words = frozenset[str]().union(*(words for _, words in inflections))
                return _most_first({word: self._index.articles_with(word) for word in words})
            case q.Similar(_, distances):
                return {
                    _spelled(word, distance): self._index.articles_with(word)
                    for word, distance in distances
                }
            case q.Named(entities, _, without):
                forms = frozenset[str]().union(*map(forms_of, entities)) - without
                counts = self._index.form_counts(Request(query), forms)
                return _most_first(
                    {self._names.forms[form]: count for form, count in counts.items()}
                )
            case _:
                return {}


def _parts(query: q.Query) -> tuple[q.Query, ...]:
    match query:
        case q.And(parts) | q.Or(parts):
            return parts
        case q.Not(part) | q.InTitle(part):
            return (part,)
        case q.Unfinished(typed, longer):
            return (typed, longer)
        case _:
            return ()


def _in_words(query: q.Query) -> str:
    return _group_in_words(query) or _words_in_words(query) or _facts_in_words(query)


def _group_in_words(query: q.Query) -> str:
    match query:
        case q.And():
            return "all of these"
        case q.Or():
            return "any of these"
        case q.Not():
            return "without"
        case q.InTitle():
            return "in the title"
        case q.Unfinished():
            return "a word still being typed"
        case q.Everything():
            return "every article"
        case _:
            return ""


def _words_in_words(query: q.Query) -> str:
    match query:
        case q.Word(surface=surface):
            return f"“{surface}”"
        case q.Inflected(word):
            return f"“{word.surface}” in any inflection"
        case q.Similar(word):
            return f"“{word.surface}” in near spellings"
        case q.Phrase(words=words):
            return f"“{' '.join(words)}”, one after another"
        case q.Exact(surfaces):
            return f"“{' '.join(surfaces)}”, written exactly so"
        case q.Prefix(folded):
            return f"words that begin with “{folded}”"
        case q.Wildcard(folded):
            return f"words of the shape “{folded}”"
        case q.Near(slots, within):
            return f"{_listed(map(_slot, slots))} within {within} words"
        case _:
            return ""


def _facts_in_words(query: q.Query) -> str:
    match query:
        case q.Named(entities, typed):
            return f"the name “{typed}” of {_listed(map(named, entities)) or 'nobody'}"
        case q.Dated(earliest, latest):
            return f"published {_period(earliest, latest)}"
        case q.FromSource(words, unfinished):
            more = "…" if unfinished else ""
            return f"from a source with “{' '.join(words)}{more}” in its name"
        case q.InLanguage(code):
            return f"in the language “{code}”"
        case q.HasId(prefix):
            return f"with an id that begins with “{prefix}”"
        case q.OneOf(ids):
            return f"one of {len(ids):,} with a kept passage"
    raise ValueError(f"{query} has not been looked up")


def _slot(slot: str | q.AnyName) -> str:
    return f"“{slot}”" if isinstance(slot, str) else f"any {slot.type}"


def _period(first: dt.date | None, last: dt.date | None) -> str:
    if first and last:
        return f"on {first}" if first == last else f"from {first} to {last}"
    return f"on {first} or later" if first else f"on {last} or before"


def _spelled(word: str, distance: int) -> str:
    letters = "letter" if distance == 1 else "letters"
    return f"{word}, {distance} {letters} off" if distance else word


def _listed(items: Iterable[str]) -> str:
    return " and ".join(items)


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
