"""Make one segment of several, without reading any text again.

The documents keep their order, so the postings of a term are those of the first segment, then
those of the second, and so on: each only has to be put in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from explorer.search.engine import vocabulary
from explorer.search.engine.arrays_file import Array
from explorer.search.engine.building import (
    COLUMNS,
    IDS,
    SCORED,
    STEMS,
    TEXT,
    TITLE,
    VALUES,
    VOCABULARY_OF,
    WORDS,
    stem_arrays,
    stem_language,
)
from explorer.search.engine.postings import Postings, ranges, starts_of
from explorer.search.engine.segment_arrays import SegmentArrays
from explorer.search.narrowing import Property


class Source(NamedTuple):
    """A segment that is merged."""

    arrays: SegmentArrays
    kept: Array
    """The numbers of its documents that are not deleted, ascending."""


class _Merged(NamedTuple):
    terms: list[bytes]
    numbers: list[Array]
    """For each source, the new number of each of its terms."""


def merged_arrays(sources: Sequence[Source]) -> Iterator[tuple[str, Array]]:
    """Yield the arrays of one segment with the documents of all, in order.

    One after another, since all at once may take more memory than there is.
    """
    names = dict.fromkeys((*VOCABULARY_OF.values(), *VALUES.values()))
    vocabularies = {name: _merged_vocabulary(sources, name) for name in names}
    for name, merged in vocabularies.items():
        yield from vocabulary.written(merged.terms, name, letters=name == WORDS).items()
    for field, name in VOCABULARY_OF.items():
        yield from _merged_postings(sources, field, vocabularies[name]).written(field).items()
    for field in SCORED:
        yield f"{field}.lengths", _column(sources, f"{field}.lengths")
        lengths = sum(_kept_length(source, field) for source in sources)
        yield f"{field}.length", np.array([lengths])
    for column, name in VALUES.items():
        yield column, _merged_values(sources, column, vocabularies[name])
    for column in COLUMNS:
        yield column, _column(sources, column)
    yield from _merged_stems(sources, vocabularies[WORDS]).items()
    yield from _merged_ids(sources).items()


def _merged_vocabulary(sources: Sequence[Source], name: str) -> _Merged:
    each = [list(source.arrays.vocabulary(name)) for source in sources]
    terms = sorted(set().union(*each))
    rank = {term: number for number, term in enumerate(terms)}
    return _Merged(
        terms, [np.fromiter(map(rank.__getitem__, some), np.int64, len(some)) for some in each]
    )


def _column(sources: Sequence[Source], name: str) -> Array:
    return np.concatenate([source.arrays.arrays[name][source.kept] for source in sources])


def _kept_length(source: Source, field: str) -> int:
    """Return how many words the documents that are kept have in a field."""
    arrays = source.arrays
    if len(source.kept) == arrays.size:
        return arrays.length(field)
    postings = arrays.postings(field)
    kept = np.zeros(arrays.size, bool)
    kept[source.kept] = True
    return int(postings.counts(slice(0, len(postings)))[kept[postings.docs]].sum())


def _merged_values(sources: Sequence[Source], column: str, merged: _Merged) -> Array:
    """Return a column that numbers values, in the numbers of the merged vocabulary."""
    parts = [
        numbers[source.arrays.arrays[column][source.kept]]
        for source, numbers in zip(sources, merged.numbers, strict=True)
    ]
    return np.concatenate(parts).astype(sources[0].arrays.arrays[column].dtype)


def _merged_ids(sources: Sequence[Source]) -> dict[str, Array]:
    ids = [source.arrays.id_of(int(doc)) for source in sources for doc in source.kept]
    encoded = [id_.encode("utf-8", "surrogatepass") for id_ in ids]
    docs = sorted(range(len(ids)), key=encoded.__getitem__)
    return {
        **vocabulary.written([encoded[doc] for doc in docs], IDS),
        "ids.docs": np.array(docs, np.uint32),
    }


def _merged_stems(sources: Sequence[Source], words: _Merged) -> dict[str, Array]:
    having: dict[bytes, set[int]] = {}
    for source, numbers in zip(sources, words.numbers, strict=True):
        starts, members = (source.arrays.arrays[f"stems.{part}"] for part in ("starts", "words"))
        occurring = _words_by_language(source)
        for at, key in enumerate(source.arrays.vocabulary(STEMS)):
            found = members[starts[at] : starts[at + 1]]
            if occurring is not None:
                found = found[np.isin(found, occurring[stem_language(key)])]
            if len(found):
                having.setdefault(key, set()).update(numbers[found].tolist())
    return stem_arrays(having)


def _words_by_language(source: Source) -> Mapping[str, Array] | None:
    """Return the words in the documents of each language that are kept; None: no word is gone."""
    arrays = source.arrays
    if len(source.kept) == arrays.size:
        return None
    kept = np.zeros(arrays.size, bool)
    kept[source.kept] = True
    languages, language_of = arrays.values(Property.LANGUAGE)
    found: dict[str, Array] = {}
    for number, language in enumerate(languages):
        chosen = kept & (language_of == number)
        found[language] = np.union1d(
            *(_terms_in(arrays.postings(field), chosen) for field in (TITLE, TEXT))
        )
    return found


def _terms_in(postings: Postings, chosen: Array) -> Array:
    """Return the terms that stand in some documents, given as a mask."""
    before = starts_of(chosen[postings.docs])[postings.starts]
    return np.flatnonzero(np.diff(before))


def _merged_postings(sources: Sequence[Source], field: str, merged: _Merged) -> Postings:
    parts = []
    first_doc = 0
    for source in sources:
        parts.append(_kept_postings(source, field, first_doc))
        first_doc += len(source.kept)
    return _joined(parts, merged)


def _kept_postings(source: Source, field: str, first_doc: int) -> Postings:
    """Return the postings of the documents that are kept, in their new numbers."""
    postings, size = source.arrays.postings(field), source.arrays.size
    if len(source.kept) == size:
        return replace(postings, docs=postings.docs + np.uint32(first_doc))
    renumbered = np.full(size, -1, np.int64)
    renumbered[source.kept] = first_doc + np.arange(len(source.kept))
    docs = renumbered[postings.docs]
    kept = docs >= 0
    before = starts_of(kept)
    often = kept[postings.often]
    placed = np.empty(0, bool)
    if len(postings.positions):  # not every field has them
        placed = np.repeat(kept, postings.counts(slice(0, len(postings))))
    return Postings(
        before[postings.starts].astype(np.uint32),
        docs[kept].astype(np.uint32),
        postings.keys[kept],
        starts_of(placed)[postings.position_starts].astype(np.uint32),
        postings.positions[placed],
        before[postings.often[often]],
        postings.often_counts[often],
    )


def _joined(parts: Sequence[Postings], merged: _Merged) -> Postings:
    """Return the postings of parts whose documents follow one another."""
    size = len(merged.terms)
    starts = _joined_starts([part.starts for part in parts], merged.numbers, size)
    position_starts = _joined_starts([part.position_starts for part in parts], merged.numbers, size)
    docs, keys = np.empty(starts[-1], np.uint32), np.empty(starts[-1], np.uint16)
    kinds = [part.positions.dtype for part in parts]
    positions = np.empty(position_starts[-1], max(kinds, key=lambda kind: kind.itemsize))
    often: list[Array] = []
    free, free_places = starts[:-1].copy(), position_starts[:-1].copy()
    for part, numbers in zip(parts, merged.numbers, strict=True):
        at = _places_for(part.starts, numbers, free)
        docs[at], keys[at] = part.docs, part.keys
        often.append(at[part.often])
        positions[_places_for(part.position_starts, numbers, free_places)] = part.positions
    often_at = np.concatenate(often)
    order = np.argsort(often_at)
    often_counts = np.concatenate([part.often_counts for part in parts])
    return Postings(
        starts.astype(np.uint32),
        docs,
        keys,
        position_starts.astype(np.uint32),
        positions,
        often_at[order],
        often_counts[order],
    )


def _joined_starts(starts: Sequence[Array], numbers: Sequence[Array], size: int) -> Array:
    totals = np.zeros(size, np.int64)
    for each, new in zip(starts, numbers, strict=True):
        counts: Array = np.diff(each.astype(np.int64))
        totals[new] += counts
    return starts_of(totals)


def _places_for(starts: Array, numbers: Array, free: Array) -> Array:
    """Return where each entry of a part goes; `free` is where each term's next one goes, and is
    moved on."""
    counts = np.diff(starts.astype(np.int64))
    at = ranges(free[numbers], counts)
    free[numbers] += counts
    return at
