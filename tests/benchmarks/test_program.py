from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from explorer.errors import UnknownArticleError
from explorer.models import Article
from explorer.search.index import IndexedArticle
from explorer.search.searcher import Searcher
from explorer.search.whoosh_index import WhooshIndex
from tests.benchmarks.adding import time_adding
from tests.benchmarks.bounds import OURS, bounds
from tests.benchmarks.collection import CorpusCollection
from tests.benchmarks.corpora import make_corpus
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.figures import Measured, Row
from tests.benchmarks.keystrokes import queries, time_keystroke, typed
from tests.benchmarks.sources import small_source

_OURS = Measured(
    version="press",
    articles_per_second=5_000.0,
    whole_articles_per_second=4_500.0,
    building_bytes=500_000_000,
    index_bytes=14,
    text_bytes=10,
    opening=0.05,
    whole_process=0.15,
    opened_bytes=300_000_000,
    searching_bytes=350_000_000,
    rows={"phrase": Row(0.001, 0.002, 100, [1]), "5-term OR": Row(0.001, 0.002, 100, [1])},
)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    make_corpus(small_source(20), 30, tmp_path / "corpus.sqlite")
    return Corpus(tmp_path / "corpus.sqlite")


def test_a_query_is_typed_letter_by_letter() -> None:
    assert list(typed("us o")) == ["u", "us", "us ", "us o"]


def test_the_same_words_of_titles_are_typed_each_time(corpus: Corpus) -> None:
    drawn = queries(corpus, 20)
    assert drawn == queries(corpus, 20)
    titles = [article.title.lower() for article in corpus.articles()]
    assert all(any(query in title for title in titles) for query in drawn)


def test_a_corpus_is_a_collection(corpus: Corpus) -> None:
    collection = CorpusCollection(corpus)
    assert len(collection) == len(collection.ids) == 30
    assert collection.article("30").title == corpus.article(30).title
    assert "30" in collection
    assert "31" not in collection
    assert "030" not in collection
    with pytest.raises(UnknownArticleError):
        collection.article("31")
    assert collection.lexicon.entities


def test_an_article_that_is_added_is_found() -> None:
    index = WhooshIndex.create(None)
    assert all(time_adding(index, number) > 0 for number in range(2))
    assert len(index) == 2


def test_what_is_as_fast_as_promised_keeps_its_bounds() -> None:
    peer = dataclasses.replace(
        _OURS,
        rows={"phrase": Row(0.002, 0.003, 100, [1]), "5-term OR": Row(0.006, 0.011, 100, [1])},
    )
    judged = list(bounds(50_000, {OURS: _OURS, "fts5": peer}, None))
    assert all(bound.kept for bound in judged)
    assert "phrase, p95 / fts5" in {bound.name for bound in judged}


def test_what_is_slower_than_promised_breaks_its_bounds() -> None:
    peer = dataclasses.replace(
        _OURS,
        rows={"phrase": Row(0.002, 0.001, 100, [1]), "5-term OR": Row(0.004, 0.011, 100, [1])},
    )
    ours = dataclasses.replace(_OURS, articles_per_second=3_999.0)
    broken = {
        each.name for each in bounds(50_000, {OURS: ours, "xapian": peer}, None) if not each.kept
    }
    assert broken == {
        "indexing an article, ms",
        "phrase, p95 / xapian",
        "5-term OR, p50 / xapian",
    }


def test_a_keystroke_is_all_that_the_program_does_at_it(corpus: Corpus) -> None:
    collection = CorpusCollection(corpus)
    index = WhooshIndex.create(None)
    index.add(
        IndexedArticle(article.id, article.title, article.text)
        for _, article in collection.articles()
        if isinstance(article, Article)
    )
    ticks = iter((0.0, 1.0, 3.0, 7.0))
    keystroke = time_keystroke(Searcher(collection, index), "ka", lambda: next(ticks))
    assert keystroke == (1.0, 2.0, 4.0)
