"""Random articles, and random queries of every kind over them.

Everything is drawn from a `Random`, so a seed and a size say all about a failure.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple, TypeVar

from explorer.dates import parse_date
from explorer.entities.lexicon import Lexicon, forms_of
from explorer.entities.mentions import MentionFinder
from explorer.entities.observed import Ground, Link
from explorer.models import Entity, EntityType, Mention
from explorer.search import query as q
from explorer.search.answers import Sort
from explorer.search.index import (
    Condition,
    IndexedArticle,
    Request,
    Selection,
)
from explorer.search.narrowing import Property, Value
from explorer.text.folding import fold
from explorer.text.words import folded_words, words_of
from tests.search.scanning import ScanningIndex

T = TypeVar("T")

SURFACES = (
    *("police", "Police", "POLICE", "policed", "polices", "Pólice", "policía", "policías"),
    *("gang", "gangs", "Gang", "GANGS", "ganged", "a", "A", "à", "the", "The", "of", "1", "x1"),
    *("Sondé", "sonde", "sondes", "Sonde\u0301", "Pont", "pont", "ponts", "Kenscoff", "kenscof"),
    *("déplacé", "déplacées", "deplace", "déplacer", "Été", "ete", "ÉTÉ", "e\u0301te\u0301"),
    *("Ünal", "ışık", "isik", "İstanbul", "ﬁre", "fire", "so\u00adft", "soft", "½", "a½", "ŉ"),
    *("警察", "한국", "naïve", "œuvre", "straße", "STRASSE", "operation", "operations", "HNP"),
)
_GAPS = (*(" ",) * 12, "-", "’", ". ", ", ", "\n\n", "_", "  ", " « ", "/", "\u200b")
_LANGUAGES = (*("en",) * 5, *("fr",) * 3, "es", "ht", "")
_SOURCES = ("", "AFP", "afp", "Le Nouvelliste", "le monde", "Miami Hérald", "Reuters Haiti")
_DATES = (
    *(None, "2024", "2024-05", "2024-05?", "2024-05-03", "2024-05-31", "2024-06-01~", "2023-12-31"),
    *("2024-05-03/2024-06-02", "2024-05-03/2024-05-30", "2024-06/..", "../2024-05-10", "1987%"),
    *("0999-01", "2024-12-31/2025-01-01"),
)

ENTITIES = (
    Entity("Haitian National Police", EntityType.FORCE, ("HNP", "police", "National Police")),
    Entity("Gang", EntityType.FORCE, ("gang", "the gangs", "G9")),
    Entity("Pont Sondé", EntityType.PLACE, ("Pont Sondé", "Sondé", "Pont-Sonde")),
    Entity("Kenscoff", EntityType.PLACE, ("Kenscoff", "the Kenscoff")),
    Entity("Ünal", EntityType.PERSON, ("Ünal", "Unal Işık", "’n", "Sondé")),
)
LEXICON = Lexicon(ENTITIES)
_FINDER = MentionFinder(LEXICON)
_FORMS_OF = {
    type_: frozenset[str]().union(*(forms_of(each) for each in ENTITIES if each.type is type_))
    for type_ in EntityType
}
_LINKS = (
    Link(Ground.ACRONYM, "haitian national police", "hnp"),
    Link(Ground.ALIAS, "haitian national police", "police"),
    Link(Ground.ALIAS, "unal isık", "’n"),
)
_NAMES = tuple(variant for each in ENTITIES for variant in each.variants)


def article(random: Random, id_: str) -> IndexedArticle:
    """Return an article with mentions that were found as in earnest."""
    body = text(random, random.choice((0, 1, 3, 8, 8, 20, 40)))
    date = random.choice(_DATES)
    return IndexedArticle(
        id=id_,
        title=text(random, random.choice((0, 1, 2, 4))),
        text=body,
        language=random.choice(_LANGUAGES),
        source=random.choice(_SOURCES),
        date=parse_date(date) if date else None,
        mentions=[_taken_for(random, mention) for mention in _FINDER.find(body)],
        links=tuple(random.sample(_LINKS, random.randint(0, 2))),
    )


def _taken_for(random: Random, mention: Mention) -> Mention:
    return mention._replace(type=random.choice((None, *EntityType)))


def text(random: Random, words: int) -> str:
    """Return a text of so many words or names."""
    pieces: list[str] = []
    for _ in range(words):
        pieces.append(random.choice(_NAMES if random.random() < 0.2 else SURFACES))
        pieces.append(random.choice(_GAPS))
    return "".join(pieces)


class Change(NamedTuple):
    """One change of an index."""

    added: tuple[IndexedArticle, ...] = ()
    gone: tuple[str, ...] = ()
    merge: bool = False


def changes(random: Random, most: int) -> list[Change]:
    """Return changes that leave an index of several segments, with articles removed and
    replaced; the first adds up to `most` articles."""
    pool = _ids(most)
    done = [_adding(random, pool, most)]
    for _ in range(random.randint(0, 4)):
        kind = random.choice(("add", "add", "delete", "replace", "merge"))
        gone = tuple(random.sample(pool, random.randint(0, len(pool) // 4)))
        if kind == "add":
            done.append(_adding(random, pool, most // 2))
        elif kind == "merge":
            done.append(Change(merge=True))
        else:
            added = _adding(random, pool, most // 4).added if kind == "replace" else ()
            done.append(Change(added, gone))
    return done


def _ids(most: int) -> Sequence[str]:
    """Return ids of which about half are in use where up to so many articles are added."""
    numbers = range(max(12, most // 2))
    return [f"{letter}{number}" for letter in ("a", "b-", "Zé", "10.") for number in numbers]


def _adding(random: Random, pool: Sequence[str], most: int) -> Change:
    ids = random.sample(pool, random.randint(most // 2, most))
    return Change(tuple(article(random, id_) for id_ in ids))


class Asking:
    """Draws queries that a corpus has something to say about."""

    def __init__(self, random: Random, corpus: ScanningIndex) -> None:
        self._random = random
        self._corpus = corpus
        articles = [each.article for each in corpus.articles()]
        self._texts = [each for one in articles for each in (one.title, one.text) if each]
        self._ids = (*(one.id for one in articles), "unknown")

    def request(self) -> Request:
        """Return a query with a narrowing and an order."""
        selection = self.selection() if self._random.random() < 0.4 else Selection()
        sort = self._random.choice(list(Sort))
        return Request(self.query(), selection, sort, self._random.random() < 0.3)

    def query(self, depth: int = 3) -> q.Query:
        """Return a query with parts nested up to a depth."""
        kind = self._random.random()
        if depth == 0 or kind < 0.45:
            return self.leaf()
        parts = tuple(self.query(depth - 1) for _ in range(self._random.randint(0, 3)))
        if kind < 0.65:
            return q.And(parts)
        if kind < 0.82:
            return q.Or(parts)
        part = self.query(depth - 1)
        return q.Not(part) if kind < 0.93 else q.InTitle(part)

    def leaf(self) -> q.Query:
        """Return a leaf of any kind."""
        makers: tuple[Callable[[], q.Query], ...] = (
            *(self._word,) * 3,
            *(self._inflected,) * 3,
            *(self._phrase,) * 3,
            *(self._exact,) * 3,
            *(self._near,) * 3,
            *(self._named,) * 2,
            *(self._prefix, self._wildcard, self._similar, self._unfinished) * 2,
            *(self._dated, self._from_source, self._in_language, self._has_id, self._one_of),
            q.Everything,
        )
        return self._random.choice(makers)()

    def selection(self) -> Selection:
        """Return a narrowing."""
        groups = [self._some(self._condition, 1, 3) for _ in range(self._random.randint(0, 2))]
        return Selection(tuple(map(tuple, groups)), tuple(self._some(self._condition, 0, 2)))

    def forms(self) -> frozenset[str]:
        """Return the keys of some forms, known ones and others."""
        known = [*LEXICON.forms, "nowhere"]
        return frozenset(self._random.sample(known, self._random.randint(0, 4)))

    def some_ids(self) -> Sequence[str]:
        """Return ids in no order, of articles that are there and another."""
        return self._random.sample(self._ids, self._random.randint(0, len(self._ids)))

    def surface(self) -> str:
        """Return a word as somebody may type it, mostly one of the corpus."""
        run = self._run(1)
        return run[0][0] if run else self._random.choice(SURFACES)

    def surfaces(self, longest: int) -> list[str]:
        """Return words that somebody may type one after another, mostly a run of the corpus."""
        return [surface for surface, _ in self._run(longest)]

    def folded(self) -> str:
        """Return a folded word, mostly one of the corpus."""
        words = folded_words(self.surface())
        return words[0] if words else "x"

    def _condition(self) -> Condition:
        if self._random.random() < 0.5:
            return self.forms()
        property_ = self._random.choice(list(Property))
        values = {
            Property.MONTH: ("2024-05", "2024-06", "0999-01", "", "1999-01"),
            Property.SOURCE: (*_SOURCES, "nobody"),
            Property.LANGUAGE: (*_LANGUAGES, "de"),
        }
        return Value(property_, self._random.choice(values[property_]))

    def _some(self, make: Callable[[], T], least: int, most: int) -> list[T]:
        return [make() for _ in range(self._random.randint(least, most))]

    def _run(self, longest: int) -> list[tuple[str, str]]:
        """Return words beside each other, each as it is written and folded."""
        if not self._texts or self._random.random() < 0.1:
            words = self._some(lambda: self._random.choice(SURFACES), 1, longest)
            source = " ".join(words)
        else:
            source = self._random.choice(self._texts)
        words_in = words_of(source)
        begin = self._random.randint(0, max(0, len(words_in) - 1))
        run = words_in[begin : begin + self._random.randint(1, longest)]
        return [(source[word.start : word.end], word.folded) for word in run]

    def _word(self) -> q.Query:
        return q.Word(self.surface(), self.folded())

    def _inflected(self) -> q.Query:
        surface, folded = self.surface(), self.folded()
        found = self._corpus.inflections(surface)
        return q.Inflected(q.Word(surface, folded), tuple(sorted(found.items())))

    def _similar(self) -> q.Query:
        near = tuple(self._corpus.near(self.folded(), self._random.randint(1, 2))[:5])
        return q.Similar(q.Word("typed", "typed"), near)

    def _prefix(self) -> q.Query:
        word = self.folded()
        return q.Prefix(word[: self._random.randint(1, len(word))])

    def _wildcard(self) -> q.Query:
        word = list(self.folded())
        for at in range(len(word)):
            if self._random.random() < 0.3:
                word[at] = self._random.choice("*?")
        shape = "".join(word) + self._random.choice(("", "*", "?"))
        while "**" in shape:
            shape = shape.replace("**", "*")
        return q.Wildcard(shape)

    def _phrase(self) -> q.Query:
        words = tuple(folded for _, folded in self._run(4)) or ("x",)
        return q.Phrase(words, quoted=self._random.random() < 0.5)

    def _exact(self) -> q.Query:
        surfaces = [surface for surface, _ in self._run(3)] or ["x"]
        if self._random.random() < 0.3:
            surfaces[0] = self._random.choice((surfaces[0].upper(), fold(surfaces[0])))
        return q.Exact(tuple(unicodedata.normalize("NFC", surface) for surface in surfaces))

    def _near(self) -> q.Query:
        slots: list[str | q.AnyName] = [folded for _, folded in self._run(4)]
        slots = self._random.sample(slots, min(len(slots), self._random.randint(1, 3)))
        for _ in range(self._random.randint(0, 2)):
            type_ = self._random.choice(list(EntityType))
            slots.append(q.AnyName(type_, _FORMS_OF[type_]))
        return q.Near(tuple(slots or ["x"]), self._random.randint(1, 8))

    def _named(self) -> q.Query:
        entities = tuple(self._random.sample(ENTITIES, self._random.randint(0, 2)))
        without = self.forms() if self._random.random() < 0.3 else frozenset[str]()
        return q.Named(entities, "typed", without)

    def _unfinished(self) -> q.Query:
        word = q.Word(self.surface(), self.folded())
        return q.Unfinished(word, q.Prefix(word.folded[: self._random.randint(1, 9)]))

    def _dated(self) -> q.Query:
        days = sorted(
            dt.date(2024, 5, 1) + dt.timedelta(self._random.randint(-140, 260)) for _ in range(2)
        )
        open_start, open_end = self._random.random() < 0.3, self._random.random() < 0.3
        return q.Dated(None if open_start else days[0], None if open_end else days[1])

    def _from_source(self) -> q.Query:
        words = folded_words(self._random.choice(_SOURCES))[: self._random.randint(1, 2)]
        if words and self._random.random() < 0.4:
            begun = words[-1][: self._random.randint(1, len(words[-1]))]
            return q.FromSource((*words[:-1], begun), unfinished=True)
        return q.FromSource(words)

    def _in_language(self) -> q.Query:
        return q.InLanguage(self._random.choice((*_LANGUAGES, "de")))

    def _has_id(self) -> q.Query:
        id_ = self._random.choice(self._ids)
        return q.HasId(id_[: self._random.randint(1, len(id_))])

    def _one_of(self) -> q.Query:
        return q.OneOf(frozenset(self.some_ids()))
