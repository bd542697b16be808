"""Wrap text into lines of terminal cells, keeping offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from explorer.text.paragraphs import Span

_TOKEN = re.compile(r"\S+\s*|\s+")

# Characters that every terminal shows in one cell, and the two spaces at which lines may break:
# letters of Latin scripts, digits, dashes, typographic quotes. Most paragraphs have no others.
_NARROW = re.compile("[^ \n][ -~\n\u00a1-\u00ac\u00ae-\u02af\u2010-\u2015\u2018-\u2022]*")

Measure = Callable[[str], int]
"""How many terminal cells a string takes."""


def wrap(text: str, span: Span, width: int, measure: Measure) -> list[Span]:
    """Break a stretch of text into lines of at most `width` cells.

    Lines break at white space, and inside a word only when it is wider than a whole line.
    The spans returned cover the stretch; white space at a line's end belongs to no line.
    """
    if _NARROW.fullmatch(text, span.start, span.end):
        return _wrap_narrow(text, span, width)
    lines: list[Span] = []
    start = end = span.start
    for token in _pieces(text, span, width, measure):
        if end > start and measure(text[start : token.end].rstrip()) > width:
            lines.append(_stripped(text, start, end))
            start = token.start
        end = token.end
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


def _wrap_narrow(text: str, span: Span, width: int) -> list[Span]:
    """Wrap text in which each character takes one cell, without looking at each word."""
    lines: list[Span] = []
    start, last = span.start, span.start + len(text[slice(*span)].rstrip())
    while last - start > width:
        after = start + width + 1
        cut = max(text.rfind(" ", start, after), text.rfind("\n", start, after))
        if cut < 0:
            cut = start + width
        lines.append(_stripped(text, start, cut))
        start = cut
        while text[start].isspace():
            start += 1
    return [*lines, Span(start, last)]


def _pieces(text: str, span: Span, width: int, measure: Measure) -> Iterator[Span]:
    """Yield the words of a stretch with the space after them, too wide ones in parts."""
    for match in _TOKEN.finditer(text, span.start, span.end):
        token = Span(*match.span())
        if measure(match.group().rstrip()) <= width:
            yield token
        else:
            yield from _parts(text, token, width, measure)


def _parts(text: str, token: Span, width: int, measure: Measure) -> Iterator[Span]:
    start = whole = token.start
    for offset in range(token.start, token.end):
        if measure(text[offset]) and not text[offset].isspace():
            whole = offset  # what takes no cell belongs to the character before, and may widen it
        if start < whole and measure(text[start : offset + 1].rstrip()) > width:
            yield Span(start, whole)
            start = whole
    yield Span(start, token.end)


def _stripped(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))
