"""Narrowings: what was done with which value, and what values are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.models import EntityKey, EntityType
from explorer.search.answers import Search
from explorer.search.narrowing import (
    KINDS,
    Choice,
    FacetKey,
    Kind,
    Narrowing,
    Property,
    Value,
    kind_of,
    label_of,
)
from explorer.search.saved import SavedSearches
from explorer.search.telling import tell_narrowing

HNP = EntityKey(EntityType.FORCE, "HNP")
MSS = EntityKey(EntityType.FORCE, "MSS")
HAITI = EntityKey(EntityType.PLACE, "Haiti")
MAY, JUNE = Value(Property.MONTH, "2024-05"), Value(Property.MONTH, "2024-06")
WIRE = Value(Property.SOURCE, "Wire")
KEYS: tuple[FacetKey, ...] = (HNP, MSS, HAITI, MAY, JUNE, WIRE, Value(Property.LANGUAGE, "fr"))


def test_a_choice_has_a_sign() -> None:
    assert [choice.sign for choice in Choice] == [" ", "✓", "✗"]


def test_a_narrowing_knows_what_was_done_with_a_value() -> None:
    narrowing = Narrowing().having(HNP, Choice.CHOSEN).having(MAY, Choice.EXCLUDED)
    done = [narrowing.of(key) for key in (HNP, MAY, MSS)]
    assert done == [Choice.CHOSEN, Choice.EXCLUDED, Choice.NONE]


def test_a_narrowing_that_does_nothing_is_false() -> None:
    assert not Narrowing()
    assert not Narrowing().switching(EntityType.PLACE)
    assert Narrowing().having(HNP, Choice.CHOSEN)
    assert Narrowing().having(JUNE, Choice.EXCLUDED)


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(Choice))))
def test_what_was_done_last_with_a_value_holds(steps: list[tuple[FacetKey, Choice]]) -> None:
    narrowing = Narrowing()
    for key, choice in steps:
        narrowing = narrowing.having(key, choice)
    last = dict(steps)
    assert all(narrowing.of(key) is last.get(key, Choice.NONE) for key in KEYS)
    assert not narrowing.chosen & narrowing.excluded


def test_chosen_and_excluded_values_are_told_apart_by_kind() -> None:
    narrowing = Narrowing(frozenset({HNP, MAY, JUNE}), frozenset({MSS, WIRE}))
    assert narrowing.chosen_of(Property.MONTH) == {MAY, JUNE}
    assert narrowing.chosen_of(EntityType.FORCE) == {HNP}
    assert narrowing.excluded_of(EntityType.FORCE) == {MSS}
    assert narrowing.excluded_of(Property.MONTH) == frozenset()


def test_toggling_undoes_only_what_is_done_to_all() -> None:
    narrowing = Narrowing().toggling([MAY], Choice.CHOSEN)
    assert narrowing.chosen == {MAY}
    narrowing = narrowing.toggling([MAY, JUNE], Choice.CHOSEN)
    assert narrowing.chosen == {MAY, JUNE}
    assert narrowing.toggling([MAY, JUNE], Choice.CHOSEN) == Narrowing()
    assert narrowing.toggling([JUNE], Choice.EXCLUDED) == Narrowing(
        frozenset({MAY}), frozenset({JUNE})
    )


def test_choosing_only_some_of_a_kind_leaves_other_kinds_and_what_is_excluded_alone() -> None:
    narrowing = Narrowing(frozenset({HNP, MAY}), frozenset({WIRE}))
    assert narrowing.choosing_only(Property.MONTH, [JUNE]) == Narrowing(
        frozenset({HNP, JUNE}), frozenset({WIRE})
    )


def test_entities_are_all_wanted_until_switched_and_properties_never() -> None:
    assert [kind for kind in KINDS if Narrowing().is_any(kind)] == list(Property)
    switched = Narrowing().switching(EntityType.FORCE)
    assert switched.is_any(EntityType.FORCE)
    assert not switched.is_any(EntityType.PERSON)
    assert switched.switching(EntityType.FORCE) == Narrowing()


@pytest.mark.parametrize(
    ("key", "label"),
    [
        (HNP, "HNP"),
        (MAY, "May 2024"),
        (WIRE, "Wire"),
        (Value(Property.LANGUAGE, "fr"), "fr"),
        (Value(Property.MONTH, ""), "month unknown"),
        (Value(Property.SOURCE, ""), "source unknown"),
    ],
)
def test_a_value_has_a_label(key: FacetKey, label: str) -> None:
    assert label_of(key) == label


@pytest.mark.parametrize(
    ("kind", "heading"),
    zip(
        KINDS,
        ("people", "places", "forces", "organisations", "months", "sources", "languages"),
        strict=True,
    ),
)
def test_a_kind_has_a_heading(kind: Kind, heading: str) -> None:
    assert kind.plural == heading


def test_a_key_knows_its_kind() -> None:
    assert kind_of(HAITI) is EntityType.PLACE
    assert kind_of(WIRE) is Property.SOURCE


def test_a_narrowing_outlasts_being_saved(tmp_path: Path) -> None:
    narrowing = Narrowing(
        frozenset({HNP, MAY, WIRE}), frozenset({HAITI, JUNE}), frozenset({EntityType.FORCE})
    )
    SavedSearches(tmp_path, "haiti").save("mine", Search("x", narrowing), [])
    saved = SavedSearches(tmp_path, "haiti").get("mine").search.narrowing
    assert saved == narrowing
    assert {type(key) for key in saved.chosen} == {EntityKey, Value}


@pytest.mark.parametrize(
    ("narrowing", "told"),
    [
        (Narrowing(), ""),
        (Narrowing(frozenset({HNP, MSS}), frozenset({HAITI})), "✓ HNP  ✓ MSS  ✗ Haiti"),
        (Narrowing(frozenset({HNP, MSS}), any_of=frozenset({EntityType.FORCE})), "✓ HNP or MSS"),
        (Narrowing(frozenset({JUNE, MAY, WIRE})), "✓ May 2024 or Jun 2024  ✓ Wire"),
        (
            Narrowing(
                frozenset(Value(Property.MONTH, f"2024-0{n}") for n in range(2, 6)),
                frozenset({Value(Property.MONTH, ""), JUNE}),
            ),
            "✓ Feb 2024 … May 2024 (4 months)  ✗ Jun 2024  ✗ month unknown",
        ),
    ],
)
def test_a_narrowing_is_told_in_a_line(narrowing: Narrowing, told: str) -> None:
    assert tell_narrowing(narrowing) == told
