"""Articles of the same story: one row, unfolded and folded by a key."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from explorer.search.keeping import index_cache
from explorer.search.keeping.index_cache import OpenedIndex
from tests.library.libraries import draft, news
from tests.tui.conftest import NARROW, TINY, WIDE, Clips, Session, Start

SIZES = [TINY, NARROW, WIDE]
FOLDED = ["Third [report]", "Floods"]
UNFOLDED = ["Third [report]", "Second report", "First report", "Floods"]


def drawn(session: Session) -> str:
    return "\n".join(session.lines("results"))


@pytest.mark.parametrize("size", SIZES)
async def test_a_story_is_one_row_that_says_so(
    start: Start, clips: Clips, size: tuple[int, int]
) -> None:
    async with start(clips.open(), size=size) as session:
        await session.press("enter")
        assert session.titles == FOLDED
        assert "26 Aug 2025 · ▸ +2 same story" in drawn(session)
        assert session.results.place == "1–3 of 4"
        assert size == TINY or "1–3 of 4" in session.lines("place")[0]
        await session.press("j")
        assert session.results.place == "4 of 4"


@pytest.mark.parametrize("size", SIZES)
async def test_t_unfolds_it_and_t_folds_it(
    start: Start, clips: Clips, size: tuple[int, int]
) -> None:
    async with start(clips.open(), size=size) as session:
        await session.press("enter", "t")
        assert session.titles == UNFOLDED
        assert "▾ +2 same story" in drawn(session)
        assert "      Second report\n      25 Aug 2025 · The Paper" in drawn(session)
        assert session.results.place == "1 of 4"
        await session.press("t")
        assert session.titles == FOLDED
        assert session.results.place == "1–3 of 4"


async def test_t_on_an_article_of_it_folds_it_and_stays_with_the_story(
    start: Start, clips: Clips
) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "t", "j", "j")
        assert session.reading.article.title == "First report"
        assert session.results.place == "3 of 4"
        await session.press("t")
        assert session.titles == FOLDED
        assert session.results.cursor == 0
        assert session.reading.article.title == "Third [report]"


async def test_unfolded_articles_can_be_marked_compared_and_read(
    start: Start, clips: Clips
) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "t", "j", "space", "j", "space")
        assert drawn(session).count("●") == 2
        await session.press("c")
        assert session.screen_name == "CompareScreen"
        await session.press("escape", "enter")
        assert session.focus == "article"
        assert session.reading.article.title == "First report"


async def test_unfolded_articles_say_why_they_were_found(start: Start, clips: Clips) -> None:
    word = news("story").split()[3]
    async with start(clips.open()) as session:
        await session.type(word)
        await session.press("enter", "t", "j")
        assert f"25 Aug 2025 · The Paper · {word} ×1" in drawn(session)
        assert session.reading.hit.matches


async def test_only_what_is_found_is_folded(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.type("title:first OR title:second")
        await session.press("enter")
        assert session.results.place == "1–2 of 2"
        await session.press("t")
        assert sorted(session.titles) == ["First report", "Second report"]


async def test_a_story_of_one_article_says_that_there_is_no_other(
    start: Start, clips: Clips
) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "j", "t")
        assert session.titles == FOLDED
        assert any("No other article" in notice for notice in session.notices)


async def test_another_query_folds_again(start: Start, clips: Clips) -> None:
    async with start(clips.open()) as session:
        await session.press("enter", "t")
        await session.type("title:report")
        assert len(session.titles) == 1
        await session.type("")
        assert session.titles == FOLDED


async def test_the_place_never_skips_an_article_of_a_long_result(
    start: Start, clips: Clips
) -> None:
    clips.put(
        *(
            draft(f"{news(number)} {'again' * copy}", f"/{number}/{copy}", date="2024-01-01")
            for number in range(70)
            for copy in range(2)
        )
    )
    async with start(clips.open()) as session:
        await session.press("enter")
        assert len(session.results._hits) == 20
        places = []
        for _ in range(71):
            await session.press("j")
            places.append(session.results.place)
        assert places[0] == "4 of 144"
        assert places[1:] == [f"{n}–{n + 1} of 144" for n in range(5, 144, 2)]


async def test_a_story_is_unfolded_while_the_index_is_built(
    start: Start, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = threading.Event()
    build = index_cache.open_index

    def wait_and_build(*arguments: Any) -> OpenedIndex:
        built.wait(30)
        return build(*arguments)

    monkeypatch.setattr(index_cache, "open_index", wait_and_build)
    async with start(clips.open(), settle=False) as session:
        await session.pilot.pause()
        assert session.titles == FOLDED
        await session.pilot.press("enter", "t")
        while session.titles != UNFOLDED:
            await session.pilot.pause(0.01)
        await session.pilot.press("j")
        built.set()
        await session.settle()
        assert session.titles == UNFOLDED  # as it was, and the cursor on the same article
        assert session.results.place == "2 of 4"
