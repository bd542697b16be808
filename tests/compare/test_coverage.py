from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.compare.coverage import CoverageRow, coverage
from explorer.models import Article, EntityKey, EntityType, NamedMention, Report

ANA = EntityKey(EntityType.PERSON, "Ana")
BEN = EntityKey(EntityType.PERSON, "Ben")
CAPE = EntityKey(EntityType.PLACE, "Cape")
CORPS = EntityKey(EntityType.FORCE, "Cape")  # of the same name, and yet another


def naming(*entities: EntityKey) -> Report:
    mentions = (NamedMention(at, at + 1, entity) for at, entity in enumerate(entities))
    return Report(Article("one", "One", "x" * len(entities)), tuple(mentions))


def test_each_entity_is_counted_in_each_report() -> None:
    rows = coverage([naming(ANA, CAPE, ANA), naming(CAPE), naming(CORPS, CAPE)])
    assert {row.entity: row.counts for row in rows} == {
        ANA: (2, 0, 0),
        CAPE: (1, 1, 1),
        CORPS: (0, 0, 1),
    }


def test_by_type_those_that_most_reports_name_come_first() -> None:
    rows = coverage([naming(BEN, BEN, BEN, CAPE, ANA), naming(ANA, CORPS)])
    assert [row.entity for row in rows] == [ANA, BEN, CAPE, CORPS]


def test_of_those_equally_many_name_the_oftener_named_comes_first_then_by_name() -> None:
    dan = EntityKey(EntityType.PERSON, "Dan")
    rows = coverage([naming(ANA, dan, BEN, BEN)])
    assert [row.entity.name for row in rows] == ["Ben", "Ana", "Dan"]


def test_what_one_alone_names_and_what_one_alone_does_not() -> None:
    assert (CoverageRow(ANA, (0, 3, 0)).only_in, CoverageRow(ANA, (0, 3, 0)).absent_in) == (1, None)
    assert (CoverageRow(ANA, (1, 0, 2)).only_in, CoverageRow(ANA, (1, 0, 2)).absent_in) == (None, 1)
    assert (CoverageRow(ANA, (1, 1)).only_in, CoverageRow(ANA, (1, 1)).absent_in) == (None, None)
    assert (CoverageRow(ANA, (1, 0)).only_in, CoverageRow(ANA, (1, 0)).absent_in) == (0, 1)


def test_nothing_named_is_no_row() -> None:
    assert coverage([naming(), naming()]) == []


@given(st.lists(st.lists(st.sampled_from([ANA, BEN, CAPE, CORPS])), min_size=1, max_size=5))
def test_no_mention_is_lost(named: list[list[EntityKey]]) -> None:
    rows = coverage([naming(*entities) for entities in named])
    assert len({row.entity for row in rows}) == len(rows)
    for number, entities in enumerate(named):
        assert sum(row.counts[number] for row in rows) == len(entities)
    assert all(row.naming for row in rows)
