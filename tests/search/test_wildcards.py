"""Shapes of words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.wildcards import fits, shapes_in

SHAPES = st.text("ab*?", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("ken*a", ["ken*a"]),
        ("a-b*.?c", ["a", "b*", "?c"]),
        ("a**b", ["a*b"]),
        ("a*?*?b", ["a??*b"]),
        ("**", ["*"]),
        ("a_b", ["a", "b"]),
        ("…", []),
    ],
)
def test_shapes_are_found_between_what_is_no_letter(text: str, shapes: list[str]) -> None:
    assert shapes_in(text) == shapes


@given(SHAPES, st.text("ab", max_size=8))
def test_a_word_fits_a_shape_as_it_fits_the_shape_in_order(typed: str, word: str) -> None:
    (shape,) = shapes_in(typed)
    plainly = re.fullmatch(typed.replace("*", ".*").replace("?", "."), word)
    assert bool(fits(shape)(word)) == bool(plainly)


def test_no_shape_takes_long() -> None:
    assert not fits("*a" * 50 + "b")("a" * 100)
