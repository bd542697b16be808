"""Origins: what a library was fed from, whatever it is called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explorer.library.origins import (
    Origin,
    State,
    forget,
    missing_files,
    origin_number,
    origins,
    remember,
    state_of,
)
from explorer.library.store import Store
from tests.library.libraries import rows

STRANGE = ["/été", "/new\nline", "/\udcff", "/**/*.txt", "https://e.example/?a=1#b"]


@pytest.fixture
def number(store: Store) -> int:
    return origin_number(store.connection, Origin("/clips"))


def test_they_are_known_in_the_order_they_were_first_given(store: Store) -> None:
    given = [Origin(name) for name in STRANGE]
    numbers = [origin_number(store.connection, each) for each in given]
    assert [origin_number(store.connection, each) for each in given] == numbers
    assert origins(store.connection) == given


def test_the_last_word_counts(store: Store, number: int) -> None:
    for origin in (Origin("/clips", pages=True), Origin("/clips", private=True)):
        assert origin_number(store.connection, origin) == number
        assert origins(store.connection) == [origin]


@pytest.mark.parametrize(
    ("given", "is_address"),
    [
        ("http://e.example", True),
        ("HTTPS://e.example", True),
        ("/https://e.example", False),
        ("ftp://e.example", False),
        ("httpsx", False),
    ],
)
def test_what_is_on_the_web_is_told_by_its_beginning(given: str, is_address: bool) -> None:
    assert Origin(given).is_address == is_address


@pytest.mark.parametrize("name", STRANGE)
def test_a_document_is_remembered_as_it_was_last(store: Store, number: int, name: str) -> None:
    assert state_of(store.connection, number, name) is None
    for state in (State(1, 2), State(etag="e", last_modified="l"), State(3, None, reason="r")):
        remember(store.connection, number, name, state)
        assert state_of(store.connection, number, name) == state
    assert rows(store, "SELECT state FROM document") == ["failed"]
    assert state_of(store.connection, number + 1, name) is None


def test_a_document_is_gone_once_and_known_when_it_comes_back(store: Store, number: int) -> None:
    assert not forget(store.connection, number, "/clips/a")
    remember(store.connection, number, "/clips/a", State(1, 2, reason="r"))
    assert forget(store.connection, number, "/clips/a")
    assert not forget(store.connection, number, "/clips/a")
    assert state_of(store.connection, number, "/clips/a") is None
    remember(store.connection, number, "/clips/a", State(1, 2))
    assert state_of(store.connection, number, "/clips/a") == State(1, 2)


def test_files_that_were_there_and_are_not_any_more_are_missed(
    store: Store, number: int, tmp_path: Path
) -> None:
    names = [str(tmp_path / name) for name in ("c", "\udcff", "here", "lost", "gone", "a")]
    for name in (*names, "https://e.example/"):
        remember(store.connection, number, name, State(1, 2))
    other = origin_number(store.connection, Origin("/other"))
    remember(store.connection, other, "/other/nothing", State(1, 2))
    (tmp_path / "here").touch()
    (tmp_path / "lost").symlink_to("nowhere")  # it is there, though it cannot be read
    forget(store.connection, number, str(tmp_path / "gone"))
    missing = list(missing_files(store.connection, number))
    assert missing == [str(tmp_path / name) for name in ("a", "c", "\udcff")]
    assert list(missing_files(store.connection, other)) == ["/other/nothing"]


def test_documents_go_with_their_origin(store: Store, number: int) -> None:
    remember(store.connection, number, os.fsdecode(b"/clips/\xff"), State(1, 2))
    store.connection.execute("DELETE FROM origin")
    assert rows(store, "SELECT * FROM document") == []
