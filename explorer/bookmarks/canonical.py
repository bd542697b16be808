"""Canonical text: what is left of a text when case, accents and punctuation make no difference.

Two texts that read the same have the same letters, however they are quoted, hyphenated, spaced
and wrapped. Every letter knows where in the text it stands.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate, islice
from typing import NamedTuple

from explorer.text.folding import fold, fold_in_place, fold_with_offsets
from explorer.text.paragraphs import sentences

# Scripts that write no space between words: there, a character is a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
# Accents written as characters of their own, and what is not seen: they part no word.
_UNSEEN = "\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
# The mark of a decimal is part of its number: 2.5 is not 25. That of thousands parts two words,
# of which the second is no whole one: 1,300 is 1300, and 300 does not stand in it.
_NUMBER = r"\d+(?:\.\d+|,(?!\d{3}(?!\d))\d+)+"
_PLAIN_WORD = re.compile(rf"({_NUMBER}[^\W_]*|[^\W_]+)")
_WORD = re.compile(
    rf"([{_UNSPACED}][{_UNSEEN}]*|{_NUMBER}[^\W_{_UNSPACED}]*"
    rf"|[^\W_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_UNSEEN}])*)"
)
# Between two words of which the second begins a sentence, though it may have no capital.
_STOP = re.compile(r"[^\w\s]*[.!?\u2026;][^\w\s]*\s|\s*\n\s*\n")
_LONGEST_ABBREVIATION = 3
_MOST_ALIKE = 1_000  # letters; context as long as that is not kept
_MOST_PLACES = 2_000
"""Words that stand at more places than that tell none of them."""


class Words(NamedTuple):
    """A run of words by their numbers, the end exclusive."""

    first: int
    after: int


class CanonicalText:
    """A text as its words, without what punctuation, case and accents make of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        in_place = fold_in_place(text)
        source = text if in_place is None else in_place
        pieces = (_PLAIN_WORD if source.isascii() else _WORD).split(source)  # gap, word, gap …
        bounds = list(accumulate(map(len, pieces)))
        self._starts, self._ends = bounds[:-1:2], bounds[1::2]
        self.words = pieces[1::2] if in_place is not None else list(map(fold, pieces[1::2]))
        self.letters = "".join(self.words)
        """All the words, with nothing between them."""
        self.before = list(accumulate(map(len, self.words), initial=0))
        """How many letters stand before each word, and in all."""
        self._weights: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self.words)

    def start(self, word: int) -> int:
        """Return the offset of a word's first character; that of the end of the text after the
        last word."""
        return self._starts[word] if word < len(self.words) else len(self.text)

    def end(self, word: int) -> int:
        """Return the offset after a word's last character; 0 before the first word."""
        return self._ends[word] if word >= 0 else 0

    def letter(self, at: int) -> tuple[int, int]:
        """Return the offsets of a letter in the text."""
        word = bisect_right(self.before, at) - 1
        start, end = self._starts[word], self._ends[word]
        within = at - self.before[word]
        if end - start == len(self.words[word]):
            return start + within, start + within + 1
        first, after = fold_with_offsets(self.text[start:end]).span(within, within + 1)
        return start + first, start + after

    def letters_until(self, offset: int) -> int:
        """Return how many letters begin before an offset."""
        return bisect_left(range(len(self.letters)), offset, key=lambda at: self.letter(at)[0])

    def parts(self, word: int) -> bool:
        """Whether a word, and not the rest of a number, begins here."""
        if not 0 < word < len(self.words):
            return True
        end, start = self._ends[word - 1], self._starts[word]
        return not (self.text[end:start] == "," and self.text[end - 1].isdigit())

    def places(self, letters: str) -> list[Words] | None:
        """Return where letters stand as whole words; None when that is at too many places."""
        found: list[Words] = []
        at = self.letters.find(letters) if letters else -1
        tried = 0
        while at >= 0:
            tried += 1
            if tried > _MOST_PLACES:
                return None
            first, after = self._boundary(at), self._boundary(at + len(letters))
            if first is not None and after is not None:
                found.append(Words(first, after))
            at = self.letters.find(letters, at + 1)
        return found

    def _boundary(self, letter: int) -> int | None:
        word = bisect_left(self.before, letter)
        return word if self.before[word] == letter and self.parts(word) else None

    def telling_context(self, start: int, end: int) -> tuple[int, int]:
        """Return how many characters before a stretch, and how many after it, tell it from every
        other place of the same letters; 0 and 0 when there is none."""
        first, after = self.letters_until(start), self.letters_until(end)
        own = self.letters[first:after]
        places = (match.start() for match in re.finditer(f"(?={re.escape(own)})", self.letters))
        others = [at for at in islice(places, _MOST_PLACES) if at != first] if own else []
        if not others:
            return 0, 0
        size, backwards = len(self.letters), self.letters[::-1]
        before = max(_alike(backwards, size - first, size - other) for other in others)
        behind = max(_alike(self.letters, after, other + len(own)) for other in others)
        left, right = first - before - 1, after + behind
        never = len(self.text)
        return (
            start - self.letter(left)[0] if left >= 0 and before < _MOST_ALIKE else never,
            self.letter(right)[1] - end if right < size and behind < _MOST_ALIKE else never,
        )

    def weight(self, word: str) -> float:
        """Return how much it tells that a word stands somewhere: little where it is frequent."""
        known = self._weights.get(word)
        if known is None:
            known = math.log1p(len(self.words) / max(1, self._counts[word]))
            self._weights[word] = known
        return known

    @cached_property
    def rare(self) -> float:
        """What a word weighs that stands in the text once, or not at all."""
        return math.log1p(max(1, len(self.words)))

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.words)

    @cached_property
    def sentence_starts(self) -> frozenset[int]:
        """The words that sentences begin with; one after the last word is among them."""
        first = (bisect_left(self._starts, sentence.start) for sentence in sentences(self.text))
        stops = (
            word
            for word in range(1, len(self.words))
            if len(self.words[word - 1]) > _LONGEST_ABBREVIATION
            and _STOP.match(self.text, self._ends[word - 1], self._starts[word])
        )
        return frozenset([*first, *stops, 0, len(self.words)])


def _alike(text: str, one: int, other: int) -> int:
    """Return how many characters from two places on are the same, up to a bound."""
    most = min(_MOST_ALIKE, len(text) - max(one, other))
    length = 1
    while length < most and text[one : one + length] == text[other : other + length]:
        length *= 2
    pairs = zip(text[one : one + length], text[other : other + length], strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(length, most))
