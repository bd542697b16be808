"""Text that was decoded wrongly once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.readers.mojibake import mended


@pytest.mark.parametrize(
    ("damaged", "text"),
    [
        ("cafÃ©", "café"),
        ("â€œHelloâ€\x9d he said", "“Hello” he said"),
        ("Ã‰lections en HaÃ¯ti", "Élections en Haïti"),
        ("ÐŸÑ€ÐµÐ·Ð¸Ð´ÐµÐ½Ñ‚", "Президент"),
        ("one\ncafÃ©\nÃ NÃO", "one\ncafé\nÃ NÃO"),  # each line for itself
    ],
)
def test_mended(damaged: str, text: str) -> None:
    assert mended(damaged) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "SÃO PAULO",
        "DECLARAÇÃO – “NÃO”",
        "Le café d’été",
        "“curly” quotes … ﬁ Ａ &eacute; \x1b[31m",
        "e\u0301",  # not composed
        "the sign “Ã©” is mojibake",  # whether it is meant cannot be known
        "voilÃ le travail",
    ],
)
def test_left_as_it_is(text: str) -> None:
    assert mended(text) == text


def test_a_line_of_megabytes_is_left_for_the_time_it_takes() -> None:
    line = "cafÃ©" * 250_000
    assert mended(line) == line


@given(st.text())
def test_the_lines_stay_lines(text: str) -> None:
    assert mended(text).count("\n") == text.count("\n")


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"])))
def test_what_is_mended_is_mended_once_and_for_all(text: str) -> None:
    once = mended(text)
    assert mended(once) == once
