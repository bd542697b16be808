"""The way back to a passage in a text that may have changed."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from explorer.bookmarks.bookmark import CONTEXT, Bookmark, text_digest
from explorer.errors import CollectionError, UnknownArticleError
from explorer.library.collection import Collection
from explorer.text.differences import Edit
from explorer.text.paragraphs import Span

_LONG_ENOUGH = 40  # characters that stand in a text once and by themselves say that it is there

# Between letters or digits, between a digit and a mark of its number, before an accent:
# `300` is not the number in `1,300`, nor `arrest` the word in `arrested`.
_INSIDE = re.compile(
    r"(?<=[^\W_])(?=[^\W_])|(?<=\d[.,])(?=\d)|(?<=\d)(?=[.,]\d)|(?=[\u0300-\u036f])"
)


class AnchorState(StrEnum):
    """What has become of a passage."""

    EXACT = "exact"
    """The text is the one it was saved from."""
    MOVED = "moved"
    """The text has changed, and the same words stand in it at one place for certain."""
    ALTERED = "altered"
    """The words stand there with some of them changed."""
    LOST = "lost"
    """The words are gone, or stand at several places none of which is certain."""


class Anchor(NamedTuple):
    """Where a passage is now."""

    state: AnchorState
    span: Span | None
    """None when it is lost."""
    edits: tuple[Edit, ...] = ()
    """The words that changed, where it is altered; the left text is the passage as saved."""


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
