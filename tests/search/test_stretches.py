"""Stretches: the sentences with matches, and what those are worth."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from explorer.search.reasons import Match, Reason
from explorer.search.stretches import Stretch, Worth, stretches


def matches_of(pattern: str, text: str, reason: Reason = Reason.EXACT) -> list[Match]:
    return [Match(*found.span(), reason, "") for found in re.finditer(pattern, text)]


def worth_of(text: str, pattern: str, reason: Reason = Reason.EXACT) -> int:
    matches = matches_of(pattern, text, reason)
    return Worth(text, matches).of_different(matches)


def test_only_sentences_with_matches_are_stretches() -> None:
    text = "Gangs in Haiti\n\nA gang came. Rain fell. Two gangs left.\nNo one stayed.\n"
    found = stretches(text, matches_of("(?i)gang", text))
    assert [(text[each.start : each.end], each.paragraph, each.reads_on) for each in found] == [
        ("Gangs in Haiti", 0, False),
        ("A gang came.", 1, True),
        ("Two gangs left.", 1, True),
    ]
    assert [len(each.matches) for each in found] == [1, 1, 1]


def test_sentences_that_a_match_goes_through_are_one_stretch() -> None:
    text = "One. Two three.\nFour. A. Five"
    matches = matches_of(r"three\.\nFour\. A|Five|One", text)
    assert [text[each.start : each.end] for each in stretches(text, matches)] == [
        "One.",
        "Two three.\nFour. A. Five",
    ]


def test_a_stretch_over_two_paragraphs_reads_on_as_the_second_does() -> None:
    text = "A gang.\nPolice said\n\nThe end"
    (found,) = stretches(text, matches_of(r"gang\.\nPolice", text))
    assert found == Stretch(0, 19, matches_of(r"gang\.\nPolice", text), 0, reads_on=False)


def test_the_same_thing_is_counted_once_among_different_ones() -> None:
    text = "a gang, a gang and police"
    matches = matches_of("gang|police", text)
    worth = Worth(text, matches)
    assert (worth.of_different(matches), worth.of_all(matches)) == (200, 300)
    assert worth.of_different([]) == worth.of_all([]) == 0


def test_surer_reasons_are_worth_more_and_two_of_the_least_sure_more_than_one() -> None:
    worths = [worth_of("gang", "gang", reason) for reason in Reason if reason != Reason.VARIANT]
    assert worths == sorted(set(worths), reverse=True)
    assert worths[0] == 100 < 2 * worths[-1]


def test_several_words_are_worth_as_much_as_each() -> None:
    assert worth_of("the armed  gang", "armed  gang") == 200


def test_all_forms_of_one_name_are_the_same_thing_and_worth_a_quarter_more() -> None:
    text = "HNP PNH Otunge"
    matches = [
        Match(0, 3, Reason.VARIANT, "Police"),
        Match(4, 7, Reason.EXACT, "Police"),
        Match(8, 14, Reason.EXACT, "Godfrey Otunge"),
    ]
    worth = Worth(text, matches)
    assert worth.of_different(matches[1:2]) == worth.of_different(matches[:2]) == 125
    assert worth.of_different(matches) == 250


def test_a_longer_form_of_a_name_is_worth_no_more_than_the_one_typed() -> None:
    text = "Haitian National Police PNH"
    typed_short = [
        Match(0, 23, Reason.VARIANT, "Police"),
        Match(24, 27, Reason.EXACT, "Police"),
    ]
    typed_long = [
        Match(0, 23, Reason.EXACT, "Police"),
        Match(24, 27, Reason.VARIANT, "Police"),
    ]
    assert Worth(text, typed_short).of_different(typed_short) == 125
    assert Worth(text, typed_long).of_different(typed_long[1:]) == 375


def test_the_inflections_of_a_word_typed_are_the_same_thing() -> None:
    text = "été étés Ete others"
    matches = [
        Match(0, 3, Reason.EXACT, ""),
        Match(4, 8, Reason.STEMMED, "Été"),
        Match(9, 12, Reason.FOLDED, ""),
        Match(13, 19, Reason.STEMMED, "other"),
    ]
    worth = Worth(text, matches)
    assert worth.of_different(matches[:3]) == worth.of_different(matches[1:2]) == 100
    assert worth.of_different(matches) > 150


def test_words_as_far_off_as_each_other_are_different_things() -> None:
    matches = [Match(at, at + 4, Reason.FUZZY, "1 letter off") for at in (0, 5)]
    worth = Worth("gong gang", matches)
    assert worth.of_different(matches) == worth.of_all(matches) < 200


TEXTS = st.lists(st.sampled_from(["gang", "said", "é", ".", ". A ", " ", "\n"]), max_size=40)


@given(TEXTS.map("".join), st.sampled_from(["gang", "said", r"g\W+s", r"gang(\W*said)*"]))
def test_every_match_begins_in_one_stretch_and_ends_in_it(text: str, pattern: str) -> None:
    matches = matches_of(pattern, text)
    found = stretches(text, matches)
    assert [match for each in found for match in each.matches] == matches
    for each in found:
        assert all(each.start <= match.start < match.end <= each.end for match in each.matches)
