"""The form of the metadata: typed, saved, refused, taken back; and the versions."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from textual.widgets import Static

from explorer.library.collection import FILE
from explorer.library.editing import Known, known
from explorer.library.store import Store
from explorer.tui.screens.edit import EditScreen
from explorer.tui.widgets.field import Field
from tests.conftest import ArticleFolder
from tests.library.libraries import draft, news
from tests.tui.conftest import NARROW, TINY, WIDE, Clips, Session, Start

SIZES = [TINY, NARROW, WIDE]


def field(session: Session, name: str) -> Field:
    return session.app.screen.query_one(f"#{name}", Field)


def said(session: Session) -> str:
    return str(session.app.screen.query_one("#said", Static).content)


def heading(session: Session) -> str:
    """Return what stands above the article, below the edge of the pane."""
    return " ".join(session.lines("article")[1:3])


def known_of(clips: Clips, title: str) -> dict[str, Known]:
    id_ = clips.id_of(title)
    with closing(Store(clips.folder)) as store:
        return known(store, id_)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_and_saved_is_shown(
    start: Start, clips: Clips, size: tuple[int, int]
) -> None:
    async with start(clips.open(), size=size) as session:
        await session.press("enter", "j", "m")
        assert isinstance(session.app.screen, EditScreen)
        assert session.focus == "title"
        await session.press("end", *" in May", "down", "ctrl+u", *"2025-05", "ctrl+s")
        assert session.screen_name == "BrowseScreen"
        assert session.titles[-1] == "Floods in May"
        assert "May 2025" in "\n".join(session.lines("results"))
        await session.type("may")
        assert session.titles == ["Floods in May"]


@pytest.mark.parametrize("size", SIZES)
async def test_every_field_and_what_is_said_are_in_sight(
    start: Start, clips: Clips, size: tuple[int, int]
) -> None:
    async with start(clips.open(), size=size) as session:
        await session.press("enter", "m", "down", "x", "ctrl+s")
        screen = session.app.screen.region
        assert session.focus == "date"
        assert screen.contains_region(field(session, "date").region)
        assert screen.contains_region(session.app.screen.query_one("#said").region)


async def test_u_takes_the_edit_back(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "j", "m", "x", "ctrl+s")
        assert session.titles[-1] == "Floodsx"
        await session.press("u")
        assert session.titles[-1] == "Floods"
        assert "Took back an edit." in session.notices


async def test_u_in_another_screen_takes_it_back_as_well(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "j", "m", "x", "ctrl+s", "b", "u", "escape")
        assert session.titles[-1] == "Floods"


async def test_the_edit_is_of_the_article_being_read(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "t", "j", "enter", "v", "m")
        assert field(session, "title").value == "Second report"
        await session.press("x", "ctrl+s")
        assert session.reading.article.title == "Second reportx"
        assert session.reader.is_selecting  # what was begun before goes on


async def test_emptied_is_not_known_and_as_read_takes_it_back(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "j", "m", "down", "ctrl+u", "down", "ctrl+u", "ctrl+s")
        assert known_of(clips, "Floods")["date"] == Known("2025-08-20", "")
        assert session.reading.article.date is None
        assert "undated · source unknown" in heading(session)
        await session.press("m", "down")
        assert field(session, "date").value == ""
        assert "read: 2025-08-20" in said(session)
        await session.press("ctrl+r")
        assert field(session, "date").value == "2025-08-20"
        assert said(session) == ""
        await session.press("ctrl+s")
        assert known_of(clips, "Floods")["date"] == Known("2025-08-20", None)
        assert known_of(clips, "Floods")["source"] == Known("The Paper", "")


async def test_a_bad_date_is_refused_in_the_form(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "j", "m", "x", "down", "x", "down", "ctrl+s")
        assert isinstance(session.app.screen, EditScreen)
        assert said(session).startswith("That cannot be the date")
        assert session.focus == "date"
        assert known_of(clips, "Floods")["title"] == Known("Floods", None)
        await session.press("backspace", "ctrl+s")
        assert session.titles[-1] == "Floodsx"


async def test_what_cannot_be_written_is_said_and_nothing_is_lost(
    start: Start, clips: Clips
) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "j", "m", "x")
        with closing(sqlite3.connect(clips.folder / FILE)) as other:
            other.execute("DROP TABLE edit")
        await session.press("ctrl+s")
        assert isinstance(session.app.screen, EditScreen)
        assert "cannot be used" in said(session)
        assert field(session, "title").value == "Floodsx"


async def test_escape_does_not_drop_what_was_typed_at_once(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "j", "m", "x", "escape")
        assert isinstance(session.app.screen, EditScreen)
        assert said(session) == "ctrl+s saves what you typed; esc again drops it."
        await session.press("y", "escape")
        assert isinstance(session.app.screen, EditScreen)  # more was typed since
        await session.press("escape")
        assert session.screen_name == "BrowseScreen"
        assert session.titles[-1] == "Floods"
        await session.press("m", "escape")
        assert session.screen_name == "BrowseScreen"


async def test_keys_go_through_the_fields(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "m")
        for key, name in (
            ("enter", "date"),
            ("tab", "source"),
            ("down", "byline"),
            ("up", "source"),
            ("shift+tab", "date"),
        ):
            await session.press(key)
            assert session.focus == name
        await session.press("f1")
        assert session.screen_name == "KeysScreen"
        assert "Save the metadata" in str(session.app.screen.query_one(Static).content)


async def test_saving_nothing_changes_nothing(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "m", "x", "backspace", "ctrl+s", "u")
        assert session.screen_name == "BrowseScreen"
        assert "There is nothing to take back." in session.notices


async def test_what_was_not_typed_over_stays_as_it_was_read(start: Start, clips: Clips) -> None:
    hostile = "A\x1b[31m [/b] \u202enews"
    clips.put(draft(news("bad"), "/bad", title=hostile, source="\u200cP", date="2026-01-01"))
    async with start(clips.open()) as session:
        await session.press("enter", "m")
        assert field(session, "title").value == "A␛[31m [/b] �news"
        await session.press(*"!!", "ctrl+s")
        assert session.results._hits[0].article.title == hostile + "!!"
        assert session.results._hits[0].article.source == "\u200cP"


async def test_the_built_in_collection_says_why_it_stays_as_it_is(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "m")
        assert session.screen_name == "BrowseScreen"
        assert any("haiti stays" in each and "press add" in each for each in session.notices)


async def test_an_empty_collection_has_nothing_to_edit(start: Start, folder: ArticleFolder) -> None:
    async with start(folder.open()) as session:
        await session.press("enter", "m", "V")
        assert session.screen_name == "BrowseScreen"


# Versions.


@pytest.mark.parametrize("size", SIZES)
async def test_an_article_is_compared_with_its_version_before(
    start: Start, clips: Clips, size: tuple[int, int]
) -> None:
    clips.put(draft(f"{news('floods')} And more since.", "/4", title="Floods", date="2025-08-20"))
    async with start(clips.open(), size=size) as session:
        await session.press("enter", "j", "enter", "g")
        assert "20 Aug 2025 · version 2 · " in heading(session)
        await session.press("V")
        titles = session.app.screen.query("#titles Static").results(Static)
        assert [str(title.content) for title in titles] == [
            "version 1 · Floods",
            "version 2 · Floods",
        ]
        await session.press("escape")
        assert session.focus == "article"


async def test_one_version_is_compared_with_nothing(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "V")
        assert "This article has one version." in session.notices
        assert "version" not in heading(session)
