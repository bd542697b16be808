"""Local alignment of two runs of words (Smith and Waterman 1981, with the gaps of Gotoh 1982).

A stretch of new words costs little more for being long, so that a sentence put into the middle
of a passage does not tear it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# In shares of the weight of a word met once in the text.
_OTHER_WORD = 0.25
_OPEN, _NEW_WORD = 0.35, 0.02
_WORD_GONE = 0.12


Pair = tuple[int, int]
"""The positions of a saved word and of a word of the text."""


def align_words(saved: Sequence[str], text: Sequence[str], weights: Sequence[float]) -> list[Pair]:
    """Return which words stand against each other in the best alignment, in order.

    Some of them are different words, one in place of the other. `weights` says for each saved
    word what it counts when it is met.
    """
    import numpy as np  # only for texts that have changed: it takes start-up time

    numbers = {word: number for number, word in enumerate(dict.fromkeys(saved))}
    columns = np.fromiter((numbers.get(word, -1) for word in text), np.int32, len(text))
    met_here = columns == np.arange(len(numbers), dtype=np.int32)[:, None]
    unit = max(weights, default=0.0)
    if not unit or not len(text):
        return []
    size = len(text) + 1
    shift = np.arange(size) * (_NEW_WORD * unit)
    best, met, gone, based = (np.full((len(saved) + 1, size), -np.inf) for _ in range(4))
    best[0] = based[0] = 0.0
    other, opened, longer = _OTHER_WORD * unit, _OPEN * unit, _WORD_GONE * unit
    for row, (word, weight) in enumerate(zip(saved, weights, strict=True), start=1):
        above = best[row - 1]
        score = np.where(met_here[numbers[word]], weight, -other)
        np.add(np.maximum(above[:-1], 0.0), score, out=met[row, 1:])
        np.maximum(above - opened, gone[row - 1] - longer, out=gone[row])
        np.maximum(met[row], gone[row], out=based[row])
        reach = np.maximum.accumulate(based[row] + shift)
        best[row, 0] = based[row, 0]
        np.maximum(based[row, 1:], reach[:-1] - shift[1:] - opened, out=best[row, 1:])
    return _walk_back(best, met, gone, based, shift, opened)


def _walk_back(  # noqa: PLR0913, PLR0917
    best: NDArray[np.floating[Any]],
    met: NDArray[np.floating[Any]],
    gone: NDArray[np.floating[Any]],
    based: NDArray[np.floating[Any]],
    shift: NDArray[np.floating[Any]],
    opened: float,
) -> list[Pair]:
    row, column = divmod(int(met.argmax()), met.shape[1])
    pairs: list[Pair] = []
    while row and best[row, column] > 0:
        if best[row, column] > based[row, column]:  # words of the text between
            column = int((based[row, :column] + shift[:column]).argmax())
        if met[row, column] >= gone[row, column]:
            row, column = row - 1, column - 1
            pairs.append((row, column))
            continue
        while best[row - 1, column] - opened < gone[row, column]:  # saved words that went
            row -= 1
        row -= 1
    return pairs[::-1]
