"""Telling: in what an answer is more, or less, than what was typed."""

from __future__ import annotations

import pytest

from explorer.models import EntityType
from explorer.search.answers import Answer, Correction, Search, Widened
from explorer.search.telling import RELAXED, tell
from tests.search.corpora import entity

HNP = entity("Haitian National Police", "HNP", "PNH")
PREMIER = entity("Prime Minister", "PM", type_=EntityType.PERSON)
MILITARY = entity("Police Militaire", "PM")


PLAIN = Answer(Search("x"), 0, (), 0, (), (), ())


@pytest.mark.parametrize(
    ("widened", "sentences"),
    [
        (Widened("PNH", (HNP,), {}), []),
        (
            Widened("PNH", (HNP,), {"HNP": 1234, "Haitian National Police": 6}),
            ["PNH also finds  HNP 1,234 · Haitian National Police 6"],
        ),
        (
            Widened("PNH", (HNP,), {"HNP": 8}, dropped=("Haitian National Police",)),
            ["PNH also finds  HNP 8", "PNH no longer finds  Haitian National Police"],
        ),
        (
            Widened("PM", (PREMIER, MILITARY), {}, choices=(PREMIER, MILITARY)),
            ["PM may be Prime Minister (person) or Police Militaire (force)."],
        ),
        (
            Widened("PM", (MILITARY,), {}, choices=(PREMIER, MILITARY)),
            ["PM is taken for Police Militaire (force), not Prime Minister (person)."],
        ),
    ],
)
def test_what_a_name_was_widened_to(widened: Widened, sentences: list[str]) -> None:
    assert list(tell(PLAIN._replace(widened=(widened,)))) == sentences


def test_the_weightiest_comes_first() -> None:
    told = tell(
        PLAIN._replace(
            relaxed=True,
            widened=(Widened("PNH", (HNP,), {"HNP": 1}),),
            corrections=(Correction("rutto", ("ruto", "rutti")),),
            notices=("No passage is kept yet.",),
        )
    )
    assert list(told) == [
        RELAXED,
        "PNH also finds  HNP 1",
        "No article has “rutto”; looked for ruto, rutti instead.",
        "No passage is kept yet.",
    ]


def test_an_answer_to_what_was_typed_needs_no_telling() -> None:
    assert list(tell(PLAIN)) == []
