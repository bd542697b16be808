"""Words as an article writes them, with their capitals, and the small words that join names."""

from __future__ import annotations

import re
from typing import NamedTuple

from explorer.text.folding import fold
from explorer.text.word_sets import word_set

CONNECTORS = word_set(
    "& a against al an and at by for from in into of on or the to with "
    "au aux avec chez contre d dans de des du en entre et l la le les ou par pour s sans sous sur "
    "un une "
    "con del desde e el las lo los o para por contra sin sobre u una y "
    "da das do dos van von der"
)
"""Folded words that stand inside names and are seldom counted in their initials."""

ARTICLES = word_set("the a an l le la les un une el los las lo")
"""Folded words that stand before a name and are no part of it."""

_FURTHEST = 180  # characters that a name and its explanation take at most
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’]s(?![^\W_]))?|&")
_HYPHENS = "-‐‑/"
_APOSTROPHES = "'’ʼ"
_SHORTENED = re.compile(r"(?:[^\W\d_]|St|Ste|Mt|Dr|Gen|Col|Ft|Sta|Sto|Int|Nat|Natl|Intl)\Z")


class WrittenWord(NamedTuple):
    """One word of a text; for `d’Haïti` and `Sub-Saharan` there are two."""

    start: int
    end: int
    folded: str
    """Its letters and digits without case and accents."""
    is_capitalised: bool
    is_acronym: bool
    """Whether it has nothing but capitals, and more than one."""
    is_joined: bool
    """Whether a hyphen joins it to the word before it."""

    is_possessive: bool

    @property
    def is_inside_a_name(self) -> bool:
        """Whether it may stand before the next word of the same name."""
        return self.is_capitalised and not self.is_possessive

    @property
    def is_connector(self) -> bool:
        return self.folded in CONNECTORS


def words_before(text: str, low: int, end: int) -> list[WrittenWord]:
    """Return the words that run up to `end` without a comma, a quote or the end of a sentence.

    They are in order, and none begins before `low`.
    """
    low = _at_word_start(text, max(low, end - _FURTHEST))
    found: list[WrittenWord] = []
    for match in reversed(list(_WORD.finditer(text, low, end))):
        word = _written(text, match)
        if found:
            joined = _joint(text, word, found[-1].start)
            if joined is None:
                break
            found[-1] = found[-1]._replace(is_joined=joined)
        elif text[word.end : end].strip():
            break
        found.append(word)
    return found[::-1]


def words_after(text: str, start: int, high: int) -> list[WrittenWord]:
    """Return the words that run on from `start` without a comma, a quote or the end of a sentence.

    None ends after `high`.
    """
    high = min(high, start + _FURTHEST)
    found: list[WrittenWord] = []
    for match in _WORD.finditer(text, start, high):
        word = _written(text, match)
        if found:
            joined = _joint(text, found[-1], word.start)
            if joined is None:
                break
            word = word._replace(is_joined=joined)
        elif text[start : word.start].strip():
            break
        found.append(word)
    return found


def _at_word_start(text: str, start: int) -> int:
    while 0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        start += 1
    return start


def _written(text: str, match: re.Match[str]) -> WrittenWord:
    start, end = match.span()
    surface = text[start:end]
    is_possessive = len(surface) > 2 and surface[-1] == "s" and surface[-2] in _APOSTROPHES
    plain = (surface[:-2] if is_possessive else surface).replace(".", "")
    return WrittenWord(
        start,
        end,
        fold(plain),
        is_capitalised=plain[:1].isupper(),
        is_acronym=len(plain) > 1 and plain.isupper(),
        is_joined=False,
        is_possessive=is_possessive,
    )


def _joint(text: str, word: WrittenWord, next_start: int) -> bool | None:
    """Return whether a hyphen joins a word to the next; None if they are not of one run."""
    gap = text[word.end : next_start]
    if gap in _HYPHENS:  # also where there is nothing between them
        return True
    if gap.isspace():
        return False
    if gap in _APOSTROPHES:  # Vitel’homme is one name, d’Haïti is two words
        return word.end - word.start > 2 and not word.folded.endswith("qu")
    stop, rest = gap[0], gap[1:]
    if stop == "." and rest.isspace() and _SHORTENED.match(text[word.start : word.end]):
        return False
    return None
