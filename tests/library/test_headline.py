"""Headlines read out of a text that came without one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.headline import headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kenya sends police\nMore left.", "Kenya sends police"),
        ("\n\n Who  leads?\u00a0\nMore left.", "Who leads?"),
        ("“We will stay”\nMore left.", "“We will stay”"),
        ("One sentence. Another.\nMore left.", "One sentence."),
        ("Kenya sends police", "Kenya sends police"),
        ("By Staff,\nMore left.", "By Staff,"),
        ("[UPDATE] \x1b[31mred\nMore.", "[UPDATE] \x1b[31mred"),
        ("x" * 121 + " end\nMore.", "x" * 80),
        ("word " * 30 + "\nMore.", "word " * 15 + "…"),
        ("x" * 500, "x" * 80),
        ("", ""),
        (" \n\t", ""),
    ],
)
def test_headline(text: str, title: str) -> None:
    assert headline(text) == title


def test_a_headline_over_wrapped_lines_is_one_line() -> None:
    text = "Kenyan-led mission\ngives update\n\nThe mission in\nHaiti has\nsaid so"
    assert headline(text) == "Kenyan-led mission gives update"


@given(st.text() | st.text("a. \n’…x,;", max_size=300))
def test_a_headline_is_one_short_line_and_empty_only_for_blank_texts(text: str) -> None:
    title = headline(text)
    assert len(title) <= 120
    assert title == " ".join(title.split())
    assert bool(title) == bool(text.strip())


@given(st.text() | st.text("a. \n’x,;", max_size=300))
def test_a_headline_has_no_words_but_those_the_text_begins_with(text: str) -> None:
    title = headline(text).removesuffix("…").rstrip()
    assert " ".join(text.split()).startswith(title)
