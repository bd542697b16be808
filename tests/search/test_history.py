"""What was searched for: the latest first, never twice in a row, and never in the way."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from explorer.errors import SavedSearchError
from explorer.search import history as history_module
from explorer.search.history import History


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "data", "haiti")


def queries(history: History) -> list[str]:
    return [each.query for each in history.asked()]


def test_the_latest_comes_first_and_says_when(history: History) -> None:
    before = datetime.now(UTC)
    for query in ("a", "b", "a"):
        history.add(query)
    assert queries(history) == ["a", "b", "a"]
    assert before <= history.asked()[-1].at <= history.asked()[0].at <= datetime.now(UTC)


def test_nothing_is_remembered_twice_in_a_row_and_no_white_space(history: History) -> None:
    for query in ("a", " a ", "", "  ", "a", "b", "b\n"):
        history.add(query)
    assert queries(history) == ["b", "a"]


def test_collections_are_kept_apart(history: History, tmp_path: Path) -> None:
    other = History(tmp_path / "data", "other")
    history.add("a")
    other.add("b")
    history.add("a")
    assert queries(history) == ["a"]
    assert other.clear() == 1
    assert (queries(history), queries(other)) == (["a"], [])


def test_the_oldest_are_forgotten_when_there_are_many(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "LONGEST_HISTORY", 3)
    other = History(tmp_path / "data", "other")
    for number in range(6):
        other.add("x")
        history.add(str(number))
    assert queries(history) == ["5", "4", "3"]
    assert queries(other) == ["x"]


def test_it_holds_a_thousand() -> None:
    assert history_module.LONGEST_HISTORY == 1000


def test_asking_leaves_no_file(history: History, tmp_path: Path) -> None:
    assert history.asked() == []
    assert history.clear() == 0
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("query", ["\x1b[31m", "[/x]", "“’", "👮", "\0", "x" * 20_000])
def test_a_query_is_remembered_as_it_is(history: History, query: str) -> None:
    history.add(query)
    assert queries(history) == [query]


def test_what_cannot_be_remembered_is_not_and_nothing_fails(
    history: History, tmp_path: Path
) -> None:
    history.add("a")
    history.add("\udcff")  # half a character, as a shell may pass it
    assert queries(history) == ["a"]
    blocked = History(tmp_path / ("x" * 300), "haiti")
    blocked.add("a")
    with pytest.raises(SavedSearchError):
        blocked.asked()


def test_a_damaged_file_is_no_reason_to_fail_and_is_named_when_asked(
    history: History, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "searches.sqlite").write_text("nothing of the sort " * 50)
    history.add("a")
    for use in (history.asked, history.clear):
        with pytest.raises(SavedSearchError, match=r"searches\.sqlite cannot be used"):
            use()
