"""Align the sentences of two texts: same, reworded, moved, or only in one of them.

Sentences are paired one to one, the likest first. Likeness is the share of words that two have
in common (Dice 1945), each word weighing the more the fewer sentences of the two texts have it
(inverse document frequency, Spärck Jones 1972): what every sentence says pairs none. Pairs that
keep the order of both texts, the longest such chain, stand in place; the others have moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from explorer.compare.rows import Relation, Row
from explorer.models import Report
from explorer.text.differences import word_edits
from explorer.text.paragraphs import sentences
from explorer.text.words import Word, words_of

LEAST_LIKENESS = 0.36
"""Likeness, 0 to 1, below which two sentences are not taken for the same statement."""

_SAME_WORDS = 2.0  # more than the same words in another order, which are wholly alike
_TOO_COMMON = 1_000_000  # pairs of sentences that share a word: it tells none of them apart
_FEWEST_WORDS = 4  # shorter lines (captions, credits) pair only when they are the same


class _Pair(NamedTuple):
    left: int  # numbers of sentences
    right: int
    likeness: float


def align(left_report: Report, right_report: Report) -> list[Row]:
    """Return the rows of a comparison, in the order of the left text.

    Every sentence of either text stands in exactly one row.
    """
    left, right = left_report.article.text, right_report.article.text
    left_spans, right_spans = sentences(left), sentences(right)
    left_words = [words_of(left[span.start : span.end]) for span in left_spans]
    right_words = [words_of(right[span.start : span.end]) for span in right_spans]
    pairs = _pair(left_words, right_words)
    in_place = _longest_chain(pairs)
    rows = []
    for at_left, at_right in _merge(len(left_spans), len(right_spans), pairs, in_place):
        pair = (at_left, at_right)
        at = (
            () if at_left is None else (left_spans[at_left],),
            () if at_right is None else (right_spans[at_right],),
        )
        edits = word_edits(left, at[0][0], right, at[1][0]) if at[0] and at[1] else ()
        moved = None not in pair and pair not in in_place
        rows.append(Row(_relation(pair, left_words, right_words), *at, moved, edits))
    return rows


def _pair(left: Sequence[list[Word]], right: Sequence[list[Word]]) -> list[_Pair]:
    """Pair sentences one to one, the likest first; return them in the order of the left text."""
    candidates = [_Pair(i, j, likeness) for (i, j), likeness in _likenesses(left, right)]
    candidates.sort(key=lambda pair: (-pair.likeness, abs(pair.left - pair.right), pair.left))
    chosen: dict[int, _Pair] = {}
    taken: set[int] = set()
    for pair in candidates:
        if pair.left not in chosen and pair.right not in taken:
            chosen[pair.left] = pair
            taken.add(pair.right)
    return [chosen[i] for i in sorted(chosen)]


def _key(words: list[Word]) -> str:
    return " ".join(word.folded for word in words)


def _likenesses(
    left: Sequence[list[Word]], right: Sequence[list[Word]]
) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the pairs of sentences that are like enough, by their numbers, with how like."""
    left_counts, right_counts = _counts(left), _counts(right)
    together = [*left_counts, *right_counts]
    having = Counter(word for counts in together for word in counts)
    weights = {word: log(1 + len(together) / sentences) for word, sentences in having.items()}
    left_mass, right_mass = _masses(left_counts, weights), _masses(right_counts, weights)
    for (i, j), shared in _shared(left_counts, right_counts, weights).items():
        if left_counts[i] == right_counts[j] and _key(left[i]) == _key(right[j]):
            yield (i, j), _SAME_WORDS
        elif min(len(left[i]), len(right[j])) >= _FEWEST_WORDS:
            likeness = 2 * shared / (left_mass[i] + right_mass[j])
            if likeness >= LEAST_LIKENESS:
                yield (i, j), likeness


def _counts(sentence_words: Sequence[list[Word]]) -> list[Counter[str]]:
    return [Counter(word.folded for word in words) for words in sentence_words]


def _masses(counts: Sequence[Counter[str]], weights: Mapping[str, float]) -> list[float]:
    return [sum(weights[word] * times for word, times in each.items()) for each in counts]


def _shared(
    left: Sequence[Counter[str]], right: Sequence[Counter[str]], weights: Mapping[str, float]
) -> dict[tuple[int, int], float]:
    """Return for each pair of sentences the weight of the words they share."""
    postings: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, counts in enumerate((left, right)):
        for number, each in enumerate(counts):
            for word in each:
                postings[word][side].append(number)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for word, (lefts, rights) in postings.items():
        if len(lefts) * len(rights) > _TOO_COMMON:
            continue
        for i in lefts:
            for j in rights:
                shared[i, j] += weights[word] * min(left[i][word], right[j][word])
    return shared


def _longest_chain(pairs: Sequence[_Pair]) -> set[tuple[int, int]]:
    """Return the most pairs that are in order on both sides (longest increasing subsequence)."""
    tails: list[int] = []  # the least right end of a chain of each length
    ends: list[int] = []  # the pair at that end
    before: list[int | None] = []
    for at, pair in enumerate(pairs):
        length = bisect_left(tails, pair.right)
        before.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [pair.right]
        ends[length : length + 1] = [at]
    chain: set[tuple[int, int]] = set()
    at_end = ends[-1] if ends else None
    while at_end is not None:
        chain.add((pairs[at_end].left, pairs[at_end].right))
        at_end = before[at_end]
    return chain


def _merge(
    left_count: int, right_count: int, pairs: Sequence[_Pair], in_place: set[tuple[int, int]]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield every sentence once: the left ones in order, those only right before the next
    pair that is in place."""
    partner = {pair.left: pair.right for pair in pairs}
    paired_right = {pair.right for pair in pairs}
    next_right = 0
    for at_left in range(left_count):
        at_right = partner.get(at_left)
        if at_right is not None and (at_left, at_right) in in_place:
            yield from ((None, j) for j in range(next_right, at_right) if j not in paired_right)
            next_right = at_right + 1
        yield at_left, at_right
    yield from ((None, j) for j in range(next_right, right_count) if j not in paired_right)


def _relation(
    pair: tuple[int | None, int | None], left: Sequence[list[Word]], right: Sequence[list[Word]]
) -> Relation:
    at_left, at_right = pair
    if at_right is None:
        return Relation.ONLY_LEFT
    if at_left is None:
        return Relation.ONLY_RIGHT
    same = _key(left[at_left]) == _key(right[at_right])
    return Relation.SAME if same else Relation.REWORDED
