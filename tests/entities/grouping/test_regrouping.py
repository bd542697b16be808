"""Regrouping what a change of judgements can reach makes what grouping everything makes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given

from explorer.entities.grouping.forms import Form
from explorer.entities.grouping.grouping import Grouping, group
from explorer.entities.grouping.neighbourhoods import (
    FullNames,
    Neighbourhood,
    Neighbourhoods,
    neighbourhoods,
)
from explorer.entities.grouping.regrouping import regroup
from explorer.entities.judgements.judgements import Judgement, Judgements
from explorer.entities.lexicon import Lexicon
from explorer.entities.observed import Link
from explorer.models import Entity
from tests.entities.groupable import CHANGES, CURATED, FORMS, LINKS
from tests.entities.judged import KNOWN, PERSON, form, judged


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


@given(FORMS, LINKS, CURATED, CHANGES)
def test_as_if_everything_were_grouped(
    forms: list[Form],
    links: dict[Link, int],
    curated: list[Entity],
    change: tuple[Judgements, Judgements],
) -> None:
    first, then = change
    lexicon = Lexicon(curated)
    kept = Kept(neighbourhoods(forms, links, lexicon, KNOWN))
    before, now = (group(forms, links, lexicon, each, KNOWN) for each in (first, then))
    again = regroup(kept, lexicon, first, then, KNOWN)
    assert told(again.grouping) == told(now, again.forms)
    untouched = (
        frozenset(key for each in (before, now) for names in each.names.values() for key in names)
        - again.forms
    )
    assert told(before, untouched) == told(now, untouched)
    kept_conflicts = [
        each for each in before.conflicts if each.dropped.names[0].form not in again.forms
    ]
    assert {*kept_conflicts, *again.grouping.conflicts} == {*now.conflicts}
    for entity in again.grouping.entities:
        assert again.grouping.names[entity.key].keys() <= again.forms


FIRST_NAME = [form(each, PERSON, 3) for each in ("Ana Jack", "Jack", "Jack Otunge", "Jack Ruto")]


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ([], [judged("name", "Ana Jack")]),
        ([], [judged("hide", "Jack Otunge"), judged("hide", "Jack Ruto")]),
        ([judged("hide", "Jack Otunge")], [judged("hide", "Jack Ruto", minute=1)]),
        ([judged("name", "Jack Otunge")], [judged("name", "Ana Jack", minute=1)]),
        ([judged("hide", "Jack Otunge")], [judged("name", "Ana Jack", minute=1)]),
        (
            [judged("hide", "Jack Otunge"), judged("name", "Jack Ruto")],
            [judged("name", "Ana Jack", minute=1)],
        ),
        (
            [judged("hide", "Jack Otunge"), judged("hide", "Jack Ruto")],
            [judged("name", "Ana Jack", minute=1)],
        ),
    ],
)
def test_a_surname_alone_may_be_the_first_name_of_others(
    before: list[Judgement], then: list[Judgement]
) -> None:
    first, now = Judgements(before), Judgements([*before, *then])
    kept = Kept(neighbourhoods(FIRST_NAME, {}, Lexicon(), KNOWN))
    again = regroup(kept, Lexicon(), first, now, KNOWN)
    everything = group(FIRST_NAME, {}, Lexicon(), now, KNOWN)
    assert told(again.grouping) == told(everything, again.forms)
    assert told(everything, frozenset({"jack"})) == told(again.grouping, frozenset({"jack"}))


def test_reaches_no_further_than_needed() -> None:
    forms = [*FIRST_NAME, form("George Bush", PERSON), form("Bush", PERSON)]
    kept = Kept(neighbourhoods(forms, {}, Lexicon(), KNOWN))
    now = Judgements([judged("hide", "Bush")])
    assert regroup(kept, Lexicon(), Judgements(), now, KNOWN).forms == {"bush", "george bush"}
