"""A passage selected in the article, by the keys and with the mouse."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.tui.conftest import NARROW, WIDE, Session, Start


async def begin(session: Session, query: str = "") -> None:
    """Go to the article and begin a passage with its first sentence."""
    if query:
        await session.type(query)
    await session.press("enter", "enter", "v")


async def test_w_begins_with_a_word_and_l_and_h_go_by_words(start: Start) -> None:
    async with start() as session:
        await begin(session)
        await session.press("w")
        first = session.passage
        assert " " not in first
        await session.press("l", "l")
        assert len(session.passage.split()) == 3
        assert session.passage.startswith(first)
        assert session.reader.place == "passage of 3 words"
        await session.press("h", "h", "h")
        assert session.passage == first


async def test_o_moves_the_other_end(start: Start) -> None:
    async with start() as session:
        await begin(session)
        await session.press("j")
        both = session.passage
        await session.press("o", "l", "l")
        assert both.endswith(session.passage)
        assert len(session.passage.split()) < len(both.split())


async def test_a_full_stop_widens_to_sentences_and_braces_go_by_paragraphs(start: Start) -> None:
    async with start() as session:
        await begin(session)
        sentence = session.passage
        await session.press("w", "l", "full_stop")
        assert session.passage == sentence
        await session.press("right_curly_bracket")
        assert session.passage.startswith(sentence)
        assert "\n" in session.passage
        await session.press("left_curly_bracket")
        assert session.passage == sentence


async def test_n_and_brackets_take_the_passage_along(start: Start) -> None:
    async with start() as session:
        await session.type("kenscoff")
        await session.press("enter", "enter", "v", "w", "n")
        assert session.passage.endswith("Kenscoff")
        await session.press("right_square_bracket")
        assert session.passage.endswith(session.here)


async def test_the_keys_of_a_passage_mean_something_else_without_one(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter")
        before = session.browse._search.sort
        await session.press("o")
        assert session.browse._search.sort != before
        assert not session.reader.is_selecting


async def test_plus_makes_a_name_of_the_passage(start: Start) -> None:
    async with start() as session:
        await begin(session)
        await session.press("w", "l", "plus")
        asked = session.app.screen
        assert asked.query_one(Input).value == session.passage


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_mouse_draws_a_passage_of_whole_words(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(size=size) as session:
        await session.press("enter", "enter")
        line = next(at for at, each in enumerate(session.reader._lines) if each.span.end)
        pilot = session.pilot
        await pilot.mouse_down(session.reader, offset=(4, line + 1))
        await pilot.hover(session.reader, offset=(18, line + 1))
        await pilot.mouse_up(session.reader, offset=(18, line + 1))
        await session.settle()
        text, drawn = session.reading.article.text, session.reader._lines[line].span
        assert session.reader.is_selecting
        assert session.passage == text[drawn.start :][: len(session.passage)]
        assert " " in session.passage
        assert not session.passage.endswith(" ")
        await session.press("s")
        assert [text[slice(*span)] for span in session.reading.kept]
