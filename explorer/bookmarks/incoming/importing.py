"""Keep the passages of a file, each in the article that has it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from explorer.bookmarks.anchoring import AnchorState, anchor, find_quote
from explorer.bookmarks.bookmark import Bookmark, bookmark_passage, new_id
from explorer.bookmarks.incoming.draft import ForeignPassage, OwnPassage, Refused
from explorer.bookmarks.incoming.places import Places
from explorer.bookmarks.incoming.reading import Draft
from explorer.bookmarks.store import BookmarkStore
from explorer.library.collection import Collection
from explorer.models import Article
from explorer.text.paragraphs import Span

_LONG_ENOUGH = 40  # characters that stand in one article only and by themselves say which it is


@dataclass
class Imported:
    """What came of the passages of a file."""

    kept: list[Bookmark] = field(default_factory=list)
    without_article: list[Bookmark] = field(default_factory=list)
    """Those of the kept that are ours and whose article is not in the collection."""
    here_already: int = 0
    refused: list[Refused] = field(default_factory=list)


def import_passages(
    store: BookmarkStore, collection: Collection, drafts: Sequence[Draft]
) -> Imported:
    """Keep passages that are not kept yet, all in one change.

    Our own come back as they were, under their article's id or else its address; those of others
    are found by address and quote, else by quote alone. Raises BookmarkError when they cannot be
    written.
    """
    return _Importing(store, collection, drafts).imported


class _Importing:
    def __init__(
        self, store: BookmarkStore, collection: Collection, drafts: Sequence[Draft]
    ) -> None:
        self.imported = Imported()
        self._collection = collection
        here = store.of_collection(collection.key)
        self._ids_here = {each.id for each in here}
        self._known = set(map(_identity, here))
        self._ids_taken = store.ids()
        self._places = _places(drafts, collection)
        for draft in drafts:
            self._take_in(draft)
        if self.imported.kept:
            store.add_all(self.imported.kept)

    def _take_in(self, draft: Draft) -> None:
        match draft:
            case Refused():
                self.imported.refused.append(draft)
            case OwnPassage(bookmark, url):
                self._take_in_own(bookmark, url)
            case ForeignPassage():
                self._take_in_foreign(draft)

    def _take_in_own(self, bookmark: Bookmark, url: str) -> None:
        bookmark = replace(bookmark, collection=self._collection.key)
        if bookmark.article not in self._collection:
            if found := self._places.with_address(url):
                bookmark = replace(bookmark, article=found[0].id, version=found[0].version)
            elif bookmark.id not in self._ids_here:
                self.imported.without_article.append(bookmark)
        self._keep(bookmark)

    def _take_in_foreign(self, draft: ForeignPassage) -> None:
        id_ = _id_of(draft)
        if id_ in self._ids_here:
            self.imported.here_already += 1
            return
        found = self._placed(draft)
        if isinstance(found, str):
            self.imported.refused.append(Refused(f"“{' '.join(draft.quote.split())}”", found))
        else:
            self._keep(replace(found, id=id_))

    def _placed(self, draft: ForeignPassage) -> Bookmark | str:
        """Return a foreign passage where it stands, or a clause that says why it does nowhere."""
        of_page = self._places.with_address(draft.url)
        for article in of_page:
            if span := _place_in(article, draft):
                return self._fresh(draft, article, span)
        elsewhere = [
            (article, span)
            for article in self._places.with_quote(draft.quote)
            if (span := _place_in(article, draft, sure=True))
        ]
        if len(elsewhere) == 1:
            return self._fresh(draft, *elsewhere[0])
        for article in of_page:
            if bookmark := self._as_it_came(draft, article):
                return bookmark
        if elsewhere:
            return f"it stands in {' and '.join(article.id for article, _ in elsewhere[:3])}"
        if of_page:
            return f"{of_page[0].id} is that page, and does not have it for certain"
        return "no article has its address, nor certainly its words"

    def _fresh(self, draft: ForeignPassage, article: Article, span: Span) -> Bookmark:
        kept = bookmark_passage(self._collection.key, article, span, draft.note, draft.tags)
        return replace(kept, created=draft.created or datetime.now(UTC))

    def _as_it_came(self, draft: ForeignPassage, article: Article) -> Bookmark | None:
        """Return a passage of which the article has other words than the page had; None when it
        does not stand there at all."""
        place = anchor(_unplaced(draft), article.text)
        if place.span is None:
            return None
        # With its own words, so that what has changed can be told; it is of no text of ours.
        whole = Span(place.span.start, place.span.start + len(draft.quote))
        kept = replace(self._fresh(draft, article, place.span), text_digest="", end=whole.end)
        return replace(kept, exact=draft.quote, prefix=draft.prefix, suffix=draft.suffix)

    def _keep(self, bookmark: Bookmark) -> None:
        if bookmark.id in self._ids_here or _identity(bookmark) in self._known:
            self.imported.here_already += 1
            return
        while bookmark.id in self._ids_taken:  # by one of another collection
            bookmark = replace(bookmark, id=new_id())
        self._ids_taken.add(bookmark.id)
        self._ids_here.add(bookmark.id)
        self.imported.kept.append(bookmark)


def _places(drafts: Iterable[Draft], collection: Collection) -> Places:
    urls, quotes = [], []
    for draft in drafts:
        match draft:
            case OwnPassage(bookmark, url) if bookmark.article not in collection:
                urls.append(url)
            case ForeignPassage():
                urls.append(draft.url)
                quotes.append(draft.quote)
    return Places(urls, quotes, collection)


def _place_in(article: Article, draft: ForeignPassage, *, sure: bool = False) -> Span | None:
    """Return where an article has a quote with nothing of it changed; None when it is not there
    or stands there more than once. To be sure, few words must stand in their surroundings."""
    if draft.prefix or draft.suffix:
        place = anchor(_unplaced(draft), article.text)
        if place.state is AnchorState.MOVED:
            return place.span
    if sure and len(draft.quote) < _LONG_ENOUGH:
        return None
    return find_quote(draft.quote, article.text)


def _unplaced(draft: ForeignPassage) -> Bookmark:
    """Return a foreign passage as a bookmark of a text that nobody has any more."""
    return Bookmark(
        id="",
        collection="",
        article="",
        title="",
        text_digest="",
        start=0,
        end=len(draft.quote),
        exact=draft.quote,
        prefix=draft.prefix,
        suffix=draft.suffix,
        created=datetime.now(UTC),
    )


def _id_of(draft: ForeignPassage) -> str:
    """Return an id that is the same each time that a passage comes in."""
    told = draft.id or f"{draft.url}\n{draft.quote}\n{draft.prefix}\n{draft.suffix}\n{draft.note}"
    return hashlib.blake2b(told.encode(), digest_size=4).hexdigest()


def _identity(bookmark: Bookmark) -> tuple[str, str, datetime]:
    """Return what no two passages share that were kept one after the other."""
    return bookmark.article, bookmark.exact, bookmark.created
