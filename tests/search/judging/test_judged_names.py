"""Names judged through the one object of both faces, and everything that follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.entities.judgements.judgements import Verdict
from explorer.errors import JudgementError
from explorer.library.folder import FolderCollection
from explorer.models import EntityKey, EntityType
from explorer.search.answers import Search
from explorer.search.judging.judged_names import Change, JudgedNames
from explorer.search.judging.pair_evidence import evidence_of
from explorer.search.keeping.supply import Supply
from explorer.search.searcher import Searcher
from explorer.search.whoosh_index import WhooshIndex
from tests.cli.made_up_news import ARTICLES, MISSION, MISSPELLED, POLICE

FORCE, PLACE, PERSON = EntityType.FORCE, EntityType.PLACE, EntityType.PERSON
HNP, MSS, MIS = (EntityKey(FORCE, name) for name in (POLICE, MISSION, MISSPELLED))
KENYA, DELMAS = EntityKey(PLACE, "Kenya"), EntityKey(PLACE, "Delmas")


@pytest.fixture
def searcher(tmp_path: Path) -> Iterator[Searcher]:
    for name, text in ARTICLES.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    collection = FolderCollection(tmp_path, max_bytes=1 << 20)
    index = WhooshIndex.create(None)
    index.add(Supply(collection).articles())
    searcher = Searcher(collection, index)
    yield searcher
    searcher.close()


@pytest.fixture
def names(searcher: Searcher) -> JudgedNames:
    return JudgedNames(searcher, "anna")


def keys(searcher: Searcher) -> set[EntityKey]:
    return {entity.key for entity in searcher.names.entities}


def test_what_was_one_of_two_becomes_the_other(searcher: Searcher, names: JudgedNames) -> None:
    change = names.merge(HNP, MSS)
    assert (change.entity, dict(change.becomes)) == (MSS, {HNP: MSS})
    assert HNP not in keys(searcher)
    assert searcher.search(Search("PNH"), limit=9).total == 2
    back = names.undo()
    assert (back.entity, dict(back.becomes)) == (MSS, {})
    assert {HNP, MSS} <= keys(searcher)


def test_a_new_name_and_a_new_type_become_of_the_old(names: JudgedNames) -> None:
    renamed = EntityKey(FORCE, "PNH")
    assert dict(names.rename(HNP, "PNH").becomes) == {HNP: renamed}
    retyped = EntityKey(EntityType.ORGANISATION, "PNH")
    change = names.retype(renamed, EntityType.ORGANISATION)
    assert (change.entity, dict(change.becomes)) == (retyped, {renamed: retyped})


def test_nothing_becomes_of_what_is_hidden(searcher: Searcher, names: JudgedNames) -> None:
    change = names.hide(KENYA)
    assert (change.entity, dict(change.becomes)) == (None, {KENYA: None})
    assert change.said == "Kenya is hidden now: it is no name."
    assert names.undo().entity == KENYA
    assert KENYA in keys(searcher)


def test_a_split_tells_of_the_form_that_left(names: JudgedNames) -> None:
    change = names.split(HNP, "PNH")
    assert change.entity == EntityKey(FORCE, "PNH")
    assert not change.becomes


def test_a_new_name_tells_of_its_entity(names: JudgedNames) -> None:
    assert names.create("officers", PERSON).entity == EntityKey(PERSON, "officers")
    names.undo()
    assert names.create("officers", PERSON, HNP).entity == HNP


def test_what_is_gone_is_refused_and_nothing_written(names: JudgedNames) -> None:
    with pytest.raises(JudgementError, match="Atlantis"):
        names.hide(EntityKey(PLACE, "Atlantis"))
    with pytest.raises(JudgementError, match="nothing that could"):
        names.undo()
    assert not names.file.exists()


def test_what_others_judge_is_seen_first(searcher: Searcher, names: JudgedNames) -> None:
    assert names.refresh()
    assert not names.refresh()
    JudgedNames(searcher, "bob").hide(KENYA)
    assert names.refresh()
    JudgedNames(searcher, "bob").merge(HNP, MSS)
    with pytest.raises(JudgementError, match="There is no force"):
        names.retype(HNP, PLACE)
    assert names.last() == ()  # hers, not bob's
    assert [each.by for each in names.judgements.standing] == ["bob"] * 3


def test_a_judgement_that_breaks_another_says_so(searcher: Searcher, names: JudgedNames) -> None:
    (suggestion,) = names.suggestions()
    names.merge(MSS, HNP)
    names.merge(MIS, HNP)
    change = JudgedNames(searcher, "bob").decide(suggestion, Verdict.DIFFERENT)
    (conflict,) = change.conflicts
    assert (conflict.dropped.by, conflict.different.by) == ("anna", "bob")
    assert "cannot hold" in change.said
    assert names.conflicts == change.conflicts


def test_differences_are_asked_for_before_a_merger(names: JudgedNames) -> None:
    (suggestion,) = names.suggestions()
    assert names.differences(MSS, MIS) == []
    names.decide(suggestion, Verdict.DIFFERENT)
    assert [each.by for each in names.differences(MIS, MSS)] == ["anna"]
    with pytest.raises(JudgementError, match="different"):
        names.merge(MIS, MSS)
    assert names.merge(MIS, MSS, overrule=True).entity == MSS


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE])
def test_a_pair_is_open_until_it_is_judged(names: JudgedNames, verdict: Verdict) -> None:
    (suggestion,) = names.suggestions()
    assert names.is_open(suggestion)
    names.decide(suggestion, verdict)
    assert not names.is_open(suggestion)
    assert names.suggestions() == []
    names.undo()
    assert names.is_open(suggestion)


def test_a_pair_is_settled_by_a_merger(names: JudgedNames) -> None:
    (suggestion,) = names.suggestions()
    names.merge(MIS, MSS)
    assert not names.is_open(suggestion)


def test_evidence_counts_what_is_in_the_articles(searcher: Searcher, names: JudgedNames) -> None:
    (suggestion,) = names.suggestions()
    evidence = evidence_of(searcher, suggestion)
    assert evidence.why == f"“{MISSION}” and “{MISSPELLED}” are spelled almost alike."
    assert evidence.told_together == "No article has both."
    assert (evidence.one.entity, evidence.other.entity) == (MSS, MIS)
    assert (evidence.one.name.mentions, evidence.one.name.articles) == (1, 1)
    assert evidence.one.others == [("MSSM", 1)]
    assert [each.article for each in evidence.other.contexts] == ["talks"]


ACTIONS = ("merge", "split", "rename", "type", "hide", "new")


def act(names: JudgedNames, action: str, present: list[EntityKey], at: int) -> Change:
    key, other = present[at % len(present)], present[(at + 1) % len(present)]
    match action:
        case "merge":
            return names.merge(key, other, overrule=True)
        case "split":
            return names.split(key, names.entity(key).variants[-1])
        case "rename":
            return names.rename(key, f"{key.name} again")
        case "type":
            return names.retype(key, PERSON)
        case "hide":
            return names.hide(key)
        case _:
            return names.create("officers", PERSON)


def test_as_many_undos_as_actions_leave_nothing_behind(searcher: Searcher) -> None:
    before = list(searcher.names.entities)

    @settings(max_examples=15)
    @given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 20)), max_size=6))
    def check(actions: list[tuple[str, int]]) -> None:
        names, done = JudgedNames(searcher, "anna"), 0
        for action, at in actions:
            if not (present := sorted(keys(searcher))):
                break
            try:
                change = act(names, action, present, at)
            except JudgementError:
                continue
            done += 1
            assert change.entity is None or change.entity in keys(searcher)
            assert not keys(searcher) & change.becomes.keys()
        for _ in range(done):
            names.undo()
        assert list(searcher.names.entities) == before
        assert names.judgements.standing == ()

    check()
