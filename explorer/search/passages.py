"""Passages: the stretches of the articles found that a search is about, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explorer.models import Article, Mention
from explorer.search.answers import Answer, Hit, Search, Sort
from explorer.search.covering import Coverage
from explorer.search.reasons import Match
from explorer.search.searcher import Searcher
from explorer.search.snippets import LEAD_IN, Snippet, cut
from explorer.search.stretches import Stretch, Worth, stretches
from explorer.text.paragraphs import Span

LONGEST = 400
"""Characters that a passage may have; a longer sentence is cut into several."""

_WORD = re.compile(r"\S")

MOST_READ = 200
"""How many of the articles found are looked into: those that rank first."""


class Passage(NamedTuple):
    """A sentence of an article with matches, two neighbours, or a part of a very long one."""

    article: Article
    place: Snippet
    """Where in its text."""
    matches: tuple[Match, ...]
    """Those that begin there."""
    score: float
    """What its different matches are worth: 1 for a word as it was typed, 1.25 for a name."""
    is_complete: bool
    """Whether it has, by itself, all that the query asks of a text."""


class PassageList(NamedTuple):
    """The passages that a search finds, one page of them."""

    answer: Answer
    """With the articles that were looked into."""
    total: int
    """How many passages there are in those."""
    passages: tuple[Passage, ...]
    offset: int
    """How many passages come before these."""


def find_passages(
    searcher: Searcher, search: Search, *, limit: int, offset: int = 0
) -> PassageList:
    """Return the best passages of the articles that a search finds.

    By relevance, those that have all that is asked for come first, then those with most of it,
    and of equals those of the article that ranks first. In any other order the articles keep
    theirs, and only the passages within each are ranked so. Raises CollectionError when an
    article that was found cannot be read any more.
    """
    answer = searcher.search(search, limit=MOST_READ)
    # Where no article has all, a passage is still measured by what was asked for.
    coverage = Coverage(searcher.understand(search).expanded.query, searcher.finder_of)
    mentions = searcher.mentions_of([hit.article for hit in answer.hits], coverage.forms)
    found = [
        passage
        for hit in answer.hits
        for passage in passages_of(hit, coverage, mentions[hit.article.id])
    ]
    if search.sort is Sort.RELEVANCE and not search.reverse:
        found.sort(key=_rank)
    return PassageList(answer, len(found), tuple(found[offset : offset + limit]), offset)


def _rank(passage: Passage) -> tuple[bool, float]:
    return not passage.is_complete, -passage.score


def passages_of(hit: Hit, coverage: Coverage, mentions: Sequence[Mention] = ()) -> list[Passage]:
    """Return the passages of an article, the best first: of equals the one that is densest.

    Every match in its text begins in exactly one of them. Of the mentions in it, those that
    `coverage` asks for must be given.
    """
    text, worth = hit.article.text, Worth(hit.article.text, hit.matches)
    passages = [
        Passage(
            hit.article,
            place,
            tuple(matches),
            worth.of_different(matches) / 100,
            coverage.has_all(
                text[place.start : place.end], hit.article.language, _within(place, mentions)
            ),
        )
        for place, matches in _places(text, stretches(text, hit.matches), worth)
    ]

    def density(passage: Passage) -> float:
        return worth.of_all(passage.matches) / (passage.place.end - passage.place.start)

    return sorted(passages, key=lambda each: (*_rank(each), -density(each)))


def _within(place: Snippet, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions in a part of a text, with their places in it."""
    return [
        each._replace(start=each.start - place.start, end=each.end - place.start)
        for each in mentions
        if place.start <= each.start and each.end <= place.end
    ]


def _places(
    text: str, found: Sequence[Stretch], worth: Worth
) -> Iterator[tuple[Snippet, list[Match]]]:
    at = 0
    while at < len(found):
        one = found[at]
        together = _worth_together(text, found[at : at + 2], worth)
        if together and together >= _worth_together(text, found[at + 1 : at + 3], worth):
            other = found[at + 1]
            yield (
                Snippet(one.start, other.end, opens=True, closes=True),
                one.matches + other.matches,
            )
            at += 2
        else:
            yield from _parts(text, one)
            at += 1


def _worth_together(text: str, two: Sequence[Stretch], worth: Worth) -> int:
    """Return what two stretches show, if they are neighbours and show more than one; else 0."""
    if len(two) < 2:
        return 0
    one, other = two
    if one.paragraph != other.paragraph or other.end - one.start > LONGEST:
        return 0
    if text[one.end : other.start].strip():
        return 0
    both = worth.of_different([*one.matches, *other.matches])
    return both if both > max(map(worth.of_different, (one.matches, other.matches))) else 0


def _parts(text: str, stretch: Stretch) -> Iterator[tuple[Snippet, list[Match]]]:
    """Yield a stretch; of one that is too long the parts that have matches."""
    matches, at, first = stretch.matches, stretch.start, 0
    while first < len(matches):
        last, begin = first, max(at, matches[first].start - LEAD_IN)
        while last + 1 < len(matches) and matches[last + 1].end - begin <= LONGEST:
            last += 1
        run = Span(matches[first].start, matches[last].end)
        place = cut(text, Span(at, stretch.end), run, matches, LONGEST)
        end = first
        while end < len(matches) and matches[end].start < place.end:
            end += 1
        yield place._replace(opens=place.start == stretch.start), matches[first:end]
        after = _WORD.search(text, place.end, stretch.end)
        at = after.start() if after else stretch.end
        first = end
