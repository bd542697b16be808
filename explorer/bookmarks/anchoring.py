"""The way back to a passage in a text that may have changed.

What is sought first is what was kept: the same text, then the same words, then most of them. What
is found is believed only as far as the words around it bear it out, and the fewer the words of
the passage are, the more of that it takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from explorer.bookmarks.altered import Altered, places_alike
from explorer.bookmarks.bookmark import Bookmark, text_digest
from explorer.bookmarks.canonical import CanonicalText, Words
from explorer.bookmarks.evidence import bears_out, is_certain, is_like_enough, proves_itself
from explorer.bookmarks.saved import SavedPassage
from explorer.bookmarks.support import support
from explorer.errors import CollectionError, UnknownArticleError
from explorer.library.collection import Collection
from explorer.text.differences import Edit, word_edits
from explorer.text.paragraphs import Span

_SAME = 0.02  # evidence that differs by no more is the same
_CLEARLY = 0.2  # by which the evidence for one place must exceed that for another
_NEARER = 3  # times as near to where it was as any other place


class AnchorState(StrEnum):
    """What has become of a passage."""

    EXACT = "exact"
    """The text is the one it was saved from."""
    MOVED = "moved"
    """The text has changed, and the same words stand in it at one place for certain; case,
    accents and punctuation may be others."""
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


_LOST = Anchor(AnchorState.LOST, None)


def anchor(bookmark: Bookmark, text: str) -> Anchor:
    """Find a passage again. It is never attached to other words, nor to an uncertain place."""
    return ChangingText(text).anchor(bookmark)


class ChangingText:
    """A text in which passages are sought; it is read once for all of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._digest = text_digest(text)
        self._canonical: CanonicalText | None = None

    def anchor(self, bookmark: Bookmark) -> Anchor:
        """Find one passage again."""
        place = Span(bookmark.start, bookmark.end)
        if bookmark.text_digest == self._digest and self._text[slice(*place)] == bookmark.exact:
            return Anchor(AnchorState.EXACT, place)
        saved = SavedPassage(bookmark)
        if not saved.words:
            return _signs_again(bookmark, self._text)
        if self._canonical is None:
            self._canonical = CanonicalText(self._text)
        return _unchanged(saved, self._canonical) or _changed(saved, self._canonical)


def locate(bookmark: Bookmark, collection: Collection) -> Anchor:
    """Find a passage again in its article; it is lost when the article is gone."""
    return next(locate_all([bookmark], collection))[1]


def locate_all(
    bookmarks: Iterable[Bookmark], collection: Collection
) -> Iterator[tuple[Bookmark, Anchor]]:
    """Find passages again, each article read once; those of one article come together."""
    by_article = attrgetter("article")
    for article, kept in groupby(sorted(bookmarks, key=by_article), by_article):
        try:
            text = ChangingText(collection.article(article).text)
        except (UnknownArticleError, CollectionError):
            text = None
        for bookmark in kept:
            yield bookmark, text.anchor(bookmark) if text else _LOST


def find_quote(quote: str, text: str) -> Span | None:
    """Return where a quote stands in a text, white space aside; None when it is not there or
    stands there more than once."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    # A look ahead, because a quote that repeats itself may overlap with itself.
    found = list(re.finditer(f"(?=({pattern}))", text)) if pattern else []
    return Span(*found[0].span(1)) if len(found) == 1 else None


def _signs_again(bookmark: Bookmark, text: str) -> Anchor:
    """Find a passage without any word: where its context stands as it was."""
    around = bookmark.prefix + bookmark.exact + bookmark.suffix
    at = text.find(around) if around != bookmark.exact else -1
    if at < 0 or text.find(around, at + 1) >= 0:
        return _LOST
    start = at + len(bookmark.prefix)
    return Anchor(AnchorState.MOVED, Span(start, start + len(bookmark.exact)))


def _unchanged(saved: SavedPassage, text: CanonicalText) -> Anchor | None:
    """Find the same words again; None when they stand nowhere, or nowhere for certain."""
    places = text.places(saved.letters)
    if places is None:
        return _LOST
    if len(places) == 1 and proves_itself(saved):
        return Anchor(AnchorState.MOVED, saved.span(places[0], text))
    judged = [(support(saved, text, place), place) for place in places]
    judged.sort(key=lambda each: each[0].weight, reverse=True)
    if not judged or not bears_out(saved, judged[0][0]):
        return _LOST if len(places) > 1 and proves_itself(saved) else None
    best = judged[0][0].weight
    rivals = [place for context, place in judged if context.weight > best - _CLEARLY]
    equals = [place for context, place in judged if context.weight > best - _SAME]
    chosen = _nearest(rivals, saved.bookmark.start, text)
    if chosen not in equals:
        return _LOST
    return Anchor(AnchorState.MOVED, saved.span(chosen, text))


def _nearest(places: list[Words], start: int, text: CanonicalText) -> Words | None:
    """Return the place that is near where the passage was, if no other is nearly as near."""
    if len(places) == 1:
        return places[0]
    by_distance = sorted((abs(text.start(place.first) - start), place) for place in places)
    (near, place), (far, _) = by_distance[:2]
    return place if far > _NEARER * near else None


def _changed(saved: SavedPassage, text: CanonicalText) -> Anchor:
    """Find most of the words again."""
    believed: list[Altered] = []
    for found in places_alike(saved, text):
        if is_like_enough(saved, found):
            believed.append(found)
        if is_certain(saved, found):
            break
    if not believed:
        return _LOST
    best = max(believed, key=_evidence)
    rivals = [each for each in believed if _evidence(each) > _evidence(best) - _CLEARLY]
    if not all(each.overlaps(best) for each in rivals):
        return _LOST
    span, bookmark = saved.span(best.place, text), saved.bookmark
    edits = word_edits(bookmark.exact, Span(0, len(bookmark.exact)), text.text, span)
    return Anchor(AnchorState.ALTERED if edits else AnchorState.MOVED, span, edits)


def _evidence(found: Altered) -> float:
    return found.likeness + found.support.weight / 2
