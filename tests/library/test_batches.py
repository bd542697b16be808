"""Batches: what is counted is on the disk, and nothing is recorded by halves."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from explorer.errors import LibraryError
from explorer.library import batches
from explorer.library.batches import Batches, Looked
from explorer.library.origins import Origin, State, origin_number, state_of
from explorer.library.recording import Outcome, record
from explorer.library.store import Change, Store
from tests.library.libraries import draft, news, rows

NEW, KNOWN = Outcome.NEW, Outcome.KNOWN


@pytest.fixture(autouse=True)
def _no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_MOST_SECONDS", 1000)


def number_of(store: Store) -> int:
    with store.change() as change:
        return origin_number(change.connection, Origin("/clips"))


def articles(store: Store) -> int:
    (count,) = rows(store, "SELECT count(*) FROM article")
    return int(count)


def test_what_is_taken_is_recorded_together_in_the_end(store: Store) -> None:
    batch = Batches(store)
    for number in range(5):
        batch.take(draft(news(number), str(number)))
    assert (articles(store), batch.outcomes) == (0, {})
    batch.flush()
    assert (articles(store), batch.outcomes) == (5, {NEW: 5})
    assert rows(store, "SELECT revision FROM change") == [1]
    batch.flush()
    batch.take(draft(news(0), "again"))
    batch.flush()
    assert batch.outcomes == {NEW: 5, KNOWN: 1}
    assert rows(store, "SELECT revision FROM change") == [1]


@pytest.mark.parametrize(("limit", "value"), [("_MOST_ARTICLES", 3), ("_MOST_CHARACTERS", 30)])
def test_when_it_is_much_it_is_recorded_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(batches, limit, value)
    batch, counts = Batches(store), []
    for number in range(7):
        batch.take(draft(f"{number:010}", str(number)))
        counts.append(articles(store))
    assert counts == [0, 0, 3, 3, 3, 6, 6]


def test_when_it_has_waited_long_it_is_recorded(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr(batches, "_MOST_SECONDS", 1.5)
    monkeypatch.setattr(batches, "time", SimpleNamespace(monotonic=lambda: now))
    batch, counts = Batches(store), []
    for number in range(6):
        now += 1
        batch.take(draft(news(number), str(number)))
        counts.append(articles(store))
    assert counts == [0, 2, 2, 4, 4, 6]


def test_a_document_is_remembered_with_what_was_in_it(store: Store) -> None:
    number = number_of(store)
    batch = Batches(store)
    state = State(size=1, changed=2)
    batch.take(draft(news(1), "/clips/a"))
    batch.take(Looked(number, "/clips/a", state))
    assert state_of(store.connection, number, "/clips/a") is None
    batch.flush()
    assert state_of(store.connection, number, "/clips/a") == state


def test_what_could_not_be_recorded_is_not_counted_and_not_remembered(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = number_of(store)
    batch = Batches(store)
    batch.take(draft(news(1), "1"))
    batch.take(Looked(number, "1", State(size=1)))
    batch.take(draft(news(2), "2"))

    def fail(change: Change, each: object) -> Outcome:
        assert each != draft(news(2), "2"), "the second"
        return record(change, draft(news(1), "1"))

    with monkeypatch.context() as patch:
        patch.setattr(batches, "record", fail)
        with pytest.raises(AssertionError, match="the second"):
            batch.flush()
    assert (articles(store), batch.outcomes) == (0, {})
    assert state_of(store.connection, number, "1") is None
    batch.flush()  # as after ctrl+c
    assert (articles(store), batch.outcomes) == (2, {NEW: 2})


def test_a_library_that_cannot_be_written_to_is_said(store: Store) -> None:
    batch = Batches(store)
    batch.take(draft(news(1)))
    store.file.unlink()
    with pytest.raises(LibraryError, match="was moved or removed"):
        batch.flush()
    assert batch.outcomes == {}
