"""The codec that lets Whoosh read and write segments of arrays.

It and `writer` alone depend on how Whoosh works inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary, WeakValueDictionary

from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from explorer.search.engine.arrays_file import Arrays, arrays_in, map_arrays
from explorer.search.engine.building import SCORED, VOCABULARY_OF
from explorer.search.engine.postings import LENGTHS
from explorer.search.engine.segment_arrays import SegmentArrays

EXTENSION = ".arrays"

_open: WeakKeyDictionary[Any, WeakValueDictionary[str, SegmentArrays]] = WeakKeyDictionary()
"""By storage and the name of the file; two storages may have files of one name."""


def leaves_of(searcher: Any) -> list[tuple[Any, int]]:
    """Return a searcher for each segment, with what is added to its document numbers."""
    # An index without any segment has a reader of nothing.
    return [
        (leaf, offset)
        for leaf, offset in searcher.leaf_searchers()
        if leaf.reader().segment() is not None
    ]


def arrays_of(reader: Any) -> SegmentArrays:
    """Return the arrays of a reader of one segment."""
    return opened(reader.storage(), reader.segment())


def opened(storage: Any, segment: ArraySegment) -> SegmentArrays:
    """Return the arrays of a segment, mapped once however often they are asked for."""
    name = segment.make_filename(EXTENSION)
    of_storage = _open.setdefault(storage, WeakValueDictionary())
    found = of_storage.get(name)
    if found is None:
        found = of_storage[name] = SegmentArrays(_arrays(storage, name))
    return found


def _arrays(storage: Any, name: str) -> Arrays:
    if isinstance(storage, FileStorage):
        return map_arrays(Path(storage.folder) / name)
    return arrays_in(storage.files[name], name)


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Segments of which each is one file of arrays."""

    length_stats = False  # the writer knows the lengths itself

    def per_document_writer(self, storage: Any, segment: Any) -> _Nothing:
        return _Nothing()

    def field_writer(self, storage: Any, segment: Any) -> _Nothing:
        return _Nothing()

    def terms_reader(self, storage: Any, segment: ArraySegment) -> ArrayTerms:
        return ArrayTerms(opened(storage, segment))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> ArrayDocuments:
        return ArrayDocuments(opened(storage, segment), segment)

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        return ArraySegment(indexname)


class _Nothing:
    """In the place of what Whoosh's codecs write postings and documents with one by one."""

    is_closed = True


class ArraySegment(base.Segment):  # type: ignore[misc]
    """What the table of contents says of a segment."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        self._size = 0
        self._deleted: set[int] = set()

    def codec(self) -> ArrayCodec:
        return ArrayCodec()

    def should_assemble(self) -> bool:
        return False

    def set_doc_count(self, count: int) -> None:
        self._size = count

    def doc_count_all(self) -> int:
        return self._size

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> Iterable[int]:
        return sorted(self._deleted)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:  # noqa: FBT001, FBT002
        if delete:
            self._deleted.add(docnum)
        else:
            self._deleted.discard(docnum)


class ArrayDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """What Whoosh asks of the documents of a segment."""

    def __init__(self, arrays: SegmentArrays, segment: ArraySegment) -> None:
        self._arrays, self._segment = arrays, segment

    def doc_count(self) -> int:
        return self._segment.doc_count()  # type: ignore[no-any-return]

    def doc_count_all(self) -> int:
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        return self._segment.deleted_count() > 0

    def is_deleted(self, docnum: int) -> bool:
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterable[int]:
        return self._segment.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        if fieldname not in SCORED:
            return default
        return int(LENGTHS[self._arrays.lengths(fieldname)[docnum]])

    def field_length(self, fieldname: str) -> int:
        return self._arrays.length(fieldname)

    def min_field_length(self, fieldname: str) -> int:
        return 0

    def max_field_length(self, fieldname: str) -> int:
        return int(LENGTHS[-1])


class ArrayTerms(base.TermsReader):  # type: ignore[misc]
    """What Whoosh asks of the terms of a segment."""

    def __init__(self, arrays: SegmentArrays) -> None:
        self._arrays = arrays

    def indexed_field_names(self) -> Iterable[str]:
        return VOCABULARY_OF.keys()

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._number(*term) is not None

    def _number(self, fieldname: str, text: bytes) -> int | None:
        if fieldname not in VOCABULARY_OF:
            return None
        number = self._arrays.terms(fieldname).find(text)
        occurs = number is not None and self._arrays.postings(fieldname).frequency(number)
        return number if occurs else None

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for fieldname in sorted(VOCABULARY_OF):
            yield from self.terms_from(fieldname, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        vocabulary, postings = self._arrays.terms(fieldname), self._arrays.postings(fieldname)
        for number in range(vocabulary.at_least(prefix), len(vocabulary)):
            if postings.frequency(number):
                yield fieldname, vocabulary[number]

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        number = self._number(fieldname, text)
        if number is None:
            raise KeyError(text)
        postings = self._arrays.postings(fieldname)
        where = postings.of(number)
        counts = postings.counts(where)
        return TermInfo(
            weight=int(counts.sum()),
            df=postings.frequency(number),
            minlength=1,
            maxlength=int(LENGTHS[-1]),
            maxweight=int(counts.max()),
            minid=int(postings.docs[where.start]),
            maxid=int(postings.docs[where.stop - 1]),
        )

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> PlacesMatcher:
        number = self._number(fieldname, text)
        if number is None:
            raise KeyError(text)
        postings = self._arrays.postings(fieldname)
        where = postings.of(number)
        counts = postings.counts(where).tolist()
        positions = iter(postings.positions_of(number).tolist())
        return PlacesMatcher(
            postings.docs[where].tolist(),
            counts,
            [[next(positions) for _ in range(count)] for count in counts],
            format_,
            scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )


class PlacesMatcher(ListMatcher):  # type: ignore[misc]
    """Steps through the postings of a term; their values are positions, not encoded."""

    def value_as(self, astype: str) -> list[int]:
        assert astype == "positions"
        return self._values[self._i]  # type: ignore[no-any-return]

    def supports(self, astype: str) -> bool:
        return astype == "positions"

    def spans(self) -> list[Any]:
        from whoosh.query.spans import Span

        return [Span(position) for position in self.value_as("positions")]
