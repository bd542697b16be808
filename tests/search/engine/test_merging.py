"""Merging segments gives what building one at once gives."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.engine.arrays_file import Arrays
from explorer.search.engine.building import TEXT, segment_arrays
from explorer.search.engine.committed import CommittedIndex
from explorer.search.engine.merging import Source, merged_arrays
from explorer.search.engine.segment_arrays import SegmentArrays
from explorer.search.engine.segments import merge
from explorer.search.engine.writer import ArrayWriter
from explorer.search.index import IndexedArticle
from explorer.search.whoosh_index import WhooshIndex
from explorer.search.whoosh_queries import to_whoosh
from tests.search import comparing
from tests.search.corpora import indexed
from tests.search.engine.segments import collected, segment
from tests.search.random_corpora import Asking, article, changes
from tests.search.same_answers import Corpus

SEEDS = st.integers(0, 2**32 - 1)


def merged(*parts: list[IndexedArticle]) -> Arrays:
    sources = [Source(segment(part), np.arange(len(part))) for part in parts]
    return dict(merged_arrays(sources))


@given(SEEDS, st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_whole_segments_become_what_their_articles_become_at_once(
    seed: int, sizes: list[int]
) -> None:
    random = Random(seed)
    parts = [[article(random, f"{random.random()}") for _ in range(size)] for size in sizes]
    found = merged(*parts)
    expected = segment_arrays(collected(each for part in parts for each in part))
    assert found.keys() == expected.keys()
    for name, array in expected.items():
        assert found[name].tolist() == array.tolist(), name
        assert found[name].dtype == array.dtype, name


@given(SEEDS, st.integers(0, 8))
def test_what_is_left_answers_as_if_it_had_been_built_anew(seed: int, most: int) -> None:
    random = Random(seed)
    each = Corpus(WhooshIndex.create(None), changes(random, most))
    writer = ArrayWriter(each.index._index)
    if writer.segments:
        writer.put(merge(writer.storage, list(writer.segments), writer.storage))
    writer.commit()
    each.index._index = CommittedIndex.last(writer.storage)
    each.index._read(each.index._index)
    anew = WhooshIndex.create(None)
    anew.add(one.article for one in each.scanning.articles())
    asking = Asking(random, each.scanning)
    each.compare(random)
    for _ in range(3):
        wanted = to_whoosh(asking.query())
        found = comparing.engine_search(each.index, wanted)
        comparing.same_results(found, comparing.engine_search(anew, wanted))
        surface = asking.surface()
        assert sorted(each.index.near(surface, 2)) == sorted(anew.near(surface, 2))


def test_far_and_near_positions_are_merged() -> None:
    long, short = "x " * 70_000 + "gang", "gang x"
    for parts in ([long, short], [short, long]):
        made = SegmentArrays(merged(*([indexed(str(at), text)] for at, text in enumerate(parts))))
        number = made.terms(TEXT).find(b"gang")
        assert number is not None
        docs, positions = made.postings(TEXT).places(number)
        assert docs.tolist() == [0, 1]
        assert positions.tolist() == [70_000 if text is long else 0 for text in parts]
        often = made.terms(TEXT).find(b"x")
        assert often is not None
        where = made.postings(TEXT).of(often)
        counts = made.postings(TEXT).counts(where)
        assert counts.tolist() == [70_000 if text is long else 1 for text in parts]


def test_a_word_that_is_gone_has_no_inflections_left() -> None:
    articles = [indexed("1", "gangs"), indexed("2", "ganged gangs", language="fr")]
    kept = Source(segment(articles), np.array([1]))
    made = SegmentArrays(dict(merged_arrays([kept])))
    assert made.with_stem_of("gang", "en") == []
    assert made.with_stem_of("gangs", "fr") == ["gangs"]
