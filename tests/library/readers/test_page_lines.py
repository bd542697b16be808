"""Paragraphs made of printed lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.library.readers.page_lines import PageLine, paragraphs_of


def _line(text: str, top: float, **other: float) -> PageLine:
    """Make a full line, in type of 10 points."""
    left, right, size = (other.get(name, value) for name, value in
                         (("left", 50), ("right", 400), ("size", 10)))  # fmt: skip
    return PageLine(text, int(other.get("page", 0)), left, right, -top, size)


def test_lines_at_the_usual_distance_are_one_paragraph() -> None:
    lines = [_line("One ", 0), _line("two.", 12), _line("Three", 24)]
    assert paragraphs_of(lines) == ["One two. Three"]


def test_a_gap_ends_a_paragraph() -> None:
    lines = [_line("One", 0), _line("two", 12), _line("three", 27), _line("four", 39)]
    assert paragraphs_of(lines) == ["One two", "three four"]


def test_another_size_ends_a_paragraph() -> None:
    lines = [_line("Head", 0, size=20), _line("line", 24, size=20), _line("text", 36)]
    assert paragraphs_of(lines) == ["Head line", "text"]


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph() -> None:
    lines = [_line("One", 0), _line("two.", 12, right=200), _line("Three", 24), _line("x", 36)]
    assert paragraphs_of(lines) == ["One two.", "Three x"]
    lines[1] = _line("two", 12, right=200)
    assert paragraphs_of(lines) == ["One two Three x"]


def test_an_indented_line_after_a_sentence_begins_a_paragraph() -> None:
    lines = [_line("One", 0), _line("two.", 12), _line("Three", 24, left=60), _line("four", 36)]
    assert paragraphs_of(lines) == ["One two.", "Three four"]
    lines[1] = _line("• two", 12)
    assert paragraphs_of(lines) == ["One", "• two Three four"]


def test_pages_and_columns_go_on_unless_a_sentence_ends() -> None:
    lines = [_line("One", 700), _line("two", 0, left=450, right=800), _line("three.", 0, page=1)]
    assert paragraphs_of(lines) == ["One two three."]
    lines[1] = _line("two.", 0, left=450, right=800)
    assert paragraphs_of(lines) == ["One two.", "three."]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("infra-", "structure", "infrastructure"),
        ("infra\u2010", "structure", "infrastructure"),
        ("infra\u00ad", "structure", "infrastructure"),
        ("Sub-", "Saharan", "Sub-Saharan"),
        ("in 1914-", "1918", "in 1914-1918"),
        ("said -", "and left", "said - and left"),
        ("he said —", "and left", "he said — and left"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    assert paragraphs_of([_line(first, 0), _line(second, 12)]) == [joined]


@pytest.mark.parametrize("number", ["7", "- 7 -", "— 123 —", "[7]"])
def test_numbers_at_the_edge_of_a_page_are_dropped(number: str) -> None:
    lines = [
        _line("One", 0),
        _line(number, 700),
        _line(number, 0, page=1),
        _line("two", 30, page=1),
    ]
    assert paragraphs_of(lines) == ["One two"]


@pytest.mark.parametrize("line", ["1987 was a year", "12345", "7th", "VII"])
def test_what_is_more_than_a_number_stays(line: str) -> None:
    assert line in paragraphs_of([_line("One.", 0), _line(line, 700)])


def test_a_number_within_a_page_or_a_paragraph_stays() -> None:
    lines = [_line("One", 0), _line("1987", 12), _line("two", 24), _line("1988", 36)]
    assert paragraphs_of(lines) == ["One 1987 two 1988"]


def test_a_page_with_nothing_but_its_number() -> None:
    assert paragraphs_of([_line("7", 700)]) == []


LINES = st.builds(
    PageLine,
    text=st.text("ab.- \u00ad", max_size=8),
    page=st.integers(0, 2),
    left=st.floats(0, 600),
    right=st.floats(0, 600),
    bottom=st.floats(-100, 900),
    size=st.floats(0, 40),
)


@given(st.lists(LINES, max_size=12))
def test_no_letter_is_lost_wherever_the_lines_stand(lines: list[PageLine]) -> None:
    letters = [c for line in lines for c in line.text if c.isalpha()]
    found = "\n".join(paragraphs_of(lines))
    assert [c for c in found if c.isalpha()] == letters
    assert "\n\n" not in found
