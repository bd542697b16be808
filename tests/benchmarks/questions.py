"""The questions of the table, drawn by chance from a corpus, always the same for the same one.

Words are drawn as often as they stand in the corpus, and stop words are left out, except from
phrases; all are of letters a to z only, about which words no two engines disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from string import ascii_lowercase

from explorer.text.words import folded_words
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines import Kind, Question
from tests.benchmarks.engines.rows import Rows

_IN_A_ROW = 100
_MOST_TRIES = 10 * _IN_A_ROW
_RARE = range(1, 11)  # articles
_COMMON = 200  # words
_PHRASE = re.compile(r"(?<![^\s])[a-z]+(?: [a-z]+){1,2}(?![^\s])")


def rows_of(corpus: Corpus) -> Rows:
    """Return about a hundred different questions for each row of the table."""
    drawn = _Drawing(corpus)
    draws: dict[str, Callable[[], Question | None]] = {
        "rare term": drawn.rare,
        "common term": drawn.common,
        "2-term AND": lambda: drawn.several(Kind.AND, 2),
        "5-term OR": lambda: drawn.several(Kind.OR, 5),
        "phrase": drawn.phrase,
        "prefix, 1 letter": lambda: drawn.prefix(1),
        "prefix, 2 letters": lambda: drawn.prefix(2),
        "prefix, 3 letters": lambda: drawn.prefix(3),
        "fuzzy, distance 1": lambda: drawn.misspelled(1),
        "fuzzy, distance 2": lambda: drawn.misspelled(2),
        "leading wildcard": drawn.ending,
    }
    return {
        row: drawn.shuffled(list(islice(_different(draw), _IN_A_ROW)))
        for row, draw in draws.items()
    }


def _different(draw: Callable[[], Question | None]) -> Iterator[Question]:
    seen: set[Question] = set()
    for _ in range(_MOST_TRIES):
        question = draw()
        if question and question not in seen:
            seen.add(question)
            yield question


class _Drawing:
    """Draws questions; where there is none of a kind at a place, None."""

    def __init__(self, corpus: Corpus) -> None:
        from whoosh.analysis import STOP_WORDS  # only here

        self._stop_words = STOP_WORDS
        self._corpus = corpus
        self._chance = Random(f"questions about {len(corpus)} articles")
        self._known = corpus.articles_with()
        words = sorted(filter(self._usable, self._known))
        self._rare = [word for word in words if self._known[word] in _RARE]
        words.sort(key=lambda word: -self._known[word])
        self._common = words[:_COMMON]

    def _usable(self, word: str) -> bool:
        return len(word) > 2 and word.isascii() and word.isalpha() and word not in self._stop_words

    def shuffled(self, questions: list[Question]) -> list[Question]:
        """Shuffle questions: frequent ones are drawn first, and slow engines come no further."""
        return self._chance.sample(questions, len(questions))

    def rare(self) -> Question | None:
        return Question(Kind.WORD, (self._chance.choice(self._rare),)) if self._rare else None

    def common(self) -> Question:
        return Question(Kind.WORD, (self._chance.choice(self._common),))

    def several(self, kind: Kind, count: int) -> Question | None:
        """Draw words, for AND all from one article, so that there is an answer."""
        together = sorted(set(self._words()))
        if kind is Kind.AND:
            words = self._chance.sample(together, min(count, len(together)))
        else:
            drawn = {self._word(3) for _ in range(count)}
            words = sorted(word for word in drawn if word)
        return Question(kind, tuple(words)) if len(words) == count else None

    def phrase(self) -> Question | None:
        phrases = _PHRASE.findall(self._corpus.article(self._number()).text)
        return (
            Question(Kind.PHRASE, tuple(self._chance.choice(phrases).split())) if phrases else None
        )

    def prefix(self, letters: int) -> Question | None:
        word = self._word(letters + 1)
        return Question(Kind.PREFIX, (word[:letters],)) if word else None

    def ending(self) -> Question | None:
        word = self._word(7)
        return Question(Kind.ENDING, (word[-4:],)) if word else None

    def misspelled(self, distance: int) -> Question | None:
        word = self._word(4 + distance)
        for _ in range(distance if word else 0):
            word = self._with_a_slip(word)
        unknown = word and word not in self._known
        return Question(Kind.FUZZY, (word,), distance) if unknown else None

    def _with_a_slip(self, word: str) -> str:
        at = self._chance.randrange(1, len(word) - 1)
        letter = self._chance.choice(ascii_lowercase)
        return self._chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )

    def _word(self, shortest: int) -> str:
        """Draw a word of so many letters at least; the empty one where the article has none."""
        words = [word for word in self._words() if len(word) >= shortest]
        return self._chance.choice(words) if words else ""

    def _words(self) -> list[str]:
        text = self._corpus.article(self._number()).text
        return [word for word in folded_words(text) if self._usable(word)]

    def _number(self) -> int:
        return self._chance.randint(1, len(self._corpus))
