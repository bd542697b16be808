"""Stretches of article text made harmless to show, with the words in them that matter marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line

_SPACES = re.compile(r"\s+")
_GAP = " … "


class Mark(StrEnum):
    """Why words of a stretch are marked."""

    REMOVED = "removed"
    """The other side has not got them, or has others for them."""
    ADDED = "added"
    POINTED = "pointed"
    """They are what the stretch is shown for."""


class Piece(NamedTuple):
    """Words with one mark or none, on one line."""

    text: str
    mark: Mark | None = None


Pieces = tuple[Piece, ...]


def line_of(text: str) -> str:
    """Return a text as one harmless line, every run of white space as one space."""
    return _SPACES.sub(" ", visible_line(text))


def pieces_of(
    text: str, spans: Sequence[Span], marked: Iterable[Span] = (), mark: Mark = Mark.POINTED
) -> Pieces:
    """Return passages of a text as pieces, one after the other; an ellipsis stands for what is
    between two of them, if that is more than space. Marked words with only space between them
    are marked as one."""
    marked = _joined(text, sorted(marked))
    found: list[Piece] = []
    for number, span in enumerate(spans):
        if number:
            between = text[spans[number - 1].end : span.start]
            found.append(Piece(_GAP if between.strip() else " "))
        found += _marked_pieces(text, span, marked, mark)
    return tuple(found)


def _joined(text: str, marked: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in marked:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _marked_pieces(text: str, span: Span, marked: Iterable[Span], mark: Mark) -> Iterator[Piece]:
    at = span.start
    for each in marked:
        start, end = max(each.start, at), min(each.end, span.end)
        if start >= end:
            continue
        if start > at:
            yield Piece(line_of(text[at:start]))
        yield Piece(line_of(text[start:end]), mark)
        at = end
    if at < span.end:
        yield Piece(line_of(text[at : span.end]))
