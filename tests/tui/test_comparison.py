"""The screen of two articles side by side, driven by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from explorer.compare.rows import Why
from explorer.compare.showing import Fold, Mode, Shown, Signpost
from explorer.library.collection import Collection
from explorer.tui.screens.compare import CompareScreen
from explorer.tui.widgets.comparison import Comparison
from explorer.tui.widgets.line_view import LineView
from explorer.tui.widgets.side_view import SideView
from tests.conftest import ArticleFolder
from tests.library.libraries import draft, news
from tests.tui.conftest import NARROW, TINY, WIDE, Clips, Session, Start

LEFT = """Left [/b] title

The mission of six hundred officers began its work on Monday in Geneva.

Nobody on this side ever said anything about the harvest of cherries.

The commander promised that all roads would be open before Christmas.

Two witnesses saw the convoy leave the northern harbour before dawn.
"""
RIGHT = """Right title

Two witnesses saw the convoy leave the northern harbour before dawn.

The mission of seven hundred officers began its work on Monday in Geneva.

An entirely different matter occupies this paragraph of the other report.

The commander promised that all roads would be open before Christmas.
"""


@pytest.fixture
def pair(folder: ArticleFolder) -> Collection:
    """Two articles: one passage the same, one reworded, one moved, two on one side only."""
    folder.write("left.txt", LEFT)
    folder.write("right.txt", RIGHT)
    return folder.open()


COMPARE = ["enter", "space", "j", "space", "c"]


def comparison_of(session: Session) -> Comparison:
    return session.app.screen.query_one(Comparison)


def test_nothing_is_said_of_what_is_not_compared_yet() -> None:
    comparison = Comparison()
    assert str(comparison.border_title) == "Comparing…"
    assert comparison.where() == ""


def screen_of(session: Session) -> CompareScreen:
    screen = session.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


def lines(session: Session) -> list[str]:
    pane = comparison_of(session)
    return [strip.text.rstrip() for strip in pane.render_lines(pane.region.reset_offset)]


def focused(session: Session) -> Widget | None:
    return session.app.focused


def under_cursor(pane: LineView) -> list[str]:
    numbers = range(*pane.item_lines(pane.cursor))
    return [pane.draw_line(number, pane.text_width).text for number in numbers]


def said(session: Session) -> str:
    return str(session.app.screen.query_one("#why", Static).content)


def passage(session: Session) -> str:
    article, spans = screen_of(session)._passages()
    assert article
    return " | ".join(article.text[slice(*span)] for span in spans)


def item(session: Session) -> Shown | Fold | Signpost | None:
    return comparison_of(session)._item


async def test_pairs_are_walked_and_said(start: Start, pair: Collection) -> None:
    async with start(pair, size=NARROW) as session:
        await session.press(*COMPARE, "n")
        assert passage(session).startswith("The mission of six")
        assert (
            said(session)
            == "reworded: Geneva; mission, hundred, officers, began, work, Monday · 1/3"
        )
        await session.press("n")
        assert said(session) == "the same · 2/3"
        await session.press("g", "j")
        assert said(session) == "only on the right"
        assert passage(session) == "Right title"  # the only side that has it


async def test_why_two_passages_stand_together_is_said(
    start: Start, pair: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = Why(0.8, (), (), ("600",), quote=False)
    monkeypatch.setattr(Why, "said", "Geneva; [600]; officers")
    async with start(pair) as session:
        await session.press(*COMPARE)
        screen = screen_of(session)
        assert screen._compared
        rows = [replace(row, why=why) if row.left and row.right else row for row in screen._rows]
        screen._show(screen._compared, rows)
        await session.press("n")
        assert said(session) == "reworded: Geneva; [600]; officers · 1/3"
        await session.press("a", "n", "N")
        assert said(session).startswith("reworded: Geneva; [600]; officers · passage ")


async def test_words_that_differ_have_signs_and_weights(start: Start, pair: Collection) -> None:
    async with start(pair, size=WIDE) as session:
        await session.press(*COMPARE, "n")
        pane = comparison_of(session)
        top = pane.item_lines(pane.cursor)[0]
        segments = list(pane.draw_line(top, pane.text_width))
        six = next(each for each in segments if each.text == "six")
        seven = next(each for each in segments if each.text == "seven")
        assert six.style
        assert seven.style
        assert six.style.bold
        assert seven.style.bold
        assert segments[0].text == "▌"
        assert [each.text for each in segments].count("~") == 2  # in both gutters


async def test_a_moved_passage_is_reached_and_left_again(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "m")
        row = item(session)
        assert isinstance(row, Shown)
        assert passage(session).startswith("Two witnesses")
        assert said(session) == "the same · moved from ¶5 to ¶2, m goes there · 3/3"
        await session.press("m")
        assert item(session) == Signpost(row.row)
        assert said(session).endswith("m goes back · 3/3")
        assert passage(session).startswith("Two witnesses")
        assert any("↓ beside ¶5: Two witnesses" in line for line in lines(session))
        await session.press("m")
        assert item(session) == row


async def test_a_key_goes_through_the_modes(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "f")
        pane = comparison_of(session)
        assert str(pane.border_title).startswith("Only what differs · 3 in both")
        assert any("… 1 passage the same" in line for line in lines(session))
        await session.press("f")
        assert pane._mode is Mode.SHARED
        folded = [line for line in lines(session) if "…" in line and "only on the" in line]
        assert folded
        assert not any("cherries" in line for line in lines(session))
        await session.press("f")
        assert any("cherries" in line for line in lines(session))


async def test_what_is_folded_is_shown_by_enter(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "f", "f", "g")
        while not isinstance(item(session), Fold):
            await session.press("j")
        assert said(session) == "enter shows what is folded here"
        assert not passage(session)
        await session.press("s", "y", "enter")
        assert isinstance(item(session), Shown)
        assert session.screen_name == "CompareScreen"
        assert session.sent == []


async def test_sides_are_chosen_and_shown(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "n")
        titles = list(session.app.screen.query("#titles Static").results(Static))
        assert [title.has_class("-chosen") for title in titles] == [True, False]
        await session.press("l")
        assert passage(session).startswith("The mission of seven")
        assert [title.has_class("-chosen") for title in titles] == [False, True]
        await session.press("h")
        assert passage(session).startswith("The mission of six")
        await session.press("tab")
        assert passage(session).startswith("The mission of seven")


@pytest.mark.parametrize("size", [WIDE, TINY])
async def test_a_passage_is_kept_and_bears_a_star(
    start: Start, pair: Collection, size: tuple[int, int]
) -> None:
    async with start(pair, size=size) as session:
        await session.press(*COMPARE, "n", "l", "s")
        (kept,) = session.browse.desk.changes.kept(pair.key).bookmarks
        assert kept.exact.startswith("The mission of seven hundred")
        assert kept.title == "Right title"
        await session.press("j", "k", "j", "k")
        pane = comparison_of(session)
        drawn = under_cursor(pane)
        assert sum("★" in line for line in drawn) == 1
        await session.press("u")
        assert not session.browse.desk.changes.kept(pair.key).bookmarks
        drawn = under_cursor(pane)
        assert not any("★" in line for line in drawn)


async def test_a_passage_is_copied(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "n", "l", "y")
        assert session.sent[0].startswith("The mission of seven hundred")


async def test_enter_reads_the_article_of_the_side_at_its_passage(
    start: Start, pair: Collection
) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "n", "l", "enter")
        assert session.screen_name == "BrowseScreen"
        assert session.focus == "article"
        assert session.reading.article.title == "Right title"
        assert session.here.startswith("The mission of seven hundred")


async def test_swapped_the_cursor_and_the_side_stay_with_their_words(
    start: Start, pair: Collection
) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "n", "x")
        titles = session.app.screen.query("#titles Static").results(Static)
        assert [str(title.content) for title in titles] == ["Right title", "Left [/b] title"]
        assert passage(session).startswith("The mission of six")
        assert comparison_of(session).side == 1
        await session.press("x")
        assert passage(session).startswith("The mission of six")
        assert comparison_of(session).side == 0


async def test_apart_one_side_moves_and_the_other_stays(start: Start, pair: Collection) -> None:
    async with start(pair, size=NARROW) as session:
        await session.press(*COMPARE, "n", "a")
        left, right = session.app.screen.query(SideView).results(SideView)
        assert focused(session) is left
        assert left.display
        assert left.row == right.row
        stays = right.cursor
        await session.press("j")
        assert right.cursor == stays
        assert passage(session).startswith("Nobody on this side")
        await session.press("m")
        assert "Only this side has it." in session.notices
        await session.press("j", "m")
        assert focused(session) is right
        assert passage(session).startswith("The commander")
        await session.press("N", "tab", "n", "s")
        (kept,) = session.browse.desk.changes.kept(pair.key).bookmarks
        assert kept.exact.startswith("Two witnesses")
        drawn = under_cursor(left)
        assert drawn[0].startswith("★= ")
        await session.press("a")
        assert focused(session) is comparison_of(session)
        assert passage(session).startswith("Two witnesses")  # level again where the cursor was


async def test_a_mode_levels_the_sides_again(start: Start, pair: Collection) -> None:
    async with start(pair, size=TINY) as session:
        await session.press(*COMPARE, "a", "l", "f")
        assert focused(session) is comparison_of(session)
        assert comparison_of(session)._mode is Mode.DIFFERENCES


async def test_in_a_small_terminal_one_side_shows_when_apart(
    start: Start, pair: Collection
) -> None:
    async with start(pair, size=TINY) as session:
        await session.press(*COMPARE, "a")
        left, right = session.app.screen.query(SideView).results(SideView)
        assert (left.display, right.display) == (True, False)
        await session.press("tab")
        assert focused(session) is right
        assert (left.display, right.display) == (False, True)


async def test_a_row_higher_than_the_pane_is_read_to_its_end(
    start: Start, folder: ArticleFolder
) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    folder.write("one.txt", f"One\n\n{words} here.\n\nEnd.")
    folder.write("two.txt", f"Two\n\n{words} there.\n\nFin.")
    async with start(folder.open(), size=TINY) as session:
        await session.press(*COMPARE, "n")
        row, seen = comparison_of(session).cursor, "".join(lines(session))
        for _ in range(40):
            if "there." in seen:
                break
            await session.press("j")
            seen += "".join(lines(session))
        assert comparison_of(session).cursor == row
        assert all(seen.count(f"word{number}") >= 2 for number in range(60))
        await session.press(*8 * ["k"])
        assert comparison_of(session).cursor < row


async def test_hits_are_marked_as_in_the_reader(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.type("commander")
        await session.press(*COMPARE)
        pane = comparison_of(session)
        hits = [
            segment.text
            for line in range(pane.virtual_size.height)
            for segment in pane.draw_line(line, pane.text_width)
            if segment.style and segment.style.underline and segment.style.bold
        ]
        assert hits == ["commander", "commander"]


async def test_the_page_of_a_name_in_the_passage_is_opened(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "j", "space", "j", "space", "c", "n", "e")
        assert session.screen_name in {"EntityScreen", "ChooseScreen"}
        if session.screen_name == "ChooseScreen":
            await session.press("enter")
        assert session.screen_name == "EntityScreen"


async def test_without_a_name_it_says_so(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "n", "j", "e")
        assert any("No name here" in notice for notice in session.notices)


async def test_the_mouse_chooses_a_row_and_a_side(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "n")
        pane = comparison_of(session)
        line = pane.item_lines(pane.cursor)[0] - pane.scroll_offset.y + 1  # 1: the border
        await session.press("g")
        await session.pilot.click(Comparison, offset=(100, line))
        await session.settle()
        assert passage(session).startswith("The mission of seven")


async def test_an_old_version_is_compared_but_not_read_by_itself(
    start: Start, clips: Clips
) -> None:
    clips.put(draft(f"{news('floods')} And more since.", "/4", title="Floods", date="2025-08-20"))
    async with start(clips.open()) as session:
        await session.type("floods")
        await session.press("enter", "V", "enter")
        assert session.screen_name == "CompareScreen"
        assert any("only the latest" in notice for notice in session.notices)
        await session.press("l", "enter")
        assert session.screen_name == "BrowseScreen"


async def test_moving_draws_only_the_rows_it_leaves_and_enters(
    start: Start, pair: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "n")
        pane, drawn = comparison_of(session), set[int]()
        draw = pane.draw_line

        def counted(line: int, width: int) -> Strip:
            drawn.add(line)
            return draw(line, width)

        monkeypatch.setattr(pane, "draw_line", counted)
        left = pane.cursor
        await session.press("j")
        rows = {*range(*pane.item_lines(left)), *range(*pane.item_lines(pane.cursor))}
        assert drawn <= rows


async def test_before_there_is_an_index_articles_are_compared_without_names(
    start: Start, pair: Collection
) -> None:
    async with start(pair, settle=False) as session:
        desk = session.browse.desk
        article = pair.article(pair.newest(1)[0])
        if not desk.is_open:
            assert not desk.report(article).names
            assert not desk.compared(article, session.browse._search).matches
        await session.settle()
