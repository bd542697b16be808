"""A newer key ends the older search, and only the newest answer is ever drawn."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from threading import Event
from typing import Any

import pytest

from explorer.search.answers import Answer, Search, Suggestion
from explorer.search.facets.facet_lists import Facets
from explorer.search.searcher import Searcher
from explorer.search.stopping import Stopped, stop_if_unwanted
from explorer.tui.desk import Desk
from explorer.tui.screens import base
from explorer.tui.widgets.facet_list import FacetList
from explorer.tui.widgets.facet_wishes import Wanted
from explorer.tui.widgets.understood import Understood
from tests.tui.conftest import Session, Start

_OLD, _NEW = "kenscoff", "otunge"
_PATIENCE = 300  # looks


async def until(session: Session, is_met: Callable[[], bool]) -> None:
    """Wait until something is so, but not for ever."""
    for _ in range(_PATIENCE):
        if is_met():
            return
        await session.pilot.pause(0.02)
    pytest.fail("it never comes to that")


def asking() -> int:
    """How many threads ask something or wait for their turn."""
    stacks = (traceback.walk_stack(frame) for frame in sys._current_frames().values())
    functions = (frame.f_code for stack in stacks for frame, _ in stack)
    return sum(each.co_name == "work" and each.co_filename == base.__file__ for each in functions)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries whose answers are drawn, one after another."""
    queries: list[str] = []
    show = Understood.show

    def note(self: Understood, answer: Answer, *rest: Any) -> None:
        queries.append(answer.search.text)
        show(self, answer, *rest)

    monkeypatch.setattr(Understood, "show", note)
    return queries


async def test_a_newer_key_ends_the_older_search(
    start: Start, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = Event(), Event()
    answer = Searcher.search

    def search(self: Searcher, search: Search, **page: int) -> Answer:
        if search.text == _OLD:
            begun.set()
            try:
                while not ended.is_set():
                    stop_if_unwanted()
                    time.sleep(0.002)
            except Stopped:
                ended.set()
                raise
        return answer(self, search, **page)

    monkeypatch.setattr(Searcher, "search", search)
    async with start() as session:
        session.search_line.value = _OLD
        await until(session, begun.is_set)
        session.search_line.value = _NEW
        await until(session, ended.is_set)
        await session.settle()
        assert _OLD not in drawn
        assert drawn[-1] == _NEW
        assert session.results._total == session.browse.desk.search(Search(_NEW), limit=1).total


async def test_what_is_found_too_late_is_never_drawn(
    start: Start, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, found = Event(), Event(), Event()
    answer = Desk.search

    def search(self: Desk, search: Search, **page: int) -> Answer:
        answered = answer(self, search, **page)
        if search.text == _OLD:  # and nothing can end it
            begun.set()
            go_on.wait(30)
            found.set()
        return answered

    monkeypatch.setattr(Desk, "search", search)
    async with start() as session:
        session.search_line.value = _OLD
        await until(session, begun.is_set)
        session.search_line.value = _NEW
        await session.pilot.pause()
        go_on.set()
        await until(session, found.is_set)
        await session.settle()
        assert _OLD not in drawn
        assert drawn[-1] == _NEW


async def test_facets_and_suggestions_of_an_overtaken_search_are_never_drawn(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    count, counted = Desk.facets, list[int]()
    show_facets = FacetList.show

    def facets(self: Desk, search: Search, wanted: Wanted) -> Facets:
        if search.text == _OLD:
            begun.set()
            go_on.wait(30)
        return count(self, search, wanted)

    def note(self: FacetList, facets: Facets, total: int, *rest: Any) -> None:
        counted.append(total)
        show_facets(self, facets, total, *rest)

    async with start() as session:
        old, new = (
            session.browse.desk.search(Search(text, typing=True, folded=True), limit=20)
            for text in (_OLD, _NEW)
        )
        assert old.total != new.total
        monkeypatch.setattr(Desk, "facets", facets)
        monkeypatch.setattr(FacetList, "show", note)
        session.search_line.value = _OLD
        await until(session, begun.is_set)
        session.search_line.value = _NEW
        await session.pilot.pause()
        go_on.set()
        await session.settle()
        session.browse.post_message(
            session.browse.Counted(old.search, session.browse.wanted, {}, old.total)
        )
        suggestions = [Suggestion("anything", 5)]
        session.browse.post_message(session.browse.Suggested(old, suggestions))
        await session.settle()
        assert set(counted) == {new.total}
        assert "did you mean" not in session.understood


async def test_a_held_key_leaves_no_pile_of_threads(start: Start) -> None:
    async with start() as session:
        with session.browse.desk.turn:  # somebody asks something that takes long
            for length in range(40):
                session.search_line.value = "x" * (length + 1)
                await session.pilot.pause()
            await until(session, lambda: asking() == 1)  # the newest alone waits for its turn
        await session.settle()
        assert session.browse._shown.text == "x" * 40
        assert not asking()
