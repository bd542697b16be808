"""The rows of a comparison as people read them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from explorer.compare.formats.pieces import Mark, Piece, Pieces, line_of, pieces_of
from explorer.compare.formats.shown import ShownRow
from explorer.compare.rows import SIGNS, Row
from explorer.text.paragraphs import Span, paragraphs, sentences

_ELLIPSIS = "…"


def shown_rows(left: str, right: str, rows: Sequence[Row]) -> tuple[ShownRow, ...]:
    """Return the rows of a comparison of two texts."""
    one, other = _Side(left, Mark.REMOVED), _Side(right, Mark.ADDED)
    return tuple(
        ShownRow(
            SIGNS[row.relation] + ("*" if row.moved else ""),
            row.relation,
            one.pieces(row.left, [edit.left for edit in row.edits]),
            other.pieces(row.right, [edit.right for edit in row.edits]),
            (one.paragraph(row.left), other.paragraph(row.right)) if row.moved else None,
            line_of(row.why.said) if row.why else "",
        )
        for row in rows
    )


class _Side:
    """One of the two texts with where its sentences and paragraphs begin and end."""

    def __init__(self, text: str, mark: Mark) -> None:
        self._text = text
        self._mark = mark
        whole = sentences(text)
        self._starts = {span.start for span in whole}
        self._ends = {span.end for span in whole}
        self._paragraphs = [span.start for span in paragraphs(text)]

    def pieces(self, spans: Sequence[Span], marked: Sequence[Span | None]) -> Pieces:
        """Return passages with an ellipsis where a sentence is cut off."""
        if not spans:
            return ()
        found = pieces_of(self._text, spans, [span for span in marked if span], self._mark)
        opens, closes = spans[0].start in self._starts, spans[-1].end in self._ends
        before = () if opens else (Piece(f"{_ELLIPSIS} "),)
        after = () if closes else (Piece(f" {_ELLIPSIS}"),)
        return before + found + after

    def paragraph(self, spans: Sequence[Span]) -> int:
        """Return the number of the paragraph in which passages begin, from 1."""
        return bisect_right(self._paragraphs, spans[0].start)


RowFinder = Callable[[int, int], int | None]
"""Finds the number of the row that has an offset of a text, by the number of the text."""


def row_finder(rows: Sequence[Row]) -> RowFinder:
    """Return what finds the number of the row that has an offset of one of two texts."""
    sides = [
        sorted((span, number) for number, row in enumerate(rows) for span in row.left),
        sorted((span, number) for number, row in enumerate(rows) for span in row.right),
    ]

    def row_at(report: int, offset: int) -> int | None:
        if not rows:
            return None
        before = bisect_right(sides[report], offset, key=lambda each: each[0].start) - 1
        if before < 0:
            return None
        span, number = sides[report][before]
        return number if offset < span.end else None

    return row_at
