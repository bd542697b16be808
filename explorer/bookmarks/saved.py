"""A saved passage as words: its own, and those that stood before and after it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from explorer.bookmarks.bookmark import CONTEXT, Bookmark
from explorer.bookmarks.canonical import CanonicalText, Words
from explorer.bookmarks.edges import share_after, share_before
from explorer.text.paragraphs import Span

EDGE = "\n"
"""Stands for the beginning and the end of a text among the words around a passage."""

_PROOF = 20  # characters; fewer may stand in a new sentence by chance


class SavedPassage:
    """The words of a bookmark. A word that the passage cuts into counts as a whole."""

    def __init__(self, bookmark: Bookmark) -> None:
        self.bookmark = bookmark
        self.start, self.end = len(bookmark.prefix), len(bookmark.prefix) + len(bookmark.exact)
        self.around = CanonicalText(bookmark.prefix + bookmark.exact + bookmark.suffix)
        """The passage with its context."""
        numbers = range(len(self.around))
        first = bisect_left(numbers, self.start + 1, key=self.around.end)
        after = bisect_left(numbers, self.end, key=self.around.start)
        while not self.around.parts(first):
            first -= 1
        while not self.around.parts(after):
            after += 1
        self.own = Words(first, max(first, after))
        """Which of these words are the passage."""

    @property
    def words(self) -> list[str]:
        """The passage's own words."""
        return self.around.words[slice(*self.own)]

    @cached_property
    def letters(self) -> str:
        """The passage's own words, with nothing between them."""
        return "".join(self.words)

    @cached_property
    def prefix(self) -> list[str]:
        """The whole words before it."""
        words = self.around.words[: self.own.first]
        if self.bookmark.start <= len(self.bookmark.prefix):
            return [EDGE, *words]
        cut = bool(words) and self.around.start(0) == 0
        return words[1:] if cut else words

    @cached_property
    def suffix(self) -> list[str]:
        """The whole words after it."""
        words = self.around.words[self.own.after :]
        if len(self.bookmark.suffix) < CONTEXT // 2:  # they were 32 characters once
            return [*words, EDGE]
        cut = bool(words) and self.around.end(len(self.around) - 1) == len(self.around.text)
        return words[:-1] if cut else words

    @cached_property
    def was_repeated(self) -> bool:
        """Whether its words stood at another place as well, so that they alone tell nothing."""
        return max(self._surplus) > 0 or len(self.around.places(self.letters) or ()) != 1

    @cached_property
    def was_unique(self) -> bool:
        """Whether it is known that its words stood at no other place: once, none could tell."""
        longest = max(len(self.bookmark.prefix), len(self.bookmark.suffix))
        return longest > CONTEXT // 2 and not self.was_repeated

    @cached_property
    def _surplus(self) -> tuple[int, int]:
        return len(self.bookmark.prefix) - CONTEXT, len(self.bookmark.suffix) - CONTEXT

    @property
    def has_double(self) -> bool:
        """Whether something so like it stood in the text that likeness of context tells nothing."""
        return max(self._surplus) > CONTEXT

    @cached_property
    def telling_before(self) -> str:
        """The letters before it that no other place of its words had; empty if unknown."""
        surplus, around = self._surplus[0], self.around
        if surplus <= 0:
            return ""
        start = around.before[self.own.first]
        return around.letters[around.letters_until(self.start - max(surplus, _PROOF)) : start]

    @cached_property
    def telling_after(self) -> str:
        """The letters after it that no other place of its words had; empty if unknown."""
        surplus, around = self._surplus[1], self.around
        if surplus <= 0:
            return ""
        end = around.before[self.own.after]
        return around.letters[end : around.letters_until(self.end + max(surplus, _PROOF))]

    def span(self, words: Words, text: CanonicalText) -> Span:
        """Return the stretch that the passage is, when it is found as these words of a text."""
        return Span(self._start(words.first, text), self._end(words.after - 1, text))

    def _start(self, word: int, text: CanonicalText) -> int:
        first, around = self.own.first, self.around
        if around.start(first) < self.start:
            cut = around.letters_until(self.start) - around.before[first]
            same = text.letters.startswith(
                around.letters[around.before[first] : around.before[first] + cut],
                text.before[word],
            )
            at = min(text.before[word] + cut, text.before[word + 1] - 1)  # no accent by itself
            return text.letter(at)[0] if same else text.start(word)
        own = around.text[self.start : around.start(first)]
        rest = around.text[around.end(first - 1) : self.start]
        gap = text.text[text.end(word - 1) : text.start(word)]
        return text.start(word) - share_before(gap, rest, own)

    def _end(self, word: int, text: CanonicalText) -> int:
        last, around = self.own.after - 1, self.around
        if around.end(last) > self.end:
            cut = around.before[last + 1] - around.letters_until(self.end)
            same = text.letters.endswith(
                around.letters[around.before[last + 1] - cut : around.before[last + 1]],
                0,
                text.before[word + 1],
            )
            return text.letter(text.before[word + 1] - cut - 1)[1] if same else text.end(word)
        own = around.text[around.end(last) : self.end]
        rest = around.text[self.end : around.start(last + 1)]
        gap = text.text[text.end(word) : text.start(word + 1)]
        return text.end(word) + share_after(gap, rest, own)
