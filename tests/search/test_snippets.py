"""Snippets: the passage that shows best why an article is a hit."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.reasons import Match, Reason
from explorer.search.snippets import Snippet, best_snippet

LEAD_IN = 40


def matches_of(pattern: str, text: str) -> list[Match]:
    return [Match(*found.span(), Reason.EXACT, "") for found in re.finditer(pattern, text)]


def snippet(text: str, pattern: str = "", length: int = 100) -> str:
    matches = matches_of(pattern, text) if pattern else []
    found = best_snippet(text, matches, length)
    return text[found.start : found.end]


def test_it_is_the_sentence_of_the_match() -> None:
    assert snippet("First came rain. Then came gangs. Nothing else.", "gangs") == "Then came gangs."


def test_more_different_matches_are_worth_more_than_many_of_one() -> None:
    text = "A gang, a gang and a Gang. Police met a gang."
    assert snippet(text, "(?i)gang|police") == "Police met a gang."


def test_of_equal_sentences_the_first_is_shown() -> None:
    assert snippet("One gang came. Another gang left.", "gang") == "One gang came."


def test_a_long_sentence_is_cut_before_and_after_its_match() -> None:
    text = "left " * 40 + "gang " + "right " * 40
    found = best_snippet(text, matches_of("gang", text), 80)
    shown = text[found.start : found.end]
    assert "gang" in shown
    assert shown.startswith("left ")
    assert shown.endswith(" right")
    assert (found.opens, found.closes) == (False, False)


def test_an_early_match_leaves_the_beginning_of_the_sentence() -> None:
    text = "The gang " + "right " * 40
    found = best_snippet(text, matches_of("gang", text), 80)
    assert (found.start, found.opens, found.closes) == (0, True, False)


def test_a_snippet_shorter_than_the_lead_in_stays_in_its_sentence() -> None:
    text = "Before that day it had been quiet for months. A gang came and left for the hills."
    found = best_snippet(text, matches_of("gang", text), 20)
    assert "gang" in text[found.start : found.end]
    assert found.start >= text.index("A gang")


def test_a_snippet_at_the_very_beginning_does_not_look_behind_the_text() -> None:
    text = "A gang came and then it went to the hills and stayed there ever after"
    assert "gang" in snippet(text, "gang", length=12)


def test_words_without_spaces_are_cut_where_they_must() -> None:
    assert best_snippet("x" * 50, [], 20) == Snippet(0, 20, opens=True, closes=False)
    text = "x" * 90 + "gang" + "x" * 90
    assert "gang" in snippet(text, "gang", length=60)


def test_without_a_match_it_is_the_first_paragraph_that_is_no_headline() -> None:
    text = "Gangs in Haiti\n\nThe police met many gangs near the sea on Monday."
    assert snippet(text, length=30) == "The police met many gangs near"


def test_without_a_long_paragraph_it_is_the_longest() -> None:
    assert snippet("Gangs\n\nThe police said.\n\nEnd.") == "The police said."


def test_a_match_where_no_sentence_stands_shows_the_beginning() -> None:
    text = "One. Two."
    assert best_snippet(text, [Match(4, 5, Reason.EXACT, "")], 50) == Snippet(0, 4, True, True)


def test_an_empty_text_has_an_empty_snippet() -> None:
    assert best_snippet("", [], 100) == Snippet(0, 0, opens=True, closes=True)
    assert best_snippet("\n \n", [Match(0, 1, Reason.EXACT, "")], 9).end == 0


TEXTS = st.lists(
    st.sampled_from(["gang", "police", "said", "a", "é", ".", ". ", " ", " ", "\n", "x" * 60]),
    max_size=60,
).map("".join)


@given(TEXTS, st.integers(1, 120), st.booleans())
def test_a_snippet_lies_in_the_text_and_is_no_longer_than_asked(
    text: str, length: int, with_matches: bool
) -> None:
    matches = matches_of("gang", text) if with_matches else []
    found = best_snippet(text, matches, length)
    assert 0 <= found.start <= found.end <= len(text)
    assert found.end - found.start <= length


SENTENCES = st.lists(st.sampled_from(["gang", "police", "said", "of"]), min_size=1).map(" ".join)


@given(SENTENCES, SENTENCES, st.integers(LEAD_IN + 10, 120))
def test_a_snippet_shows_a_match(before: str, after: str, length: int) -> None:
    text = f"{before} GANG {after}"
    assert "GANG" in snippet(text, "GANG", length)
