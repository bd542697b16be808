"""Names in arrays answer as the lexicon of the same entities does."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.grouping.grounds import Evidence, Why
from explorer.entities.grouping.grouping import Grouping
from explorer.entities.grouping.joining import Conflict
from explorer.entities.judgements.judgements import Judgement, Name, Verdict
from explorer.entities.lexicon import Lexicon, forms_of
from explorer.models import Entity, EntityKey, EntityType
from explorer.text.folding import fold
from tests.search.corpora import names_of, read_again

WORDS = (
    "Haiti",
    "haïti",
    "Haïti’s",
    "Pont",
    "Sondé",
    "Sonde",
    "Pol",
    "POLICE",
    "½",
    "’n",
    "\u0301",
)
SPELLINGS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
ENTITIES = st.lists(
    st.builds(
        lambda type_, variants: Entity(variants[0], type_, tuple(dict.fromkeys(variants))),
        st.sampled_from(EntityType),
        st.lists(SPELLINGS, min_size=1, max_size=4),
    ),
    max_size=8,
    unique_by=lambda entity: entity.key,
)
FOLDED = st.sampled_from(("haiti", "s", "pont", "sonde", "pol", "police", "1", "2", "n", "x"))


@given(ENTITIES, st.lists(FOLDED, min_size=1, max_size=3).map(tuple), st.sampled_from(EntityType))
def test_looked_up_as_in_a_lexicon(
    entities: list[Entity], words: tuple[str, ...], type_: EntityType
) -> None:
    names, lexicon = names_of(entities), Lexicon(entities)
    assert sorted(names.entities, key=str) == sorted(lexicon.entities, key=str)
    assert names.forms.keys() == lexicon.forms.keys()
    for form in lexicon.forms:
        assert names.entities_of_form(form) == lexicon.entities_of_form(form)
    for unfinished in (False, True):
        found = names.entities_with_words(words, type_, unfinished=unfinished)
        assert found == lexicon.entities_with_words(words, type_, unfinished=unfinished)
    runs = [words, *(tuple(form.split()) for form in lexicon.forms)]
    for run in runs:
        assert names.entities_of_words(run) == lexicon.entities_of_words(run)
    tests = [lambda word, end=word[-1]: word.endswith(end) for word in words]
    found = names.entities_with_words_like(tests, type_)
    assert found == lexicon.entities_with_words_like(tests, type_)


@given(ENTITIES)
def test_numbered_by_type_and_name(entities: list[Entity]) -> None:
    names = names_of(entities)
    keys = names.keys(np.arange(len(names)))
    types = list(EntityType)
    assert keys == sorted(keys, key=lambda key: (types.index(key.type), fold(key.name), key.name))
    assert [names.number_of(key) for key in keys] == list(range(len(keys)))
    for type_, numbers in names.of_type.items():
        assert [keys[number].type for number in numbers] == [type_] * len(numbers)
    sets = names.form_sets
    pairs = zip(sets.form_of.tolist(), sets.set_of.tolist(), strict=True)
    found = sorted((number, sets.forms[form]) for form, number in pairs)
    assert found == sorted(
        (number, form)
        for number, each in enumerate(names.entities)
        for form in forms_of(each)
        if form
    )


def test_two_of_one_type_and_name_are_one() -> None:
    one = Entity("HNP", EntityType.FORCE, ("HNP", "Police"))
    other = Entity("HNP", EntityType.FORCE, ("HNP", "PNH"))
    names = names_of([one, other])
    assert list(names.entities) == [Entity("HNP", EntityType.FORCE, ("HNP", "Police", "PNH"))]
    assert names.entities_of_form("pnh") == tuple(names.entities)


def test_knows_nothing_else() -> None:
    names = names_of([Entity("HNP", EntityType.FORCE, ("HNP",))])
    assert names.number_of(EntityKey(EntityType.PERSON, "HNP")) is None
    assert "pnh" not in names.forms
    with pytest.raises(KeyError):
        names.forms["pnh"]


def test_says_why_a_form_belongs_there_and_how_to_judge_it() -> None:
    at = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    same = Judgement(judgement=Verdict.SAME, one="PNH", other="HNP", by="anna", at=at)
    apart = Judgement(judgement=Verdict.DIFFERENT, one="PNH", other="MSS", by="anna", at=at)
    hnp = Entity("HNP", EntityType.FORCE, ("HNP", "PNH"))
    evidence = {"pnh": (Evidence(Why.ACRONYM, "HNP", 3), Evidence(Why.JUDGED, "HNP", 0, same))}
    named = {"hnp": Name("hnp"), "pnh": Name("pnh", EntityType.ORGANISATION)}
    conflicts = (Conflict(same, apart),)
    names = read_again(Grouping((hnp,), {hnp.key: evidence}, {hnp.key: named}, conflicts))
    assert names.grounds_of(hnp.key) == evidence
    assert names.judged_names(hnp.key) == named
    assert names.conflicts == conflicts
    assert names.grounds_of(EntityKey(EntityType.PERSON, "HNP")) == {}
