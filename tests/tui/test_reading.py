"""Walking hits and names, passages, bookmarks, the comparison."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.bookmarks.bookmark import bookmark_passage
from explorer.text.paragraphs import Span
from explorer.tui.widgets.bookmark_list import BookmarkList
from explorer.tui.widgets.comparison import Comparison
from tests.conftest import ArticleFolder
from tests.tui.conftest import NARROW, TINY, WIDE, Start

SIZES = [NARROW, WIDE]


async def test_n_walks_every_hit_and_begins_anew(start: Start) -> None:
    async with start() as session:
        await session.type("kenscoff")
        await session.press("enter", "enter")
        hits = [(match.start, match.end) for match in session.reading.hit.matches]
        walked = []
        for _ in range(len(hits) + 1):
            await session.press("n")
            walked.append(session.reader.selectable.here)
        assert walked == [*hits, hits[0]]
        await session.press("N")
        assert session.reader.selectable.here == hits[-1]
        assert session.here == "Kenscoff"


async def test_brackets_walk_the_names_and_say_whose_they_are(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "right_square_bracket")
        assert session.here == "Kenya Police"
        assert "Kenya Police (force)" in session.reader.place
        await session.press("right_square_bracket")
        assert session.here == "Multinational Security Support Mission"
        await session.press("left_square_bracket")
        assert session.here == "Kenya Police"


@pytest.mark.parametrize("size", [TINY, *SIZES])
async def test_the_place_walked_to_is_in_sight(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size) as session:
        await session.type("peacekeeping")
        await session.press("enter", "enter", "n")
        assert any("peacekeeping" in line for line in session.lines("article"))


async def test_v_extends_by_sentences_and_p_to_paragraphs(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "j", "v")
        assert session.passage.startswith("On Monday, August 25")
        await session.press("j")
        assert session.passage.startswith("On Monday")
        assert session.passage.endswith("taken over by gangs.")
        await session.press("p")
        assert session.passage.endswith("between 1am and 4am.")
        assert "words" in session.reader.place
        await session.press("v")
        assert not session.reader.is_selecting


@pytest.mark.parametrize("size", SIZES)
async def test_a_passage_is_kept_listed_and_found_again_after_a_restart(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(size=size) as session:
        await session.type("otunge")
        await session.press("enter", "enter", "n", "v", "s")
        kept = session.reading.kept
        assert len(kept) == 1
        assert any(line.startswith(("▌", "★")) for line in session.lines("article"))
        sentence = session.reading.article.text[slice(*kept[0])]
    async with start(size=size) as session:
        await session.press("enter", "b", "enter")
        assert session.focus == "article"
        assert session.here == sentence
        assert any(sentence[:12] in line for line in session.lines("article"))


async def test_undo_takes_back_keeping_and_removing(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "s", "j", "s")
        assert len(session.browse.desk.kept().bookmarks) == 2
        await session.press("u")
        assert len(session.browse.desk.kept().bookmarks) == 1
        await session.press("b", "d")
        assert session.browse.desk.kept().bookmarks == ()
        await session.press("u")
        assert len(session.browse.desk.kept().bookmarks) == 1
        await session.press("escape", "u", "u")
        assert session.browse.desk.kept().bookmarks == ()
        assert "There is nothing to take back." in session.notices


async def test_a_lost_passage_says_so(start: Start, folder: ArticleFolder) -> None:
    file = folder.write("a.txt", "The first sentence stands. The second one goes away.")
    async with start(folder.open()) as session:
        await session.press("enter", "enter", "j", "s")
    file.write_text("The first sentence stands.", "utf-8")
    async with start(folder.open()) as session:
        await session.press("enter", "b")
        await session.press("enter")
        assert any("lost" in notice for notice in session.notices)


async def test_a_failed_save_is_told_and_nothing_claims_to_be_kept(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PRESS_DATA_DIR", str(tmp_path / "file"))
    async with start() as session:
        await session.press("enter", "enter", "s")
        assert any("cannot be used" in notice for notice in session.notices)
        assert not any("Kept" in notice for notice in session.notices)


async def test_copying_sends_the_passage_to_the_terminal(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "v", "j", "y")
        (sent,) = session.sent
        assert sent.startswith("Kenya Police officers serving")
        assert sent.endswith("“Izo2.”")
        assert any(notice.startswith("Sent ") for notice in session.notices)


@pytest.mark.parametrize("size", [TINY, *SIZES])
async def test_two_marked_articles_stand_side_by_side(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size) as session:
        await session.press("enter", "j", "space", "j", "space", "c")
        comparison = session.app.screen.query_one(Comparison)
        await session.press("n")
        row = comparison._rows[comparison.cursor]
        assert row.left
        assert row.right
        first = comparison.cursor
        await session.press("n", "N")
        assert comparison.cursor == first
        await session.press("G", "ctrl+u", "pagedown", "g", "escape")
        assert session.screen_name == "BrowseScreen"


async def test_one_marked_and_the_one_being_read_are_compared(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "c")
        assert any("takes two" in notice for notice in session.notices)
        await session.press("space", "j", "enter", "c")
        assert session.screen_name == "CompareScreen"
        await session.press("b", "escape", "escape")
        await session.press("space", "c", "escape")
        assert len(session.browse._marked) == 2
        await session.press("space")
        assert len(session.browse._marked) == 1


async def test_a_passage_is_reached_from_the_comparison(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "s", "escape", "space", "j", "space", "c")
        await session.press("b", "enter")
        assert session.screen_name == "BrowseScreen"
        assert session.focus == "article"
        assert session.reader.selectable.here is not None


async def test_wrapped_lines_never_exceed_the_pane(start: Start, folder: ArticleFolder) -> None:
    folder.write("w.txt", "汉字" * 90 + "\n\n" + "e\u0301" * 200 + "\n\n" + "👩‍👩‍👧 " * 60)
    async with start(folder.open(), size=NARROW) as session:
        await session.press("enter", "enter", "G")
        width = session.reader.text_width
        lines = session.reader.render_lines(session.reader.region.reset_offset)
        assert all(strip.cell_length <= width + 1 for strip in lines)
        assert session.reader.passage == Span(*session.reader.selectable.sentences[-1])


async def test_a_note_stands_under_its_passage(start: Start) -> None:
    async with start(size=NARROW) as session:
        await session.press("enter", "enter")
        bookmark = bookmark_passage("haiti", session.reading.article, Span(0, 12), "for [the] lead")
        session.browse.desk.changes.keep(bookmark)
        await session.press("b")
        pane = session.app.screen.query_one(BookmarkList)
        drawn = [strip.text for strip in pane.render_lines(pane.region.reset_offset)]
        assert any("— for [the] lead" in line for line in drawn)
