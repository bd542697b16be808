"""A kept passage with its article and its place now: what every format writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from explorer.bookmarks.anchoring import Anchor, AnchorState, ChangingText
from explorer.bookmarks.bookmark import Bookmark, text_digest
from explorer.bookmarks.export.citation import citation
from explorer.errors import CollectionError, UnknownArticleError
from explorer.library.collection import Collection
from explorer.models import Article
from explorer.text.paragraphs import Span


@dataclass(frozen=True)
class KeptPassage:
    """A bookmark, the article it is of, and where its passage is now."""

    bookmark: Bookmark
    article: Article | None
    """The latest version; None when it is gone or cannot be read."""
    anchor: Anchor
    saved_from: int | None = None
    """The version that has it, where it is lost in the latest and that version can be read."""

    @property
    def title(self) -> str:
        """The article's title; the one it had when the passage was saved, when it is gone."""
        return self.article.title if self.article else self.bookmark.title

    @property
    def source(self) -> str:
        """Who published the article, or nothing."""
        return (self.article and self.article.source) or ""

    @property
    def byline(self) -> str:
        """Who wrote the article, or nothing."""
        return (self.article and self.article.byline) or ""

    @property
    def url(self) -> str:
        """The article's address, or nothing."""
        return (self.article and self.article.url) or ""

    @property
    def date(self) -> str:
        """When the article was published, in EDTF, or nothing."""
        return self.article.date.edtf if self.article and self.article.date else ""

    @property
    def date_label(self) -> str:
        """When the article was published, in a reader's words, or nothing."""
        return self.article.date.label if self.article and self.article.date else ""

    @property
    def year(self) -> str:
        """The year the article was published in, or nothing."""
        return self.article.date.sort_key[:4] if self.article and self.article.date else ""

    @property
    def span(self) -> Span:
        """Where the passage stands: now, or when it was saved if it is lost."""
        return self.anchor.span or Span(self.bookmark.start, self.bookmark.end)

    @cached_property
    def now(self) -> str:
        """The words that stand there now; nothing when it is lost."""
        if not (self.article and self.anchor.span):
            return ""
        return self.article.text[slice(*self.anchor.span)]

    @property
    def show(self) -> str:
        """The command that leads back to it: to its stretch, if any version is known to have it."""
        reference = self.bookmark.article
        if self.anchor.span:
            return f"press show {reference}#{self.span.start}-{self.span.end}"
        if self.saved_from:
            return f"press show {reference}@{self.saved_from}#{self.span.start}-{self.span.end}"
        return f"press show {reference}"

    @property
    def citation(self) -> str:
        """The passage in quotation marks with where it is from."""
        return citation(self.bookmark.exact, self.title, self.source, self.date_label, self.url)

    def fields(self) -> dict[str, Any]:
        """Return all that a reader may want of it, in JSON's own values."""
        bookmark = self.bookmark
        return {
            "id": bookmark.id,
            "quote": bookmark.exact,
            "note": bookmark.note,
            "tags": list(bookmark.tags),
            "article": bookmark.article,
            "title": self.title,
            "source": self.source,
            "byline": self.byline,
            "date": self.date,
            "url": self.url,
            "start": self.span.start,
            "end": self.span.end,
            "state": self.anchor.state.value,
            "now": self.now,
            "kept": bookmark.created.isoformat(),
            "show": self.show,
            "citation": self.citation,
        }


def kept_passages(bookmarks: Iterable[Bookmark], collection: Collection) -> list[KeptPassage]:
    """Return bookmarks with their articles and places, each article read only once."""
    bookmarks = list(bookmarks)
    articles = {
        id_: article
        for id_, article in collection.articles({each.article for each in bookmarks})
        if isinstance(article, Article)
    }
    texts = {id_: ChangingText(article.text) for id_, article in articles.items()}
    lost = Anchor(AnchorState.LOST, None)
    kept = []
    for each in bookmarks:
        text = texts.get(each.article)
        place = text.anchor(each) if text else lost
        version = None if place.span else _version_with(each, collection)
        kept.append(KeptPassage(each, articles.get(each.article), place, version))
    return kept


def _version_with(bookmark: Bookmark, collection: Collection) -> int | None:
    """Return the version that a passage was saved from, if that very text can still be read."""
    try:
        text = collection.article(bookmark.article, bookmark.version).text
    except (UnknownArticleError, CollectionError):
        return None
    return bookmark.version if text_digest(text) == bookmark.text_digest else None
