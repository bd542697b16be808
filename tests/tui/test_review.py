"""Judging suggested pairs of names on the screen."""

from __future__ import annotations

import json

import pytest

from explorer.tui.screens.review import ReviewScreen
from explorer.tui.widgets.pair_view import PairView
from tests.conftest import ArticleFolder
from tests.tui.conftest import NARROW, TINY, WIDE, Session, Start

PAIRS = [("Hartwell Works", "Hartwall Works"), ("Bullard Works", "Bullerd Works")]
TEXT = """Some [/b] title

In Geneva {one} met {other}. It was {one} that said so, and not {other}. To {one} it was well known.
"""


@pytest.fixture
def pairs(folder: ArticleFolder) -> ArticleFolder:
    """Articles with two pairs of names that are spelled almost alike."""
    for number, (one, other) in enumerate(PAIRS):
        folder.write(f"{number}.txt", TEXT.format(one=one, other=other))
    return folder


def review(session: Session) -> ReviewScreen:
    """The review on top."""
    screen = session.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def shown(session: Session) -> str:
    """What the review shows."""
    view = review(session).query_one(PairView)
    lines = (view.draw_line(line, view.text_width) for line in range(view.item_count()))
    return "\n".join(line.text.rstrip() for line in lines)


def place(session: Session) -> str:
    """How far the user is."""
    return review(session).query_one(PairView).place


def verdicts(folder: ArticleFolder) -> list[str]:
    """What was written."""
    file = folder.path / "judgements.jsonl"
    lines = map(json.loads, file.read_text("utf-8").splitlines()) if file.exists() else ()
    return [each["judgement"] + " withdrawn" * ("withdrawn" in each) for each in lines]


@pytest.mark.parametrize("size", [TINY, NARROW, WIDE, (200, 50)])
async def test_pairs_are_judged_one_after_another(
    start: Start, pairs: ArticleFolder, size: tuple[int, int]
) -> None:
    async with start(pairs.open(), size=size) as session:
        await session.press("enter", "W")
        assert place(session) == "1 of 2"
        first = shown(session)
        assert "spelled almost alike" in first.replace("\n ", " ")
        assert "mentions in 1 article" in first
        assert ("│" in first) is (size[0] > 100)
        await session.press("s")
        assert place(session) == "2 of 2"
        assert shown(session) != first
        assert verdicts(pairs) == ["same"]
        await session.press("u")
        assert place(session) == "1 of 2"
        assert shown(session) == first
        assert verdicts(pairs) == ["same", "same withdrawn"]
        await session.press("d", "n")
        assert verdicts(pairs)[2:] == ["different", "unsure"]
        assert place(session) == "all seen"
        assert "That was all: you have judged 2 pairs now." in shown(session).replace("\n ", " ")
        await session.press("s", "d", "space")  # there is nothing to decide on
        assert len(verdicts(pairs)) == 4
        await session.press("escape")
        assert session.screen_name == "BrowseScreen"


async def test_what_is_judged_changes_the_screen_below(start: Start, pairs: ArticleFolder) -> None:
    async with start(pairs.open()) as session:
        listed = {getattr(row, "label", "") for row in session.facets._rows}
        await session.press("enter", "W", "s", "s", "escape")
        now = {getattr(row, "label", "") for row in session.facets._rows}
        assert len(listed - now) == 2
        assert not now - listed


async def test_what_is_skipped_is_asked_again(start: Start, pairs: ArticleFolder) -> None:
    async with start(pairs.open()) as session:
        await session.press("enter", "W", "space")
        assert place(session) == "2 of 2"
        await session.press("d", "escape", "W")
        assert place(session) == "1 of 1"
        assert verdicts(pairs) == ["different"]


async def test_where_nothing_is_to_be_judged_it_says_so(
    start: Start, folder: ArticleFolder
) -> None:
    folder.write("one.txt", "A title\n\nNothing here.")
    async with start(folder.open()) as session:
        await session.press("enter", "W", "s", "u", "space")
        assert "No two names of this collection" in shown(session)
        assert verdicts(folder) == []


async def test_a_pair_that_cannot_be_judged_stays(start: Start, pairs: ArticleFolder) -> None:
    async with start(pairs.open()) as session:
        await session.press("enter", "W")
        first = shown(session)
        pairs.write("judgements.jsonl", "{broken}\n")
        await session.press("s")
        assert "judgements.jsonl" in session.notices[-1]
        assert shown(session) == first
        pairs.write("judgements.jsonl", "")
        await session.press("s")
        assert place(session) == "2 of 2"
        assert verdicts(pairs) == ["same"]
