"""Sharing a lexicon: written, read again, taken in with its conflicts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.grouping.grouping import group
from explorer.entities.judgements.judgements import Judgement, Judgements
from explorer.entities.judging.lexicon_exchange import (
    Clash,
    Combined,
    combine,
    decided_entities,
    lexicon_text,
)
from explorer.entities.lexicon import Lexicon, form_key, load_lexicon
from explorer.models import Entity, EntityType
from tests.entities.judged import BODY, FORCE, KNOWN, PERSON, PLACE, form, judged

POLICE = Entity("Haitian National Police", FORCE, ("Haitian National Police", "PNH"))
HAITI = Entity("Haiti", PLACE, ("Haiti",))
HERE = Lexicon([POLICE, HAITI])

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: form_key(text) and any(each.isprintable() and each != " " for each in text)
)
_ENTITIES = st.builds(
    lambda type_, forms: Entity(forms[0], type_, tuple(forms)),
    st.sampled_from(EntityType),
    st.lists(_TEXTS, min_size=1, max_size=3, unique=True),
)


def combined(*others: Entity, judgements: tuple[Judgement, ...] = ()) -> Combined:
    return combine(HERE, Lexicon(others), Judgements(judgements))


@given(st.lists(_ENTITIES, max_size=4))
def test_what_is_written_reads_the_same(
    tmp_path_factory: pytest.TempPathFactory, entities: list[Entity]
) -> None:
    file = tmp_path_factory.mktemp("written") / "lexicon.toml"
    file.write_text(lexicon_text(entities), "utf-8", newline="")
    assert sorted(load_lexicon(file).entities, key=str) == sorted(entities, key=str)


def test_the_seeds_come_back_as_they_are(tmp_path: Path) -> None:
    seeds = load_lexicon(Path(__file__).parents[3] / "seeds" / "lexicon.toml")
    file = tmp_path / "lexicon.toml"
    file.write_text(lexicon_text(seeds.entities), "utf-8")
    assert set(load_lexicon(file).entities) == set(seeds.entities)


def test_a_lexicon_can_be_read_by_people() -> None:
    assert lexicon_text([POLICE, HAITI]) == (
        '[[place]]\nname = "Haiti"\n\n'
        '[[force]]\nname = "Haitian National Police"\nvariants = ["PNH"]\n'
    )


def test_what_nobody_decided_is_not_shared() -> None:
    forms = [form("Otunge", PERSON), form("Godfrey Otunge", PERSON), form("HNP", FORCE)]
    forms += [form("Haiti National Police", FORCE)]
    said = Judgements([judged("same", "HNP", "PNH")])
    grouping = group(forms, {}, HERE, said, KNOWN)
    shared = decided_entities(grouping, HERE, said)
    assert set(shared) == {HAITI, Entity(POLICE.name, FORCE, (*POLICE.variants, "HNP"))}


def test_a_new_entity_and_new_forms_are_taken_in() -> None:
    found = combined(Entity("PNH", FORCE, ("PNH", "HNP")), Entity("Kenya", PLACE, ("Kenya",)))
    police, haiti, kenya = found.lexicon.entities
    assert police == Entity(POLICE.name, FORCE, (*POLICE.variants, "HNP"))
    assert (haiti, kenya.name) == (HAITI, "Kenya")
    assert found.conflicts == ()


def test_taken_in_twice_it_is_the_same() -> None:
    others = Lexicon([Entity("PNH", FORCE, ("PNH", "HNP")), Entity("Kenya", PLACE, ("Kenya",))])
    once = combine(HERE, others, Judgements()).lexicon
    assert combine(once, others, Judgements()).lexicon.entities == once.entities


def test_an_entity_that_is_two_here_is_listed_and_left_out() -> None:
    here = Lexicon([POLICE, Entity("HNP", FORCE, ("HNP",))])
    found = combine(here, Lexicon([Entity("PNH", FORCE, ("PNH", "HNP"))]), Judgements())
    assert found.lexicon.entities == here.entities
    (conflict,) = found.conflicts
    assert conflict.clash is Clash.OTHER_ENTITY
    assert conflict.here == (POLICE.key, (FORCE, "HNP"))


def test_another_type_is_listed_and_what_is_here_stays() -> None:
    found = combined(Entity("Haiti", PERSON, ("Haiti", "Ayiti")), Entity("PNH", BODY, ("PNH",)))
    assert [(each.clash, each.form) for each in found.conflicts] == [
        (Clash.OTHER_TYPE, "Haiti"),
        (Clash.OTHER_TYPE, "PNH"),
    ]
    assert found.lexicon.entities == (POLICE, HAITI, Entity("Ayiti", PERSON, ("Ayiti",)))


def test_judgements_here_are_not_contradicted() -> None:
    said = (judged("different", "HNP", "PNH"), judged("hide", "Monday"))
    found = combined(
        Entity("PNH", FORCE, ("PNH", "HNP")), Entity("Monday", BODY, ("Monday",)), judgements=said
    )
    assert found.lexicon.entities == HERE.entities
    assert [each.clash for each in found.conflicts] == [Clash.DIFFERENT, Clash.HIDDEN]
