from __future__ import annotations

import pytest

from explorer.bookmarks.export.citation import citation, quoted


def test_a_citation_says_where_the_words_are_from() -> None:
    said = citation("It is\nover.", "Port opens", "The Daily", "25 Aug 2025", "https://a.org/b")
    assert said == "“It is over.” (Port opens, The Daily, 25 Aug 2025, https://a.org/b)"


def test_what_is_not_known_is_left_out() -> None:
    assert citation("Over.", "Port opens") == "“Over.” (Port opens)"


@pytest.mark.parametrize(
    ("quote", "written"),
    [
        ("he said “no” twice", "“he said ‘no’ twice”"),
        ("“It is over”", "“It is over”"),
        ("“A” and “B”", "“‘A’ and ‘B’”"),
        ("“open", "“‘open”"),
        ("", "“”"),
    ],
)
def test_quotation_marks_are_never_doubled(quote: str, written: str) -> None:
    assert quoted(quote) == written
