"""Stems: what the inflections of a word share."""

from __future__ import annotations

import unicodedata

import pytest

from explorer.search.stems import stem


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("operation", "operations", "OPERATIONS", "operational")),
        ("en", ("police", "polices")),
        ("fr", ("déplacé", "déplacée", "déplacées")),
        ("es", ("policía", "policías")),
    ],
)
def test_the_inflections_of_a_word_share_a_stem(language: str, words: tuple[str, ...]) -> None:
    assert len({stem(word, language) for word in words}) == 1


@pytest.mark.parametrize("word", ["MSS", "gas", "2025", "Izo2", "U2bis"])
def test_short_words_and_numbers_are_their_own_stem(word: str) -> None:
    assert stem(word, "en") == word.lower()


def test_a_stem_has_no_accents() -> None:
    assert stem("été", "fr") == "ete"
    assert stem("libérés", "fr") == "liber"


def test_a_language_without_stemmer_only_folds() -> None:
    assert stem("Operasyonš", "ht") == "operasyons"


@pytest.mark.parametrize("word", ["libérés", "déplacées"])
def test_accents_written_as_characters_of_their_own_are_the_same(word: str) -> None:
    assert stem(unicodedata.normalize("NFD", word), "fr") == stem(word, "fr")


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u2060"])
def test_what_is_invisible_in_a_word_does_not_keep_it_from_being_stemmed(hidden: str) -> None:
    assert stem(f"opera{hidden}tions", "en") == stem("operation", "en")
