"""The passage of an article that shows best why it is a hit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explorer.search.reasons import Match
from explorer.text.paragraphs import Span, paragraphs, sentences

_LEAD_IN = 40  # characters kept before the first match when a sentence is too long


class Snippet(NamedTuple):
    """A stretch of an article's text, by its offsets."""

    start: int
    end: int
    opens: bool
    """Whether it begins where a sentence does."""
    closes: bool
    """Whether it ends where a sentence does."""


def best_snippet(text: str, matches: Sequence[Match], length: int) -> Snippet:
    """Return the sentence with the most different matches, cut to about `length` characters.

    Without a match it is the beginning of the first paragraph that is not a headline.
    """
    spans = sentences(text)
    if not matches or not spans:
        return _lead(text, length)
    inside = {
        span: [match for match in matches if span.start <= match.start < span.end] for span in spans
    }

    def worth(span: Span) -> tuple[int, int, int]:
        surfaces = {text[match.start : match.end].casefold() for match in inside[span]}
        return len(surfaces), len(inside[span]), -span.start

    best = max(spans, key=worth)
    first = inside[best][0].start if inside[best] else best.start
    return _cut(text, best, first, length)


def _lead(text: str, length: int) -> Snippet:
    blocks = paragraphs(text) or [Span(0, 0)]
    body = next((block for block in blocks if block.end - block.start > length), None)
    lead = body or max(blocks, key=lambda block: block.end - block.start)
    return _cut(text, lead, lead.start, length)


def _cut(text: str, span: Span, first_match: int, length: int) -> Snippet:
    start, end = span
    if end - start > length and first_match - start > length - _LEAD_IN:
        start = _next_word(text, max(start, first_match - _LEAD_IN), first_match)
    if end - start > length:
        end = _last_word_end(text, start, start + length)
    return Snippet(start, end, start == span.start, end == span.end)


def _next_word(text: str, at: int, limit: int) -> int:
    gap = text.find(" ", at, limit)
    return limit if gap < 0 else gap + 1


def _last_word_end(text: str, start: int, at: int) -> int:
    gap = text.rfind(" ", start + 1, at + 1)
    return at if gap < 0 else gap
