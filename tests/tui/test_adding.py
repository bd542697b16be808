"""Bringing in articles: what is asked, what is shown, where they go, how it is stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from explorer.library import importing, own
from explorer.library.readers.document import Document, Item
from explorer.library.readers.reading import read
from explorer.search.keeping import index_cache
from explorer.search.keeping.index_cache import OpenedIndex
from explorer.settings import Limits, Settings
from explorer.tui.screens.add import AddScreen
from explorer.tui.screens.importing import ImportScreen
from explorer.tui.widgets.path_line import PathLine, _complete
from explorer.tui.widgets.tick import Tick
from tests.library.libraries import draft, news
from tests.tui.conftest import NARROW, TINY, WIDE, Clips, Session, Start

SIZES = [TINY, NARROW, WIDE]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two articles and something that cannot be read."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "rain.txt").write_text(f"Rain\n\n{news('rain')}", "utf-8")
    (folder / "wind.txt").write_text(f"Wind\n\n{news('wind')}", "utf-8")
    (folder / "broken.json").write_text("{[/x] no", "utf-8")
    return folder


async def ask_for(session: Session, given: object) -> None:
    """Open the form and begin with what is given."""
    await session.press("enter", "A")
    session.app.screen.query_one(PathLine).value = str(given)
    await session.press("enter")


def shown(session: Session, id_: str) -> str:
    return str(session.app.screen.query_one(f"#{id_}", Static).content)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_brought_in_is_told_and_shown(
    start: Start, clips: Clips, papers: Path, size: tuple[int, int]
) -> None:
    async with start(clips.open(), size=size) as session:
        await ask_for(session, papers)
        assert isinstance(session.app.screen, ImportScreen)
        assert shown(session, "summary") == "2 new, 1 not read."
        assert "broken.json: it " in shown(session, "details")
        await session.press("escape")
        assert session.results._total == 6
        assert {"Rain", "Wind"} <= set(session.titles)


async def test_a_pattern_and_a_home_folder_are_understood(
    start: Start, clips: Clips, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(papers.parent))
    async with start(clips.open()) as session:
        await ask_for(session, "~/papers/*.txt")
        assert shown(session, "summary") == "2 new."


async def test_from_the_built_in_collection_they_go_into_the_user_s_own(
    start: Start, papers: Path
) -> None:
    async with start() as session:
        await session.press("enter", "A")
        said = " ".join(
            str(each.content) for each in session.app.screen.query(Static).results(Static)
        )
        assert "haiti stays as it is" in said
        assert "“mine”" in said
        assert own.names() == []  # not before there is something to bring in
        await session.press("escape")
        await ask_for(session, papers / "rain.txt")
        await session.press("escape")
        assert "press · mine · 1 article" in session.lines("title")[0]
        assert session.titles == ["Rain"]
    assert own.names() == ["mine"]


async def test_nothing_brought_in_is_no_reason_to_leave(start: Start, tmp_path: Path) -> None:
    async with start() as session:
        await ask_for(session, tmp_path / "nothing there")
        assert "there is no such file or folder" in shown(session, "details")
        await session.press("escape")
        assert "haiti" in session.lines("title")[0]


async def test_the_limits_of_the_settings_hold(start: Start, clips: Clips, papers: Path) -> None:
    settings = Settings(limits=Limits(article_bytes=20))
    async with start(clips.open(), settings=settings) as session:
        await ask_for(session, papers / "rain.txt")
        assert "limits.article_bytes" in shown(session, "details")


async def test_all_sources_are_looked_at_again(start: Start, clips: Clips, papers: Path) -> None:
    async with start(clips.open()) as session:
        await ask_for(session, papers / "*.txt")
        await session.press("escape")
        (papers / "rain.txt").write_text(f"Rain\n\n{news('rain')} stops", "utf-8")
        (papers / "sun.txt").write_text(f"Sun\n\n{news('sun')}", "utf-8")
        session.app.look_again()
        await session.settle()
        assert shown(session, "summary").startswith("1 new, 1 changed")
        await session.press("escape")
        assert "Sun" in session.titles


async def test_the_built_in_collection_has_no_sources(start: Start) -> None:
    async with start() as session:
        session.app.look_again()
        await session.settle()
        assert session.screen_name == "BrowseScreen"
        assert any("no sources" in notice for notice in session.notices)


async def test_escape_stops_and_keeps_what_there_is(
    start: Start, clips: Clips, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, go_on = threading.Event(), threading.Event()

    def wait_and_read(document: Document, limits: Limits) -> Iterator[Item]:
        if document.name == "wind.txt":
            reading.set()
            go_on.wait(30)
        yield from read(document, limits)

    monkeypatch.setattr(importing, "read", wait_and_read)
    async with start(clips.open()) as session:
        await session.press("enter", "A")
        session.app.screen.query_one(PathLine).value = str(papers / "*.txt")
        await session.pilot.press("enter")
        while not reading.is_set():
            await session.pilot.pause(0.01)
        await session.pilot.press("escape")
        await session.pilot.pause()
        assert shown(session, "summary").startswith("Stopping")
        go_on.set()
        await session.settle()
        assert shown(session, "summary").startswith("1 new. Stopped;")
        await session.press("escape")
        assert "Rain" in session.titles
        assert "Wind" not in session.titles


async def test_leaving_the_program_stops_it_too(
    start: Start, clips: Clips, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def read_on_and_on(document: Document, limits: Limits) -> Iterator[Item]:
        try:
            for number in count():
                yield draft(news(number), f"/{number}")
        finally:
            ended.set()

    monkeypatch.setattr(importing, "read", read_on_and_on)
    async with start(clips.open()) as session:
        await session.press("enter", "A")
        session.app.screen.query_one(PathLine).value = str(papers / "rain.txt")
        await session.pilot.press("enter")
        while len(clips.open().ids) == 4:
            await session.pilot.pause(0.01)
        await session.pilot.press("ctrl+q")
    assert ended.wait(30)


async def test_the_first_articles_are_listed_before_there_is_an_index(
    start: Start, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty, indexed = Clips("empty"), threading.Event()
    async with start(empty.open()) as session:
        await ask_for(session, papers / "*.txt")
        open_index = index_cache.open_index

        def wait_and_open(*arguments: Any) -> OpenedIndex:
            indexed.wait(30)
            return open_index(*arguments)

        monkeypatch.setattr(index_cache, "open_index", wait_and_open)
        await session.pilot.press("escape")
        while sorted(session.titles) != ["Rain", "Wind"]:
            await session.pilot.pause(0.01)
        indexed.set()
        await session.settle()
        await session.type("title:rain")
        assert session.titles == ["Rain"]


async def test_a_collection_that_cannot_be_written_says_why(
    start: Start, clips: Clips, papers: Path
) -> None:
    async with start(clips.open()) as session:
        for file in clips.folder.iterdir():
            file.unlink()
        await ask_for(session, papers)
        assert "no collection that articles can be added to" in shown(session, "summary")
        await session.press("escape")
        assert session.screen_name == "BrowseScreen"


async def test_the_box_is_ticked_by_space(start: Start, clips: Clips) -> None:
    async with start(clips.open(), size=NARROW) as session:
        await session.press("enter", "A", "tab")
        tick = session.app.screen.query_one(Tick)
        assert str(tick.content).startswith("[ ] ")
        await session.press("space")
        assert str(tick.content).startswith("[x] ")
        await session.pilot.click(Tick)
        assert not tick.is_ticked
        await session.press("enter")  # there is nothing to begin with
        assert isinstance(session.app.screen, AddScreen)


def test_paths_are_completed(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (papers / "ra\x1b[31m").write_text("")
    monkeypatch.setenv("HOME", str(papers))
    assert _complete(str(papers.parent / "pap")) == f"{papers}/"
    assert _complete("~/ra") == "~/rain.txt"
    assert _complete("~/x") is None
    assert _complete("~nobody-at-all/x") is None
    assert _complete("\0") is None
    assert _complete("") is None


async def test_the_suggestion_is_taken_by_the_right_arrow(
    start: Start, clips: Clips, papers: Path
) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "A")
        line = session.app.screen.query_one(PathLine)
        line.value = str(papers / "ra")
        while not line._suggestion:
            await session.pilot.pause(0.01)
        await session.press("end", "right")
        assert line.value == str(papers / "rain.txt")
