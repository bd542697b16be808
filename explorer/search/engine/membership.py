"""In which documents each of many sets of terms occurs, laid out by document.

Facets count every entity over every result. Going through the documents of a result, each with
the sets that it meets, takes one pass however many sets there are.
"""

from __future__ import annotations

import numpy as np

from explorer.search.engine.arrays_file import Array
from explorer.search.engine.building import FORMS
from explorer.search.engine.postings import ranges, starts_of
from explorer.search.engine.segment_arrays import SegmentArrays
from explorer.search.index import FormSets

_FEW = 8
"""A result smaller than one in this of the segment is gone through document by document."""


class Membership:
    """Which of some sets of forms each document of a segment mentions."""

    def __init__(self, segment: SegmentArrays, sets: FormSets) -> None:
        self._sets = sets.size
        pairs = _pairs(segment, sets)
        docs, self._members = np.divmod(pairs, max(1, sets.size))
        self._members = self._members.astype(np.int32)
        self._starts = starts_of(np.bincount(docs, minlength=segment.size))
        self._docs = docs.astype(np.int32)
        self._totals = np.bincount(self._members, minlength=self._sets)

    def count(self, mask: Array, found: int) -> Array:
        """Return, for each set, how many documents of a result meet it; the result is given as
        a mask of the segment, and how many documents it has."""
        size = len(self._starts) - 1
        if found * _FEW < size:
            docs = np.flatnonzero(mask)
            at = ranges(self._starts[docs], self._starts[docs + 1] - self._starts[docs])
            return np.bincount(self._members[at], minlength=self._sets)
        if found * 2 > size:  # the others are fewer
            return self._totals - self._counted(~mask)
        return self._counted(mask)

    def _counted(self, mask: Array) -> Array:
        return np.bincount(self._members[mask[self._docs]], minlength=self._sets)


def _pairs(segment: SegmentArrays, sets: FormSets) -> Array:
    """Return every document with every set that it meets, as one number each, ascending."""
    place_of = {form: place for place, form in enumerate(segment.vocabulary(FORMS).strings)}
    found = (place_of.get(form, -1) for form in sets.forms)
    terms = np.fromiter(found, np.int64, len(sets.forms))[sets.form_of]
    members = sets.set_of[terms >= 0]
    terms = terms[terms >= 0]
    postings = segment.postings(FORMS)
    first = postings.starts[terms].astype(np.int64)
    counts = postings.starts[terms + 1] - first
    docs = postings.docs[ranges(first, counts)].astype(np.int64)
    return np.unique(docs * max(1, sets.size) + np.repeat(members, counts))
