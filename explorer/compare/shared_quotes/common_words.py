"""The stretch that a quotation and a text have in common, trimmed and altered as it may be.

Words are aligned by their longest common subsequence, and of that alignment the part is kept
whose words in common outweigh the others the most (the maximum segment, Bentley 1984): a local
alignment in the manner of Smith and Waterman 1981 in a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_COST = 0.5
"""Weight that a word of one side only takes away, as a part of its own weight."""


class Common(NamedTuple):
    """Words of two rows that answer each other, by their numbers, the ends exclusive."""

    left: tuple[int, int]
    right: tuple[int, int]
    weight: float
    """Of the words in common."""
    share: float
    """The weight in common as a part of that of the lighter side, 0 to 1."""
    telling: int
    """How many of the words in common tell something and belong to no name."""
    run: float
    """The weight of the heaviest unbroken run of words in common."""


class _Step(NamedTuple):
    gain: float
    left: tuple[int, int]
    right: tuple[int, int]
    is_common: bool


def common_words(
    left: Sequence[str],
    left_weights: Sequence[float],
    right: Sequence[str],
    right_weights: Sequence[float],
) -> Common | None:
    """Return the heaviest stretch that two rows of words have in common; None: no word."""
    steps: list[_Step] = []
    for edit in LCSseq.opcodes(left, right):
        at_left, at_right = (edit.src_start, edit.src_end), (edit.dest_start, edit.dest_end)
        weight = sum(left_weights[slice(*at_left)])
        if edit.tag == "equal":
            right_weight = sum(right_weights[slice(*at_right)])
            steps.append(_Step(min(weight, right_weight), at_left, at_right, is_common=True))
        else:
            lost = weight + sum(right_weights[slice(*at_right)])
            steps.append(_Step(-_COST * lost, at_left, at_right, is_common=False))
    kept = _heaviest(steps)
    if not kept:
        return None
    at_left = kept[0].left[0], kept[-1].left[1]
    at_right = kept[0].right[0], kept[-1].right[1]
    runs = [step for step in kept if step.is_common]
    weight = sum(step.gain for step in runs)
    lighter = min(sum(left_weights[slice(*at_left)]), sum(right_weights[slice(*at_right)]))
    telling = sum(left_weights[at] >= 1 for step in runs for at in range(*step.left))
    return Common(
        at_left, at_right, weight, weight / lighter, telling, max(step.gain for step in runs)
    )


def _heaviest(steps: Sequence[_Step]) -> Sequence[_Step]:
    best, best_at = 0.0, (0, 0)
    gain, start = 0.0, 0
    for at, step in enumerate(steps):
        if gain <= 0:
            gain, start = 0.0, at
        gain += step.gain
        if gain > best:
            best, best_at = gain, (start, at + 1)
    return steps[slice(*best_at)]
