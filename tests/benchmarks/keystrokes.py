"""A whole keystroke of the program: what it does at each key while a query is typed.

    python -m tests.benchmarks.keystrokes CORPUS INDEX CLOCK

Queries of one to three words that follow each other in a title are typed letter by letter. At
each key the program reads the query, finds the best 20 articles with their passages, and counts
the facets. No key is measured twice, since a user does not press it twice. What is measured
goes to stdout as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from explorer.search.answers import Search
from explorer.search.searcher import Searcher
from explorer.search.snippets import best_snippet
from explorer.search.whoosh_index import WhooshIndex
from explorer.text.words import words_of
from tests.benchmarks.collection import CorpusCollection
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines.rows import Clock
from tests.benchmarks.processes import CLOCKS, on_one_core, resident_bytes

_QUERIES = 100
_WARMING = 5
_HITS = 20
_SNIPPET_LENGTH = 240


class Keystroke(NamedTuple):
    """Seconds that each part of a keystroke took."""

    search: float
    snippets: float
    facets: float


def queries(corpus: Corpus, count: int) -> list[str]:
    """Draw queries from the titles of a corpus, always the same."""
    chance = Random(f"typed in {len(corpus)} articles")
    drawn: list[str] = []
    while len(drawn) < count:
        title = corpus.article(chance.randint(1, len(corpus))).title
        words = words_of(title)
        if words:
            first = chance.randrange(len(words))
            last = words[first : first + chance.randint(1, 3)][-1]
            drawn.append(title[words[first].start : last.end].lower())
    return drawn


def typed(query: str) -> Iterator[str]:
    """Yield what stands in the field after each key."""
    return (query[:length] for length in range(1, len(query) + 1))


def time_keystroke(searcher: Searcher, text: str, clock: Clock) -> Keystroke:
    """Do what the program does at a key."""
    search = Search(text, typing=True)
    started = clock()
    answer = searcher.search(search, limit=_HITS)
    found = clock()
    for hit in answer.hits:
        best_snippet(hit.article.text, hit.matches, _SNIPPET_LENGTH)
    shown = clock()
    searcher.facets(search)
    return Keystroke(found - started, shown - found, clock() - shown)


def time_keystrokes(searcher: Searcher, corpus: Corpus, clock: Clock) -> list[Keystroke]:
    """Type all queries, after a few others to warm up."""
    drawn = queries(corpus, _WARMING + _QUERIES)
    warming, counted = (
        [text for query in some for text in typed(query)]
        for some in (drawn[:_WARMING], drawn[_WARMING:])
    )
    for text in warming:
        time_keystroke(searcher, text, clock)
    return [time_keystroke(searcher, text, clock) for text in counted]


def main() -> None:
    file, index, clock = sys.argv[1:]
    corpus = Corpus(Path(file))
    on_one_core()
    collection = CorpusCollection(corpus)
    searcher = Searcher(collection, WhooshIndex.open(Path(index)))
    measured: dict[str, Any] = {
        "keystrokes": time_keystrokes(searcher, corpus, CLOCKS[clock]),
        "resident_bytes": resident_bytes(),
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
