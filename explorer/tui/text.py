"""From record text to what may be drawn: safe, styled, in lines that know their offsets.

Nothing here parses markup: text becomes segments, never strings that a widget would read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line
from explorer.text.wrapping import wrap

_FIRST_WITHOUT_CELLS = "\u0300"  # all characters before it are shown in a cell


Parts = Sequence[tuple[str, str]]
"""Texts of a line, each with the name of the style it is drawn in; an empty one for none."""


class Mark(NamedTuple):
    """A stretch of a text drawn in a style of its own."""

    start: int
    end: int
    style: Style


def styled(text: str, span: Span, base: Style, marks: Iterable[Mark] = ()) -> list[Segment]:
    """Return a stretch of a text as segments; where marks overlap, the later one is on top."""
    here = [
        Mark(_between_cells(text, mark.start), _between_cells(text, mark.end), mark.style)
        for mark in marks
        if mark.start < span.end and mark.end > span.start
    ]
    edges = {span.start, span.end}
    for mark in here:
        edges.update((max(mark.start, span.start), min(mark.end, span.end)))
    cuts = sorted(edges)
    segments = []
    for start, end in pairwise(cuts):
        style = base
        for mark in here:
            if mark.start <= start and mark.end >= end:
                style += mark.style
        segments.append(Segment(visible_line(text[start:end]), style))
    return segments


def _between_cells(text: str, offset: int) -> int:
    """Return an offset, or the next that parts no character from what stands in its cells."""
    while offset < len(text) and text[offset] >= _FIRST_WITHOUT_CELLS and not cells(text[offset]):
        offset += 1
    return offset


def cells(text: str) -> int:
    """Return how many terminal cells a text takes once it is drawn."""
    return cell_len(visible_line(text))


def plain(text: str, style: Style) -> Segment:
    """Return a text of unknown origin as one harmless segment."""
    return Segment(visible_line(text), style)


def strip(segments: Sequence[Segment], width: int, base: Style) -> Strip:
    """Return segments as a line of exactly `width` cells; what is too long ends in `…`."""
    length = Segment.get_line_length(list(segments))
    if length > width:
        line = Strip(segments).crop(0, max(0, width - 1))
        return Strip([*line, Segment("…", base)]).adjust_cell_length(width, base)
    # Padded here: every strip that Textual makes out of another costs as much as to draw it.
    return Strip([*segments, Segment(" " * (width - length), base)], width)


def wrapped(text: str, width: int, style: str = "", indent: str = "") -> Iterator[Parts]:
    """Yield a text in lines of at most `width` cells."""
    shown = visible_line(text)
    for line in wrap(shown, Span(0, len(shown)), max(1, width - len(indent)), cell_len):
        words = (shown[line.start : line.end], style)
        yield [(indent, ""), words] if indent else [words]
