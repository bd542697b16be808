"""Words: what they are, and where."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.text.folding import fold
from explorer.text.words import Word, folded_words, words_of

WORD = re.compile(r"[^\W_]+")
ANY_TEXT = st.text(st.characters())
NEWS_TEXT = st.text("aBzÉéŁßſ’“—ΣσςᎠꭰжЖ警1½ '-_.\n\t\u00a0\u0301\u00ad\x1b")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Haiti’s Kenyan-led U.N. mission", "haiti s kenyan led u n mission"),
        ("1,300 officers, 2.5%", "1 300 officers 2 5"),
        ("Port_au_Prince", "port au prince"),
        ("Che\u0301rizier co\u00adop", "cherizier coop"),
        ("— … \n\u200b", ""),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert folded_words(text) == tuple(words.split())


def test_a_word_knows_where_it_stands() -> None:
    assert words_of("l’Estère.") == [Word(0, 1, "l"), Word(2, 8, "estere")]


def test_an_accent_written_apart_belongs_to_its_word() -> None:
    text = "cafe\u0301 noir"
    assert [text[word.start : word.end] for word in words_of(text)] == ["cafe\u0301", "noir"]


@given(ANY_TEXT)
def test_both_ways_find_the_same_words(text: str) -> None:
    assert folded_words(text) == tuple(word.folded for word in words_of(text))


@given(ANY_TEXT | NEWS_TEXT)
@example("ΟΔΟΣ ΟΔΟΣ")  # a capital sigma at a word's end has a small letter of its own
@example("Ꭰꭰ A")  # whose folded form is the capital
@example("".join(map(chr, range(0x430, 0x450))) + "ЁЖ Éa")  # many different characters
def test_the_short_way_finds_what_reading_letter_by_letter_does(text: str) -> None:
    pieces = [(fold(character), at) for at, character in enumerate(text)]
    folded = "".join(piece for piece, _ in pieces)
    origins = [at for piece, at in pieces for _ in piece]
    found = [(origins[match.start()], match.group()) for match in WORD.finditer(folded)]
    assert [(word.start, word.folded) for word in words_of(text)] == found


@given(ANY_TEXT)
def test_words_stand_in_the_text_in_order(text: str) -> None:
    words = words_of(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert words == sorted(words, key=lambda word: (word.start, word.end))
    assert all(word.folded.isalnum() for word in words)


@given(ANY_TEXT)
def test_a_word_is_in_its_stretch_of_the_text(text: str) -> None:
    for word in words_of(text):
        assert word.folded in fold(text[word.start : word.end])


@given(st.text("abzÉéßœł ’-.\n\u0301\u00a0"))
def test_a_stretch_of_letters_folds_to_its_word(text: str) -> None:
    for word in words_of(text):
        assert fold(text[word.start : word.end]) == word.folded
