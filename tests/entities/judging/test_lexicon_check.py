"""What is doubtful in a lexicon and in judgements."""

from __future__ import annotations

from explorer.entities.grouping.grouping import group
from explorer.entities.judgements.judgements import Judgement, Judgements
from explorer.entities.judging.lexicon_check import Doubt, Finding, check_judgements, check_lexicon
from explorer.entities.lexicon import Lexicon
from explorer.models import Entity
from tests.entities.judged import BODY, FORCE, PLACE, judged

POLICE = Entity("Haitian National Police", FORCE, ("Haitian National Police", "PNH"))
FOUND = {"haitian national police", "pnh", "haiti", "telcos"}


def doubts(*entities: Entity) -> list[tuple[Doubt, str]]:
    return [(each.doubt, each.form) for each in check_lexicon(Lexicon(entities), FOUND)]


def judged_doubts(*said: Judgement) -> list[Finding]:
    lexicon, judgements = Lexicon([POLICE]), Judgements(said)
    return check_judgements(judgements, lexicon, group([], {}, lexicon, judgements), FOUND)


def test_a_good_lexicon_raises_no_doubt() -> None:
    assert doubts(POLICE, Entity("Haiti", PLACE, ("Haiti",))) == []


def test_forms_and_names_that_stand_twice() -> None:
    rival = Entity("PNH", BODY, ("PNH",))
    assert doubts(POLICE, rival) == [(Doubt.FORM_TWICE, "PNH"), (Doubt.NO_OWN_FORM, "PNH")]
    again = Entity("Haiti", PLACE, ("Haiti",))
    assert doubts(Entity("Haïti", PLACE, ("Haïti", "Haiti")), again) == [
        (Doubt.NAME_TWICE, "Haïti"),
        (Doubt.SPELLED_TWICE, "Haiti"),
    ]


def test_an_entity_that_no_article_names() -> None:
    assert doubts(Entity("Kenya", PLACE, ("Kenya",))) == [(Doubt.NOT_FOUND, "Kenya")]


def test_judgements_about_nothing_and_against_the_lexicon() -> None:
    apart, unknown = judged("apart", "PNH"), judged("same", "Télcos", "Telesco")
    assert judged_doubts(apart, unknown) == [
        Finding(Doubt.JUDGED_UNKNOWN, "Telesco", judgements=(unknown,)),
        Finding(Doubt.OVERRULED, "PNH", (POLICE.key,), (apart,)),
    ]


def test_judgements_that_contradict_each_other() -> None:
    said = (judged("same", "A", "B"), judged("same", "B", "C"), judged("different", "A", "C"))
    (first, *_) = judged_doubts(*said)
    assert first.doubt is Doubt.CONTRADICTION
    assert first.judgements[1] == said[2]
