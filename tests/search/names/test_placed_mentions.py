"""Mentions are found again by the form and the word that begins them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.lexicon import form_key
from explorer.models import Mention
from explorer.search.index import IndexedArticle
from explorer.search.names.placed_mentions import mentions_at
from explorer.search.whoosh_index import WhooshIndex
from tests.search.random_corpora import article


def found_again(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return what is found by what an index knows of mentions."""
    index = WhooshIndex.create(None)
    index.add([IndexedArticle("1", "", text, mentions=mentions)])
    return mentions_at(text, index.mentions_of(["1"], {each.form for each in mentions})["1"])


@given(st.integers(0, 2**32 - 1))
def test_as_they_were_indexed(seed: int) -> None:
    one = article(Random(seed), "1")
    expected = [each._replace(type=None) for each in one.mentions]
    assert found_again(one.text, expected) == expected


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("in the U.S. today", "U.S."),
        ("“Barbecue” said", "“Barbecue”"),
        ("Barbecue said “Barbecue”", "“Barbecue”"),
        ("the Haitian  National\nPolice said", "Haitian  National\nPolice"),
        ("of Che\u0301rizier, who", "Che\u0301rizier"),
        ("Haiti: Haiti’s Haiti", "Haiti’s"),
        ("½ of L’Estère", "L’Estère"),
        ("a  b __ (HNP) c", "(HNP)"),
    ],
)
def test_as_they_are_written(text: str, surface: str) -> None:
    start = text.index(surface)
    mention = Mention(start, start + len(surface), surface, form_key(surface))
    assert found_again(text, [mention]) == [mention]


def test_not_in_another_text() -> None:
    assert mentions_at("The MSS met", [(1, "hnp"), (9, "mss")]) == []
