"""The words of a text as they are written, fast where the text is plain.

The same words as `explorer.text.words` finds, which a test holds together.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from explorer.text.folding import fold
from explorer.text.words import words_of

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W_]")


class Token(NamedTuple):
    """One word of a text."""

    surface: str
    """As it is written there."""
    folded: str
    start: int
    """Its offset in the text."""


class _Plain(dict[str, bool]):
    """Whether a character folds to characters that part words or do not, as itself.

    Where all characters of a text do, its words can be cut out of it before folding.
    """

    def __missing__(self, character: str) -> bool:
        kinds = {_LETTERS.match(each) is None for each in fold(character)}
        self[character] = plain = kinds == {_LETTERS.match(character) is None}
        return plain


_PLAIN = _Plain()


def is_plain(text: str) -> bool:
    """Whether the words of a text are those of its folded form, in the same places."""
    return all(map(_PLAIN.__getitem__, set(text)))


def surfaces_of(text: str) -> list[str]:
    """Return the words of a text that is plain."""
    return _WORD.findall(text)


def starts_of_words(text: str) -> list[int]:
    """Return where the words of a text begin."""
    if is_plain(text):
        return [match.start() for match in _WORD.finditer(text)]
    return [word.start for word in words_of(text)]


def tokens_of(text: str) -> list[Token]:
    """Return the words of any text."""
    return [Token(text[word.start : word.end], word.folded, word.start) for word in words_of(text)]


def composed(surface: str) -> str:
    """Return a word in Unicode's composed form, in which two equal spellings are equal."""
    return surface if surface.isascii() else unicodedata.normalize("NFC", surface)
