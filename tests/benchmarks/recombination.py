"""Make a larger corpus out of a smaller one, so that it stays like it.

The first articles are those of the source, unchanged. Each further one takes the title of one
article, its length from another, and runs of one to three paragraphs from anywhere until that
length is reached; its date is that of yet another, a year later for each time the source has
been used up. A real corpus keeps meeting new words, and recombined ones would not. So words are
made up, at the rate of Heaps' law (V = K·tⁿ) as fitted to the source: the front of one of its
rarest words and the end of another, or for a number another of the same length. Each takes the
place of a word of a text, and each time one that was made up before takes another's place, the
oldest ones the most often.

Article n depends on the source and n alone: the corpus of 50,000 is the beginning of that of
200,000.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from random import Random

from explorer.text.words import folded_words
from tests.benchmarks.corpus import Article
from tests.benchmarks.source import Item

_WORD = re.compile(r"[^\W_]+")
_RAREST = 2  # articles


class Recombination:
    """Makes as many articles of a source as are asked for."""

    def __init__(self, source: Sequence[Item]) -> None:
        self._source = source
        self._paragraphs = [
            [line for line in item.text.splitlines() if line.strip()] for item in source
        ]
        self._places = [
            (number, at)
            for number, paragraphs in enumerate(self._paragraphs)
            for at in range(len(paragraphs))
        ]
        self._lengths = [len(item.text) for item in source]
        self._new_words = _NewWords(source)

    def articles(self, count: int) -> Iterator[Article]:
        """Yield the first `count` articles of the endless corpus."""
        for number in range(1, count + 1):
            if number <= len(self._source):
                item = self._source[number - 1]
                yield Article(number, item.title, item.text, item.date)
            else:
                yield self._recombined(number)

    def _recombined(self, number: int) -> Article:
        chance = Random(f"article {number}")
        text = "\n".join(self._body(chance, chance.choice(self._lengths)))
        return Article(
            number,
            chance.choice(self._source).title,
            _replaced(text, self._new_words.of_article(number, chance), chance),
            _years_later(chance.choice(self._source).date, (number - 1) // len(self._source)),
        )

    def _body(self, chance: Random, length: int) -> Iterator[str]:
        """Yield paragraphs until the text is as near to the length as whole ones come."""
        reached = 0
        while True:
            number, at = chance.choice(self._places)
            for paragraph in self._paragraphs[number][at : at + chance.randint(1, 3)]:
                if reached and reached + len(paragraph) / 2 > length:
                    return
                yield paragraph
                reached += len(paragraph) + 1


class _NewWords:
    """The words that a corpus meets only as it grows."""

    def __init__(self, source: Sequence[Item]) -> None:
        articles_with: Counter[str] = Counter()
        words = known_at_half = 0
        for number, item in enumerate(source):
            of_item = folded_words(f"{item.title} {item.text}")
            words += len(of_item)
            articles_with.update(set(of_item))
            if number == len(source) // 2:
                half, known_at_half = words, len(articles_with)
        self._known = len(articles_with)
        self._exponent = math.log(self._known / known_at_half) / math.log(words / half)
        self._articles = len(source)
        rarest = (word for word, count in articles_with.items() if count <= _RAREST)
        self._rarest = sorted(word for word in rarest if len(word) >= 4)

    def of_article(self, number: int, chance: Random) -> list[str]:
        """Return the words to put into an article: new ones, and as many that are not."""
        if not self._rarest:
            return []
        before, after = self._made_up(number - 1), self._made_up(number)
        again = (int(after * chance.random() ** 2) for _ in range(before, after))
        return [self._word(serial) for serial in chain(range(before, after), again)]

    def _made_up(self, articles: int) -> int:
        """Return how many words are made up in the corpus's first so many articles."""
        return int(self._known * ((articles / self._articles) ** self._exponent - 1))

    def _word(self, serial: int) -> str:
        chance = Random(f"word {serial}")
        front, back = chance.choice(self._rarest), chance.choice(self._rarest)
        if front.isdecimal():
            return "".join(chance.choice("0123456789") for _ in front)
        if back.isdecimal():
            back = front[::-1]
        return (front[: (len(front) + 1) // 2] + back[len(back) // 2 :]).capitalize()


def _replaced(text: str, words: Sequence[str], chance: Random) -> str:
    """Put words in the place of words of a text, wherever chance falls."""
    places = [match.span() for match in _WORD.finditer(text)]
    chosen = sorted(chance.sample(places, min(len(words), len(places))))
    pieces: list[str] = []
    end = 0
    for (start, after), word in zip(chosen, words, strict=False):
        pieces += text[end:start], word
        end = after
    return "".join([*pieces, text[end:]])


def _years_later(date: str | None, years: int) -> str | None:
    if date is None:
        return None
    year, _, day = date.partition("-")
    return f"{int(year) + years:04}-{day if day != '02-29' else '02-28'}"
