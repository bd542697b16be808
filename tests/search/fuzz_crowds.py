"""Queries that ask for as much as they can: many leaves of any kind, joined in any way."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from tests.search.made_up import MadeUp

_FREQUENT = 20
_LETTERS = "abcdefghijklmnopqrstuvwxyzé"
_FIELDS = ("person", "place", "force", "org")


class Draw(random.Random):
    """Draws the pieces of queries to one collection."""

    def __init__(self, seed: int, corpus: MadeUp) -> None:
        super().__init__(seed)
        self._words = corpus.words
        self._names = list(corpus.collection.lexicon.forms.values())

    def word(self) -> str:
        """Return a word: as likely one of the most frequent ten as one of the next ninety."""
        return self._words[int(len(self._words) ** self.random()) - 1]

    def frequent(self) -> str:
        return self.choice(self._words[:_FREQUENT])

    def rare(self) -> str:
        return self.choice(self._words)

    def name(self) -> str:
        return self.choice(self._names)

    def letter(self) -> str:
        return self.choice(_LETTERS)

    def misspelled(self, text: str) -> str:
        """Return a text with one or two letters wrong."""
        for _ in range(self.randint(1, 2)):
            at = self.randint(0, len(text))
            text = text[:at] + self.letter() + text[at + self.randint(0, 1) :]
        return text

    def phrase(self, draw: Callable[[], str], longest: int) -> str:
        """Return some words between quotation marks."""
        return f'"{" ".join(draw() for _ in range(self.randint(2, longest)))}"'

    def slot(self) -> str:
        return self.choice(("<person>", "<place>", "<org>", *self._words[:9]))

    def field(self) -> str:
        return self.choice(_FIELDS)


Leaf = Callable[[Draw], str]

_LEAVES: Sequence[Leaf] = (
    Draw.word,
    Draw.frequent,
    Draw.rare,
    Draw.name,
    Draw.letter,
    lambda draw: draw.misspelled(draw.rare()),
    lambda draw: draw.misspelled(draw.rare() + draw.rare()),
    lambda draw: draw.misspelled(draw.name()),
    lambda draw: draw.letter() * draw.choice((5, 100, 400)),
    lambda draw: "-".join(draw.word() for _ in range(draw.randint(2, 12))),
    lambda draw: f"{draw.word()[: draw.randint(1, 3)]}*",
    lambda draw: f"*{draw.word()[-draw.randint(1, 3) :]}",
    lambda draw: f"*{draw.letter()}*",
    lambda draw: "*".join(draw.choice("aeiou?") for _ in range(draw.randint(2, 60))),
    lambda draw: f"{draw.rare()}{draw.rare()}"[:100] + "~2",
    lambda draw: f"{draw.word()}~{draw.randint(1, 2)}",
    lambda draw: f"={draw.word()}",
    lambda draw: f"={draw.word().title()}",
    lambda draw: f"={draw.phrase(draw.word, 4)}",
    lambda draw: draw.phrase(draw.frequent, 9),
    lambda draw: draw.phrase(draw.slot, 12) + f"~{draw.choice((1, 6, 50, 1000))}",
    lambda draw: f"title:{draw.word()}",
    lambda draw: f"{draw.field()}:*{draw.letter()}*",
    lambda draw: f"{draw.field()}:{draw.choice(('', draw.letter()))}*",
    lambda draw: f"source:{draw.choice(('le', 'reuters', 'al', 'a*'))}",
    lambda draw: f"lang:{draw.choice(('en', 'fr'))}",
    lambda draw: f"date:{draw.randint(2023, 2026)}..",
    lambda draw: f"id:{draw.randint(0, 99)}",
    lambda _draw: "is:kept",
)
_JOINTS = (" ", " ", " OR ", " -", " OR -", " AND ", " (", ") (", " OR (", " NOT (", " -(", "|", "")
_ROUND = (
    *("…", "…", "…", "…", "-(…)", "title:(…)", "NOT (NOT (…))", '"…"', '"…"~9', '"…"~1000'),
    *("org:(…)", "(… OR zzz)", "zzzzz …", "… ", "@gangs …", "=…", "the (…) OR (…)", "-a …", "(((…"),
)


def crowds(draw: Draw) -> Iterator[str]:
    """Yield queries without end."""
    while True:
        leaf, joint = draw.choice(_LEAVES), draw.choice(_JOINTS)
        count = draw.choice((1, 3, 10, 30, 100))
        if draw.random() < 0.3:
            some = [draw.choice(_LEAVES)(draw) for _ in range(count)]
        else:
            some = [leaf(draw) for _ in range(count)]
        if draw.random() < 0.1:
            some = some[:1] * count
        yield draw.choice(_ROUND).replace("…", joint.join(some))
