"""Tokens: words as names are made of them."""

from __future__ import annotations

import pytest

from explorer.entities.finding.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a US-backed plan", ["a", "US", "backed", "plan"]),
        ("the ex-President", ["the", "ex", "President"]),
        ("Port-au-Prince", ["Port-au-Prince"]),
        ("Tsai Ing-wen", ["Tsai", "Ing-wen"]),
        ("the US-EU deal", ["the", "US", "EU", "deal"]),
        ("Haiti’s O’Donnell", ["Haiti", "s", "O’Donnell"]),
        ("d’Haïti", ["d", "Haïti"]),
        ("the U.S. and N.W.T. met", ["the", "U.S.", "and", "N.W.T.", "met"]),
        ("S.Amarsaikhan", ["S.Amarsaikhan"]),
        ("Jua\u0301rez", ["Jua\u0301rez"]),
        ("Jua´rez", ["Jua´rez"]),
        ("A&B", ["A", "&", "B"]),
        ("", []),
    ],
)
def test_splits_words(text: str, words: list[str]) -> None:
    tokens = tokens_of(text)
    assert tokens.words == words
    places = zip(tokens.starts, tokens.ends, strict=True)
    assert [text[start:end] for start, end in places] == words


def test_knows_where_sentences_begin() -> None:
    tokens = tokens_of("One came. Two left.\nThree stayed")
    assert [n for n in range(6) if tokens.begins(n)] == [0, 2, 4]
    assert tokens.gap(2) == "\n"
    assert tokens.gap(3) == " "
