"""The quick way to the words of a text gives those of `explorer.text.words`."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.engine.tokens import (
    composed,
    is_plain,
    starts_of_words,
    surfaces_of,
    tokens_of,
)
from explorer.text.folding import fold
from explorer.text.words import words_of

# Each begins to differ somewhere: invisible, combining, several letters or words in one
# character, letters only once they are folded, and what only looks like a letter.
CURIOUS = "so\u00adft e\u0301 ﬁ ½ ıİ 警察 한국 1٣ _ ⓐ ² ŉ ß œ ʼ 𝐀 ª ͺ ΐ ǆ ﷺ \u200b\u2028\x00 क्ष ไทย"
TEXTS = st.text(CURIOUS) | st.text() | st.text("aé ½_\u0301", max_size=9)
ALL = (CURIOUS, *CURIOUS.split(), "", "a½b", "½ ½", "l’an", "a_b")


@pytest.mark.parametrize("text", ALL)
def test_curious_texts_have_the_same_words(text: str) -> None:
    _same_words(text)


@given(TEXTS)
def test_any_text_has_the_same_words(text: str) -> None:
    _same_words(text)


def _same_words(text: str) -> None:
    words = words_of(text)
    if is_plain(text):
        assert surfaces_of(text) == [text[word.start : word.end] for word in words]
        assert [fold(surface) for surface in surfaces_of(text)] == [word.folded for word in words]
    assert starts_of_words(text) == [word.start for word in words]
    assert [(token.surface, token.folded, token.start) for token in tokens_of(text)] == [
        (text[word.start : word.end], word.folded, word.start) for word in words_of(text)
    ]


def test_what_most_texts_are_made_of_is_plain() -> None:
    assert is_plain("L’“été” à Port-au-Prince – déjà 1,5 %…\n\n\tSí, ¡ñandú! „Łódź“, œuvre, Straße")
    assert not is_plain("½")
    assert not is_plain("so\u00adft")
    assert not is_plain("e\u0301")


@given(TEXTS)
def test_two_spellings_that_look_the_same_are_the_same_when_composed(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)
    assert composed(unicodedata.normalize("NFD", text)) == composed(text)
