"""A passage selected in the comparison, by the keys."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from textual.widgets import Input

from explorer.compare.showing import Fold
from explorer.library.collection import Collection
from explorer.models import NamedMention
from explorer.tui.widgets.compared_view import ComparedView
from explorer.tui.widgets.side_view import SideView
from tests.conftest import ArticleFolder
from tests.tui.conftest import NARROW, TINY, WIDE, Session, Start
from tests.tui.test_comparison import COMPARE, LEFT, RIGHT, comparison_of, passage, said, screen_of

BEGIN = [*COMPARE, "n", "v"]
BOTH = [WIDE, NARROW, TINY]  # beside each other, and one above the other
SIX = "The mission of six hundred officers began its work on Monday in Geneva."
CHERRIES = "Nobody on this side ever said anything about the harvest of cherries."
SEVEN = "The mission of seven hundred officers began its work on Monday in Geneva."
CONVOY = "Two witnesses saw the convoy leave the northern harbour before dawn."


@pytest.fixture
def pair(folder: ArticleFolder) -> Collection:
    """Two articles: one passage the same, one reworded, one moved, two on one side only."""
    folder.write("left.txt", LEFT)
    folder.write("right.txt", RIGHT)
    return folder.open()


def view_of(session: Session) -> ComparedView:
    return screen_of(session)._view


def drawn(session: Session) -> str:
    """Return the words that are drawn as selected, in the order of their text."""
    view = view_of(session)
    colour = view.style_of("cursor").bgcolor
    pieces = {
        span.start: "".join(
            segment.text
            for segment in view.draw_line(line, view.text_width)
            if segment.style and segment.style.bgcolor == colour
        )
        for line in range(view.virtual_size.height)
        if (span := view.line_span(line))
    }
    return " ".join(" ".join(pieces[start] for start in sorted(pieces)).split())


def check_drawn(session: Session) -> None:
    """Check that what is drawn as selected is the passage, and that its end is in sight."""
    view = view_of(session)
    text, selection = view.selectable, view.selectable.selection
    assert selection
    assert drawn(session) == " ".join(text.selected.split()) == " ".join(passage(session).split())
    assert said(session) == text.said
    top, height = view.scroll_offset.y, view.scrollable_content_region.height
    in_sight = range(top, min(top + height, view.virtual_size.height))
    spans = [view.line_span(line) for line in in_sight]
    assert any(span and span.start <= selection.at < span.end for span in spans)


@pytest.mark.parametrize(("size", "apart"), [(WIDE, False), (TINY, True)])
async def test_each_key_draws_what_it_selects(
    start: Start, pair: Collection, size: tuple[int, int], *, apart: bool
) -> None:
    async with start(pair, size=size) as session:
        await session.press(*COMPARE, *["a"] * apart, "n", "v")
        assert isinstance(view_of(session), SideView) is apart
        assert passage(session) == SIX
        selected = [view_of(session).selectable.selection]
        keys = ["w", "l", "l", "h", "full_stop", "j", "j", "k", "right_curly_bracket"]
        keys += ["left_curly_bracket", "o", "k", "l", "j", "w", "p", "n", "right_square_bracket"]
        for key in keys:
            await session.press(key)
            check_drawn(session)
            selected.append(view_of(session).selectable.selection)
        assert all(one != other for one, other in pairwise(selected)), selected


async def test_words_sentences_and_paragraphs(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*BEGIN, "w", "l", "l")
        assert passage(session) == "The mission of"
        assert said(session) == "passage of 3 words"
        await session.press("h", "h")
        assert said(session) == "passage of 1 word"
        assert comparison_of(session).side == 0  # h went by a word
        await session.press("full_stop")
        assert passage(session) == SIX
        await session.press("right_curly_bracket")
        assert passage(session) == f"{SIX}\n\n{CHERRIES}"
        await session.press("o", "l")
        assert passage(session).startswith("mission of six")
        await session.press("p")
        assert passage(session) == f"{SIX}\n\n{CHERRIES}"


async def test_j_goes_by_passages_in_the_order_of_the_text(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "m", "l", "v")  # what has moved stands last, and is first
        assert passage(session) == CONVOY
        await session.press("j")
        assert passage(session) == f"{CONVOY}\n\n{SEVEN}"
        check_drawn(session)
        signposts = [line for line in shown(session) if "beside ¶5" in line]
        assert signposts
        await session.press("k")
        assert passage(session) == CONVOY


def shown(session: Session) -> list[str]:
    view = view_of(session)
    return [view.draw_line(n, view.text_width).text for n in range(view.virtual_size.height)]


async def test_where_a_passage_moved_to_it_is_drawn_as_selected(
    start: Start, pair: Collection
) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "m", "l", "v")
        view = view_of(session)
        (line,) = [number for number, text in enumerate(shown(session)) if "beside ¶5" in text]
        colour = view.style_of("cursor").bgcolor
        segments = view.draw_line(line, view.text_width)
        marked = [each.text for each in segments if each.style and each.style.bgcolor == colour]
        assert CONVOY.startswith("".join(marked).rstrip("…"))
        assert len(marked[0]) > 20


async def test_what_is_selected_is_no_longer_folded(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "f", "f", "n", "v", "j")
        assert passage(session).endswith(CHERRIES)
        check_drawn(session)
        await session.press("f", "f")  # in every mode
        check_drawn(session)
        await session.press("f", "escape", "f", "f")
        assert any(isinstance(item, Fold) for item in comparison_of(session)._items)


async def test_v_takes_what_would_be_kept_and_its_side(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "n", "j", "l", "v")  # only the left has it
        assert passage(session) == CHERRIES
        assert comparison_of(session).side == 0
        check_drawn(session)


async def test_escape_and_v_end_it_and_the_other_side_does(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*BEGIN)
        for key in ("escape", "v", "tab"):
            view = view_of(session)
            assert view.is_selecting
            await session.press(key)
            assert not any(text.selectable.selection for text in screen_of(session)._texts or ())
            assert session.screen_name == "CompareScreen"
            await session.press("v")
        await session.press("escape", "escape")
        assert session.screen_name == "BrowseScreen"


@pytest.mark.parametrize("apart", [False, True])
async def test_several_passages_are_kept_and_copied_as_one(
    start: Start, pair: Collection, monkeypatch: pytest.MonkeyPatch, *, apart: bool
) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, *["a"] * apart, "n", "v", "j", "s")
        (kept,) = session.browse.desk.changes.kept(pair.key).bookmarks
        assert kept.exact == f"{SIX}\n\n{CHERRIES}"
        assert not view_of(session).is_selecting
        sent: list[str] = []
        monkeypatch.setattr(screen_of(session), "copy", sent.append)
        await session.press("v", "w", "l", "y")
        assert sent == ["Nobody on"]
        assert not view_of(session).is_selecting


async def test_parted_and_levelled_the_passage_stays(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*BEGIN, "w", "l")
        for _ in range(2):
            await session.press("a")
            assert passage(session) == "The mission"
            check_drawn(session)


async def test_brackets_walk_the_hits_of_the_chosen_side(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.type("geneva OR convoy")
        await session.press(*COMPARE)
        for side in "hl":
            await session.press(side, "g")
            text, walked = view_of(session).selectable, []
            hits = re.findall("Geneva|convoy", text.text)
            for _ in [*hits, "anew"]:
                await session.press("right_square_bracket")
                walked.append(text.text[slice(*text.here or (0, 0))])
            assert walked == [*hits, hits[0]]
            await session.press("left_square_bracket")
            assert text.here
            assert text.text[slice(*text.here)] == hits[-1]


async def test_brackets_take_the_passage_along(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.type("geneva OR convoy")
        await session.press(*COMPARE, "n", "v", "w", "right_square_bracket")
        assert passage(session).startswith(("The mission of ", "Two witnesses"))
        assert passage(session).endswith(("Geneva", "convoy"))
        check_drawn(session)


@pytest.mark.parametrize("keys", [[], ["a", "l"]], ids=["level", "apart"])
@pytest.mark.parametrize("size", BOTH)
async def test_the_mouse_draws_a_passage_of_the_side_it_is_over(
    start: Start, pair: Collection, size: tuple[int, int], keys: list[str]
) -> None:
    async with start(pair, size=size) as session:
        await session.press(*COMPARE, *keys, "n")
        view, pilot = view_of(session), session.pilot
        first, last = cell_of(session, "officers"), cell_of(session, "egan")
        await pilot.mouse_down(view, offset=first)
        await pilot.hover(view, offset=last)
        await pilot.mouse_up(view, offset=last)
        await session.settle()
        assert passage(session) == "officers began"
        assert comparison_of(session).side == 1
        check_drawn(session)


def cell_of(session: Session, word: str) -> tuple[int, int]:
    """Return the cell of a view in which a part of the right text is drawn last."""
    view = view_of(session)
    drawn_in = [(line, text.rfind(word)) for line, text in enumerate(shown(session))]
    line, column = [each for each in drawn_in if each[1] >= 0][-1]
    return column, line - view.scroll_offset.y + 1  # 1: the border


async def test_plus_makes_a_name_of_it(start: Start, pair: Collection) -> None:
    async with start(pair) as session:
        await session.press(*BEGIN, "w", "l", "plus")
        assert session.app.screen.query_one(Input).value == "The mission"
        await session.press("enter", "enter")
        await session.press("j")
        assert session.screen_name == "CompareScreen"
        assert any("The mission" in each.entity.name for each in names(session))


def names(session: Session) -> list[NamedMention]:
    compared = screen_of(session)._compared
    assert compared
    return [*compared[0].report.names]


async def test_without_a_passage_the_keys_mean_something_else(
    start: Start, pair: Collection
) -> None:
    async with start(pair) as session:
        await session.press(*COMPARE, "n", "l", "o", "w", "full_stop", "left_curly_bracket")
        assert comparison_of(session).side == 1
        assert not view_of(session).is_selecting
        assert passage(session) == SEVEN
