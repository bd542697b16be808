"""Make flowing paragraphs of the lines of printed pages, by how the lines are set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_SAME_SIZE = 1.2  # as a factor; bullets and italics are measured a little otherwise
_WIDE_STEP = 1.2  # times the usual distance of two lines: there is a gap between them
_LARGEST_STEP = 3  # times the size of the type; what is further down is something else
_INDENT = 0.7  # times the size of the type
_SHORT = 0.85  # times the usual width of a line

_ENDS_A_SENTENCE = re.compile(r"[.!?…:][\"”’')\]»]*\Z")
_ENDS_IN_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u00ad]\Z")
_BULLET = re.compile(r"\s*[•‣▪◦●]")
_PAGE_NUMBER = re.compile(r"[\W_]*\d{1,4}[\W_]*")


class PageLine(NamedTuple):
    """A line of text and where it stands, in points from the lower left corner of its page."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    """Of the type."""


def paragraphs_of(lines: Sequence[PageLine]) -> list[str]:
    """Return the paragraphs of a document, each in one line, without bare page numbers."""
    lines = [line for line in lines if line.text.strip()]
    usual = _Usual.of(lines)
    lines = [*_without_page_numbers(lines, usual)]
    paragraphs: list[str] = []
    for before, line in pairwise([None, *lines]):
        assert line is not None  # only the first of all is
        text = " ".join(line.text.split())
        if before is None or _begins_paragraph(before, line, usual):
            paragraphs.append(text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], text)
    return paragraphs


class _Usual(NamedTuple):
    step: float
    """From one line to the next, in sizes of the type."""
    width: float

    @classmethod
    def of(cls, lines: Sequence[PageLine]) -> _Usual:
        steps = (_step(before, line) for before, line in pairwise(lines))
        within = [step for step in steps if 0 < step < _LARGEST_STEP]
        widths = [line.right - line.left for line in lines]
        return cls(median(within or [1]), median(widths or [0]))


def _without_page_numbers(lines: Sequence[PageLine], usual: _Usual) -> Iterator[PageLine]:
    """Yield all lines but the numbers that stand alone at the top or the foot of a page."""
    for at, line in enumerate(lines):
        neighbours = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
        near = [other for other in neighbours if other.page == line.page]
        alone = not near or (len(near) == 1 and abs(_step(near[0], line)) > usual.step * _WIDE_STEP)
        if not (alone and _PAGE_NUMBER.fullmatch(line.text)):
            yield line


def _begins_paragraph(before: PageLine, line: PageLine, usual: _Usual) -> bool:
    smaller, larger = sorted((before.size, line.size))
    if larger > smaller * _SAME_SIZE or _BULLET.match(line.text):
        return True
    ended = bool(_ENDS_A_SENTENCE.search(before.text.rstrip()))
    step = _step(before, line)
    if not 0 < step < _LARGEST_STEP:  # on the next page or in the next column
        return ended or step >= _LARGEST_STEP
    if step > usual.step * _WIDE_STEP:
        return True
    short = before.right - before.left < usual.width * _SHORT
    indented = line.left - before.left > line.size * _INDENT
    return ended and (short or indented)


def _step(before: PageLine, line: PageLine) -> float:
    """Return how far a line is below the one before, in sizes of the type; 0 on another page."""
    if before.page != line.page:
        return 0
    return (before.bottom - line.bottom) / max(line.size, 1)


def _joined(begun: str, text: str) -> str:
    if not _ENDS_IN_HYPHEN.search(begun):
        return f"{begun} {text}"
    return begun[:-1] + text if text[:1].islower() else begun + text
