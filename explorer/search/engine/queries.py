"""Query classes beside Whoosh's own: what Whoosh has no class for, or none as quick.

Each can be answered in two ways that must agree. `evaluation` does it on arrays. `scored` does
it one posting after another with Whoosh's matchers, the way that Whoosh answers its own classes;
so a query of ours works within any other of Whoosh's.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from itertools import pairwise, product
from typing import Any

import numpy as np
from whoosh import query
from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.scoring import bm25

from explorer.search.engine.arrays_file import Array
from explorer.search.engine.building import spelling_term, spellings_field
from explorer.search.engine.codec import arrays_of, leaves_of
from explorer.search.engine.collecting import NO_DAY
from explorer.search.engine.counting import Group
from explorer.search.engine.scoring import K1, B, inverse_frequency
from explorer.search.engine.segment_arrays import SegmentArrays
from explorer.search.narrowing import Property
from explorer.text.words import folded_words

Scores = dict[int, float]
"""Of documents by their number."""


@dataclass(frozen=True)
class OwnQuery(query.Query):  # type: ignore[misc]
    """A query of ours; two with the same values are the same."""

    def __str__(self) -> str:
        return repr(self)

    def normalize(self) -> OwnQuery:
        return self

    def field(self) -> str | None:
        return None

    def is_leaf(self) -> bool:
        return True

    def estimate_size(self, ixreader: Any) -> int:
        return int(ixreader.doc_count())

    def scored(self, searcher: Any) -> Scores:
        """Return the documents of one segment, found with Whoosh's matchers."""
        raise NotImplementedError

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        scores = self.scored(searcher)
        if not scores:
            return NullMatcher()
        docs = sorted(scores)
        return ListMatcher(docs, [scores[doc] for doc in docs])


@dataclass(frozen=True)
class AnyTerm(OwnQuery):
    """Any of some terms of a field. They count as one: their frequencies are added up."""

    fieldname: str
    boost: float = dataclass_field(default=1.0, kw_only=True)

    def groups(self, segment: SegmentArrays) -> list[Group]:
        """Return the terms in a segment; no term is in two groups that count in one document."""
        raise NotImplementedError

    def scored(self, searcher: Any) -> Scores:
        reader, parent = searcher.reader(), searcher.get_parent()
        weights: Scores = defaultdict(float)
        for doc, weight in self._postings(reader):
            weights[doc] += weight
        leaves = [leaf.reader() for leaf, _ in leaves_of(parent)]
        having = sum(len({doc for doc, _ in self._postings(leaf)}) for leaf in leaves)
        idf = inverse_frequency(parent.doc_count_all(), having)
        average = parent.avg_field_length(self.fieldname) or 1
        lengths = {doc: reader.doc_field_length(doc, self.fieldname) for doc in weights}
        return {
            doc: self.boost * bm25(idf, weight, lengths[doc], average, B, K1)
            for doc, weight in weights.items()
            if not reader.is_deleted(doc)
        }

    def _postings(self, reader: Any) -> Iterator[tuple[int, float]]:
        """Yield documents, deleted ones too, with how often a term stands there."""
        segment = arrays_of(reader)
        terms, read = segment.terms(self.fieldname), reader.codec().terms_reader
        field = reader.schema[self.fieldname]
        for numbers, mask in self.groups(segment):
            for number in numbers:
                term = terms[int(number)]
                if (self.fieldname, term) not in reader:
                    continue
                matcher = read(reader.storage(), reader.segment()).matcher(
                    self.fieldname, term, field.format
                )
                for doc, weight in _steps(matcher, lambda each: each.weight()):
                    if mask is None or mask[doc]:
                        yield doc, weight


