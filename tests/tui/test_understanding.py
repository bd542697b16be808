"""The line under the search line, and the keys that have a query taken otherwise."""

from __future__ import annotations

import pytest

from explorer.library.folder import FolderCollection
from explorer.tui.widgets.choice_list import ChoiceList
from tests.conftest import ArticleFolder
from tests.tui.conftest import NARROW, TINY, WIDE, Session, Start

LEXICON = """
[[person]]
name = "Prime Minister"
variants = ["PM"]

[[force]]
name = "Police [Militaire]"
variants = ["PM", "Police Militaire"]
"""


@pytest.fixture
def ministers(folder: ArticleFolder) -> FolderCollection:
    """Two articles, of two whom the same letters stand for."""
    folder.write("a.txt", "The Prime Minister\n\nThe Prime Minister spoke at the harbour.")
    folder.write("b.txt", "The guards\n\nThe Police Militaire stood by in Kenscoff.")
    folder.write("lexicon.toml", LEXICON)
    return folder.open()


def offered(session: Session) -> list[str]:
    """What can be chosen from, as it is drawn."""
    choices = session.app.screen.query_one(ChoiceList)
    width = choices.text_width
    return [choices.draw_line(line, width).text.strip(" ▌") for line in range(choices.item_count())]


@pytest.mark.parametrize("size", [TINY, NARROW, WIDE])
async def test_a_form_is_dropped_and_restored(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size) as session:
        await session.type("PNH")
        assert session.understood.endswith("a: change")
        await session.press("enter", "a")
        assert offered(session)[0] == "PNH without HNP 8"
        await session.press("enter")
        assert session.understood.endswith("PNH no longer finds  HNP")
        assert "HNP 8" not in session.understood
        await session.press("a", "G", "k", "enter")
        assert session.understood.startswith("PNH also finds  HNP 8")


async def test_names_are_found_only_as_typed_and_again_in_all_forms(start: Start) -> None:
    async with start() as session:
        await session.type("PNH")
        assert len(session.ids) == 5
        await session.press("enter", "a", "G", "enter")
        assert session.understood == "Every name is found only as it is typed.   a: change"
        assert len(session.ids) == 3
        await session.press("a", "enter")
        assert len(session.ids) == 5


async def test_what_was_dropped_is_forgotten_with_the_query(start: Start) -> None:
    async with start() as session:
        await session.type("PNH")
        await session.press("enter", "a", "enter")
        await session.type("")
        await session.type("PNH")
        assert session.understood.startswith("PNH also finds  HNP 8")


async def test_a_name_of_several_is_given_to_one(start: Start, ministers: FolderCollection) -> None:
    async with start(ministers) as session:
        await session.type("PM")
        assert "PM may be Prime Minister (person) or Police [Militaire] (force)." in (
            session.understood
        )
        assert sorted(session.ids) == ["a", "b"]
        await session.press("enter", "a")
        assert offered(session)[:2] == [
            "PM is Prime Minister (person)",
            "PM is Police [Militaire] (force)",
        ]
        await session.press("j", "enter")
        assert session.ids == ["b"]
        assert "PM is taken for Police [Militaire] (force)" in session.understood
        await session.press("a", "j", "enter")
        assert sorted(session.ids) == ["a", "b"]


async def test_a_list_is_left_as_it_was(start: Start) -> None:
    async with start() as session:
        await session.type("PNH")
        await session.press("enter", "a", "escape")
        assert session.understood.startswith("PNH also finds  HNP 8")
        assert session.focus == "results"


async def test_where_there_is_nothing_to_change_that_is_said(start: Start) -> None:
    async with start() as session:
        await session.type("officers")
        await session.press("enter", "a", "D")
        assert session.notices == [
            "Nothing in the query has other names.",
            "Nothing else is suggested.",
        ]


async def test_a_relaxed_search_is_said_and_counted(
    start: Start, ministers: FolderCollection
) -> None:
    async with start(ministers) as session:
        await session.type("harbour kenscoff")
        assert session.understood.startswith("No article has all of these words")
        assert sorted(session.ids) == ["a", "b"]
        assert session.facet("Prime Minister")[1].articles == 1


@pytest.mark.parametrize("key", ["ctrl+y", "D"])
async def test_one_key_takes_the_suggestion(
    start: Start, ministers: FolderCollection, key: str
) -> None:
    async with start(ministers) as session:
        await session.type('"kenskoff"')
        assert session.understood == (
            'no article found  │  did you mean  "Kenscoff" (1)   ctrl+y: take it'
        )
        if key == "D":  # a letter in the search line
            await session.press("enter")
        await session.press(key)
        assert session.search_line.value == '"Kenscoff"'
        assert session.ids == ["b"]
        assert session.understood == ""


async def test_of_several_suggestions_one_is_taken(start: Start, folder: ArticleFolder) -> None:
    folder.write("a.txt", "kenscofa")
    folder.write("b.txt", "kenscofb kenscofb")
    async with start(folder.open()) as session:
        await session.type('"kenscofx"')
        assert session.understood.endswith("ctrl+y: take one")
        await session.press("ctrl+y")
        assert offered(session) == ['"kenscofa" (1)', '"kenscofb" (1)']
        await session.press("j", "enter")
        assert session.search_line.value == '"kenscofb"'
        assert session.ids == ["b"]
        assert session.focus == "search"
