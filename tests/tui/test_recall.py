"""The way back from the search line: forward again, and over nothing that was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.tui import recall as recall_module
from explorer.tui.recall import Recall


@pytest.fixture
def recall() -> Recall:
    recall = Recall()
    recall.fill(["a", "b", "c"])
    return recall


def test_an_empty_line_goes_back_to_the_first_and_no_further(recall: Recall) -> None:
    line, seen = "", []
    while (query := recall.older(line)) is not None:
        seen.append(line := query)
    assert seen == ["c", "b", "a"]
    assert recall.older("a") is None


def test_the_same_way_leads_forward_to_where_it_began(recall: Recall) -> None:
    recall.add("d")
    assert recall.older("d") == "c"
    assert recall.older("c") == "b"
    assert recall.newer("b") == "c"
    assert recall.newer("c") == "d"
    assert recall.newer("d") is None


def test_from_an_empty_line_it_leads_back_to_an_empty_line(recall: Recall) -> None:
    assert recall.older("") == "c"
    assert recall.newer("c") == ""
    assert recall.newer("") is None


def test_what_was_typed_is_not_replaced(recall: Recall) -> None:
    assert recall.older("typed") is None
    assert recall.newer("typed") is None
    assert recall.older("") == "c"
    assert recall.older("c and more") is None
    assert recall.newer("c and more") is None


def test_an_emptied_line_begins_anew(recall: Recall) -> None:
    recall.older("")
    recall.older("c")
    assert recall.older("") == "c"


def test_what_was_acted_on_is_the_last_and_counts_as_not_typed(recall: Recall) -> None:
    recall.add("d")
    assert recall.older("d ") == "c"
    recall.add("b")
    assert recall.older("b") == "d"
    assert recall.newer("d") == "b"


def test_nothing_comes_twice_in_a_row(recall: Recall) -> None:
    recall.add("c")
    recall.add("c")
    assert recall.older("") == "c"
    assert recall.older("c") == "b"


def test_former_sessions_come_before_what_was_done_meanwhile() -> None:
    recall = Recall()
    recall.add("new")
    recall.fill(["old"])
    assert recall.older("new") == "old"


def test_without_anything_there_is_no_way() -> None:
    assert Recall().older("") is None
    assert Recall().newer("") is None


def test_it_forgets_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall_module, "LONGEST_HISTORY", 2)
    recall = Recall()
    for query in "abc":
        recall.add(query)
    assert (recall.older("c"), recall.older("b")) == ("b", None)


@given(st.lists(st.sampled_from("abc")), st.integers(0, 9))
def test_as_many_steps_forward_as_back_end_where_they_began(queries: list[str], steps: int) -> None:
    recall, line = Recall(), ""
    recall.fill(queries)
    taken = 0
    for _ in range(steps):
        if (query := recall.older(line)) is not None:
            line, taken = query, taken + 1
    for _ in range(taken):
        query = recall.newer(line)
        assert query is not None
        line = query
    assert line == ""
