"""What is told of a query that was read otherwise than it is written."""

from __future__ import annotations

from explorer.search.language.repairs import Repairs, quoted


def test_what_is_quoted_is_harmless_and_short() -> None:
    assert quoted("a\x1b\u202eb\n") == "“a␛�b ”"
    assert quoted("x" * 40) == f"“{'x' * 40}”"
    assert quoted("x" * 41) == f"“{'x' * 39}…”"


def test_each_is_told_once_in_order() -> None:
    repairs = Repairs()
    for problem in ("One thing is wrong", "Another is", "One thing is wrong"):
        repairs.say(problem, "it is left out")
    assert repairs.sentences == (
        "One thing is wrong; it is left out.",
        "Another is; it is left out.",
    )


def test_what_is_wrong_in_a_text_that_is_not_shown_says_where() -> None:
    repairs = Repairs()
    with repairs.inside("@a"):
        repairs.say("One", "so")
        with repairs.inside("@b"):
            repairs.say("Two", "so")
        repairs.say("Three", "so")
    repairs.say("Four", "so")
    assert repairs.sentences == (
        "In @a: One; so.",
        "In @b: Two; so.",
        "In @a: Three; so.",
        "Four; so.",
    )


def test_of_very_many_the_first_are_told() -> None:
    repairs = Repairs()
    for number in range(9):
        repairs.say(str(number), "so")
    assert len(repairs.sentences) == 9
    repairs.say("9", "so")
    assert repairs.sentences[:8] == tuple(f"{number}; so." for number in range(8))
    assert repairs.sentences[8:] == (
        "There are 2 more places like these; each is read as far as it can be.",
    )
