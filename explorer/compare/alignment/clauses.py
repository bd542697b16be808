"""Clauses: the parts of a sentence that may say what different sentences say elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from explorer.text.function_words import conjunctions
from explorer.text.paragraphs import Span
from explorer.text.words import Word

_FEWEST_WORDS = 4
"""Of a clause: a shorter one belongs to the clause before or after it."""

_MOST_CLAUSES = 100
"""Of a sentence: what has more is a list, or no sentence, and is not cut."""

_BREAK = re.compile(r"[,;:—–)\]”\"»]\s+|\s(?=[(\[“\"«—–])")


def clauses_of(text: str, sentence: Span, words: Sequence[Word], language: str) -> list[Span]:
    """Cut a sentence where punctuation, a quotation or a conjunction begins a new clause.

    Words are those of the sentence, with offsets into the text. Between two clauses there is
    nothing but white space.
    """
    starts = [word.start for word in words]
    openings = conjunctions(language)
    breaks = {match.end() for match in _BREAK.finditer(text, sentence.start, sentence.end)}
    breaks.update(word.start for word in words[1:] if word.folded in openings)
    found, start, first = [], sentence.start, 0
    for at in sorted(breaks):
        after = bisect_left(starts, at)
        parts = after - first >= _FEWEST_WORDS and len(starts) - after >= _FEWEST_WORDS
        if parts and text[at - 1].isspace():
            found.append(_without_space(text, start, at))
            start, first = at, after
    found.append(Span(start, sentence.end))
    return found if len(found) <= _MOST_CLAUSES else [sentence]


def _without_space(text: str, start: int, end: int) -> Span:
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)
