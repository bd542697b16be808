"""Pairs of words, and of names, that are spelled nearly alike.

Words are compared by the likeness of Jaro and Winkler (Winkler 1990), which forgives letters that
changed places and counts the beginning for more. Only words that begin or end alike are compared,
so that the time grows with the words and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

_FEWEST_LETTERS = 5
_LEAST = 0.9
_LENGTHS_DIFFER = 2
_AFFIX = 3  # letters that two words share at their beginning or end
_ROWS = 256  # compared at a time with all of a block: bounds the memory


def like_words(words: Iterable[str]) -> Mapping[str, Mapping[str, float]]:
    """Return for each word those spelled nearly alike, with how alike they are, from 0 to 1.

    Nothing under five letters is like anything, nor is what has digits.
    """
    long = sorted({word for word in words if len(word) >= _FEWEST_LETTERS and word.isalpha()})
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in long:
        blocks[word[:_AFFIX], ""].append(word)
        blocks["", word[-_AFFIX:]].append(word)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for block in blocks.values():
        for one, other, likeness in _compare(block):
            found[one][other] = found[other][one] = likeness
    return found


def _compare(block: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    import numpy as np  # only where names are suggested: both are slow to load
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cdist

    for start in range(0, len(block) - 1, _ROWS):
        rows = block[start : start + _ROWS]
        likenesses = cdist(rows, block[start:], scorer=JaroWinkler.similarity, score_cutoff=_LEAST)
        for row, column in np.argwhere(likenesses):
            one, other = rows[row], block[start + column]
            if row < column and abs(len(one) - len(other)) <= _LENGTHS_DIFFER:
                yield one, other, round(float(likenesses[row, column]), 4)


def like_names(names: Iterable[tuple[str, ...]]) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of names, by their numbers, that differ in the spelling of one word only.

    Both have as many words; each pair comes once.
    """
    listed = list(names)
    numbers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, words in enumerate(listed):
        numbers[words].append(number)
    like = like_words(word for words in numbers for word in words)
    for words, ours in numbers.items():
        for place, word in enumerate(words):
            for other, likeness in like.get(word, {}).items():
                theirs = numbers.get((*words[:place], other, *words[place + 1 :]), ())
                for one in ours:
                    yield from ((one, their, likeness) for their in theirs if one < their)
