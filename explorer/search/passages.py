"""Passages: the stretches of the articles found that a search is about, the best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.models import Article
from explorer.search.answers import Answer, Hit, Search, Sort
from explorer.search.covering import Coverage
from explorer.search.reasons import Match
from explorer.search.searcher import Searcher
from explorer.search.snippets import Snippet, cut
from explorer.search.stretches import Stretch, Worth, stretches
from explorer.text.paragraphs import Span

LONGEST = 400
"""Characters of a passage; a sentence that is longer is cut into several."""

MOST_READ = 200
"""Of how many of the articles found the passages are looked for, those ranked first."""


class Passage(NamedTuple):
    """A sentence of an article with matches, two neighbours, or a part of a very long one."""

    article: Article
    start: int
    """Offset of its first character in the article's text."""
    end: int
    """Offset after its last character."""
    matches: tuple[Match, ...]
    """Those that stand in it."""
    score: float
    """What its different matches are worth: 1 for a word as it was typed."""
    is_complete: bool
    """Whether it has, by itself, all that is asked of a text."""
    opens: bool
    """Whether it begins where a sentence does."""
    closes: bool
    """Whether it ends where a sentence does."""


@dataclass(frozen=True)
class PassageList:
    """A page of the passages that a search finds."""

    answer: Answer
    """With the articles that were read."""
    total: int
    """How many passages there are in those."""
    passages: tuple[Passage, ...]
    offset: int
    """How many passages come before these."""


def find_passages(
    searcher: Searcher, search: Search, *, limit: int, offset: int = 0
) -> PassageList:
    """Return the best passages of the articles that a search finds.

    By relevance, those come first that have all that is asked for, then those with the most
    of it, and among equals those of the articles that rank first. In any other order the
    articles keep that order, and each has its own passages ranked in it. No more than
    MOST_READ articles are read.
    """
    answer = searcher.search(search, limit=MOST_READ)
    asked = searcher.understand(search).expanded.query
    coverage = Coverage(asked, searcher.finder)
    found = [passage for hit in answer.hits for passage in passages_of(hit, coverage)]
    if search.sort is Sort.RELEVANCE:
        found.sort(key=_rank)  # stable: equals stay as the articles rank
    return PassageList(answer, len(found), tuple(found[offset : offset + limit]), offset)