@dataclass(frozen=True)
class Terms(AnyTerm):
    """Any of these terms."""

    terms: tuple[str, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For each language (ISO 639-1) more terms, which count in its articles only."""

    def groups(self, segment: SegmentArrays) -> list[Group]:
        others = [(language, terms) for language, terms in self.others if terms]
        everywhere = list(self.terms)
        masked: list[Group] = []
        for language, terms in others:
            mask = segment.in_language(language)
            if mask is None:
                everywhere += terms
            elif mask.any():
                further = [term for term in terms if term not in self.terms]
                masked.append((numbers_of(segment, self.fieldname, further), mask))
        return [(numbers_of(segment, self.fieldname, everywhere), None), *masked]


def numbers_of(segment: SegmentArrays, field: str, terms: Iterable[str]) -> list[int]:
    """Return the numbers of those of some terms that a segment has, ascending."""
    vocabulary = segment.terms(field)
    found = {vocabulary.find(term.encode("utf-8", "surrogatepass")) for term in terms}
    return sorted(number for number in found if number is not None)


@dataclass(frozen=True)
class Beginning(AnyTerm):
    """Any term that begins so."""

    prefix: str

    def groups(self, segment: SegmentArrays) -> list[Group]:
        return [(segment.terms(self.fieldname).beginning(self.prefix.encode()), None)]


@dataclass(frozen=True)
class Shaped(AnyTerm):
    """Any term of a shape: `*` stands for any characters or none, `?` for one."""

    pattern: str

    def groups(self, segment: SegmentArrays) -> list[Group]:
        return [(segment.terms(self.fieldname).shaped(self.pattern), None)]


@dataclass(frozen=True)
class Slot:
    """One of the things that stand together."""

    leaf: Terms
    spelling: str | None = None
    """How its one term must be written; None: in any way."""


@dataclass(frozen=True)
class Together(OwnQuery):
    """Things that stand together in an article's title or text."""

    slots: tuple[Slot, ...]
    within: int | None = None
    """How many words the first and the last may lie apart, in any order; None: they stand one
    after another in this order."""
    boost: float = dataclass_field(default=1.0, kw_only=True)

    def scored(self, searcher: Any) -> Scores:
        reader = searcher.reader()
        scores = [slot.leaf.scored(searcher) for slot in self.slots]
        places = [_places(reader, slot) for slot in self.slots]
        docs = set.intersection(*map(set, scores))
        return {
            doc: self.boost * sum(each[doc] for each in scores)
            for doc in docs
            if any(map(self._fits, product(*(each[doc] for each in places))))
        }

    def _fits(self, positions: Sequence[int]) -> bool:
        if self.within is None:
            return all(here + 1 == after for here, after in pairwise(positions))
        # A word may be part of a name, so only equal slots need a place each.
        different = len(set(zip(self.slots, positions, strict=True))) == len(positions)
        return different and max(positions) - min(positions) <= self.within


def _places(reader: Any, slot: Slot) -> dict[int, list[int]]:
    """Return the positions of a slot by document, found with Whoosh's matchers."""
    field, terms = slot.leaf.fieldname, slot.leaf.terms
    if slot.spelling is None:
        return _positions(reader, field, terms)
    spellings = spellings_field(field)
    (term,) = terms
    if slot.spelling != term:
        return _positions(reader, spellings, [spelling_term(term, slot.spelling)])
    plain = _positions(reader, field, [term])
    vocabulary = arrays_of(reader).terms(spellings)
    others = [
        vocabulary[number].decode("utf-8", "surrogatepass")
        for number in vocabulary.beginning(spelling_term(term, "").encode())
    ]
    otherwise = _positions(reader, spellings, others)
    return defaultdict(list, {doc: sorted({*at} - {*otherwise[doc]}) for doc, at in plain.items()})


def _positions(reader: Any, field: str, terms: Iterable[str]) -> dict[int, list[int]]:
    positions: dict[int, list[int]] = defaultdict(list)
    for term in terms:
        if (field, term) in reader:
            matcher = reader.postings(field, term)
            for doc, at in _steps(matcher, lambda each: each.value_as("positions")):
                positions[doc] += at
    return positions


def _steps(matcher: Matcher, value: Callable[[Matcher], Any]) -> Iterator[tuple[int, Any]]:
    while matcher.is_active():
        yield int(matcher.id()), value(matcher)
        matcher.next()


@dataclass(frozen=True)
class Without(OwnQuery):
    """What one query matches and another does not.

    Whoosh's AndNot may let its first match through though it is unwanted, and each Not within
    its And adds to the score.
    """

    wanted: query.Query
    unwanted: query.Query

    def scored(self, searcher: Any) -> Scores:
        context = searcher.context()
        wanted = self.wanted.matcher(searcher, context)
        unwanted = self.unwanted.matcher(searcher, context)
        without = {doc for doc, _ in _steps(unwanted, lambda _each: None)}
        found = _steps(wanted, lambda each: float(each.score()))
        return {doc: score for doc, score in found if doc not in without}


@dataclass(frozen=True)
class Documents(OwnQuery):
    """Documents by what is known of them; all score the same."""

    def mask(self, segment: SegmentArrays) -> Array:
        """Return whether each document of a segment is one."""
        raise NotImplementedError

    def scored(self, searcher: Any) -> Scores:
        reader = searcher.reader()
        docs = np.flatnonzero(self.mask(arrays_of(reader)))
        return {int(doc): 1.0 for doc in docs if not reader.is_deleted(int(doc))}


@dataclass(frozen=True)
class DatedBetween(Documents):
    """Documents that may be of a day between two."""

    earliest: dt.date | None
    latest: dt.date | None

    def mask(self, segment: SegmentArrays) -> Array:
        first, last = segment.arrays["earliest"], segment.arrays["latest"]
        mask: Array = last != NO_DAY
        if self.earliest:
            mask &= last >= self.earliest.toordinal()
        if self.latest:
            mask &= first <= self.latest.toordinal()
        return mask


@dataclass(frozen=True)
class HasValue(Documents):
    """Documents with one of some values of a property."""

    property: Property
    values: frozenset[str]

    def mask(self, segment: SegmentArrays) -> Array:
        names, of = segment.values(self.property)
        return np.isin(of, [number for number, name in enumerate(names) if name in self.values])


@dataclass(frozen=True)
class SourceWith(Documents):
    """Documents of a source with all of these folded words in its name."""

    words: tuple[str, ...]
    unfinished: bool = False
    """Whether the last of them need only begin a word."""

    def mask(self, segment: SegmentArrays) -> Array:
        names, of = segment.values(Property.SOURCE)
        chosen = [at for at, name in enumerate(names) if self._fits(folded_words(name))]
        return np.isin(of, chosen)

    def _fits(self, name: Sequence[str]) -> bool:
        if not self.unfinished:
            return set(self.words).issubset(name)
        *whole, last = self.words
        return set(whole).issubset(name) and any(word.startswith(last) for word in name)


@dataclass(frozen=True)
class IdBeginning(Documents):
    """Documents whose id begins so."""

    prefix: str

    def mask(self, segment: SegmentArrays) -> Array:
        return _mask(segment, segment.documents_beginning(self.prefix))


@dataclass(frozen=True)
class IdIn(Documents):
    """Documents with one of these ids."""

    ids: frozenset[str]

    def mask(self, segment: SegmentArrays) -> Array:
        docs = map(segment.document, self.ids)
        return _mask(segment, [doc for doc in docs if doc is not None])


def _mask(segment: SegmentArrays, docs: Sequence[int] | Array) -> Array:
    mask = np.zeros(segment.size, bool)
    mask[docs] = True
    return mask
