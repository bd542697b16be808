from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.text.harmless_json import harmless_json
from explorer.text.visible import is_unsafe


@given(st.dictionaries(st.text(), st.text()), st.sampled_from([None, 2]))
def test_a_program_reads_what_was_written_and_a_terminal_obeys_nothing(
    value: dict[str, str], indent: int | None
) -> None:
    written = harmless_json(value, indent)
    assert json.loads(written) == value
    assert not any(is_unsafe(each) for each in written.replace("\n", ""))


@pytest.mark.parametrize("sign", ["\x1b", "\u202e", "\ud800", "\U000e0041", "\n", "\u200b"])
def test_each_sign_comes_back(sign: str) -> None:
    assert json.loads(harmless_json([sign])) == [sign]
    assert sign not in harmless_json([sign])
