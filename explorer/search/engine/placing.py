"""Where in some documents some forms are mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from explorer.search.engine.arrays_file import Array
from explorer.search.engine.building import FORMS
from explorer.search.engine.postings import ranges
from explorer.search.engine.queries import numbers_of
from explorer.search.engine.segment_arrays import SegmentArrays


def places_of_forms(
    segment: SegmentArrays, docs: Array, forms: Iterable[str]
) -> Mapping[int, list[tuple[int, str]]]:
    """Return for some documents the word with which each mention begins and its form, in order."""
    places: dict[int, list[tuple[int, str]]] = {doc: [] for doc in docs.tolist()}
    wanted = np.zeros(segment.size, bool)
    wanted[docs] = True
    postings, terms = segment.postings(FORMS), segment.vocabulary(FORMS)
    numbers = np.array(numbers_of(segment, FORMS, forms), np.int64)
    for number in _standing_in(segment, numbers, wanted).tolist():
        chosen = np.flatnonzero(wanted[postings.docs[postings.of(number)]])
        (form,) = terms.some(np.array([number]))
        found_in, positions = postings.places(number, chosen)
        for doc, position in zip(found_in.tolist(), positions.tolist(), strict=True):
            places[doc].append((position, form))
    for each in places.values():
        each.sort()
    return places


def _standing_in(segment: SegmentArrays, numbers: Array, wanted: Array) -> Array:
    """Return which forms are mentioned in one of the documents wanted; there may be very many.

    The numbers are given ascending. (`np.unique` imports much of numpy at its first call.)
    """
    postings = segment.postings(FORMS)
    starts = postings.starts[numbers].astype(np.int64)
    counts = postings.starts[numbers + 1] - starts
    there = wanted[postings.docs[ranges(starts, counts)]]
    found = np.repeat(numbers, counts)[there]
    return found[np.flatnonzero(np.diff(found, prepend=-1))]
