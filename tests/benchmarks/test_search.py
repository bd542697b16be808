from __future__ import annotations

import sys
from pathlib import Path

import pytest

from explorer.text.folding import fold
from explorer.text.words import folded_words
from tests.benchmarks import measuring, search
from tests.benchmarks.corpora import make_corpus
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines import Kind
from tests.benchmarks.figures import geometric_mean, percentile
from tests.benchmarks.questions import rows_of
from tests.benchmarks.sources import small_source, write_source


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    make_corpus(small_source(50), 80, tmp_path / "corpus.sqlite")
    return Corpus(tmp_path / "corpus.sqlite")


def test_one_command_measures_from_end_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measuring, "_OPENINGS", 1)
    write_source(tmp_path / "source.jsonl.gz", small_source(50))
    command = f"search {tmp_path}/source.jsonl.gz --articles 80 --engines press,fts5 --rows term,OR"
    monkeypatch.setattr(sys, "argv", [*command.split(), "--cache", str(tmp_path / "cache")])
    search.main()
    printed = capsys.readouterr().out
    assert "left out" not in printed
    agreeing = printed[printed.index("questions with the same count") :].splitlines()[1:5]
    assert [line.split()[-1] for line in agreeing] == ["100%"] * 4


def test_questions_are_always_the_same_and_have_answers(corpus: Corpus) -> None:
    rows = rows_of(corpus)
    assert rows == rows_of(corpus)
    assert all(rows.values())
    texts = [fold(f"{each.title}\n{each.text}") for each in corpus.articles()]
    for row in rows.values():
        for question in row:
            if question.kind in {Kind.PHRASE, Kind.WORD}:
                assert any(" ".join(question.words) in text for text in texts), question


def test_the_corpus_counts_articles_not_occurrences(corpus: Corpus) -> None:
    known = corpus.articles_with()
    word = max(known, key=lambda word: known[word])
    articles = corpus.articles()
    assert known[word] == sum(
        word in folded_words(f"{each.title} {each.text}") for each in articles
    )


def test_percentiles_are_values_that_were_measured() -> None:
    assert [percentile(range(1, 101), share) for share in (0.5, 0.95, 0.99)] == [50, 95, 99]
    assert percentile([7.0], 0.95) == 7.0


def test_the_geometric_mean_of_a_half_and_two_is_one() -> None:
    assert geometric_mean({"a": 0.5, "b": 2.0}) == pytest.approx(1.0)
