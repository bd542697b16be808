"""A report as a row of words with their weights, and the quotations in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from explorer.compare.shared_quotes.telling_words import CONTENT, FUNCTION, stem_of, weight_of
from explorer.models import Report
from explorer.text.paragraphs import Span, sentences
from explorer.text.quotes import Quote, quotes_of
from explorer.text.words import words_of

_MOST_CAPITALS = 0.8  # of the words of a sentence; more are a headline
_LONGEST_BREAK = 15  # words between two parts of one quotation


class Stretch(NamedTuple):
    """Words of one report, by their numbers, the end exclusive."""

    report: int
    start: int
    end: int


class QuotedWords(NamedTuple):
    """A quotation by the numbers of its words."""

    quote: Quote
    start: int
    end: int


class Room(NamedTuple):
    """Words that are all quoted, or none of them."""

    start: int
    end: int
    is_quoted: bool


class Bigram(NamedTuple):
    """Two telling words that follow each other, but for one between them at the most."""

    words: tuple[str, str]
    at: int
    """The number of the first."""


@dataclass(frozen=True)
class WordedReport:
    """The words of one report, all lists as long as there are words."""

    text: str
    words: list[str]
    """Folded, and without their endings."""
    starts: list[int]
    """Offsets into the text."""
    ends: list[int]
    weights: list[float]
    quotes: list[QuotedWords]
    pieces: list[int]
    """The numbers of the words that begin a sentence or a quotation, or follow one; and the end."""

    rooms: list[Room]
    """All the words, parted where quotation marks open and close."""

    @classmethod
    def of(cls, report: Report) -> WordedReport:
        """Read the words and quotations of a report."""
        article = report.article
        words = words_of(article.text)
        starts = [word.start for word in words]
        named: set[int] = set()
        for name in report.names:
            first, after = _numbers(starts, name.start, name.end)
            named.update(range(first, after))
        quotes = [
            QuotedWords(quote, *_numbers(starts, *quote.span))
            for quote in quotes_of(article.text, article.language)
        ]
        quotes = [quoted for quoted in quotes if quoted.start < quoted.end]
        pieces = {bisect_left(starts, sentence.start) for sentence in sentences(article.text)}
        for quoted in quotes:
            pieces |= {quoted.start, quoted.end}
        cuts = sorted(pieces | {0, len(words)})
        named |= _capitals(article.text, starts, cuts)
        return cls(
            article.text,
            [stem_of(word.folded) for word in words],
            starts,
            [word.end for word in words],
            [weight_of(word.folded, in_a_name=at in named) for at, word in enumerate(words)],
            quotes,
            cuts,
            list(_rooms(quotes, len(words))),
        )

    def bigrams(self, start: int, end: int) -> list[Bigram]:
        """Return the bigrams of telling words in a stretch, unless both belong to names."""
        at = [number for number in range(start, end) if self.weights[number] > FUNCTION]
        pairs = [*pairwise(at), *zip(at, at[2:], strict=False)]
        return [
            Bigram((self.words[one], self.words[other]), one)
            for one, other in pairs
            if CONTENT in (self.weights[one], self.weights[other])
        ]

    def span(self, stretch: Stretch) -> Span:
        """Return where the words of a stretch stand in the text."""
        return Span(self.starts[stretch.start], self.ends[stretch.end - 1])

    def touched_quotes(self, stretch: Stretch) -> list[QuotedWords]:
        """Return the quotations that share words with a stretch."""
        first = bisect_right(self.quotes, stretch.start, key=lambda quoted: quoted.end)
        after = bisect_left(self.quotes, stretch.end, key=lambda quoted: quoted.start)
        return self.quotes[first:after]

    def is_between_quotes(self, span: Span) -> bool:
        """Whether none of the words of a stretch of text are quoted, and those around it are."""
        start, end = _numbers(self.starts, *span)
        return (
            not self.touched_quotes(Stretch(0, start, end))
            and any(quoted.end == start for quoted in self.quotes)
            and any(quoted.start == end for quoted in self.quotes)
        )

    def piece(self, number: int) -> tuple[int, int]:
        """Return the sentence, or what of it is in or out of quotation marks, around a word."""
        after = bisect_right(self.pieces, number)
        return self.pieces[after - 1], self.pieces[after]

    def room(self, number: int) -> Room:
        """Return the room of a word."""
        return self.rooms[bisect_right(self.rooms, number, key=lambda room: room.start) - 1]

    def quoted_share(self, stretch: Stretch) -> float:
        """Return what part of the words of a stretch is quoted, 0 to 1."""
        quoted = sum(
            min(quote.end, stretch.end) - max(quote.start, stretch.start)
            for quote in self.touched_quotes(stretch)
        )
        return quoted / (stretch.end - stretch.start)


def _rooms(quotes: Sequence[QuotedWords], words: int) -> Iterator[Room]:
    """Yield the rooms of a report; what is one quotation, broken by who says it, shares one."""
    at = 0
    for number, quoted in enumerate(quotes):
        if quoted.start < at:  # in the room of the one before
            continue
        end = quoted.end
        for last, following in pairwise(quotes[number:]):
            if not _goes_on(last, following):
                break
            end = following.end
        if at < quoted.start:
            yield Room(at, quoted.start, is_quoted=False)
        yield Room(quoted.start, end, is_quoted=True)
        at = end
    if at < words:
        yield Room(at, words, is_quoted=False)


def _goes_on(last: QuotedWords, following: QuotedWords) -> bool:
    gap = following.start - last.end
    cue = following.quote.cue
    return cue == last.quote.cue and gap <= (_LONGEST_BREAK if cue else 0)


def _capitals(text: str, starts: Sequence[int], cuts: Sequence[int]) -> set[int]:
    """Return the words that are written as names are, unless their sentence is all in capitals."""
    found: set[int] = set()
    for start, end in pairwise(cuts):
        capitals = {at for at in range(start + 1, end) if text[starts[at]].isupper()}
        if len(capitals) < _MOST_CAPITALS * (end - start - 1):
            found |= capitals
    return found


def _numbers(starts: list[int], start: int, end: int) -> tuple[int, int]:
    """Return the numbers of the words that begin between two offsets."""
    return bisect_left(starts, start), bisect_left(starts, end)
