"""A saved passage, described by W3C selectors.

The selectors are those of the Web Annotation Data Model (W3C Recommendation, 23 February 2017):
TextPositionSelector and TextQuoteSelector.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from explorer.models import Article
from explorer.text.paragraphs import Span

CONTEXT = 64
"""Characters of prefix and suffix that a quote selector keeps at the most where the words of the
passage stand at no other place of the text. Where they do, it keeps on each side as many more as
are needed to tell, on that side alone, this place from the others."""


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
    return secrets.token_hex(4)


def bookmark_passage(
    collection: str, article: Article, span: Span, note: str = "", tags: tuple[str, ...] = ()
) -> Bookmark:
    """Return a new bookmark of a stretch of an article's text."""
    text = article.text
    before, after = _context(text, span)
    return Bookmark(
        id=new_id(),
        collection=collection,
        article=article.id,
        title=article.title,
        text_digest=text_digest(text),
        start=span.start,
        end=span.end,
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - before) : span.start],
        suffix=text[span.end : span.end + after],
        created=datetime.now(UTC),
        note=note,
        tags=tags,
        version=article.version,
    )


def _context(text: str, span: Span) -> tuple[int, int]:
    """Return how many characters to keep before and after a passage."""
    from explorer.bookmarks.canonical import CanonicalText  # only when one is kept

    before, after = CanonicalText(text).telling_context(*span)
    # A side that the text is too short for is kept as if it told nothing.
    return (
        CONTEXT + before if CONTEXT + before <= span.start else CONTEXT,
        CONTEXT + after if CONTEXT + after <= len(text) - span.end else CONTEXT,
    )


def text_digest(text: str) -> str:
    """Return what tells a text from any other."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
