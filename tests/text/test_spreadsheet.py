from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.text.spreadsheet import safe_cell
from tests.cli.running import unsafe_characters


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\tx", "\rx", " =1", "\n-1", "＝1"]
)
def test_what_could_be_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert safe_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "a=b", "1-2", "“=1”", "Télcos Station", "'=1"])
def test_other_text_is_as_it_was(text: str) -> None:
    assert safe_cell(text) == text


def test_controls_are_shown_and_lines_joined() -> None:
    assert safe_cell("a\n\x1b[31mb\u202ec\0") == "a ␛[31mb\ufffdc␀"


@given(st.text())
def test_no_cell_is_obeyed(text: str) -> None:
    cell = safe_cell(text)
    assert not unsafe_characters(cell)
    assert "\n" not in cell
    assert cell.lstrip()[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}
