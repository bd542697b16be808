"""What has become of kept passages and of the articles they are from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from explorer.bookmarks.anchoring import Anchor, AnchorState, ChangingText
from explorer.bookmarks.bookmark import Bookmark
from explorer.dates import PublicationDate
from explorer.library.collection import Collection
from explorer.models import Article

_LOST = Anchor(AnchorState.LOST, None)


class Whereabouts(NamedTuple):
    """Where a passage is now, and what its article says of itself."""

    anchor: Anchor
    title: str
    date: PublicationDate | None = None
    language: str | None = None
    """None where the article is gone."""


def whereabouts(
    bookmarks: Iterable[Bookmark], collection: Collection
) -> Iterator[tuple[str, Whereabouts]]:
    """Yield where passages are, with their ids, each article read once.

    The order is whichever is fastest; passages of articles that are gone come last.
    """
    by_article: dict[str, list[Bookmark]] = {}
    for bookmark in bookmarks:
        by_article.setdefault(bookmark.article, []).append(bookmark)
    for id_, article in collection.articles(list(by_article)):
        if isinstance(article, Article):
            text = ChangingText(article.text)
            for bookmark in by_article.pop(id_):
                anchor = text.anchor(bookmark)
                yield (
                    bookmark.id,
                    Whereabouts(anchor, article.title, article.date, article.language),
                )
    for kept in by_article.values():
        for bookmark in kept:
            yield bookmark.id, Whereabouts(_LOST, bookmark.title)
