"""Segments made of a few articles."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.search.engine.building import segment_arrays
from explorer.search.engine.collecting import Collected
from explorer.search.engine.segment_arrays import SegmentArrays
from explorer.search.index import IndexedArticle


def collected(articles: Iterable[IndexedArticle]) -> Collected:
    """Return articles as they are taken in."""
    taken = Collected()
    for article in articles:
        taken.add(article)
    return taken


def segment(articles: Iterable[IndexedArticle]) -> SegmentArrays:
    """Return a segment of articles."""
    return SegmentArrays(segment_arrays(collected(articles)))
