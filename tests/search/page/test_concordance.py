"""Mentions in context: which, in what order, and how they are cut to a width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from explorer.models import Entity, Mention
from explorer.search.page.concordance import Context, contexts, line_of
from explorer.search.page.entity_page import entity_page, places_of
from tests.search.corpora import MemoryCollection, collection_of, entity, searching
from tests.search.facets.test_facets import collections

HNP = entity("HNP", "PNH")


def all_of(collection: MemoryCollection, wanted: Entity, size: int = 99) -> list[Context]:
    with searching(collection) as searcher:
        page = entity_page(searcher, wanted.key)
        places = places_of(searcher, page)
        return [
            each
            for offset in range(0, places.mentions, size)
            for each in contexts(searcher, places, page.forms, limit=size, offset=offset)
        ]


def context(before: str, surface: str, after: str) -> Context:
    return Context(0, "0", "", None, before, Mention(0, len(surface), surface, "x"), after)


def test_a_context_ends_where_its_paragraph_does() -> None:
    (one,) = all_of(collection_of(["Police win\nThe HNP said so.\nMore"], HNP), HNP)
    assert (one.before, one.mention.surface, one.after) == ("The ", "HNP", " said so.")


def test_beyond_the_last_mention_there_is_nothing() -> None:
    with searching(collection_of(["HNP"], HNP)) as searcher:
        page = entity_page(searcher, HNP.key)
        places = places_of(searcher, page)
        assert contexts(searcher, places, page.forms, limit=5, offset=1) == []
        assert contexts(searcher, places, page.forms, limit=0) == []


def test_what_is_gone_since_it_was_indexed_is_left_out() -> None:
    collection = collection_of(["HNP PNH", "HNP", "the HNP"], HNP)
    with searching(collection) as searcher:
        page = entity_page(searcher, HNP.key)
        places = places_of(searcher, page)
        kept = dict(collection.kept)
        del kept["1"]
        collection.kept = kept
        found = contexts(searcher, places, page.forms, limit=9)
    assert [(each.number, each.article) for each in found] == [(0, "0"), (1, "0"), (3, "2")]


@given(collections(), st.integers(1, 4))
@settings(max_examples=25)
def test_pages_of_any_size_make_up_every_mention(collection: MemoryCollection, size: int) -> None:
    for one in collection.lexicon.entities:
        found = all_of(collection, one, size)
        assert found == all_of(collection, one)
        assert [each.number for each in found] == list(range(len(found)))
        for each in found:
            text = collection.kept[each.article].text
            assert text[each.mention.start : each.mention.end] == each.mention.surface


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (60, "…said that officers of the [PNH] took part in the operation."),
        (40, "…officers of the [PNH] took part in the…"),
        (20, "…of the [PNH] took…"),
    ],
)
def test_a_line_is_cut_between_words(width: int, expected: str) -> None:
    one = context("He said that officers of the ", "PNH", " took part in the operation.")
    before, mention, after = line_of(one, width, len)
    assert f"{before}[{mention}]{after}".strip() == expected


def test_what_would_harm_a_terminal_or_break_the_line_is_made_visible() -> None:
    line = line_of(context("a\x1b[2J\n  b ", "P\nNH", "\u202e c"), 60, len)
    assert line.before.strip() == "a␛[2J b"
    assert (line.mention, line.after) == ("P NH", "\N{REPLACEMENT CHARACTER} c")


TEXT = st.text(st.sampled_from("ab  é漢字e\u0301-\n"), max_size=40)


@given(TEXT, TEXT.filter(str.strip), TEXT, st.integers(4, 60))
def test_a_line_never_is_wider_and_its_mentions_stand_below_each_other(
    before: str, surface: str, after: str, width: int
) -> None:
    line = line_of(context(before, surface, after), width, wcswidth)
    assert wcswidth("".join(line)) <= width
    assert wcswidth(line.before) == int(width * 0.45)
