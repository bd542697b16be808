"""Searching, narrowing and reading on the first screen."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from explorer.search.keeping import index_cache
from explorer.search.narrowing import Choice, FacetValue
from tests.conftest import ArticleFolder
from tests.library.libraries import draft, news
from tests.tui.conftest import NARROW, TINY, WIDE, Clips, Start

SIZES = [NARROW, WIDE]


async def test_everything_is_listed_newest_first_and_the_search_line_waits(start: Start) -> None:
    async with start() as session:
        assert session.ids == ["001", "002", "003", "004", "000"]
        assert session.focus == "search"


async def test_every_key_searches(start: Start) -> None:
    async with start() as session:
        await session.press(*"kensc")
        assert sorted(session.ids) == ["000", "001"]
        await session.press("backspace", "backspace", "backspace", "backspace", "backspace")
        assert len(session.ids) == 5


async def test_the_understood_line_names_other_forms_and_vanishes(start: Start) -> None:
    async with start() as session:
        await session.type("PNH")
        assert session.understood.startswith("PNH also finds  HNP 8")
        await session.type("kenscoff")
        assert session.understood == ""
        await session.type("otunga ")
        assert "looked for otunge" in session.understood
        await session.type('"open')
        assert "not closed" in session.understood
        await session.type("zzz")
        assert "no article found" in session.understood


async def test_the_article_follows_the_cursor(start: Start) -> None:
    async with start() as session:
        await session.press("enter")
        assert session.focus == "results"
        assert session.reading.article.id.startswith("001")
        await session.press("j", "j")
        assert session.reading.article.id.startswith("003")
        await session.press("G")
        assert session.reading.article.id.startswith("000")
        await session.press("g")
        assert session.reading.article.id.startswith("001")


async def test_no_result_leaves_no_article(start: Start) -> None:
    async with start() as session:
        await session.type("zzz")
        assert session.reader.reading is None
        await session.press("enter", "j", "k", "G", "g", "enter", "space", "ctrl+d", "pageup")
        await session.press("n", "]", "v", "p", "s", "y")
        assert session.reader.reading is None


@pytest.mark.parametrize("size", SIZES)
async def test_choosing_and_excluding_narrows_to_the_count_shown(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(size=size) as session:
        await session.type("otunge")
        await session.press("enter", "f")
        place, value = session.facet("Kenscoff")
        count = value.articles
        session.facets.move_to(place)
        await session.press("enter")
        assert session.results._total == count == 2
        assert session.understood == "✓ Kenscoff"
        await session.press("x")
        assert session.results._total == 1
        assert session.understood == "✗ Kenscoff"
        await session.press("backspace")
        assert session.results._total == 3


async def test_the_cursor_stays_on_its_value_when_the_counts_change(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f", "j", "j", "enter")
        assert isinstance(chosen := session.facets._row_under_cursor(), FacetValue)
        assert chosen.choice is Choice.CHOSEN


async def test_more_values_unfold(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "f")
        folded = session.facets.item_count()
        more = next(i for i, row in enumerate(session.facets._rows) if hasattr(row, "hidden"))
        session.facets.move_to(more)
        await session.press("enter")
        assert session.facets.item_count() > folded


async def test_escape_steps_back_and_never_loses_the_query(start: Start) -> None:
    async with start(size=NARROW) as session:
        await session.type("otunge")
        await session.press("enter", "enter")
        assert session.focus == "article"
        await session.press("v", "escape")
        assert session.focus == "article"
        assert not session.reader.is_selecting
        await session.press("escape")
        assert session.focus == "results"
        await session.press("escape")
        assert session.focus == "search"
        await session.press("escape")
        assert session.search_line.value == "otunge"


async def test_tab_walks_all_panes_both_ways(start: Start) -> None:
    for size in (TINY, NARROW, WIDE):
        async with start(size=size) as session:
            walked = []
            for _ in range(4):
                await session.press("tab")
                walked.append(session.focus)
            assert walked == ["facets", "results", "article", "search"]
            await session.press("shift+tab")
            assert session.focus == "article"


async def test_only_one_pane_shows_when_narrow(start: Start) -> None:
    async with start(size=NARROW) as session:
        for pane in ("facets", "results", "article"):
            session.browse._go(pane)
            await session.settle()
            shown = [w.id for w in (session.facets, session.results, session.reader) if w.display]
            assert shown == [pane]


async def test_zoom_gives_a_pane_the_screen_and_escape_gives_it_back(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "z")
        assert session.maximized() == "article"
        await session.press("escape")
        assert session.maximized() is None
        await session.press("z", "z")
        assert session.maximized() is None


async def test_the_order_changes_by_key(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "o", "o")
        assert "Ordered by title." in session.notices
        titles = [hit.article.title for hit in session.results._hits]
        assert titles == sorted(titles, key=str.lower)


async def test_the_order_by_source_has_the_unknown_last(start: Start, clips: Clips) -> None:
    clips.put(draft(news("nobody"), "/5", title="Nobody's"))
    async with start(clips.open()) as session:
        await session.press("enter", "o", "o", "o")
        assert session.notices[-1] == "Ordered by source."
        sources = [hit.article.source for hit in session.results._hits]
        assert sources == ["A Radio", "The Paper", None]  # the stories of the others are folded


async def test_a_long_result_is_fetched_as_the_cursor_goes_down(
    start: Start, folder: ArticleFolder
) -> None:
    for number in range(130):
        folder.write(f"a{number:03}.txt", f"Report number {number} from the field.")
    async with start(folder.open()) as session:
        await session.type("report")
        await session.press("enter")
        assert len(session.results._hits) == 20
        for _ in range(50):
            await session.press("ctrl+d")
        assert len(session.results._hits) == 130
        assert session.results.cursor == 129
        assert len({hit.article.id for hit in session.results._hits}) == 130


async def test_the_newest_are_listed_on_and_on_before_there_is_an_index(
    start: Start, folder: ArticleFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(130):
        folder.write(f"a{number:03}.txt", f"Report number {number} from the field.")
    built = threading.Event()
    open_ = index_cache.open_index

    def wait(*arguments: Any) -> Any:
        built.wait(30)
        return open_(*arguments)

    monkeypatch.setattr(index_cache, "open_index", wait)
    async with start(folder.open(), settle=False) as session:
        await session.pilot.press("enter", *["ctrl+d"] * 20)
        while len(session.ids) < 70:
            await session.pilot.pause(0.02)
        was_open = session.browse.desk.is_open
        listed, place = session.titles, session.results.place
        built.set()
        await session.settle()
        assert (was_open, session.browse.desk.is_open) == (False, True)
        assert session.titles[: len(listed)] == listed
        assert session.results.place == place


async def test_an_answer_to_an_older_query_is_never_shown(start: Start) -> None:
    async with start() as session:
        await session.type("kenscoff")
        stale = session.browse.desk.search(session.browse._search, limit=50)
        await session.type("otunge")
        shown = session.ids
        session.browse.post_message(session.browse.Answered(stale))
        await session.settle()
        assert session.ids == shown


async def test_hostile_text_is_shown_harmlessly_everywhere(
    start: Start, folder: ArticleFolder
) -> None:
    folder.write(
        "x[b].txt",
        "[/x] [UPDATE] \x1b[31mred\x1b]8;;http://e\x07\n\n"
        "Body \u202eevil\u200b [@click=quit]x[/] Mayor [red].",
    )
    folder.write("lexicon.toml", '[[person]]\nname = "Mayor [red]"\n')
    folder.write("collection.toml", 'name = "[bold]x[/bold]\\u001b[0m"\n')
    async with start(folder.open()) as session:
        await session.type("[UPDATE] body")
        await session.press("enter", "enter", "n", "]", "space", "s", "b", "enter", "f")
        panes = ("title", "facets", "results", "article")
        drawn = "\n".join(line for pane in panes for line in session.lines(pane))
        assert "[/x] [UPDATE] ␛[31mred" in drawn
        assert "Mayor [red]" in drawn
        assert not any(bad in drawn for bad in "\x1b\u202e\u200b\x07")


async def test_clicking_puts_the_cursor_where_the_mouse_is(start: Start) -> None:
    async with start() as session:
        await session.pilot.click("#results", offset=(10, 6))
        await session.settle()
        assert session.results.cursor == 1
        assert session.focus == "results"


async def test_ctrl_l_empties_the_search_line(start: Start) -> None:
    async with start() as session:
        await session.type("kenscoff")
        await session.press("ctrl+l")
        assert session.search_line.value == ""
        assert len(session.ids) == 5


async def test_the_first_screen_already_names_its_keys(start: Start) -> None:
    async with start(size=NARROW) as session:
        named = {getattr(key, "description", "") for key in session.app.screen.query("FooterKey")}
        assert {"Results", "Clear", "Keys"} <= named


async def test_marks_are_named_at_the_top_by_their_short_ids(start: Start) -> None:
    async with start(size=NARROW) as session:
        await session.press("enter", "space", "j", "space")
        assert session.lines("title")[0].strip() == "press · haiti · 5 articles · ● 001 ● 002"


async def test_the_first_heading_of_the_facets_is_in_sight(start: Start) -> None:
    async with start(size=NARROW) as session:
        await session.press("enter", "f")
        assert any("PEOPLE" in line for line in session.lines("facets"))
