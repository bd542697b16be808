"""Words: the units that search counts and highlights."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from explorer.text.folding import fold, fold_in_place, fold_with_offsets

_WORD = re.compile(r"[^\W_]+")
_PLAIN_WORD = re.compile(r"\w+")  # where there is no underscore


class Word(NamedTuple):
    """One word of a text."""

    start: int
    """Offset of its first character in the original text."""

    end: int
    """Offset after its last character."""

    folded: str
    """The word without case and accents."""


def words_of(text: str, is_wanted: Callable[[str], object] | None = None) -> list[Word]:
    """Return the words of a text, or of them those that are wanted by their folded form: unbroken
    runs of letters and digits.

    Apostrophes and hyphens part words, so that `Haiti` is found in `Haiti’s` and
    `Kenyan` in `Kenyan-led`; a query with either is read as a phrase.
    """
    in_place = fold_in_place(text)
    if in_place is not None:
        in_place = in_place.replace("_", " ")  # so that the plainer and quicker pattern will do
        if is_wanted is not None and not any(map(is_wanted, _PLAIN_WORD.findall(in_place))):
            return []
        found: Iterator[re.Match[str]] = _PLAIN_WORD.finditer(in_place)
        if is_wanted is not None:
            found = (match for match in found if is_wanted(match[0]))
        return [Word._make((match.start(), match.end(), match[0])) for match in found]
    folded = fold_with_offsets(text)
    return [
        Word(*folded.span(*match.span()), match.group())
        for match in _WORD.finditer(folded.text)
        if is_wanted is None or is_wanted(match.group())
    ]


def folded_words(text: str) -> tuple[str, ...]:
    """Return only the folded words of a text, in order."""
    return tuple(_WORD.findall(fold(text)))
