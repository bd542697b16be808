"""The words in which two stretches of text differ."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
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


def word_edits(left: str, at_left: Span, right: str, at_right: Span) -> tuple[Edit, ...]:
    """Return the fewest edits of words that make one stretch out of another (Levenshtein 1966).

    Case, accents and punctuation make no difference. Edits with no word between them are one:
    `are expected to boost` has become `have boosted`, not `are expected`, with `to boost` removed.
    """
    one, other = words_of(left[slice(*at_left)]), words_of(right[slice(*at_right)])
    edits: list[Edit] = []
    steps = Levenshtein.opcodes([word.folded for word in one], [word.folded for word in other])
    for is_same, run in groupby(steps, key=lambda step: step.tag == "equal"):
        if not is_same:
            between = list(run)
            first, last = between[0], between[-1]
            edits.append(
                _edit(
                    _stretch(at_left.start, one, first.src_start, last.src_end),
                    _stretch(at_right.start, other, first.dest_start, last.dest_end),
                )
            )
    return tuple(edits)


def _edit(left: Span | None, right: Span | None) -> Edit:
    if left is None:
        return Edit(EditKind.ADDED, None, right)
    return Edit(EditKind.REMOVED if right is None else EditKind.CHANGED, left, right)


def _stretch(start: int, words: list[Word], first: int, after: int) -> Span | None:
    if first == after:
        return None
    return Span(start + words[first].start, start + words[after - 1].end)
