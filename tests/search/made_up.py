"""A collection of made-up articles, as long and with as many words and names as real ones."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from explorer.dates import parse_date
from explorer.entities.lexicon import Lexicon
from explorer.models import Article, Entity, EntityType
from explorer.text.words import words_of
from tests.search.corpora import MemoryCollection

_SEEDS = Path(__file__).parents[2] / "seeds"
_VOCABULARY = 40_000
_ENTITIES = 300
_SHORTEST, _LONGEST = 130, 800  # words of a text
_LANGUAGES = ("en", "en", "en", "fr", "es", "")
_SOURCES = ("Reuters", "Le Monde", "Le Nouvelliste", "Al Jazeera", "AP", "")
_DATES = ("2024-11-19", "2024-11", "2025", "2025-02-03?", "2024-06-01/2025-02", "")
_SAME_STORY = 3  # articles

Draw = Callable[[], str]


@dataclass(frozen=True)
class MadeUp:
    """What was made up."""

    collection: MemoryCollection
    words: Sequence[str]
    """The words of the texts, the most frequent first."""


def made_up(articles: int) -> MadeUp:
    """Make up a collection, always the same for the same number of articles."""
    by = random.Random(f"{articles} articles")
    words = _vocabulary(by)
    entities = [_entity(number, by, words) for number in range(_ENTITIES)]
    word = _by_rank(words, by)
    name = _by_rank([variant for entity in entities for variant in entity.variants], by)
    made = (_article(number, by, word, name) for number in range(articles))
    ids = [str(number) for number in range(0, articles, 10)]
    collection = MemoryCollection(
        {article.id: article for article in made},
        Lexicon(entities),
        stories=[ids[at : at + _SAME_STORY] for at in range(0, len(ids), _SAME_STORY)],
    )
    return MadeUp(collection, words)


def _vocabulary(by: random.Random) -> list[str]:
    """Return the words of the articles that come with the program, and others that begin as one
    of them and end as another."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(_SEEDS.glob("*.txt")))
    found = [text[word.start : word.end].lower() for text in texts for word in words_of(text)]
    known = list(dict.fromkeys(sorted(found, key=found.count, reverse=True)))
    words = dict.fromkeys(known)
    while len(words) < _VOCABULARY:
        begin, end = by.choice(known), by.choice(known)
        made = begin[: by.randint(1, 6)] + end[-by.randint(1, 6) :]
        words[made.replace("e", "é") if by.random() < 0.1 else made] = None
    return list(words)


def _entity(number: int, by: random.Random, words: Sequence[str]) -> Entity:
    names = [by.choice(words[100:]).title() for _ in range(by.randint(1, 4))]
    name = " ".join(names)
    initials = "".join(each[0] for each in (*names, *names))[: by.randint(2, 4)]  # of several
    variants = (name, initials.upper(), f"the {name}", names[-1])
    return Entity(name, list(EntityType)[number % len(EntityType)], tuple(dict.fromkeys(variants)))


def _by_rank(items: Sequence[str], by: random.Random) -> Draw:
    """Draw items, the one of rank r as often as 1 in r (Zipf)."""
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(items))))
    return lambda: items[bisect(weights, by.random() * weights[-1])]


def _article(number: int, by: random.Random, word: Draw, name: Draw) -> Article:
    date = by.choice(_DATES)
    return Article(
        id=str(number),
        title=_sentence(by.randint(4, 14), by, word, name),
        text=_text(by.randint(_SHORTEST, _LONGEST), by, word, name),
        date=parse_date(date) if date else None,
        source=by.choice(_SOURCES) or None,
        language=by.choice(_LANGUAGES),
    )


def _text(length: int, by: random.Random, word: Draw, name: Draw) -> str:
    sentences = []
    while length > 0:
        count = by.randint(5, 30)
        sentences.append(_sentence(count, by, word, name) + by.choice((". ", ". ", ".\n")))
        length -= count
    return "".join(sentences)


def _sentence(length: int, by: random.Random, word: Draw, name: Draw) -> str:
    words = [name() if by.random() < 0.02 else word() for _ in range(length)]
    words[0] = words[0][:1].upper() + words[0][1:]
    return " ".join(words)
