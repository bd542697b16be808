"""Judging: what each action of the user does to the entities, and its undoing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.grouping.forms import Form
from explorer.entities.grouping.grouping import Grouping, group
from explorer.entities.judgements.judgements import Judgement, Judgements, Verdict
from explorer.entities.judging.judging import Judge, differences_between
from explorer.entities.judging.suggesting import suggest
from explorer.entities.lexicon import Lexicon
from explorer.errors import JudgementError
from explorer.models import Entity
from tests.entities.judged import (
    BODY,
    FORCE,
    KNOWN,
    NOON,
    PERSON,
    PLACE,
    acronym,
    entity_of,
    form,
    judged,
)

FORMS = [
    form("Haitian National Police", FORCE, 6),
    form("PNH", FORCE, 5),
    form("Télcos", PLACE, 3),
    form("Telesco", PLACE, 2),
    form("Godfrey Otunge", PERSON, 2),
    form("Otunge", PERSON, 4),
    form("National Port Authority", BODY, 2),
    form("National Police Academy", BODY, 2),
    form("NPA", BODY, 2),
    form("Georgia", PLACE, 6, person=4),
]
LINKS = {
    acronym("Haitian National Police", "PNH"): 3,
    acronym("National Port Authority", "NPA"): 1,
    acronym("National Police Academy", "NPA"): 1,
}
CURATED = Lexicon([Entity("MSS mission", FORCE, ("MSS mission", "MSS"))])


class Desk:
    """A collection with the judgements written so far."""

    def __init__(self, forms: list[Form] | None = None) -> None:
        self.forms = FORMS if forms is None else forms
        self.written: list[Judgement] = []

    @property
    def judgements(self) -> Judgements:
        return Judgements(self.written)

    @property
    def grouping(self) -> Grouping:
        return group(self.forms, LINKS, CURATED, self.judgements, KNOWN)

    def judge(self, by: str = "anna") -> Judge:
        return Judge(self.grouping, self.judgements, by, NOON)

    def entity(self, name: str) -> Entity:
        return entity_of(self.grouping, name)

    def write(self, lines: list[Judgement]) -> list[Judgement]:
        self.written += lines
        return lines


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_merged_the_second_keeps_name_and_type_and_undone_all_is_as_before(desk: Desk) -> None:
    before = desk.grouping
    desk.write(desk.judge().merge(desk.entity("PNH"), into=desk.entity("MSS")))
    merged = desk.entity("PNH")
    assert merged.key == (FORCE, "MSS mission")
    assert set(merged.variants) == {"MSS mission", "MSS", "PNH", "Haitian National Police"}
    desk.write(desk.judge().undo())
    assert desk.grouping == before


def test_merging_into_another_type_takes_it_over(desk: Desk) -> None:
    desk.write(desk.judge().merge(desk.entity("Otunge"), into=desk.entity("Télcos")))
    assert desk.entity("Otunge").key == (PLACE, "Télcos")


def test_merging_what_was_judged_different_is_refused_or_judged_anew(desk: Desk) -> None:
    different = judged("different", "Telesco", "Télcos", by="ben")
    desk.write([different])
    one, other = desk.entity("Telesco"), desk.entity("Télcos")
    assert differences_between(desk.grouping, desk.judgements, one, other) == [different]
    with pytest.raises(JudgementError, match="judged different by ben on 2026-11-21"):
        desk.judge().merge(one, into=other)
    desk.write(desk.judge().merge(one, into=other, overrule=True))
    assert desk.entity("Telesco") == desk.entity("Télcos")
    assert not desk.grouping.conflicts
    desk.write(desk.judge().undo())
    assert desk.entity("Telesco") != desk.entity("Télcos")
    assert desk.judgements.holding == (different,)


def test_nothing_is_merged_into_itself(desk: Desk) -> None:
    with pytest.raises(JudgementError, match="itself"):
        desk.judge().merge(desk.entity("PNH"), into=desk.entity("PNH"))


def test_split_off_a_form_is_by_itself(desk: Desk) -> None:
    desk.write(desk.judge().split(desk.entity("PNH"), "pnh"))
    assert desk.entity("PNH").variants == ("PNH",)
    desk.write(desk.judge().merge(desk.entity("PNH"), into=desk.entity("Haitian National Police")))
    assert "PNH" in desk.entity("Haitian National Police").variants


def test_a_shared_form_split_off_stays_with_the_others(desk: Desk) -> None:
    desk.write(desk.judge().split(desk.entity("National Port Authority"), "NPA"))
    assert desk.entity("NPA").name == "National Police Academy"


def test_what_cannot_be_split_off_is_refused(desk: Desk) -> None:
    with pytest.raises(JudgementError, match="only form"):
        desk.judge().split(desk.entity("Télcos"), "Télcos")
    with pytest.raises(JudgementError, match="no form of"):
        desk.judge().split(desk.entity("Télcos"), "PNH")


def test_renamed_to_one_of_its_forms_or_to_a_new_one(desk: Desk) -> None:
    desk.write(desk.judge().rename(desk.entity("PNH"), "PNH"))
    assert desk.entity("PNH").name == "PNH"
    desk.write(desk.judge().rename(desk.entity("PNH"), "Police nationale d’Haïti"))
    assert desk.entity("PNH").variants[0] == "Police nationale d’Haïti"
    with pytest.raises(JudgementError, match="form of “Télcos” already"):
        desk.judge().rename(desk.entity("Telesco"), "Télcos")
    with pytest.raises(JudgementError, match="at least one letter"):
        desk.judge().rename(desk.entity("Telesco"), " ")


def test_renamed_in_other_letters_of_the_same_form(desk: Desk) -> None:
    desk.write(desk.judge().rename(desk.entity("Télcos"), "TELCOS"))
    assert desk.entity("Télcos").variants == ("TELCOS",)


def test_retyped_all_forms_stay(desk: Desk) -> None:
    desk.write(desk.judge().retype(desk.entity("Otunge"), PLACE))
    assert desk.entity("Otunge").key == (PLACE, "Godfrey Otunge")


def test_only_the_entity_meant_is_retyped_where_a_form_has_two(desk: Desk) -> None:
    (person,) = [each for each in desk.grouping.entities if each.key == (PERSON, "Georgia")]
    desk.write(desk.judge().retype(person, BODY))
    keys = {each.key for each in desk.grouping.entities}
    assert {(BODY, "Georgia"), (PLACE, "Georgia")} <= keys


def test_hidden_it_is_gone_with_all_that_is_only_its_own(desk: Desk) -> None:
    desk.write(desk.judge().hide(desk.entity("National Port Authority")))
    assert desk.entity("NPA").name == "National Police Academy"
    desk.write(desk.judge().hide(desk.entity("MSS")))
    assert not [each for each in desk.grouping.entities if "MSS" in each.variants]
    desk.write(desk.judge().undo())
    assert desk.entity("MSS").name == "MSS mission"


def test_a_selection_becomes_an_entity_or_a_form_of_one(desk: Desk) -> None:
    desk.write(desk.judge().create("Viv\n Ansanm", FORCE))
    assert desk.entity("Viv Ansanm").key == (FORCE, "Viv Ansanm")
    desk.write(desk.judge().create("Commander", PLACE, of=desk.entity("Otunge")))
    assert desk.entity("Commander").key == (PERSON, "Godfrey Otunge")
    with pytest.raises(JudgementError, match="already"):
        desk.judge().create("viv ansanm", FORCE)
    desk.write(desk.judge().create("Télcos", PERSON))
    assert {(PERSON, "Télcos"), (PLACE, "Télcos")} <= {each.key for each in desk.grouping.entities}


def test_a_suggestion_is_decided(desk: Desk) -> None:
    (found,) = [
        each
        for each in suggest(desk.grouping, FORMS, LINKS, desk.judgements, KNOWN)
        if {each.one_spelling, each.other_spelling} == {"Télcos", "Telesco"}
    ]
    (line,) = desk.write(desk.judge().decide(found, Verdict.SAME))
    assert (line.one, line.other, line.by) == ("Télcos", "Telesco", "anna")
    assert desk.entity("Telesco") == desk.entity("Télcos")
    with pytest.raises(ValueError, match="verdict"):
        desk.judge().decide(found, Verdict.HIDE)


def test_undo_goes_back_step_by_step_and_only_in_what_is_ones_own(desk: Desk) -> None:
    desk.write(desk.judge().hide(desk.entity("Télcos")))
    desk.write(desk.judge().hide(desk.entity("Telesco")))
    desk.write(desk.judge("ben").hide(desk.entity("Otunge")))
    for _ in range(2):
        desk.write(desk.judge().undo())
    assert {each.by for each in desk.judgements.holding} == {"ben"}
    with pytest.raises(JudgementError, match="nothing"):
        desk.judge().undo()


def test_actions_of_one_second_keep_their_order(desk: Desk) -> None:
    for type_ in (PERSON, BODY, PLACE, FORCE):
        desk.write(desk.judge().retype(desk.entity("Télcos"), type_))
    assert desk.entity("Télcos").type is FORCE
    assert desk.written[-1].at - NOON < timedelta(seconds=1)


_ACTIONS = st.tuples(
    st.sampled_from(["merge", "split", "hide", "retype", "rename"]), st.integers(0)
)


@given(st.lists(_ACTIONS, max_size=4), _ACTIONS)
def test_whatever_was_done_undo_takes_the_last_of_it_back(
    before: list[tuple[str, int]], last: tuple[str, int]
) -> None:
    desk = Desk(FORMS[:6])
    for action in before:
        _act(desk, *action)
    state = desk.grouping
    if _act(desk, *last):
        desk.write(desk.judge().undo())
    assert desk.grouping == state


def _act(desk: Desk, action: str, number: int) -> bool:
    entities = desk.grouping.entities
    entity, other = entities[number % len(entities)], entities[number // 2 % len(entities)]
    judge = desk.judge()
    try:
        desk.write(
            {
                "merge": lambda: judge.merge(entity, into=other, overrule=True),
                "split": lambda: judge.split(
                    entity, entity.variants[number % len(entity.variants)]
                ),
                "hide": lambda: judge.hide(entity) if len(entities) > 2 else [],
                "retype": lambda: judge.retype(entity, PLACE),
                "rename": lambda: judge.rename(entity, f"New {number}"),
            }[action]()
        )
    except JudgementError:
        return False
    return action != "hide" or len(entities) > 2
