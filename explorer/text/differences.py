"""The words in which two stretches of text differ."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from explorer.text.paragraphs import Span
from explorer.text.words import Word, words_of


class EditKind(StrEnum):
    """What was done to words on the way from the left stretch to the right one."""

    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"


class Edit(NamedTuple):
    """Words that differ, as offsets into the whole left and the whole right text."""

    kind: EditKind
    left: Span | None
    """None where words were added."""
    right: Span | None
    """None where words were removed."""


_KINDS = {
    "delete": EditKind.REMOVED,
    "insert": EditKind.ADDED,
    "replace": EditKind.CHANGED,
}


def word_edits(left: str, at_left: Span, right: str, at_right: Span) -> tuple[Edit, ...]:
    """Return the fewest edits of words that make one stretch out of another.

    Case, accents and punctuation make no difference (Levenshtein 1966, over words).
    """
    one, other = words_of(left[slice(*at_left)]), words_of(right[slice(*at_right)])
    edits = Levenshtein.opcodes([word.folded for word in one], [word.folded for word in other])
    return tuple(
        Edit(
            _KINDS[edit.tag],
            _stretch(at_left.start, one, edit.src_start, edit.src_end),
            _stretch(at_right.start, other, edit.dest_start, edit.dest_end),
        )
        for edit in edits
        if edit.tag != "equal"
    )


def _stretch(start: int, words: list[Word], first: int, after: int) -> Span | None:
    if first == after:
        return None
    return Span(start + words[first].start, start + words[after - 1].end)
