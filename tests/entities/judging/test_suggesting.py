"""Suggestions: pairs worth a question, none that was answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.grouping.forms import Form
from explorer.entities.grouping.grouping import group
from explorer.entities.grouping.likeness import like_words
from explorer.entities.judgements.judgements import Judgement, Judgements
from explorer.entities.judging.candidates import Because
from explorer.entities.judging.suggesting import Suggestion, suggest
from explorer.entities.lexicon import Lexicon
from explorer.entities.observed import Link
from explorer.models import EntityType
from tests.entities.judged import BODY, KNOWN, PERSON, PLACE, acronym, form, judged


def suggested(
    forms: list[Form],
    links: dict[Link, int] | None = None,
    judgements: tuple[Judgement, ...] = (),
) -> list[Suggestion]:
    state = Judgements(judgements)
    grouping = group(forms, links or {}, Lexicon(), state, KNOWN)
    return suggest(grouping, forms, links or {}, state, KNOWN)


def reasons(found: list[Suggestion]) -> list[tuple[set[str], Because]]:
    return [({each.one_spelling, each.other_spelling}, each.because) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "type_", "because"),
    [
        ("Télcos", "Telesco", PLACE, Because.SPELLED_ALIKE),
        ("Jimmy Cherizier", "Jimmy Cherisier", PERSON, Because.SPELLED_ALIKE),
        ("Kenscoff", "Kenskof", PLACE, Because.SPELLED_ALIKE),
        ("Gaddafi", "Qaddafi", PERSON, Because.SPELLED_ALIKE),
        ("DCI", "Directorate of Criminal Investigations", BODY, Because.INITIALS),
        ("Labour Party", "Labour", BODY, Because.CONTAINED),
        ("Slovenia City", "Slovenia", PLACE, Because.CONTAINED),
    ],
)
def test_what_may_be_one_is_suggested_with_the_reason(
    one: str, other: str, type_: EntityType, because: Because
) -> None:
    found = suggested([form(one, type_, 3), form(other, type_)])
    assert reasons(found) == [({one, other}, because)]
    assert 0 < found[0].score <= 1


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        ("Slovenia", "Slovakia", PLACE),
        ("Niger", "Nigeria", PLACE),
        ("MSS", "PSS", BODY),
        ("Izo2000", "Izo2001", PERSON),
        ("Daniel Ruiz", "Daniela Ruiz", PERSON),
        ("Kenscoff", "Kenskof Nord", PLACE),
        ("American", "Americans", BODY),
        ("Godfrey Otunge", "Jack Ombaka", PERSON),
        ("UN", "UN Security Council", BODY),
    ],
)
def test_what_is_known_or_too_short_or_too_far_is_not(
    one: str, other: str, type_: EntityType
) -> None:
    assert suggested([form(one, type_), form(other, type_)]) == []


def test_types_are_not_mixed() -> None:
    assert suggested([form("Kenscoff", PLACE), form("Kenskof", PERSON)]) == []


def test_a_surname_of_two_people_is_asked_about_for_each() -> None:
    people = [form("Jack Otunge", PERSON), form("Godfrey Otunge", PERSON), form("Otunge", PERSON)]
    found = reasons(suggested(people))
    assert sorted(found, key=str) == sorted(
        [
            ({"Otunge", "Jack Otunge"}, Because.SURNAME),
            ({"Otunge", "Godfrey Otunge"}, Because.SURNAME),
        ],
        key=str,
    )


def test_an_explanation_that_did_not_prevail_is_asked_about() -> None:
    forms = [form(each, BODY, 4) for each in ("Port Union", "Police Unit", "PU")]
    links = {acronym("Port Union", "PU"): 9, acronym("Police Unit", "PU"): 1}
    (found,) = suggested(forms, links)
    assert (found.because, found.articles) == (Because.ACRONYM, 1)
    assert {found.one_spelling, found.other_spelling} == {"PU", "Police Unit"}


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_what_was_judged_is_not_asked_again(verdict: str) -> None:
    forms = [form("Télcos", PLACE, 3), form("Telesco", PLACE)]
    assert suggested(forms, judgements=(judged(verdict, "Télcos", "Telesco"),)) == []


def test_a_judgement_on_other_forms_of_the_two_counts_too() -> None:
    forms = [form(each, PLACE, 3) for each in ("Télcos", "Telesco", "Telesco Station")]
    assert len(suggested(forms)) == 1
    said = judged("different", "Télcos", "Telesco Station")
    assert suggested(forms, judgements=(said,)) == []


def test_what_was_split_off_is_not_suggested_back() -> None:
    forms = [form("Labour Party", BODY), form("Labour", BODY)]
    assert suggested(forms, judgements=(judged("apart", "Labour"),)) == []


def test_the_rare_misspelling_comes_before_two_frequent_names() -> None:
    forms = [
        *(form(each, PLACE, 40) for each in ("Kenscoff", "Kenscofs")),
        *(form("Liancourt", PLACE, 40), form("Liancours", PLACE, 1)),
    ]
    first, second = suggested(forms)
    assert {first.one_spelling, first.other_spelling} == {"Liancourt", "Liancours"}
    assert first.score > second.score


@given(st.lists(st.text("abc", min_size=1, max_size=7), max_size=12))
def test_words_are_alike_in_both_directions_and_long(words: list[str]) -> None:
    like = like_words(words)
    for word, others in like.items():
        assert len(word) >= 5
        assert word not in others
        for other, likeness in others.items():
            assert like[other][word] == likeness >= 0.9
