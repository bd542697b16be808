"""Untrusted text on a terminal: harmless, and every offset where it was."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.text.visible import is_unsafe, visible, visible_line

ANY_TEXT = st.text(st.characters())  # surrogates, as undecodable file names have them, included
UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_plain_text_stays_as_it_is() -> None:
    text = "L’Estère — “Pont Sondé” [/b] 警察 👮\u00a0!\nnext"
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\tb", "a b"),
        ("a\x00b\x07c\rd", "a␀b␇c␍d"),
        ("\x7f\x9b", "␡\ufffd"),
        ("co\u00adop", "co-op"),
        ("a\u202eb\u200bc\u2028d\u2029e\ufefff", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf"),
        ("\udcff\U000e0041", "\ufffd\ufffd"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_line_has_spaces_for_line_breaks() -> None:
    assert visible_line("a\nb\r\nc\td\x1b") == "a b  c d␛"


@given(ANY_TEXT)
def test_no_offset_moves(text: str) -> None:
    assert len(visible(text)) == len(visible_line(text)) == len(text)


@given(ANY_TEXT)
def test_nothing_unsafe_is_left_but_the_line_break(text: str) -> None:
    assert not {unicodedata.category(shown) for shown in visible(text) if shown != "\n"} & UNSAFE
    assert not {unicodedata.category(shown) for shown in visible_line(text)} & UNSAFE


@given(ANY_TEXT)
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    for before, after in zip(text, visible(text), strict=True):
        assert after == before or is_unsafe(before)


def test_is_unsafe_knows_line_breaks_controls_and_letters() -> None:
    assert [is_unsafe(character) for character in "\n\t\x1b\u200fa \u00a0"] == [
        *[True] * 4,
        *[False] * 3,
    ]
