"""Tokens: the words of a text as names are made of them, with the places where sentences begin.

Unlike the words of search (`explorer.text.words`), one keeps its hyphens and apostrophes
(`Port-au-Prince`, `O’Donnell`) and an acronym its dots. What may surround a name inside a word
is cut off: `US-backed` is the token `US`, `ex-President` is `President`, `Haiti’s` is `Haiti`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from explorer.entities.finding.cues.context import ADHERENTS
from explorer.entities.lists.known import known
from explorer.text.folding import fold
from explorer.text.paragraphs import paragraphs, sentences_of

_HYPHENS = "\\-‐‑"
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S., N.W.T, D.C
    r"|[^\W\d_]\.[^\W\d_]{3,}"  # S.Amarsaikhan
    rf"|[^\W_]+(?:(?!['’][sS]\b)['’{_HYPHENS}][^\W_]+)*"
    r"|&"
)
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_ELIDED = re.compile(r"(l|d|qu|s|n|jusqu)['’](?=[^\W\d_a-z])")  # d’Haïti
# What stands before a hyphen, and does not belong to a name after it.
_PREFIXES = frozenset(
    "non ex pro anti mid pre post trans inter co vice semi all then now ultra half".split()
)


_SUFFIXES = frozenset("led wide style like run held made born aged bound owned free era only".split())


class Tokens(NamedTuple):
    """The tokens of a text, as columns."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentence: list[int]
    """The number of the sentence in which each token stands."""
    paragraph_of: list[int]
    """For each sentence, the number of its paragraph."""

    def gap(self, number: int) -> str:
        """Return what stands between a token and the one before it, in the same sentence."""
        if not self.begins(number):
            return self.text[self.ends[number - 1] : self.starts[number]]
        return "\n"

    def begins(self, number: int) -> bool:
        """Whether a token is the first of its sentence, or after the last of all."""
        if number in (0, len(self.words)):
            return True
        return self.sentence[number] != self.sentence[number - 1]

    def surface(self, first: int, last: int) -> str:
        """Return the text from one token to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def tokens_of(text: str) -> Tokens:
    """Split a text into tokens."""
    tokens = Tokens(text, [], [], [], [], [])
    for paragraph_number, paragraph in enumerate(paragraphs(text)):
        for sentence in sentences_of(text, paragraph):
            number = len(tokens.paragraph_of)
            tokens.paragraph_of.append(paragraph_number)
            before = len(tokens.words)
            for match in _TOKEN.finditer(text, sentence.start, sentence.end):
                word, start = match[0], match.start()
                if not word.isalnum() and not word.islower():
                    _add_parts(tokens, word, start)
                else:
                    tokens.words.append(word)
                    tokens.starts.append(start)
                    tokens.ends.append(match.end())
            tokens.sentence.extend([number] * (len(tokens.words) - before))
    return tokens


def _add_parts(tokens: Tokens, word: str, start: int) -> None:
    """Add a word with inner punctuation: as a whole, or as the names that it joins."""
    position = start
    for part in _parts(word):
        offset = word.index(part, position - start)
        position = start + offset + len(part)
        tokens.words.append(part)
        tokens.starts.append(start + offset)
        tokens.ends.append(position)


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
    return piece.islower() and (piece in _SUFFIXES or (len(piece) > 4 and piece.endswith(("ed", "ing"))))


def _stands_alone(piece: str) -> bool:
    """Whether a piece between hyphens is a country, a people or an acronym."""
    key = fold(piece)
    return (
        (piece.isupper() and piece.isalpha() and len(piece) > 1)
        or key in known().countries
        or key in known().demonyms
        or key in ADHERENTS
    )
