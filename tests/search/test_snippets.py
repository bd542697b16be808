"""Snippets: the passage that shows best why an article is a hit."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.reasons import Match, Reason
from explorer.search.snippets import Snippet, best_snippet
from explorer.text.paragraphs import sentences

LEAD_IN = 40


def matches_of(pattern: str, text: str) -> list[Match]:
    return [Match(*found.span(), Reason.EXACT, "") for found in re.finditer(pattern, text)]


def snippet(text: str, pattern: str = "", length: int = 100) -> str:
    return shown(text, matches_of(pattern, text) if pattern else [], length)


def shown(text: str, matches: list[Match], length: int) -> str:
    found = best_snippet(text, matches, length)
    return text[found.start : found.end]


def test_it_is_the_sentence_of_the_match() -> None:
    assert snippet("First came rain. Then came gangs. Nothing else.", "gangs") == "Then came gangs."


def test_more_different_matches_are_worth_more_than_many_of_one() -> None:
    text = "A gang, a gang and a Gang. Police met a gang."
    assert snippet(text, "(?i)gang|police", length=30) == "Police met a gang."


def test_of_equal_sentences_the_first_is_shown() -> None:
    assert snippet("One gang came. Another gang left.", "gang", length=20) == "One gang came."


def test_of_as_many_different_matches_the_stretch_with_most_is_shown() -> None:
    text = "A gang came. Nobody ran. A gang met a gang."
    assert snippet(text, "gang", length=20) == "A gang met a gang."


def test_as_many_sentences_are_shown_as_fit() -> None:
    text = "Rain fell. A gang came. Nobody ran. Police left. A wind rose. A bank fell."
    assert snippet(text, "gang|Police|bank", length=40) == "A gang came. Nobody ran. Police left."
    assert snippet(text, "gang|Police|bank", length=70) == text.removeprefix("Rain fell. ")


def test_a_snippet_goes_on_in_the_next_paragraph_of_prose_but_not_from_a_headline() -> None:
    assert snippet("The gang came.\n\nPolice left.", "gang|Police") == (
        "The gang came.\n\nPolice left."
    )
    assert snippet("Gangs of the hills\n\nPolice left.", "Gangs|Police") == "Gangs of the hills"
    assert snippet("A gang came.\n\nRain.\n\nA force left.", "gang|force") == "A gang came."


def test_a_surer_match_is_worth_more_and_two_more_than_one() -> None:
    text = "The goons came. The gang came. A gong or a gag came."
    fuzzy = [found._replace(reason=Reason.FUZZY) for found in matches_of("goons|gong|gag", text)]
    matches = sorted([*fuzzy, *matches_of("gang", text)])
    assert shown(text, [matches[0], *matches_of("gang", text)], 20) == "The gang came."
    assert shown(text, matches, 22) == "A gong or a gag came."


def test_a_name_is_worth_more_than_a_word() -> None:
    text = "The police came. In Haiti it rained. The gang left."
    name = [match._replace(detail="Haiti") for match in matches_of("Haiti", text)]
    matches = sorted([*matches_of("police|gang", text), *name])
    assert shown(text, matches, 20) == "In Haiti it rained."


def test_a_variant_is_the_same_thing_in_any_form() -> None:
    text = "PNH met HNP. PNH met Otunge."
    both = [
        Match(*found.span(), Reason.VARIANT, "Police") for found in re.finditer("PNH|HNP", text)
    ]
    other = [
        Match(*found.span(), Reason.VARIANT, "Otunge") for found in re.finditer("Otunge", text)
    ]
    assert shown(text, [*both, *other], 20) == "PNH met Otunge."


def test_a_long_sentence_is_cut_where_most_different_matches_stand() -> None:
    text = "gang " + "left " * 40 + "gang gang gang " + "far " * 40 + "gang police " + "right " * 40
    found = snippet(text, "gang|police", length=80)
    assert "gang police" in found
    assert len(found) > 60
    assert snippet(text, "gang", length=80).count("gang") == 3


def test_a_match_at_a_long_sentence_s_end_fills_the_room_before_it() -> None:
    text = "left " * 40 + "came the gang."
    found = snippet(text, "gang", length=60)
    assert found.endswith("left came the gang.")
    assert len(found) > 50


def test_a_cut_does_not_go_through_a_match() -> None:
    text = "left " * 20 + "a gang " + "x " * 22 + "armed with very long guns " + "right " * 20
    matches = matches_of("a gang|armed with very long guns", text)
    assert shown(text, matches, 80).endswith("x armed with very long guns")
    for length in range(15, 120):
        found = best_snippet(text, matches, length)
        if length > len("armed with very long guns"):
            assert not any(each.start < found.end < each.end for each in matches)
            assert not any(each.start < found.start < each.end for each in matches)


def test_a_match_that_runs_on_into_the_next_sentence_is_shown_whole() -> None:
    text = "Rain. He saw the Haiti. Police came. Rain."
    assert snippet(text, r"Haiti\. Police", length=40) == "He saw the Haiti. Police came."


def test_a_match_longer_than_the_snippet_is_cut() -> None:
    assert (
        snippet("A very long name of a very long gang.", "very long name", length=9) == "very long"
    )


def test_a_long_text_of_many_matches_does_not_hang() -> None:
    # Minutes, where each sentence looks at all the others or at all matches.
    for text in ("The gang came. " * 20_000, "the gang came " * 20_000, "Gang.\n" * 20_000):
        found = best_snippet(text, matches_of("(?i)gang", text), 100)
        assert found.start == 0


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
    assert best_snippet(text, [Match(4, 5, Reason.EXACT, "")], 50) == Snippet(0, 9, True, True)


def test_an_empty_text_has_an_empty_snippet() -> None:
    assert best_snippet("", [], 100) == Snippet(0, 0, opens=True, closes=True)
    assert best_snippet("\n \n", [Match(0, 1, Reason.EXACT, "")], 9).end == 0


TEXTS = st.lists(
    st.sampled_from(["gang", "police", "said", "a", "é", ".", ". ", " ", " ", "\n", "x" * 60]),
    max_size=60,
).map("".join)


@given(TEXTS, st.integers(1, 120), st.sampled_from(["", "gang", "gang|police", r"d\W+g", "x+"]))
def test_a_snippet_lies_in_the_text_and_is_no_longer_than_asked(
    text: str, length: int, pattern: str
) -> None:
    matches = matches_of(pattern, text) if pattern else []
    found = best_snippet(text, matches, length)
    assert 0 <= found.start <= found.end <= len(text)
    assert found.end - found.start <= length
    if matches:
        assert any(each.start < found.end and each.end > found.start for each in matches)


@given(TEXTS, st.integers(1, 120))
def test_no_whole_sentence_that_fits_has_more_different_matches(text: str, length: int) -> None:
    def different(start: int, end: int) -> int:
        return len({found.group() for found in re.finditer("gang|police|said", text[start:end])})

    found = best_snippet(text, matches_of("gang|police|said", text), length)
    fitting = [each for each in sentences(text) if each.end - each.start <= length]
    assert all(different(*each) <= different(found.start, found.end) for each in fitting)


SENTENCES = st.lists(st.sampled_from(["gang", "police", "said", "of"]), min_size=1).map(" ".join)


@given(SENTENCES, SENTENCES, st.integers(LEAD_IN + 10, 120))
def test_a_snippet_shows_a_match(before: str, after: str, length: int) -> None:
    text = f"{before} GANG {after}"
    assert "GANG" in snippet(text, "GANG", length)
