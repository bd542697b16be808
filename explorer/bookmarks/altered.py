"""A passage some of whose words have changed: the place of what it has become."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from explorer.bookmarks.canonical import CanonicalText, Words
from explorer.bookmarks.local_alignment import Pair, align_words
from explorer.bookmarks.regions import regions
from explorer.bookmarks.saved import SavedPassage
from explorer.bookmarks.support import Support, support

_BLOCK = 24  # words from an end of a passage by which that end is found
_MOST_BLOCKS = 4
_EXTENSION = 3  # words by which the edge of a sentence may have moved
_SIMILAR = 0.6  # of two spellings
_FLANK = 2.0  # rare words; what is worth less does not reach over a gap
_INSERTION = 12  # new words on end count as that many at the most, and as a quarter each


class Altered(NamedTuple):
    """A place that is like a passage."""

    place: Words
    likeness: float
    """The share of the passage that is still there, less what has come in, 0 to 1."""
    support: Support
    is_whole: bool
    """Whether it begins and ends with sentences, as the passage did."""

    def overlaps(self, other: Altered) -> bool:
        """Whether two places have words in common."""
        return self.place.first < other.place.after and other.place.first < self.place.after


def places_alike(saved: SavedPassage, text: CanonicalText) -> Iterator[Altered]:
    """Return the places of a text that are most like a passage, the likest region first."""
    for region in regions(saved.words, saved.around.words, text):
        start = _start(saved, text, region)
        end = None if start is None else _end(saved, text, region)
        if start is not None and end is not None and start < end:
            place = _with_whole_numbers(Words(start, end), text)
            likeness = _likeness(saved.words, text.words[slice(*place)], text)
            is_whole = _is_whole(saved.own, saved.around) and _is_whole(place, text)
            yield Altered(place, likeness, support(saved, text, place), is_whole)


def _with_whole_numbers(place: Words, text: CanonicalText) -> Words:
    first, after = place
    while not text.parts(first):
        first -= 1
    while not text.parts(after):
        after += 1
    return Words(first, after)


def _is_whole(place: Words, text: CanonicalText) -> bool:
    return place.first in text.sentence_starts and place.after in text.sentence_starts


def _start(saved: SavedPassage, text: CanonicalText, region: Words) -> int | None:
    """Return the first word of what a passage has become in a region."""
    first, after = saved.own
    for skipped in range(0, min(after - first, _BLOCK * _MOST_BLOCKS), _BLOCK):
        block = Words(first + skipped, _block_end(first + skipped, after))
        met = _met(saved, text, region, Words(0 if not skipped else block.first, block.after))
        own = _held_together([pair for pair in met if pair[0] >= block.first], met, saved, text)
        if own:
            outer = max((pair for pair in met if pair[0] < block.first), default=None)
            begins = first in saved.around.sentence_starts
            starts = text.sentence_starts.__contains__
            return max(0, _edge(block.first, own[0], outer, starts, at_sentence=begins))
    return None


def _end(saved: SavedPassage, text: CanonicalText, region: Words) -> int | None:
    """Return the word after the last of what a passage has become in a region."""
    first, after = saved.own
    for skipped in range(0, min(after - first, _BLOCK * _MOST_BLOCKS), _BLOCK):
        block = Words(_block_start(first, after - skipped), after - skipped)
        last = len(saved.around) if not skipped else block.after
        met = _met(saved, text, region, Words(block.first, last))
        own = _held_together([pair for pair in met if pair[0] < block.after], met, saved, text)
        if own:
            outer = min((pair for pair in met if pair[0] >= block.after), default=None)
            # The same from right to left: words are counted down.
            edge = _edge(
                1 - block.after,
                (-own[-1][0], -own[-1][1]),
                None if outer is None else (-outer[0], -outer[1]),
                lambda word: 1 - word in text.sentence_starts,
                at_sentence=after in saved.around.sentence_starts,
            )
            return min(len(text), 1 - edge)
    return None


def _block_end(first: int, after: int) -> int:
    return after if after - first <= 2 * _BLOCK else first + _BLOCK


def _block_start(first: int, after: int) -> int:
    return first if after - first <= 2 * _BLOCK else after - _BLOCK


def _met(saved: SavedPassage, text: CanonicalText, region: Words, block: Words) -> list[Pair]:
    """Return which saved words of a block stand where in a region."""
    sought, words = saved.around.words[slice(*block)], text.words[slice(*region)]
    pairs = align_words(sought, words, [text.weight(word) for word in sought])
    same = [pair for pair in pairs if sought[pair[0]] == words[pair[1]]]
    own = range(saved.own.first - block.first, saved.own.after - block.first)
    if not any(one in own for one, _ in same):  # all of its few words are spelt in another way
        same = [pair for pair in pairs if pair in same or pair[0] in own]
    return [(one + block.first, other + region.first) for one, other in same]


def _held_together(
    own: list[Pair], met: list[Pair], saved: SavedPassage, text: CanonicalText
) -> list[Pair]:
    """Return the words of a passage without those at its ends that stand far from the rest, are
    too few to show that it begins or ends there, and are next to no word of its context."""
    worth = {pair: text.weight(saved.around.words[pair[0]]) / text.rare for pair in own}
    if own and (own[0][0] - 1, own[0][1] - 1) not in met:
        own = _without_loose_end(own, worth)
    if own and (own[-1][0] + 1, own[-1][1] + 1) not in met:
        own = _without_loose_end(own[::-1], worth)[::-1]
    return own


def _without_loose_end(own: list[Pair], worth: dict[Pair, float]) -> list[Pair]:
    weight, kept = 0.0, own
    for at, (near, far) in enumerate(pairwise(own), start=1):
        weight += worth[near]
        if weight > _FLANK:
            break
        if abs(far[1] - near[1]) - abs(far[0] - near[0]) > _EXTENSION:
            kept = own[at:]
    return kept


def _edge(
    first: int,
    own: Pair,
    outer: Pair | None,
    starts_sentence: Callable[[int], bool],
    *,
    at_sentence: bool,
) -> int:
    """Return the first word of a passage that has changed, before the first that has not.

    It is between that word and the last word of the context that is still there: as many words
    as were changed, none of another sentence.
    """
    changed = own[0] - first
    if not changed:
        return own[1]
    low = outer[1] + 1 if outer else own[1] - changed - _EXTENSION
    bound = outer is not None and outer[0] == first - 1
    want = low if bound and own[1] - low <= changed + _EXTENSION else max(low, own[1] - changed)
    reach = max(low, want - _EXTENSION) if at_sentence else want + (not bound)
    starts = [word for word in range(reach, own[1] + 1) if starts_sentence(word)]
    return starts[-1] if starts else want


def _likeness(saved: list[str], now: list[str], text: CanonicalText) -> float:
    """Return the share of a passage that is still there, less what has come in."""
    still = come = 0.0
    for step in Levenshtein.opcodes(saved, now):
        was, become = saved[step.src_start : step.src_end], now[step.dest_start : step.dest_end]
        if step.tag == "equal":
            still += sum(map(text.weight, was))
        elif step.tag == "insert":
            come += min(_INSERTION, len(become)) / 4
        elif step.tag == "replace":
            still += sum(
                text.weight(one) * _sameness(one, other)
                for one, other in zip(was, become, strict=True)
            )
    whole = sum(map(text.weight, saved))
    return still / (whole + come * whole / len(saved))


def _sameness(one: str, other: str) -> float:
    ratio = Levenshtein.normalized_similarity(one, other)
    return ratio if ratio >= _SIMILAR else 0.0
