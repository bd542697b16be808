"""What comes while the screen is open: noticed, offered, and shown when the user wants it."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import closing
from typing import Any

import pytest

from explorer.errors import LibraryError
from explorer.library.collection import Collection
from explorer.search.keeping import index_cache
from explorer.tui.screens import indexed
from explorer.tui.watch import News, Watch
from tests.conftest import ArticleFolder
from tests.library.libraries import draft, news
from tests.tui.conftest import NARROW, TINY, WIDE, Clips, Session, Start

LATER = draft(news("later"), "/5", title="Later", date="2025-09-01")


async def look(session: Session) -> None:
    """Look for news now, without waiting for the time to pass."""
    session.browse.look_for_news()
    await session.settle()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_news_is_offered_and_nothing_moves_until_it_is_wanted(
    start: Start, clips: Clips, size: tuple[int, int]
) -> None:
    async with start(clips.open(), size=size) as session:
        await session.press("enter", "t", "j", "space")
        before = session.lines("results")
        clips.put(LATER, draft(f"{news('floods')} since", "/4"))
        await look(session)
        assert "1 new, 1 changed: R shows them" in session.lines("title")[0]
        assert session.lines("results") == before
        await session.press("R")
        assert "R shows" not in session.lines("title")[0]
        assert session.titles[0] == "Later"


async def test_the_cursor_the_marks_and_the_article_stay(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "t", "j", "space", "enter", "v")
        marked, reading = list(session.browse._marked), session.reading.article
        clips.put(LATER)
        await session.press("R")
        assert session.results.current
        assert session.results.current.article.id == reading.id
        assert session.results.place == "3 of 5"
        assert session.browse._marked == marked
        assert session.reading.article == reading
        assert session.reader.is_selecting
        assert session.focus == "article"


async def test_what_is_below_the_first_page_stays_where_it_is_drawn(
    start: Start, clips: Clips
) -> None:
    clips.put(*(draft(news(n), f"/n{n}", title=f"No {n:02}", date="2025-01-01") for n in range(70)))
    async with start(clips.open()) as session:
        await session.press("enter", *["ctrl+d"] * 15)
        session.results.move_to(60)
        await session.settle()
        before = session.lines("results")
        clips.put(LATER)
        await session.press("R")
        assert session.lines("results") == before
        assert session.titles[0] == "Later"


async def test_a_kept_passage_that_is_read_stays(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "j", "enter", "s", "escape", "k", "b", "enter")
        assert session.reading.article.title == "Floods"
        clips.put(LATER)
        await session.press("R")
        assert session.reading.article.title == "Floods"
        assert session.focus == "article"


async def test_time_alone_brings_the_offer(
    start: Start, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexed, "_BETWEEN_LOOKS_SECONDS", 0.05)
    async with start(clips.open()) as session:
        clips.put(LATER)
        while "1 new: R shows it" not in session.lines("title")[0]:
            await session.pilot.pause(0.02)


async def test_where_there_is_no_top_line_it_is_told_once(start: Start, clips: Clips) -> None:
    async with start(clips.open(), size=TINY) as session:
        clips.put(LATER)
        await look(session)
        await look(session)
        assert [each for each in session.notices if "R shows" in each] == [" 1 new: R shows it"]


async def test_an_article_that_is_gone_leaves_no_trace(start: Start, folder: ArticleFolder) -> None:
    folder.write("a.txt", "A report on floods.")
    gone = folder.write("b.txt", "A report on fires.")
    async with start(folder.open()) as session:
        await session.press("enter", "j", "space")
        gone.unlink()
        await look(session)
        assert "1 gone: R shows it" in session.lines("title")[0]
        await session.press("R")
        assert session.titles == ["A report on floods."]
        assert session.browse._marked == []
        assert session.reading.article.id == "a"


async def test_a_file_that_was_only_rewritten_is_shown_by_r(
    start: Start, folder: ArticleFolder
) -> None:
    file = folder.write("a.txt", "A report on floods.")
    async with start(folder.open()) as session:
        file.write_text("A report on fires and floods.", "utf-8")
        os.utime(file, ns=(1, 1))
        await session.press("enter", "R")
        assert session.titles == ["A report on fires and floods."]
        await session.type("fires")
        assert session.results._total == 1


async def test_what_makes_no_difference_is_no_news(start: Start, folder: ArticleFolder) -> None:
    folder.write("a.txt", "A report on floods.")
    async with start(folder.open()) as session:
        passing = folder.write("b.txt", "Not for long.")
        await look(session)
        assert "1 new" in session.lines("title")[0]
        passing.unlink()
        await look(session)
        assert "R shows" not in session.lines("title")[0]


async def test_when_it_cannot_be_shown_the_old_goes_on(
    start: Start, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(clips.open()) as session:
        shutil.move(clips.folder, clips.folder.with_name("elsewhere"))
        await session.press("enter", "R")
        assert any("no library" in notice for notice in session.notices)
        await session.type("title:floods")
        assert session.titles == ["Floods"]
        shutil.move(clips.folder.with_name("elsewhere"), clips.folder)
        clips.put(LATER)
        await session.type("")
        await session.press("enter", "R")
        assert session.titles[0] == "Later"


async def test_when_its_index_cannot_be_built_the_old_goes_on(
    start: Start, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(clips.open()) as session:
        given: list[Collection] = []

        def fail(collection: Collection, *_: object) -> None:
            given.append(collection)
            assert len(collection) == 5
            raise LibraryError("The disk is full.")

        clips.put(LATER)
        with monkeypatch.context() as patch:
            patch.setattr(index_cache, "open_index", fail)
            await session.press("enter", "R")
        assert session.notices == ["The disk is full."]
        with pytest.raises(LibraryError, match="closed"):
            given[0].newest(1)
        await session.type("title:floods")
        assert session.titles == ["Floods"]
        assert session.lines("title")[0].strip() == "press · clips · 4 articles"


async def test_what_was_told_is_not_told_again(start: Start, folder: ArticleFolder) -> None:
    folder.write("a.txt", "A report on floods.")
    folder.write("b.txt", "x" * 100)
    async with start(folder.open(max_bytes=50)) as session:
        assert len(session.notices) == 1
        session.app.clear_notifications()
        await session.press("enter", "R")
        assert session.notices == []


async def test_a_look_that_fails_is_told_once(
    start: Start, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexed, "_BETWEEN_LOOKS_SECONDS", 0.02)

    def fail(_: Watch) -> None:
        raise LibraryError("The disk is gone.")

    async with start(clips.open()) as session:
        monkeypatch.setattr(Watch, "look", fail)
        while not session.notices:
            await session.pilot.pause(0.02)
        await session.pilot.pause(0.3)
        assert session.notices == ["The disk is gone."]


async def test_nothing_is_looked_for_while_a_dialog_is_above(
    start: Start, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexed, "_BETWEEN_LOOKS_SECONDS", 0.02)
    looks: list[bool] = []
    monkeypatch.setattr(Watch, "look", lambda _: looks.append(True))

    async def looked() -> bool:
        before = len(looks)
        await session.pilot.pause(0.3)
        return len(looks) > before

    async with start(clips.open()) as session:
        assert await looked()
        await session.press("f1")
        assert not await looked()  # each answer would draw the whole screen anew
        await session.press("escape")
        assert await looked()


async def test_what_is_wanted_while_the_index_is_built_comes_after_it(
    start: Start, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    wanted = threading.Event()
    open_ = index_cache.open_index

    def count(*arguments: Any) -> Any:
        opened.append(len(arguments[0].ids))
        wanted.wait(30)
        return open_(*arguments)

    monkeypatch.setattr(index_cache, "open_index", count)
    async with start(clips.open(), settle=False) as session:
        while not opened:
            await session.pilot.pause(0.02)
        clips.put(LATER)
        await session.pilot.press("enter", "R", "R")
        wanted.set()
        await session.settle()
        assert session.titles[0] == "Later"
        assert opened == [4, 5]


def test_a_collection_is_opened_anew_only_when_it_changed(clips: Clips) -> None:
    collection = clips.open()
    opened: list[bool] = []
    anew = collection.anew

    def count() -> Any:
        opened.append(True)
        return anew()

    collection.anew = count  # type: ignore[method-assign]
    watch = Watch(collection)
    assert watch.look() is None
    assert not opened
    clips.put(LATER)
    assert watch.look() == watch.look() == News(new=1)
    assert opened == [True]
    watch.close()
    collection.close()


def test_of_a_huge_folder_it_only_says_that_it_changed(
    folder: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.tui.watch._MOST_LISTED", 1)
    folder.write("a.txt", "A report on floods.")
    folder.write("b.txt", "A report on fires.")
    os.utime(folder.path, ns=(0, 0))
    collection = folder.open()
    folder.write("c.txt", "A report on storms.")
    assert str(Watch(collection).look()) == "new articles"


def test_of_another_library_in_its_place_it_only_says_that_it_changed(clips: Clips) -> None:
    with closing(clips.open()) as collection:
        collection.anew = Clips("other").open  # type: ignore[method-assign]
        clips.put(LATER)
        watch = Watch(collection)
        assert str(watch.look()) == "new articles"
        watch.close()
