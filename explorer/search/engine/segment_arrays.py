"""What is in one segment, read from its arrays when it is asked for."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

import numpy as np

from explorer.search.engine.arrays_file import Array, Arrays
from explorer.search.engine.building import (
    IDS,
    LANGUAGES,
    SCORED,
    SOURCES,
    STEMS,
    TITLES,
    VOCABULARY_OF,
    WORDS,
    stem_key,
)
from explorer.search.engine.postings import Postings
from explorer.search.engine.vocabulary import Vocabulary
from explorer.search.narrowing import Property
from explorer.search.stems import stem


class SegmentArrays:
    """The terms, postings and document values of a segment."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.size = len(arrays["earliest"])
        """How many documents, deleted ones included."""
        self._vocabularies: dict[str, Vocabulary] = {}
        self._postings: dict[str, Postings] = {}
        self._values: dict[Property, tuple[list[str], Array]] = {}

    def vocabulary(self, name: str) -> Vocabulary:
        """Return a vocabulary by its own name."""
        if name not in self._vocabularies:
            self._vocabularies[name] = Vocabulary(self.arrays, name)
        return self._vocabularies[name]

    def terms(self, field: str) -> Vocabulary:
        """Return the vocabulary of a field; some of its terms may occur in other fields only."""
        return self.vocabulary(VOCABULARY_OF[field])

    def postings(self, field: str) -> Postings:
        """Return the postings of a field."""
        if field not in self._postings:
            self._postings[field] = Postings.read(self.arrays, field)
        return self._postings[field]

    def lengths(self, field: str) -> Array:
        """Return the byte of every document's length in a field."""
        return self.arrays[f"{field}.lengths"]

    def length(self, field: str) -> int:
        """Return how many words a field has in all documents."""
        return int(self.arrays[f"{field}.length"][0]) if field in SCORED else 0

    def document(self, id_: str) -> int | None:
        """Return the number of a document, None when there is none of this id."""
        rank = self.vocabulary(IDS).find(id_.encode("utf-8", "surrogatepass"))
        return None if rank is None else int(self.arrays["ids.docs"][rank])

    def documents_beginning(self, prefix: str) -> Array:
        """Return the numbers of the documents whose id begins so."""
        ranks = self.vocabulary(IDS).beginning(prefix.encode("utf-8", "surrogatepass"))
        return self.arrays["ids.docs"][ranks.start : ranks.stop].astype(np.int64)

    @cached_property
    def id_ranks(self) -> Array:
        """The place of every document in the order of the ids."""
        ranks = np.empty(self.size, np.int32)
        ranks[self.arrays["ids.docs"]] = np.arange(self.size, dtype=np.int32)
        return ranks

    def id_of(self, doc: int) -> str:
        """Return the id of a document."""
        return self.vocabulary(IDS)[int(self.id_ranks[doc])].decode("utf-8", "surrogatepass")

    def title_of(self, doc: int) -> bytes:
        """Return what a document's title is sorted by."""
        return self.vocabulary(TITLES)[int(self.arrays["title_of"][doc])]

    def values(self, property_: Property) -> tuple[list[str], Array]:
        """Return the values of a property, and for each document the number of its own."""
        if property_ not in self._values:
            self._values[property_] = self._read_values(property_)
        return self._values[property_]

    def _read_values(self, property_: Property) -> tuple[list[str], Array]:
        match property_:
            case Property.MONTH:
                return months(self.arrays["earliest"], self.arrays["latest"])
            case Property.SOURCE:
                return self._names(SOURCES), self.arrays["source_of"]
            case Property.LANGUAGE:
                return self._names(LANGUAGES), self.arrays["language_of"]

    def _names(self, vocabulary: str) -> list[str]:
        return [term.decode("utf-8", "surrogatepass") for term in self.vocabulary(vocabulary)]

    def in_language(self, language: str) -> Array | None:
        """Return whether each document is in a language; None: all are."""
        names, of = self.values(Property.LANGUAGE)
        if names == [language]:
            return None
        mask: Array = of == (names.index(language) if language in names else -1)
        return mask

    def with_stem_of(self, word: str, language: str) -> list[str]:
        """Return the folded words that are inflections of a word in a language."""
        found = self.vocabulary(STEMS).find(stem_key(language, stem(word, language)))
        if found is None:
            return []
        start, end = (int(at) for at in self.arrays["stems.starts"][found : found + 2])
        words = self.vocabulary(WORDS)
        return [words[int(number)].decode() for number in self.arrays["stems.words"][start:end]]


def months(earliest: Array, latest: Array) -> tuple[list[str], Array]:
    """Return the months of some articles as `YYYY-MM`, and for each article the number of its
    own; the empty string stands for those that may be of several months or of any."""
    first, last = _month_numbers(earliest), _month_numbers(latest)
    bounded = (earliest > 0) & (latest <= dt.date.max.toordinal())
    known = np.where(bounded & (first == last), first, -1)
    numbers, of = np.unique(known, return_inverse=True)
    names = [f"{number // 12:04}-{number % 12 + 1:02}" if number >= 0 else "" for number in numbers]
    return names, of


def _month_numbers(days: Array) -> Array:
    """Return months counted from the year 0; days out of the calendar give their nearest."""
    since_epoch = np.clip(days, 1, dt.date.max.toordinal()) - dt.date(1970, 1, 1).toordinal()
    return since_epoch.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12
