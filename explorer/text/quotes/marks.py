"""Stretches between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from explorer.text.paragraphs import Span

_DOUBLE = re.compile(r"\"{1,2}|[“”„‟″«»]|``|''")
_SINGLE_OPENS = re.compile(r"(?:(?<=[\s(\[—–])|^)['‘](?=[^\W\d_])(?!(?:em|tis|twas|til|n)\b)")
_SINGLE_CLOSES = re.compile(r"['’](?!\w)")
_POSSESSIVE = re.compile(r"s['’]\s+\w")
_LONGEST_SINGLE = 1500  # characters; what is longer is two apostrophes


class Marked(NamedTuple):
    """A stretch between two marks of a paragraph, or from a mark to where the paragraph ends."""

    outer: Span
    """With its marks."""
    inner: Span
    """Without them, nor the white space beside them."""
    is_closed: bool


class _Role(Enum):
    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


def marked_stretches(text: str, paragraph: Span) -> list[Marked]:
    """Return the outermost stretches of a paragraph that stand between quotation marks.

    Of marks without a partner an opening one counts: its stretch ends with the paragraph, or
    where the next begins.
    """
    doubles = _outermost(text, paragraph)
    found: list[Marked] = []
    start = paragraph.start
    for marked in [*doubles, None]:
        end = marked.outer.start if marked else paragraph.end
        found.extend(_singles(text, Span(start, end)))
        if marked:
            found.append(marked)
            start = marked.outer.end
    return [marked for marked in found if marked.inner.start < marked.inner.end]


def _outermost(text: str, paragraph: Span) -> list[Marked]:
    marks = [
        mark
        for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end)
        if not _is_inside_a_word(text, mark, paragraph)
    ]
    pairs: dict[int, int] = {}
    open_marks: list[int] = []
    for number, mark in enumerate(marks):
        role = _role(text, mark, paragraph)
        if role is _Role.EITHER:
            role = _Role.CLOSES if open_marks else _Role.OPENS
        if role is _Role.OPENS:
            open_marks.append(number)
        elif open_marks:
            pairs[open_marks.pop()] = number
    return list(_stretches(text, paragraph, marks, pairs, set(open_marks)))


def _is_inside_a_word(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a plain mark is an apostrophe mistyped: `the dollar"s fall`."""
    start, end = mark.span()
    return (
        mark[0] in ('"', "''")
        and paragraph.start < start
        and end < paragraph.end
        and text[start - 1].isalpha()
        and text[end].isalpha()
    )


def _stretches(
    text: str,
    paragraph: Span,
    marks: list[re.Match[str]],
    pairs: dict[int, int],
    unclosed: set[int],
) -> Iterator[Marked]:
    number = 0
    while number < len(marks):
        mark = marks[number]
        if number in pairs:
            closing = marks[pairs[number]]
            outer = Span(mark.start(), closing.end())
            yield Marked(outer, _trimmed(text, Span(mark.end(), closing.start())), is_closed=True)
            number = pairs[number]
        elif number in unclosed:
            following = marks[number + 1].start() if number + 1 < len(marks) else paragraph.end
            inner = _trimmed(text, Span(mark.end(), following))
            yield Marked(Span(mark.start(), max(inner.end, mark.end())), inner, is_closed=False)
        number += 1


def _role(text: str, mark: re.Match[str], paragraph: Span) -> _Role:
    """Tell what a mark does by its form and by what stands on either side of it."""
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    opens_here = (before.isspace() or before in "([{—–-/'‘¿¡") and not after.isspace()
    closes_here = not before.isspace() and (after.isspace() or after in ")]}.,;:!?—–-/'’")
    match mark[0]:
        case "„" | "``" | "‟":
            return _Role.OPENS
        case "''":
            return _Role.CLOSES
        case "“":
            return _Role.CLOSES if closes_here and not opens_here else _Role.OPENS
        case "”":
            return _Role.EITHER if opens_here and not closes_here else _Role.CLOSES
        case "«":  # French sets it off with a space, German and Danish turn it round
            return _Role.CLOSES if closes_here and not opens_here and before != " " else _Role.OPENS
        case "»":
            return _Role.OPENS if opens_here and after.isalnum() else _Role.CLOSES
    if opens_here and not closes_here:
        return _Role.OPENS
    return _Role.CLOSES if closes_here and not opens_here else _Role.EITHER


def _singles(text: str, stretch: Span) -> Iterator[Marked]:
    """Yield stretches between single marks; the mark at a word's end may be an apostrophe."""
    at = stretch.start
    while opening := _SINGLE_OPENS.search(text, at, stretch.end):
        limit = min(stretch.end, opening.end() + _LONGEST_SINGLE)
        following = _SINGLE_OPENS.search(text, opening.end(), limit)
        closing = _closing(text, opening.end(), following.start() if following else limit)
        if closing is None:
            at = opening.end()
            continue
        inner = _trimmed(text, Span(opening.end(), closing))
        yield Marked(Span(opening.start(), closing + 1), inner, is_closed=True)
        at = closing + 1


def _closing(text: str, start: int, end: int) -> int | None:
    """Return where a single quotation ends: a mark after punctuation, else the first that is no
    possessive, else the last of those."""
    possessive = None
    for mark in _SINGLE_CLOSES.finditer(text, start, end):
        if not _POSSESSIVE.match(text, mark.start() - 1, mark.end() + 8):
            return mark.start()
        possessive = mark.start()
    return possessive


def _trimmed(text: str, span: Span) -> Span:
    stretch = text[span.start : span.end]
    start = span.start + len(stretch) - len(stretch.lstrip())
    return Span(start, max(start, span.start + len(stretch.rstrip())))
