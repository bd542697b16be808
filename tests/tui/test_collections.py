"""From one collection to another, without leaving."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import OptionList

from explorer.errors import CollectionError
from explorer.library import own
from explorer.library.collection import FILE, Collection
from explorer.library.opening import open_collection
from explorer.search import searcher
from explorer.search.answers import Search
from explorer.search.stopping import Stopped
from explorer.tui import app
from explorer.tui.screens.browse import BrowseScreen
from tests.tui.conftest import NARROW, WIDE, Clips, Session, Start


def commands(session: Session) -> list[str]:
    return [each.title for each in session.app.get_system_commands(session.app.screen)]


async def test_the_palette_offers_the_built_in_and_the_user_s_own(
    start: Start, clips: Clips
) -> None:
    odd = clips.folder.with_name("[red]")
    odd.mkdir()
    (odd / FILE).write_bytes(b"")
    async with start() as session:
        own.new("later")
        assert [each for each in commands(session) if each.startswith("Open collection")] == [
            "Open collection: haiti",
            "Open collection: clips",
            "Open collection: later",
        ]
        await session.press("enter", "A")
        assert not any("collection" in each for each in commands(session))


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_it_is_chosen_by_name(start: Start, clips: Clips, size: tuple[int, int]) -> None:
    async with start(size=size) as session:
        await session.type("otunge")
        await session.press("enter", "space", "b", "ctrl+p", *"open clips")
        while session.app.screen.query_one(OptionList).option_count != 1:
            await session.pilot.pause(0.01)
        await session.press("down", "enter")
        while session.titles != ["Third [report]", "Floods"]:
            await session.pilot.pause(0.01)
        await session.settle()
        assert len(session.app.screen_stack) == 1
        assert session.search_line.value == ""
        assert session.lines("title")[0].strip() == "press · clips · 4 articles"
        assert session.titles == ["Third [report]", "Floods"]
        await session.type("title:floods")
        assert session.titles == ["Floods"]


async def change_to(session: Session, name: str) -> None:
    session.app.change_to(name)
    await session.settle()


async def test_there_and_back_again(start: Start, clips: Clips) -> None:
    async with start() as session:
        for name, count in (("clips", 2), ("haiti", 5), ("clips", 2), ("clips", 2)):
            await change_to(session, name)
            assert name in session.lines("title")[0]
            assert len(session.ids) == count
            assert session.focus == "search"
            assert sum(isinstance(each, BrowseScreen) for each in session.app.screen_stack) == 1


async def test_one_that_cannot_be_opened_says_why_and_nothing_changes(
    start: Start, clips: Clips
) -> None:
    (clips.folder / FILE).write_bytes(b"no library " * 100)
    async with start() as session:
        await session.type("otunge")
        await change_to(session, "clips")
        assert any("library" in notice for notice in session.notices)
        assert "haiti" in session.lines("title")[0]
        assert session.search_line.value == "otunge"
        await session.type("kenscoff")
        assert len(session.ids) == 2


async def test_what_is_left_is_closed_when_those_at_work_are_done(
    start: Start, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go_on, failed = threading.Event(), threading.Event(), threading.Event()
    search = searcher.Searcher.search

    def wait_and_search(self: searcher.Searcher, *args: object, **named: object) -> object:
        asked.set()
        go_on.wait(30)
        try:
            return search(self, *args, **named)  # type: ignore[arg-type]
        except Stopped:  # nobody waits for the answer any more
            raise
        except BaseException:
            failed.set()
            raise

    collection = clips.open()
    async with start(collection) as session:
        left = session.browse.desk
        with monkeypatch.context() as patch:
            patch.setattr(searcher.Searcher, "search", wait_and_search)
            await session.pilot.press("f")
            while not asked.is_set():
                await session.pilot.pause(0.01)
            session.app.change_to("haiti")
            while not session.titles or session.titles[0] == "Third [report]":
                await session.pilot.pause(0.01)
            was_open = [left.is_open]  # somebody is at work there
            go_on.set()
            await session.settle()
        assert not failed.is_set()
        assert [*was_open, left.is_open] == [True, False]
        with pytest.raises(sqlite3.ProgrammingError):
            collection._connection.execute("SELECT 1")
        assert session.browse.desk.search(Search(), limit=9).total == 5


async def test_bookmarks_are_those_of_the_collection(start: Start, clips: Clips) -> None:
    async with start() as session:
        await session.press("enter", "enter", "s")
        assert len(session.browse.desk.kept().bookmarks) == 1
        await change_to(session, "clips")
        assert session.browse.desk.kept().bookmarks == ()
        await session.press("enter", "u")
        assert "There is nothing to take back." in session.notices
        await change_to(session, "haiti")
        assert len(session.browse.desk.kept().bookmarks) == 1


async def test_a_data_folder_that_cannot_be_read_leaves_the_built_in(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "collections").mkdir()
    monkeypatch.setenv("PRESS_DATA_DIR", str(tmp_path))
    async with start() as session:

        def fail() -> list[str]:
            raise CollectionError("The data folder cannot be used.")

        monkeypatch.setattr(own, "names", fail)
        assert "Open collection: haiti" in commands(session)
        await session.settle()
        assert "The data folder cannot be used." in session.notices


async def test_leaving_meanwhile_leaves_cleanly(
    start: Start, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def wait_and_open(name: str, **options: Any) -> Collection:
        asked.set()
        go_on.wait(30)
        return open_collection(name, **options)

    monkeypatch.setattr(app, "open_collection", wait_and_open)
    async with start() as session:
        session.app.change_to("clips")
        while not asked.is_set():
            await session.pilot.pause(0.01)
        session.app.exit()
        go_on.set()
