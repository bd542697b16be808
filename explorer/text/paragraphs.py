"""Paragraphs and sentences: the stretches of text that a reader points at."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n]+")
_ENDS_A_SENTENCE = re.compile(r"[.!?…:][\"”’')\]]*\s*$")
_LONGEST_ENDING = 8  # a mark with the quotes and brackets that close behind it
_WRAPPED_WIDTH = 100  # agency wires and mail break lines before this column

# A full stop, question or exclamation mark, closing quotes, a gap, and what may open a sentence.
# The look behind keeps a long row of dots from being read once for each of them; it comes after
# the first of them because a pattern that begins with one set of characters is quick to search.
_BREAK = re.compile(r"([.!?…](?<![.!?…]{2})[.!?…]*)([\"”’')\]»]*)(\s+)(?=[\"“‘'(\[«¿¡]*[^\W_a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|rev|hon|sr|jr|st|gen|lt|col|maj|capt|sgt|cmdr|adm|insp|supt|"
    r"sen|rep|gov|pres|sec|amb|inc|ltd|co|corp|no|nos|vs|etc|fig|dept|est|approx|"
    r"jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mme|mlle|sra|srta)"
    r"|\b[a-z](?:\.[a-z])*)$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 8


class Span(NamedTuple):
    """A stretch of text by its offsets, the end exclusive."""

    start: int
    end: int


def one_line(text: str, span: Span) -> str:
    """Return a stretch of a text on one line, each run of white space as one space."""
    return " ".join(text[span.start : span.end].split())


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text, without the white space around them.

    A line is a paragraph, unless the text was wrapped to a fixed width, as agency wires and
    mails are; there a blank or an indented line begins a new one.
    """
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    if _is_wrapped(text, lines):
        lines = _join_wrapped(text, lines)
    trimmed = (_trim(text, line) for line in lines)
    return [span for span in trimmed if span.start < span.end]


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text; none crosses a paragraph."""
    return [
        sentence for paragraph in paragraphs(text) for sentence in sentences_of(text, paragraph)
    ]


def sentences_of(text: str, paragraph: Span) -> list[Span]:
    """Return the sentences of one paragraph of a text."""
    found, start = [], paragraph.start
    for match in _BREAK.finditer(text, paragraph.start, paragraph.end):
        near = max(start, match.start() - _LONGEST_ABBREVIATION)
        if match.group(1) == "." and _ABBREVIATION.search(text, near, match.start()):
            continue
        found.append(Span(start, match.end(2)))
        start = match.end()
    return [*found, Span(start, paragraph.end)]


def ends_a_sentence(text: str, paragraph: Span) -> bool:
    """Whether a paragraph ends as prose does, unlike most headlines, by-lines and captions."""
    near = max(paragraph.start, paragraph.end - _LONGEST_ENDING)
    return _ENDS_A_SENTENCE.search(text, near, paragraph.end) is not None


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    if len(lines) < 3 or max(line.end - line.start for line in lines) > _WRAPPED_WIDTH:
        return False
    soft = sum(not _ENDS_A_SENTENCE.search(text, line.start, line.end) for line in lines[:-1])
    return soft * 2 > len(lines) - 1


def _join_wrapped(text: str, lines: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for line in lines:
        follows = joined and text.count("\n", joined[-1].end, line.start) == 1
        if follows and not text[line.start].isspace():
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _trim(text: str, span: Span) -> Span:
    stretch = text[span.start : span.end]
    start = span.start + len(stretch) - len(stretch.lstrip())
    return Span(start, max(start, span.start + len(stretch.rstrip())))
