"""What Whoosh itself reads in a segment, for its own matchers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from whoosh import query
from whoosh.filedb.filestore import RamStorage
from whoosh.reading import TermNotFound

from explorer.search.engine.building import FORMS, TEXT, TITLE
from explorer.search.engine.schema import schema
from explorer.search.engine.writer import ArrayWriter
from tests.search.corpora import indexed

ARTICLES = (
    indexed("1", "gang gang police", title="Gang", forms="hnp"),
    indexed("2", "police Été", title=""),
    indexed("3", "gone gang"),
)


@pytest.fixture
def reader() -> Iterator[Any]:
    """A reader of three articles, of which the last has been removed."""
    index = RamStorage().create_index(schema())
    writer = ArrayWriter(index)
    for article in ARTICLES:
        writer.add(article)
    writer.commit()
    writer = ArrayWriter(index)
    writer.remove("3")
    writer.commit()
    reader = index.reader()
    yield reader
    reader.close()


def test_counts_documents(reader: Any) -> None:
    assert (reader.doc_count_all(), reader.doc_count()) == (3, 2)
    assert reader.has_deletions()
    assert [reader.is_deleted(doc) for doc in range(3)] == [False, False, True]
    assert list(reader.all_doc_ids()) == [0, 1]


def test_knows_the_terms_of_a_field_in_order(reader: Any) -> None:
    assert list(reader.lexicon(TEXT)) == [b"ete", b"gang", b"gone", b"police"]
    assert list(reader.lexicon(TITLE)) == [b"gang"]
    assert list(reader.expand_prefix(TEXT, "g")) == [b"gang", b"gone"]
    assert (TEXT, b"gang") in reader
    assert (TITLE, b"police") not in reader  # though it is a word of the texts
    assert ("unknown", b"gang") not in reader


def test_knows_how_often_a_term_stands(reader: Any) -> None:
    assert (reader.doc_frequency(TEXT, b"gang"), reader.frequency(TEXT, b"gang")) == (2, 3)
    assert (reader.doc_frequency(TEXT, b"x"), reader.frequency(TEXT, b"x")) == (0, 0)
    info = reader.term_info(TEXT, b"gang")
    assert (info.min_id(), info.max_id(), info.max_weight()) == (0, 2, 2)
    with pytest.raises(TermNotFound):
        reader.term_info(TITLE, b"police")


def test_knows_lengths(reader: Any) -> None:
    assert [reader.doc_field_length(doc, TEXT) for doc in range(3)] == [3, 2, 2]
    assert [reader.field_length(field) for field in (TITLE, TEXT, FORMS)] == [1, 7, 1]


def test_steps_through_the_places_of_a_term(reader: Any) -> None:
    matcher = reader.postings(TEXT, b"gang")
    assert matcher.supports("positions")
    assert (matcher.id(), matcher.weight(), matcher.value_as("positions")) == (0, 2, [0, 1])
    assert [span.start for span in matcher.spans()] == [0, 1]
    matcher.next()
    assert not matcher.is_active()  # the other document was removed


def test_classes_that_the_engine_does_not_know_find_what_is_there(reader: Any) -> None:
    from whoosh.searching import Searcher

    searcher = Searcher(reader)
    gang, police = query.Term(TEXT, "gang"), query.Term(TEXT, "police")
    for wanted, found in (
        (query.TermRange(TEXT, "a", "f"), [1]),
        (query.Wildcard(TEXT, "?ol*"), [0, 1]),
        (query.AndMaybe(police, gang), [0, 1]),
        (query.SpanNear(gang, police, slop=1), [0]),
        (query.SpanFirst(police, limit=0), [1]),
        (query.Regex(TEXT, "g.ng"), [0]),
    ):
        assert sorted(hit.docnum for hit in searcher.search(wanted)) == found
