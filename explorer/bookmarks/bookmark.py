"""A saved passage, described by W3C selectors.

The selectors are those of the Web Annotation Data Model (W3C Recommendation, 23 February 2017):
TextPositionSelector and TextQuoteSelector.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from explorer.models import Article
from explorer.text.paragraphs import Span

CONTEXT = 64
"""Characters of prefix and suffix that a quote selector keeps at the most where nothing else in the
text is like the passage. Where its words stand at other places, it keeps on each side as many more
as are needed to tell, on that side alone, this place from the others."""


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
    tags: tuple[str, ...] = ()
    version: int = 1
    """Which version of the article it was saved from."""


def new_id() -> str:
    """Return an id for a new bookmark, as good as certainly one that no other has."""
    return os.urandom(4).hex()


def bookmark_passage(
    collection: str, article: Article, span: Span, note: str = "", tags: tuple[str, ...] = ()
) -> Bookmark:
    """Return a new bookmark of a stretch of an article's text."""
    text = article.text
    return _with_context(
        Bookmark(
            id=new_id(),
            collection=collection,
            article=article.id,
            title=article.title,
            text_digest=text_digest(text),
            start=span.start,
            end=span.end,
            exact=text[span.start : span.end],
            prefix="",
            suffix="",
            created=datetime.now(UTC),
            note=note,
            tags=tags,
            version=article.version,
        ),
        text,
    )


def _with_context(bookmark: Bookmark, text: str) -> Bookmark:
    """Give a bookmark as much context as keeps it from being found where it is not.

    That is tried: with the passage taken out of the text, the bookmark must be lost.
    """
    from explorer.bookmarks.anchoring import ChangingText  # only for what is kept
    from explorer.bookmarks.canonical import CanonicalText

    start, end = bookmark.start, bookmark.end
    without = ChangingText(text[:start] + text[end:])
    before, after = CanonicalText(text).telling_context(start, end)
    for least in (0, 1, CONTEXT, 4 * CONTEXT):
        left, right = CONTEXT + max(before, least), CONTEXT + max(after, least)
        bookmark = replace(
            bookmark,
            # A side that the text is too short for is kept as if it told nothing.
            prefix=text[start - left if left <= start else max(0, start - CONTEXT) : start],
            suffix=text[end : end + (right if right <= len(text) - end else CONTEXT)],
        )
        if without.anchor(bookmark).span is None:
            break
    return bookmark


def text_digest(text: str) -> str:
    """Return what tells a text from any other."""
    import hashlib  # only for what is kept: it takes start-up time

    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
