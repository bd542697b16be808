"""What is typed, and which kept passages have it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.bookmarks.bookmark import Bookmark, bookmark_passage
from explorer.bookmarks.filtering import PassageFilter, occurrences, read_filter, searchable
from explorer.bookmarks.tags import tag_key
from explorer.models import Article
from explorer.text.paragraphs import Span


def kept(text: str = "Otunge said so.", *tags: str, note: str = "") -> Bookmark:
    article = Article(id="a", title="The [b] Télcos station", text=text)
    return replace(bookmark_passage("k", article, Span(0, len(text)), note), tags=tags)


def passes(typed: str, bookmark: Bookmark) -> bool:
    """Whether a filter that was typed lets a passage through."""
    return read_filter(typed).lets_through(searchable(bookmark), list(map(tag_key, bookmark.tags)))


@pytest.mark.parametrize(
    "typed", ["", "otunge", "SAID so", "telcos", "verifier", "vérifier otunge", "[b]", "#à", "#A V"]
)
def test_it_has_all_the_words_wherever_they_stand(typed: str) -> None:
    assert passes(typed, kept("Otunge said so.", "À vérifier", note="vérifier"))


@pytest.mark.parametrize("typed", ["gangs", "otunge gangs", "#lead", "#otunge", "#à #lead"])
def test_what_it_lacks_keeps_it_out(typed: str) -> None:
    assert not passes(typed, kept("Otunge said so.", "à vérifier"))


def test_a_number_sign_alone_asks_for_nothing() -> None:
    assert read_filter("# ") == PassageFilter()


def test_words_are_found_where_they_stand() -> None:
    text = "Le Télcos, la TELCOS"
    assert [text[slice(*each)] for each in occurrences(text, ["telcos"])] == ["Télcos", "TELCOS"]


@given(st.text(max_size=60))
def test_every_word_of_a_passage_finds_it(text: str) -> None:
    bookmark = kept(text)
    for word in text.split():
        if not word.startswith("#"):
            assert passes(word, bookmark)
