"""Wrapping into lines of terminal cells."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from explorer.text.paragraphs import Span
from explorer.text.visible import visible_line
from explorer.text.wrapping import wrap


def cells(text: str) -> int:
    return max(0, wcswidth(visible_line(text)))


def lines(text: str, width: int) -> list[str]:
    return [text[line.start : line.end] for line in wrap(text, Span(0, len(text)), width, cells)]


@pytest.mark.parametrize(
    ("text", "width", "wrapped"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 13, ["one two three"]),
        ("one two three", 12, ["one two", "three"]),
        ("one   two", 3, ["one", "two"]),
        ("one two   ", 7, ["one two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("x abcdefgh y", 3, ["x", "abc", "def", "gh", "y"]),
        ("abcdefghij           x", 5, ["abcde", "fghij", "x"]),
        ("警察官が来た", 4, ["警察", "官が", "来た"]),
        ("警察", 1, ["警", "察"]),  # a character wider than the line stands alone
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("❤\ufe0f❤\ufe0f", 3, ["❤\ufe0f", "❤\ufe0f"]),  # the selector widens the heart
        ("one\ntwo", 20, ["one\ntwo"]),
        ("", 5, [""]),
        ("   ", 5, [""]),
    ],
)
def test_wraps(text: str, width: int, wrapped: list[str]) -> None:
    assert lines(text, width) == wrapped


def test_only_the_stretch_asked_for_is_wrapped() -> None:
    text = "before one two after"
    assert wrap(text, Span(7, 14), 4, cells) == [Span(7, 10), Span(11, 14)]


TEXT = st.text("ab 警é\u0301\t\u00a0-", max_size=60).map(str.strip)


@given(TEXT, st.integers(2, 12))
@example("abcdefghij           x", 5)
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in lines(text, width))


@given(TEXT, st.integers(1, 12))
def test_lines_hold_every_character_that_is_not_space_in_order(text: str, width: int) -> None:
    spans = wrap(text, Span(0, len(text)), width, cells)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())


def test_space_after_a_character_wider_than_a_line_makes_no_line() -> None:
    assert lines("警\ta", 1) == ["警", "a"]


@given(TEXT, st.integers(1, 12))
def test_no_line_begins_or_ends_with_space_or_is_empty(text: str, width: int) -> None:
    found = lines(text, width)
    assert all(line == line.strip() for line in found)
    assert all(found) or found == [""]


@given(TEXT, st.integers(2, 12))
def test_a_word_is_broken_only_when_it_is_wider_than_a_line(text: str, width: int) -> None:
    if all(cells(word) <= width for word in text.split()):
        assert " ".join(lines(text, width)).split() == text.split()


@given(TEXT, st.integers(2, 12))
def test_a_line_ends_only_when_the_next_word_does_not_fit(text: str, width: int) -> None:
    spans = wrap(text, Span(0, len(text)), width, cells)
    for line, following in pairwise(spans):
        word = text[following.start : following.end].split(maxsplit=1)[0]
        assert cells(text[line.start : following.start]) + cells(word) > width


@given(st.text("ab-“ \n", max_size=60).map(str.strip), st.integers(1, 12))
def test_text_of_one_cell_a_character_wraps_as_any_other(text: str, width: int) -> None:
    behind = f"{text}\n{'é' * (width + 1)}\u0301"  # where each word has to be measured
    assert lines(text, width) == [each for each in lines(behind, width) if "é" not in each] or [""]
