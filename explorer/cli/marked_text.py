"""Text with marked words, wrapped: bold where the output shows that, else between signs."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.cli.output import cells, emphasise, marks_within, wrapped
from explorer.compare.formats.pieces import Mark, Pieces
from explorer.text.paragraphs import Span
from explorer.text.wrapping import wrap

_SIGNS = {Mark.REMOVED: ("[-", "-]"), Mark.ADDED: ("{+", "+}"), Mark.POINTED: ("", "")}
"""As `wdiff` writes them."""


class MarkedText:
    """Pieces put together to one text, with where the bold words of it are."""

    def __init__(self, pieces: Pieces, *, weight: bool, before: str = "", after: str = "") -> None:
        self._bold: list[Span] = []
        self._text = before
        for piece in pieces:
            opens, closes = _SIGNS[piece.mark] if piece.mark and not weight else ("", "")
            start = len(self._text)
            self._text += f"{opens}{piece.text}{closes}"
            if piece.mark and weight:
                self._bold.append(Span(start, len(self._text)))
        self._text += after

    def lines(self, width: int) -> Iterator[str]:
        """Yield lines of a width in cells, filled with spaces; none where there is no text."""
        if not self._text:
            return
        for line in wrap(self._text, Span(0, len(self._text)), width, cells):
            words = self._text[line.start : line.end]
            shown = emphasise(words, marks_within(line, self._bold))
            yield shown + " " * (width - cells(words))


def hanging(heading: str, text: str, width: int, indent: int) -> Iterator[str]:
    """Yield a heading with a text after it, wrapped; further lines are indented by some cells.

    What the heading begins with is space, and no more of it than that.
    """
    first, *others = wrapped(heading.lstrip() + text, max(1, width - indent))
    yield " " * (len(heading) - len(heading.lstrip())) + first
    yield from (" " * indent + line for line in others)
