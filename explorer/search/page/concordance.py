"""Every mention of an entity in its context: a keyword in context, one line each (Luhn 1960)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from explorer.dates import PublicationDate
from explorer.errors import CollectionError, UnknownArticleError
from explorer.models import Article, Mention
from explorer.search.index import Forms
from explorer.search.names.placed_mentions import mentions_at
from explorer.search.page.entity_page import Places
from explorer.search.searcher import Searcher
from explorer.search.stopping import stop_if_unwanted
from explorer.text.paragraphs import Span, paragraphs
from explorer.text.visible import visible_line
from explorer.text.wrapping import Measure

_KEPT = 400  # characters of either side; no terminal shows more in a line
_CUT = "…"
_LEFT_OF_ALL = 0.45
"""The part of a line before the mentions; what follows a name tells more than what precedes it."""


class Context(NamedTuple):
    """One mention of an entity with what stands round it in its paragraph."""

    number: int
    """Counted from 0 over all mentions of the entity, those of the newest article first."""
    article: str
    """The id of the article."""
    title: str
    date: PublicationDate | None
    before: str
    mention: Mention
    after: str


class Line(NamedTuple):
    """A context in one line of a width, harmless on a terminal."""

    before: str
    """Padded on its left, so that the mentions of all lines of a width stand below each other."""
    mention: str
    after: str


def contexts(
    searcher: Searcher, places: Places, forms: Forms, *, limit: int, offset: int = 0
) -> list[Context]:
    """Return a page of the mentions of an entity, those of the newest article first.

    It reads the articles of that page and no others. What an article does not say any more since
    it was indexed is left out, and the numbers of the others stay as they are.
    """
    end = min(offset + limit, places.mentions)
    if offset >= end:
        return []
    found: list[Context] = []
    for at in range(places.article_of(offset), places.article_of(end - 1) + 1):
        stop_if_unwanted()
        place, first = places.articles[at], places.before[at]
        with suppress(UnknownArticleError, CollectionError):  # gone since it was indexed
            article = searcher.collection.article(place.id)
            here = _in_article(article, first, _mentions_of(searcher, article, forms))
            shown = range(max(offset, first), min(end, first + place.mentions))
            found += (each for each in here if each.number in shown)
    return found


def _mentions_of(searcher: Searcher, article: Article, forms: Forms) -> list[Mention]:
    return mentions_at(article.text, searcher.index.mentions_of([article.id], forms)[article.id])


def _in_article(article: Article, first: int, mentions: Sequence[Mention]) -> Iterator[Context]:
    text, blocks = article.text, iter(paragraphs(article.text))
    block = Span(0, 0)
    for number, mention in enumerate(mentions, first):
        while block.end < mention.end:
            block = next(blocks, Span(mention.start, mention.end))
        before = text[max(block.start, mention.start - _KEPT) : mention.start]
        after = text[mention.end : min(block.end, mention.end + _KEPT)]
        yield Context(number, article.id, article.title, article.date, before, mention, after)


def line_of(context: Context, width: int, measure: Measure) -> Line:
    """Return a context cut between words to a width in cells, the mention whole where it fits."""
    room_before = int(width * _LEFT_OF_ALL)
    mention = _beginning(_one_line(context.mention.surface), width - room_before, measure)
    before = _ending(_one_line(context.before), room_before, measure)
    room_after = width - room_before - measure(mention)
    after = _beginning(_one_line(context.after), room_after, measure)
    return Line(" " * (room_before - measure(before)) + before, mention, after)


def _one_line(text: str) -> str:
    """Return a text made harmless, with a single space for each stretch of white space."""
    shown = visible_line(text)
    inner = " ".join(shown.split())
    return f"{' ' * shown[:1].isspace()}{inner}{' ' * (bool(inner) and shown[-1:].isspace())}"


def _beginning(text: str, width: int, measure: Measure) -> str:
    """Return as many of the first words of a text as fit, and a sign where it is cut."""
    if measure(text) <= width:
        return text
    end = _fitting(text, width - len(_CUT), measure)
    gap = text.rfind(" ", 0, end + 1)
    kept = text[: gap if gap > 0 else end]
    return kept + _CUT if width > 0 else ""


def _ending(text: str, width: int, measure: Measure) -> str:
    """Return as many of the last words of a text as fit, and a sign where it is cut."""
    if measure(text) <= width:
        return text
    start = len(text) - _fitting(text[::-1], width - len(_CUT), measure)
    gap = text.find(" ", max(0, start - 1))
    kept = text[gap + 1 if 0 <= gap < len(text) - 1 else start :]
    return _CUT + kept if width > 0 else ""


def _fitting(text: str, width: int, measure: Measure) -> int:
    """Return how many of the first characters fit into a width in cells."""
    used = 0
    for at, character in enumerate(text):
        used += measure(character)
        if used > width:
            return at
    return len(text)
