"""Wrap text into lines of terminal cells, keeping offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from explorer.text.paragraphs import Span

_TOKEN = re.compile(r"\S+\s*|\s+")

Measure = Callable[[str], int]
"""How many terminal cells a string takes."""


def wrap(text: str, span: Span, width: int, measure: Measure) -> list[Span]:
    """Break a stretch of text into lines of at most `width` cells.

    Lines break at white space, and inside a word only when it is wider than a whole line.
    The spans returned cover the stretch; white space at a line's end belongs to no line.
    """
    lines: list[Span] = []
    start = end = span.start
    used = 0
    for token in _pieces(text, span, width, measure):
        size = measure(text[token.start : token.end].rstrip())
        if used + size > width and end > start:
            lines.append(_stripped(text, start, end))
            start, used = token.start, 0
        end = token.end
        used += measure(text[token.start : token.end])
    lines.append(_stripped(text, start, end))
    return lines


def offset_at(text: str, line: Span, column: int, measure: Measure) -> int | None:
    """Return the offset of the character in a cell of a line, counted from 0; None outside it."""
    cells = 0
    for offset in range(line.start, line.end):
        cells += measure(text[offset])
        if column < cells:
            return offset if column >= 0 else None
    return None


def _pieces(text: str, span: Span, width: int, measure: Measure) -> Iterator[Span]:
    """Yield the words of a stretch with the space after them, too wide ones in parts."""
    for match in _TOKEN.finditer(text, span.start, span.end):
        token = Span(*match.span())
        if measure(match.group().rstrip()) <= width:
            yield token
        else:
            yield from _parts(text, token, width, measure)


def _parts(text: str, token: Span, width: int, measure: Measure) -> Iterator[Span]:
    start, used = token.start, 0
    for offset in range(token.start, token.end):
        size = measure(text[offset])
        if used + size > width and offset > start and not text[offset].isspace():
            yield Span(start, offset)
            start, used = offset, 0
        used += size
    yield Span(start, token.end)


def _stripped(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))
