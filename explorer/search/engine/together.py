"""Which documents have some things standing together, by the positions of their places.

A place is one number: the document in the upper half, the position in the lower. So the places of
a term ascend, and what follows a place directly is the number after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from explorer.search.engine import queries as own
from explorer.search.engine.arrays_file import Array
from explorer.search.engine.building import spelling_term, spellings_field
from explorer.search.engine.postings import Postings, ranges, starts_of
from explorer.search.engine.segment_arrays import SegmentArrays

_HALF = 32


def standing_together(
    query: own.Together, segment: SegmentArrays, docs: Array, posted: Sequence[Array]
) -> Array:
    """Return which of some documents, numbered from 0, have the slots of a query together.

    Every document must have every slot's terms; `docs` ascend. `posted` says for each slot where
    its documents are among all that have its terms.
    """
    if not len(docs):
        return np.empty(0, np.int64)
    if len(query.slots) == 1 and query.slots[0].spelling is not None:
        return _written_so(segment, query.slots[0], docs, posted[0])
    places_of = {
        slot: _places(segment, slot, docs, at)
        for slot, at in dict(zip(query.slots, posted, strict=True)).items()
    }
    if query.within is None:
        found = _in_order([places_of[slot] for slot in query.slots]) >> _HALF
        return np.searchsorted(docs, found[_first_ones(found)])
    return np.flatnonzero(_in_any_order(query.slots, places_of, query.within, docs)[docs])


def _in_order(places: Sequence[Array]) -> Array:
    """Return the places of the first slot that the others follow directly, in order."""
    rarest, *others = sorted(range(len(places)), key=lambda at: len(places[at]))
    first = places[rarest] - rarest
    for at in others:
        first = first[_are_in(first + at, places[at])]
    return first


def _in_any_order(
    slots: Sequence[own.Slot], places_of: Mapping[own.Slot, Array], within: int, docs: Array
) -> Array:
    """Return a mask of the documents with a stretch in which every slot has a place of its own.

    If there is a stretch at all, the narrowest begins with some slot, and takes of every other
    the next place: so only those need a look.
    """
    having = np.zeros(int(docs[-1]) + 1, bool)
    for slot in sorted(places_of, key=lambda slot: len(places_of[slot])):
        begins = places_of[slot]
        begins = begins[~having[begins >> _HALF]]
        having[_beginning(slots, places_of, slot, begins, within) >> _HALF] = True
    return having


def _beginning(
    slots: Sequence[own.Slot],
    places_of: Mapping[own.Slot, Array],
    begin: own.Slot,
    begins: Array,
    within: int,
) -> Array:
    """Return those of some places of a slot that begin a stretch with every slot in it."""
    for slot in sorted(places_of, key=lambda slot: len(places_of[slot])):
        # The next place, or as many further as equal slots want one each.
        each, further = places_of[slot], slots.count(slot) - 1
        if slot == begin and not further:
            continue
        at = np.searchsorted(each, begins) + further
        before_end = np.searchsorted(at, len(each))
        begins, at = begins[:before_end], at[:before_end]
        begins = begins[each[at] <= begins + within]
    return begins


def _written_so(segment: SegmentArrays, slot: own.Slot, docs: Array, posted: Array) -> Array:
    """Return which of some documents have a word in one spelling: no place need be looked at."""
    field, (term,) = slot.leaf.fieldname, slot.leaf.terms
    spellings = segment.postings(spellings_field(field))
    if slot.spelling != term:
        written = spelling_term(term, slot.spelling or "")
        numbers = own.numbers_of(segment, spellings_field(field), [written])
        found = [spellings.docs[spellings.of(number)] for number in numbers]
        return np.flatnonzero(np.isin(docs, found[0])) if found else np.empty(0, np.int64)
    (number,) = own.numbers_of(segment, field, [term])
    every = segment.postings(field)
    left = np.zeros(segment.size, np.int64)
    left[docs] = every.counts(every.of(number))[posted]
    for other in segment.terms(spellings_field(field)).beginning(spelling_term(term, "").encode()):
        where = spellings.of(other)
        left[spellings.docs[where]] -= spellings.counts(where)
    return np.flatnonzero(left[docs] > 0)


def _first_ones(ascending: Array) -> Array:
    """Return which numbers are not the same as the one before."""
    first = np.ones(len(ascending), bool)
    first[1:] = ascending[1:] != ascending[:-1]
    return first


def _are_in(some: Array, sorted_others: Array) -> Array:
    if not len(sorted_others):
        return np.zeros(len(some), bool)
    at = np.searchsorted(sorted_others, some)
    at[at == len(sorted_others)] = 0
    found: Array = sorted_others[at] == some
    return found


def _places(segment: SegmentArrays, slot: own.Slot, docs: Array, posted: Array) -> Array:
    """Return the places of a slot in some documents, ascending."""
    field, terms = slot.leaf.fieldname, slot.leaf.terms
    numbers = own.numbers_of(segment, field, terms)
    if slot.spelling is None:
        if len(numbers) == 1:
            return _as_places(*segment.postings(field).places(numbers[0], posted))
        return _places_of(segment, field, numbers, docs)
    spellings = spellings_field(field)
    (term,) = terms
    if slot.spelling != term:
        written = [spelling_term(term, slot.spelling)]
        return _places_of(segment, spellings, own.numbers_of(segment, spellings, written), docs)
    every = _places_of(segment, field, numbers, docs)
    others = segment.terms(spellings).beginning(spelling_term(term, "").encode())
    otherwise = _places_of(segment, spellings, others, docs)
    return every[~_are_in(every, otherwise)]


def _places_of(segment: SegmentArrays, field: str, numbers: Sequence[int], docs: Array) -> Array:
    """Return the places of some terms in some documents, ascending."""
    postings = segment.postings(field)
    if len(numbers) == 1:
        return _places_of_term(postings, numbers[0], docs)
    return np.sort(_places_of_terms(postings, np.array(numbers, np.int64), docs))


def _places_of_term(postings: Postings, number: int, docs: Array) -> Array:
    posted = postings.docs[postings.of(number)]
    if not len(posted):
        return np.empty(0, np.int64)
    if len(docs) * 4 < len(posted):
        at = np.searchsorted(posted, docs.astype(posted.dtype))
        at[at == len(posted)] = 0
        chosen = at[posted[at] == docs]
    else:
        chosen = np.flatnonzero(_mask(docs, int(posted[-1]))[posted])
    return _as_places(*postings.places(number, chosen))


def _places_of_terms(postings: Postings, numbers: Array, docs: Array) -> Array:
    """Return the places of each term in turn."""
    begins = postings.starts[numbers].astype(np.int64)
    having = postings.starts[numbers + 1].astype(np.int64) - begins
    at = ranges(begins, having)
    if not len(at):
        return np.empty(0, np.int64)
    posted, counts = postings.docs[at], postings.counts_at(at)
    # The positions of a term are in a row, those of its first posting first.
    before = np.cumsum(counts) - counts
    firsts = np.append(before, 0)[starts_of(having)[:-1]]
    begins = before + np.repeat(postings.position_starts[numbers].astype(np.int64) - firsts, having)
    chosen = _mask(docs, int(posted.max()))[posted]
    counts = counts[chosen]
    positions = postings.positions[ranges(begins[chosen], counts)]
    return _as_places(np.repeat(posted[chosen], counts), positions)


def _mask(docs: Array, last: int) -> Array:
    """Return which documents, up to one at least, are among some."""
    mask = np.zeros(max(last, int(docs[-1])) + 1, bool)
    mask[docs] = True
    return mask


def _as_places(docs: Array, positions: Array) -> Array:
    places: Array = (docs.astype(np.int64) << _HALF) + positions
    return places
