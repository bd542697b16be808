"""Tokens: the words, numerals and marks of a sentence, as figures are read from them."""

from __future__ import annotations

import re
from typing import NamedTuple

from explorer.text.folding import fold
from explorer.text.paragraphs import Span

# Numerals keep their group and decimal marks: 5,600; 5 600; 7-1/2; 3/4; 2½. A space groups only
# where three digits follow each time.
_TOKEN = re.compile(
    r"[^\W\d_]{2,}\$?|[^\W\d_](?:\.[^\W\d_]\b)+\.?|[^\W\d_]\$?"  # words, U.S., US$
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d+-\d+/\d+(?![/\d])|\d+/\d+(?![/\d])|\d+(?:[.,’']\d+)*|['’]s\b|\S"
)


class Token(NamedTuple):
    """A word, a numeral or a mark."""

    start: int
    """Offset in the article's text."""

    end: int
    """Offset after its last character."""

    folded: str
    """Without case and accents."""

    is_capital: bool
    """Whether it is a word that begins with a capital."""


def tokens_of(text: str, span: Span) -> list[Token]:
    """Return the tokens of a stretch of text."""
    make = Token._make
    return [
        make(
            (
                match.start(),
                match.end(),
                word.lower() if (word := match[0]).isascii() else _folded(word),
                word[0].isupper(),
            )
        )
        for match in _TOKEN.finditer(text, span.start, span.end)
    ]


def _folded(word: str) -> str:
    return word if word == "—" else fold(word)  # it parts clauses, where a hyphen joins words


def is_numeral(token: Token) -> bool:
    """Whether a token begins with a digit or is a fraction in one character."""
    first = token.folded[:1]
    return first.isdecimal()


def is_numeral_at(tokens: list[Token], index: int) -> bool:
    """Whether there is a numeral at an index."""
    return 0 <= index < len(tokens) and is_numeral(tokens[index])


def is_word(token: Token) -> bool:
    """Whether a token is made of letters."""
    return token.folded[:1].isalpha()


def folded_at(tokens: list[Token], index: int) -> str:
    """Return the folded token at an index; empty before the first and after the last."""
    return tokens[index].folded if 0 <= index < len(tokens) else ""


def are_joined(tokens: list[Token], index: int) -> bool:
    """Whether a token stands without a gap after the one before it."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start
