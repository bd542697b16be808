"""Following entities through what is judged of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from explorer.entities.judgements.judgements import Judgement, Verdict
from explorer.models import EntityKey, EntityType
from explorer.search.answers import Meaning, Search
from explorer.search.judging.judged_names import Change
from explorer.search.narrowing import Narrowing, Property, Value
from explorer.tui.following import Following, Place

PNH, HNP, UN, MSS = (EntityKey(EntityType.FORCE, name) for name in ("PNH", "HNP", "UN", "MSS"))
MONTH = Value(Property.MONTH, "2025-08")
AT = datetime(2026, 11, 21, tzinfo=UTC)
SAME = Judgement(judgement=Verdict.SAME, one="HNP", other="PNH", by="anna", at=AT)


def merged(becomes: Mapping[EntityKey, EntityKey | None]) -> Change:
    """What came of a judgement."""
    return Change("", (SAME,), becomes=becomes)


UNDONE = Change("", (SAME.withdraw("anna", AT),))


def place(*chosen: EntityKey | Value, at: EntityKey | Value | None = None) -> Place:
    """A search narrowed to some values, with the cursor on one."""
    return Place(Search("x", Narrowing(frozenset(chosen), frozenset({UN}))), at)


def test_what_is_merged_is_followed_and_left_again() -> None:
    following = Following()
    before = place(PNH, MONTH, at=PNH)
    after = following.next(before, merged({PNH: HNP}))
    assert after == place(HNP, MONTH, at=HNP)
    assert following.next(after, UNDONE) == before
    assert following.next(before, UNDONE) == before  # it was judged in a session before


def test_who_has_gone_elsewhere_since_stays_there() -> None:
    following = Following()
    following.next(place(PNH, at=PNH), merged({PNH: HNP}))
    assert following.next(place(MSS, at=MONTH), UNDONE) == place(MSS, at=MONTH)


def test_what_is_no_name_any_more_narrows_nothing() -> None:
    following = Following()
    assert following.next(place(PNH, at=PNH), merged({PNH: None})) == place(at=PNH)


def test_whom_a_name_is_taken_for_is_followed_as_well() -> None:
    following = Following()
    search = Search("x", meant=frozenset({Meaning("police", PNH)}))
    after = following.next(Place(search, None), merged({PNH: HNP}))
    assert after.search == replace(search, meant=frozenset({Meaning("police", HNP)}))
    assert following.next(after, UNDONE).search == search
