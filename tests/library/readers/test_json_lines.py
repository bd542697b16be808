"""Lines in bounded memory."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from explorer.library.readers.json_lines import Line, read_lines


def test_a_line_that_is_too_long_is_passed_over() -> None:
    stream = io.BytesIO(b"one\n" + b"x" * 100_000 + b"\nthree")
    assert [*read_lines(stream, 5)] == [Line(1, b"one\n"), Line(2, None), Line(3, b"three")]


def test_the_longest_line_that_is_kept() -> None:
    assert [*read_lines(io.BytesIO(b"12345\n12345"), 5)] == [
        Line(1, b"12345\n"),
        Line(2, b"12345"),
    ]
    assert [*read_lines(io.BytesIO(b"123456\n"), 5)] == [Line(1, None)]


def test_a_blank_line_is_one_without_content_and_not_one_that_is_too_long() -> None:
    assert Line(1, b" \r\n").is_blank
    assert not Line(1, b"x\n").is_blank
    assert not Line(1, None).is_blank


@given(st.lists(st.binary(max_size=12).filter(lambda line: b"\n" not in line)), st.integers(1, 8))
def test_all_lines_are_counted_and_the_short_ones_kept(lines: list[bytes], most: int) -> None:
    found = [*read_lines(io.BytesIO(b"".join(line + b"\n" for line in lines)), most)]
    assert [line.number for line in found] == [*range(1, len(lines) + 1)]
    assert [line.content for line in found] == [
        line + b"\n" if len(line) <= most else None for line in lines
    ]
