"""Regrouping what a change of judgements can reach makes what grouping everything makes."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from explorer.entities.forms import Form
from explorer.entities.grouping import Grouping, group
from explorer.entities.judgements import PAIRED, TYPED, Judgement, Judgements, Verdict
from explorer.entities.lexicon import Lexicon, form_key
from explorer.entities.neighbourhoods import (
    FullNames,
    Neighbourhood,
    Neighbourhoods,
    neighbourhoods,
)
from explorer.entities.observed import Ground, Link
from explorer.entities.regrouping import regroup
from explorer.models import Entity, EntityType
from tests.entities.judged import BODY, KNOWN, NOON, PERSON, PLACE, form, judged

NAMES = (
    "Haiti",
    "Haitian National Police",
    "Police nationale d’Haïti",
    "HNP",
    "PNH",
    "MSS",
    "MSS mission",
    "MSS Group",
    "Godfrey Otunge",
    "Jack Otunge",
    "Otunge",
    "Otunge Mwangi",
    "Mwangi",
    "Godfrey",
    "Jack",
    "George Bush",
    "George W. Bush",
    "Bush",
    "Kenya Police",
    "Kenyan police",
    "Pont Sondé",
    "Pont-Sondé",
    "Pont Sondé (HNP)",
    "Bush town",
    "Texaco Inc",
    "Texaco",
)
TYPES = st.sampled_from((PERSON, PLACE, BODY))
NAME = st.sampled_from(NAMES)
FORMS = st.lists(
    st.builds(
        lambda name, type_, articles, other, more: form(
            name, type_, articles, **({other.value: more} if other is not type_ else {})
        ),
        NAME,
        TYPES,
        st.integers(1, 5),
        TYPES,
        st.integers(0, 4),
    ),
    max_size=14,
    unique_by=lambda form: form.key,
)
LINKS = st.dictionaries(
    st.builds(
        lambda ground, one, other: Link(ground, form_key(one), form_key(other)),
        st.sampled_from(Ground),
        NAME,
        NAME,
    ).filter(lambda link: link.form != link.other),
    st.integers(1, 4),
    max_size=4,
)
CURATED = st.lists(
    st.builds(
        lambda type_, variants: Entity(variants[0], type_, tuple(variants)),
        TYPES,
        st.lists(NAME, min_size=1, max_size=3, unique=True),
    ),
    max_size=2,
)


@st.composite
def some_judgements(draw: st.DrawFn) -> Judgement:
    verdict = draw(st.sampled_from(Verdict))
    one, other = draw(st.lists(NAME, min_size=2, max_size=2, unique_by=form_key))
    return judged(
        verdict,
        one,
        other if verdict in PAIRED else None,
        minute=draw(st.integers(0, 20)),
        type_=draw(TYPES) if verdict in TYPED else None,
        one_type=draw(st.none() | TYPES) if verdict is not Verdict.NEW else None,
    )


@dataclass(frozen=True)
class Kept:
    """The neighbourhoods as they are found again."""

    all: Neighbourhoods

    def number_of(self, mark: str) -> int | None:
        return self.all.numbers.get(mark)

    def neighbourhood(self, number: int) -> Neighbourhood:
        return self.all.all[number]

    def named(self, first_name: str) -> FullNames:
        return self.all.people.get(first_name, FullNames([], []))


def told(grouping: Grouping, forms: frozenset[str] | None = None) -> list[object]:
    """Return all that a grouping says of the entities that have some forms, or of all."""
    return [
        (
            entity,
            grouping.evidence.get(entity.key),
            grouping.names[entity.key],
            grouping.ranks[entity.key],
        )
        for entity in grouping.entities
        if forms is None or not forms.isdisjoint(grouping.names[entity.key])
    ]


@given(FORMS, LINKS, CURATED, st.lists(some_judgements(), max_size=7), st.data())
def test_as_if_everything_were_grouped(
    forms: list[Form],
    links: dict[Link, int],
    curated: list[Entity],
    judgements: list[Judgement],
    data: st.DataObject,
) -> None:
    at = data.draw(st.integers(0, len(judgements)))
    withdrawn = data.draw(st.lists(st.sampled_from(judgements), max_size=2)) if judgements else []
    first = Judgements(judgements[:at])
    then = Judgements([*judgements, *(each.withdraw("anna", NOON) for each in withdrawn)])
    lexicon = Lexicon(curated)
    kept = Kept(neighbourhoods(forms, links, lexicon, KNOWN))
    before, now = (group(forms, links, lexicon, each, KNOWN) for each in (first, then))
    again = regroup(kept, lexicon, first, then, KNOWN)
    assert told(again.grouping) == told(now, again.forms)
    untouched = frozenset(
        key for each in (before, now) for names in each.names.values() for key in names
    ) - again.forms
    assert told(before, untouched) == told(now, untouched)
    kept_conflicts = [
        each for each in before.conflicts if each.dropped.names[0].form not in again.forms
    ]
    assert {*kept_conflicts, *again.grouping.conflicts} == {*now.conflicts}
    for entity in again.grouping.entities:
        assert again.grouping.names[entity.key].keys() <= again.forms
