"""A passage as W3C selectors, and the way back to it in a text that may have changed.

The selectors are those of the Web Annotation Data Model (W3C Recommendation, 23 February 2017):
TextPositionSelector and TextQuoteSelector.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from explorer.errors import CollectionError, UnknownArticleError
from explorer.library.collection import Collection
from explorer.models import Article
from explorer.text.paragraphs import Span

CONTEXT = 32
"""Characters of prefix and suffix that a quote selector keeps."""

_LONG_ENOUGH = 40  # characters that stand in a text once and by themselves say that it is there

# Between letters or digits, between a digit and a mark of its number, before an accent:
# `300` is not the number in `1,300`, nor `arrest` the word in `arrested`.
_INSIDE = re.compile(
    r"(?<=[^\W_])(?=[^\W_])|(?<=\d[.,])(?=\d)|(?<=\d)(?=[.,]\d)|(?=[\u0300-\u036f])"
)


@dataclass(frozen=True)
class Bookmark:
    """A saved passage."""

    id: str
    collection: str
    """The key of the collection."""
    article: str
    """The article's id."""
    title: str
    """The article's title when the passage was saved, to show when the article is gone."""
    text_digest: str
    """Of the whole text the passage was saved from."""
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    created: datetime
    note: str = ""


class AnchorState(StrEnum):
    """What has become of a passage."""

    EXACT = "exact"
    """The text is the one it was saved from."""
    MOVED = "moved"
    """The text has changed, and the same words stand in it at one place for certain."""
    LOST = "lost"
    """The words are gone, or stand at several places none of which is certain."""


class Anchor(NamedTuple):
    """Where a passage is now."""

    state: AnchorState
    span: Span | None
    """None when it is lost."""


def new_id() -> str:
    """Return an id for a new bookmark, as good as certainly one that no other has."""
    return secrets.token_hex(4)


def bookmark_passage(collection: str, article: Article, span: Span, note: str = "") -> Bookmark:
    """Return a new bookmark of a stretch of an article's text."""
    text = article.text
    return Bookmark(
        id=new_id(),
        collection=collection,
        article=article.id,
        title=article.title,
        text_digest=text_digest(text),
        start=span.start,
        end=span.end,
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        note=note,
        created=datetime.now(UTC),
    )


def text_digest(text: str) -> str:
    """Return what tells a text from any other."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def anchor(bookmark: Bookmark, text: str) -> Anchor:
    """Find a passage again. It is never attached to other words, nor to an uncertain place."""
    if bookmark.text_digest == text_digest(text):
        return Anchor(AnchorState.EXACT, Span(bookmark.start, bookmark.end))
    before, length = len(bookmark.prefix), len(bookmark.exact)
    saved = bookmark.prefix + bookmark.exact + bookmark.suffix
    words = _in_whole_words(saved, before, before + length)
    places = [
        at
        for at in _occurrences(bookmark.exact, text)
        if _in_whole_words(text, at, at + length) == words
    ]
    certain = [at for at in places if _has_context(bookmark, text, at)]
    if not certain and length >= _LONG_ENOUGH:
        certain = places
    if len(certain) != 1:
        return Anchor(AnchorState.LOST, None)
    start = certain[0]
    return Anchor(AnchorState.MOVED, Span(start, start + length))


def locate(bookmark: Bookmark, collection: Collection) -> Anchor:
    """Find a passage again in its article; it is lost when the article is gone."""
    try:
        return anchor(bookmark, collection.article(bookmark.article).text)
    except (UnknownArticleError, CollectionError):
        return Anchor(AnchorState.LOST, None)


def find_quote(quote: str, text: str) -> Span | None:
    """Return where a quote stands in a text, white space aside; None when it is not there or
    stands there more than once."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    # A look ahead, because a quote that repeats itself may overlap with itself.
    found = list(re.finditer(f"(?=({pattern}))", text)) if pattern else []
    return Span(*found[0].span(1)) if len(found) == 1 else None


def _occurrences(quote: str, text: str) -> list[int]:
    places, at = [], text.find(quote)
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _in_whole_words(text: str, start: int, end: int) -> str:
    """Return a stretch with the rest of the words it cuts into, as far as its context goes."""
    first, last = max(0, start - CONTEXT), end + CONTEXT
    while start > first and _INSIDE.match(text, start):
        start -= 1
    while end < last and _INSIDE.match(text, end):
        end += 1
    return text[start:end]


def _has_context(bookmark: Bookmark, text: str, at: int) -> bool:
    """Whether the words before or after a place are those that the passage had."""
    end = at + len(bookmark.exact)
    before = bool(bookmark.prefix) and text.endswith(bookmark.prefix, 0, at)
    after = bool(bookmark.suffix) and text.startswith(bookmark.suffix, end)
    return before or after
