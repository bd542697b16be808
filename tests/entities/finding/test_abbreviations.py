"""Abbreviations: an acronym is what it stands for."""

from __future__ import annotations

from tests.entities.finding.names import found


def test_an_acronym_that_nothing_explains_has_the_initials_of_a_name() -> None:
    text = "The Multinational Security Support Mission left. Most of the MSSM stayed."
    assert "MSSM/fo" in found(text)


def test_what_stands_for_plain_words_is_often_no_name() -> None:
    text = "They asked for a proof of delivery (POD). No POD came."
    assert found(text) == []


def test_the_head_behind_an_acronym_counts() -> None:
    text = "They saw the Multinational Security Support (MSS) mission. The MSS left."
    assert found(text)[-1] == "MSS/fo"
