from __future__ import annotations

import statistics

from explorer.text.words import folded_words
from tests.benchmarks.recombination import Recombination
from tests.benchmarks.sources import small_source

_SOURCE = small_source(60)


def test_the_same_source_gives_the_same_articles() -> None:
    first, again = (list(Recombination(_SOURCE).articles(200)) for _ in range(2))
    assert first == again


def test_a_corpus_is_the_beginning_of_a_larger_one() -> None:
    recombination = Recombination(_SOURCE)
    assert list(recombination.articles(100)) == list(recombination.articles(300))[:100]


def test_the_source_comes_first_as_it_is() -> None:
    articles = list(Recombination(_SOURCE).articles(61))
    assert [(each.title, each.text) for each in articles[:60]] == [
        (item.title, item.text) for item in _SOURCE
    ]
    assert articles[60].text not in {item.text for item in _SOURCE}


def test_lengths_stay_like_those_of_the_source() -> None:
    articles = list(Recombination(_SOURCE).articles(600))
    of_source, recombined = (
        statistics.mean(len(article.text) for article in part)
        for part in (articles[:60], articles[60:])
    )
    assert 0.8 < recombined / of_source < 1.25


def test_the_vocabulary_keeps_growing() -> None:
    articles = list(Recombination(_SOURCE).articles(1200))

    def vocabulary(count: int) -> int:
        return len({word for each in articles[:count] for word in folded_words(each.text)})

    assert vocabulary(60) < vocabulary(600) < vocabulary(1200)


def test_each_time_the_source_is_used_up_a_year_has_passed() -> None:
    years = [(each.date or "")[:4] for each in Recombination(_SOURCE).articles(180)]
    assert years == ["2025"] * 60 + ["2026"] * 60 + ["2027"] * 60
