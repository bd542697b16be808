"""Folding: one spelling for what readers take as the same, with a way back to the original.

Letters lose case and accents; curly quotes, long dashes and no-break spaces become their plain
forms; white space of any kind becomes a space; invisible format characters vanish. `Folded.span`
leads back to the original text.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable, Iterator

_PLAIN = {
    **dict.fromkeys("‘’‚‛ʼʹ′´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "\u0131": "i",  # the Turkish dotless i, which no decomposition reaches
    "\u0142": "l",
    "\u0141": "l",
    "\u00f8": "o",
    "\u00d8": "o",
    "\u0111": "d",
    "\u0110": "d",
}


class _CharacterTable(dict[str, str]):
    """Folds one character; remembers what it has folded."""

    def __missing__(self, character: str) -> str:
        folded = _PLAIN.get(character)
        if folded is None:
            folded = _fold_character(character)
        self[character] = folded
        return folded


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in ("Cf", "Cc"):
        return ""
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    decomposed = unicodedata.normalize("NFKD", decomposed)
    return "".join(_PLAIN.get(part, part) for part in decomposed if not unicodedata.combining(part))


_TABLE = _CharacterTable()


class _PlaceKeeping(dict[str, bool]):
    """Whether a character folds to one character that has no capital of its own; remembers it."""

    def __missing__(self, character: str) -> bool:
        folded = _TABLE[character]
        self[character] = keeps = len(folded) == 1 and folded == folded.lower()
        return keeps


_KEEPS_ITS_PLACE = _PlaceKeeping()
_MOST_REPLACED = 24  # different characters; for more, character by character is quicker


class Folded:
    """A folded text and, for every character of it, where it came from."""

    __slots__ = ("_length", "_starts", "text")

    def __init__(self, text: str, starts: array[int] | None, length: int) -> None:
        self.text = text
        """The folded text."""
        self._starts = starts  # None: character for character
        self._length = length

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty stretch of the folded text to offsets in the original.

        Accents written as separate characters belong to the letter before them.
        """
        if self._starts is None:
            return start, end
        last = self._starts[end - 1]
        after = self._starts[end] if end < len(self._starts) else self._length
        return self._starts[start], max(after, last + 1)


def fold(text: str) -> str:
    """Return the text folded, without the way back."""
    if text.isascii() and text.isprintable():
        return text.lower()
    return "".join(map(_TABLE.__getitem__, text))


def fold_in_place(text: str) -> str | None:
    """Return the text folded, if each character folds to exactly one; None if not.

    Then every offset into the one is an offset into the other. The usual text, of which most
    characters only lose their case, takes a fraction of the time of the other ways.
    """
    characters = set(text)
    if not all(map(_KEEPS_ITS_PLACE.__getitem__, characters)):
        return None
    changed = [
        character
        for character in characters
        if not "A" <= character <= "Z" and _TABLE[character] != character
    ]
    if len(changed) > _MOST_REPLACED:
        return "".join(map(_TABLE.__getitem__, text))
    for character in changed:  # what comes out of it is folded: none replaces what another wrote
        text = text.replace(character, _TABLE[character])
    return text.lower()


def fold_with_offsets(text: str) -> Folded:
    """Return the text folded, runs of white space as one space, with the way back."""
    in_place = fold_in_place(text)
    if in_place is not None and "  " not in in_place:
        return Folded(in_place, None, len(text))
    pieces = [_TABLE[character] for character in text]
    folded = "".join(pieces)
    if "  " in folded:
        pieces = list(_single_spaces(pieces))
        folded = "".join(pieces)
    return Folded(folded, array("q", _origins(pieces)), len(text))


def _single_spaces(pieces: Iterable[str]) -> Iterator[str]:
    before = ""
    for piece in pieces:
        yield "" if piece == " " == before else piece
        before = piece or before  # what vanishes does not part two spaces


def _origins(pieces: Iterable[str]) -> Iterable[int]:
    for origin, piece in enumerate(pieces):
        for _ in piece:
            yield origin
