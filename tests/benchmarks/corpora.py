"""Corpora of any size out of one source, made once and kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from explorer.text.words import folded_words
from tests.benchmarks.corpus import Article, Corpus, write_corpus
from tests.benchmarks.recombination import Recombination
from tests.benchmarks.source import Item, read_source


def corpus_of(source: Path, articles: int, cache: Path) -> Corpus:
    """Return the corpus of so many articles, made now where it has not been yet."""
    digest = hashlib.blake2b(source.read_bytes(), digest_size=4).hexdigest()
    file = (cache / f"corpus-{digest}-{articles}.sqlite").absolute()
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        make_corpus(read_source(source), articles, file)
    return Corpus(file)


def make_corpus(source: Sequence[Item], articles: int, file: Path) -> None:
    """Write a corpus of so many articles, one after another."""
    articles_with: Counter[str] = Counter()
    counted = _counted(Recombination(source).articles(articles), articles_with)
    names: dict[str, set[str]] = {}
    for item in source:
        for field, tagged in item.names.items():
            names.setdefault(field, set()).update(tagged)
    write_corpus(file, counted, articles_with, names)


def _counted(articles: Iterable[Article], articles_with: Counter[str]) -> Iterator[Article]:
    for article in articles:
        articles_with.update(set(folded_words(f"{article.title}\n{article.text}")))
        yield article
