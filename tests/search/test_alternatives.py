"""Alternatives: each is one step from a search, and one step back to it."""

from __future__ import annotations

from explorer.models import EntityType
from explorer.search.alternatives import Alternative, alternatives, suggested
from explorer.search.answers import Answer, Meaning, Search, Suggestion, Widened
from tests.search.corpora import entity

HNP = entity("Haitian National Police", "HNP", "PNH", "Pólice")
PREMIER = entity("Prime Minister", "PM", type_=EntityType.PERSON)
MILITARY = entity("Police Militaire", "PM")


def offered(widened: Widened, search: Search) -> dict[str, Search]:
    answer = Answer(search, 1, (), 0, (widened,), (), ())
    return {each.says: each.search for each in alternatives(answer)}


def test_a_form_can_be_dropped_and_restored() -> None:
    search = Search("PNH", dropped=frozenset({"hnp"}))
    widened = Widened("PNH", (HNP,), {"Pólice": 1234}, dropped=("HNP",))
    assert offered(widened, search) == {
        "PNH without Pólice 1,234": Search("PNH", dropped=frozenset({"hnp", "police"})),
        "PNH with HNP again": Search("PNH"),
        "every name only as it is typed": Search("PNH", dropped=frozenset({"hnp"}), widens=False),
    }


def test_names_can_be_widened_again() -> None:
    answer = Answer(Search("PNH", widens=False), 1, (), 0, (), (), ())
    assert alternatives(answer) == [Alternative("names in all their forms again", Search("PNH"))]


def test_a_name_of_several_can_be_any_one_of_them() -> None:
    both = (PREMIER, MILITARY)
    other = Meaning("x", HNP.key)
    premier, military = Meaning("p m", PREMIER.key), Meaning("p m", MILITARY.key)
    search = Search("P.M", meant=frozenset({other}))
    assert offered(Widened("P.M", both, {}, choices=both), search) == {
        "P.M is Prime Minister (person)": Search("P.M", meant=frozenset({other, premier})),
        "P.M is Police Militaire (force)": Search("P.M", meant=frozenset({other, military})),
    }
    search = Search("P.M", meant=frozenset({other, premier}))
    assert offered(Widened("P.M", (PREMIER,), {}, choices=both), search) == {
        "P.M is Police Militaire (force)": Search("P.M", meant=frozenset({other, military})),
        "P.M is any of them": Search("P.M", meant=frozenset({other})),
    }


def test_nothing_is_offered_where_nothing_was_widened() -> None:
    assert offered(Widened("PNH", (HNP,), {}), Search("PNH")) == {}


def test_suggestions_keep_all_but_the_text() -> None:
    search = Search("rutto", reverse=True)
    assert suggested([Suggestion("ruto", 1234)], search) == [
        Alternative("ruto (1,234)", Search("ruto", reverse=True))
    ]
