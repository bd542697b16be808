from __future__ import annotations

from dataclasses import replace

from explorer.compare.comparing import Section, compare, narrowed
from explorer.compare.ledger import Ledger, State
from explorer.compare.rows import Relation
from explorer.compare.showing import Mode
from tests.compare.made_up import LEFT, RIGHT, comparison, report


def test_only_what_is_asked_for_is_compared() -> None:
    pair = [report("left", LEFT), report("right", RIGHT)]
    found = compare(pair, {Section.NAMES})
    assert (found.rows, found.quotes, found.ledger) == (None, None, None)
    assert found.coverage == ()
    assert found.reports == tuple(pair)


def test_rows_are_made_of_two_reports_only() -> None:
    pair = [report("left", LEFT), report("right", RIGHT)]
    assert compare(pair, {Section.ROWS}).rows
    assert compare([*pair, report("third", LEFT)], {Section.ROWS}).rows is None


def test_what_differs_is_said_otherwise_elsewhere_or_not_by_all() -> None:
    found = narrowed(comparison(), Mode.DIFFERENCES)
    assert found.rows == comparison().rows  # what is the same has moved
    assert found.quotes == comparison().quotes
    assert found.ledger == comparison().ledger
    assert [row.entity.name for row in found.coverage or ()] == ["Ana Ruiz"]


def test_what_is_the_same_does_not_differ() -> None:
    whole = comparison()
    assert whole.rows
    assert whole.quotes
    assert whole.ledger
    said = whole.quotes[0]
    same = replace(
        whole,
        rows=(replace(whole.rows[1], moved=False),),
        quotes=(replace(said, sayings=(said.sayings[0], replace(said.sayings[1], edits=()))),),
        ledger=replace(whole.ledger, rows=(replace(whole.ledger.rows[0], state=State.AGREE),)),
        coverage=(),
    )
    assert narrowed(same, Mode.DIFFERENCES).is_empty
    assert not narrowed(same, Mode.SHARED).is_empty


def test_what_is_shared_is_said_by_several() -> None:
    found = narrowed(comparison(), Mode.SHARED)
    assert [row.relation for row in found.rows or ()] == [
        Relation.SAME,
        Relation.REWORDED,
        Relation.REWORDED,
    ]
    assert found.quotes == comparison().quotes
    assert isinstance(found.ledger, Ledger)
    assert [row.quantity for row in found.ledger.rows] == ["people fled"]
    assert [row.entity.name for row in found.coverage or ()] == ["harbour"]


def test_a_quote_that_one_report_repeats_is_not_shared() -> None:
    whole = comparison()
    assert whole.quotes
    (quote,) = whole.quotes
    twice = replace(quote, sayings=tuple(replace(each, report=1) for each in quote.sayings))
    assert narrowed(replace(whole, quotes=(twice,)), Mode.SHARED).quotes == ()


def test_all_is_all_and_what_was_not_asked_for_stays_so() -> None:
    whole = comparison()
    assert narrowed(whole, Mode.EVERYTHING) is whole
    rows_only = replace(whole, quotes=None, ledger=None, coverage=None)
    for mode in Mode:
        found = narrowed(rows_only, mode)
        assert (found.quotes, found.ledger, found.coverage) == (None, None, None)
    assert not rows_only.is_empty
    assert replace(rows_only, rows=()).is_empty
