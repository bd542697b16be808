"""Whether two figures of one quantity are of the same thing."""

from __future__ import annotations

import pytest

from explorer.compare.ledger.placed_figures import PlacedFigure, placed
from explorer.compare.ledger.sameness import are_identical, is_one_number, unlike
from tests.compare.ledger.made_figures import CHILE, HAITI, Said, report


def said(number: int, said: Said) -> PlacedFigure:
    (figure,) = placed(number, *report(f"{number}", None, said))
    return figure


def why(one: Said, other: Said) -> str:
    here, there = said(0, one), said(1, other)
    assert bool(unlike(here, there)) is bool(unlike(there, here))
    return unlike(here, there)


def test_a_toll_in_one_place_is_of_the_same_thing() -> None:
    assert why(Said("52", "52"), Said("54", "54")) == ""


def test_reports_on_other_things_count_other_things() -> None:
    told = why(Said("52", "52"), Said("54", "54", about=[CHILE]))
    assert told == "the other reports are about something else"


def test_what_was_counted_in_other_places_is_named() -> None:
    one, other = Said("52", "52", about=[HAITI, CHILE]), Said("54", "54", about=[CHILE])
    assert why(one, other) == "of other places: Haiti here, Chile there"


@pytest.mark.parametrize(("far", "is_far"), [("510", False), ("530", True), ("-530", True)])
def test_a_number_ten_times_as_high_counts_something_else(far: str, is_far: bool) -> None:
    assert ("too far" in why(Said("52", "52"), Said(far, far))) is is_far


def test_vague_words_tell_too_little_where_the_sentences_share_few() -> None:
    one, other = (Said(each, each, quantity="shares") for each in ("52", "54"))
    assert why(one, other) == "the other reports may count something else"
    assert why(one, Said("over 52", "52", quantity="shares")) == ""


def test_one_number_is_one_that_does_not_stand_everywhere() -> None:
    one, other = said(0, Said("52", "52")), said(1, Said("over 52", "52"))
    assert are_identical(one, other)
    assert is_one_number(one, other)
    small, too = said(0, Said("5", "5")), said(1, Said("5", "5"))
    assert are_identical(small, too)
    assert not is_one_number(small, too)
