"""Tokens: the words of a text as names are made of them, with the places where sentences begin.

Unlike the words of search (`explorer.text.words`), one keeps its hyphens and apostrophes
(`Port-au-Prince`, `O’Donnell`) and an acronym its dots. What may surround a name inside a word
is cut off: `US-backed` is the token `US`, `ex-President` is `President`, `Haiti’s` is `Haiti`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from explorer.entities.finding.cues.context import ADHERENTS
from explorer.entities.lists.known import known
from explorer.text.folding import fold
from explorer.text.paragraphs import paragraphs, sentences_of
from explorer.text.word_sets import word_set

_HYPHENS = "\\-‐‑"
_WORD = "[^\\W_]++(?:[\u0300-\u036f]++[^\\W_]*+)*+"  # accents may be characters of their own
_TOKEN = re.compile(
    r"[a-z]{2,}+(?=[\s,])"  # most words; only for speed, the others would find them too
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S., N.W.T, D.C
    r"|[^\W\d_]\.[^\W\d_]{3,}"  # S.Amarsaikhan
    rf"|{_WORD}(?:(?!['’´][sS]\b)['’´{_HYPHENS}]{_WORD})*"
    r"|&"
)
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_ELIDED = re.compile(r"(l|d|qu|s|n|jusqu)['’](?=[^\W\d_a-z])")  # d’Haïti
# What stands before a hyphen, and does not belong to a name after it.
_PREFIXES = word_set(
    "non ex pro anti mid pre post trans inter co vice semi all then now ultra half"
)


_SUFFIXES = word_set("led wide style like run held made born aged bound owned free era only")


class Tokens(NamedTuple):
    """The tokens of a text, as columns."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    """The first token of every sentence, and the number of all tokens."""
    openings: frozenset[int]
    """The same as a set."""

    def begins(self, number: int) -> bool:
        """Whether a token is the first of its sentence, or after the last of all."""
        return number in self.openings

    def gap(self, number: int) -> str:
        """Return what stands between a token and the one before it in its sentence.

        A line feed stands for the beginning of the sentence; where a line was wrapped, there is
        a space.
        """
        if number in self.openings:
            return "\n"
        return self.text[self.ends[number - 1] : self.starts[number]].replace("\n", " ")

    def surface(self, first: int, last: int) -> str:
        """Return the text from one token to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def tokens_of(text: str) -> Tokens:
    """Split a text into tokens."""
    matches = list(_TOKEN.finditer(text))
    words = [match[0] for match in matches]
    starts = [match.start() for match in matches]
    # Most words are letters only; the others are taken apart from the end, so that the places
    # of those before stay as they are.
    others = [n for n, word in enumerate(words) if not (word.isalnum() or word.islower())]
    for number in reversed(others):
        word = words[number]
        parts = _parts(word)
        if parts != [word]:
            words[number : number + 1] = parts
            starts[number : number + 1] = _places(word, parts, starts[number])
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    sentences = [
        bisect_left(starts, sentence.start)
        for paragraph in paragraphs(text)
        for sentence in sentences_of(text, paragraph)
    ]
    sentences.append(len(words))
    return Tokens(text, words, starts, ends, sentences, frozenset([0, *sentences]))


def _places(word: str, parts: list[str], start: int) -> list[int]:
    places, position = [], 0
    for part in parts:
        position = word.index(part, position)
        places.append(start + position)
        position += len(part)
    return places


def _parts(word: str) -> list[str]:
    if elided := _ELIDED.match(word):
        return [elided[1], *_parts(word[elided.end() :])]
    pieces = _HYPHEN.split(word)
    if len(pieces) == 1:
        return [word]
    if pieces[0].lower() in _PREFIXES:
        return [pieces[0], *_parts(word[len(pieces[0]) + 1 :])]
    if _is_plain(pieces[-1]):  # US-backed, not Tsai Ing-wen
        return [*_parts(word[: -len(pieces[-1]) - 1]), pieces[-1]]
    if all(map(_stands_alone, pieces)) and fold(word) not in known().places:
        return pieces  # US-EU, Israeli-Palestinian
    return [word]


def _is_plain(piece: str) -> bool:
    return piece.islower() and (
        piece in _SUFFIXES or (len(piece) > 4 and piece.endswith(("ed", "ing")))
    )


def _stands_alone(piece: str) -> bool:
    """Whether a piece between hyphens is a country, a people or an acronym."""
    key = fold(piece)
    return (
        (piece.isupper() and piece.isalpha() and len(piece) > 1)
        or key in known().countries
        or key in known().demonyms
        or key in ADHERENTS
    )
