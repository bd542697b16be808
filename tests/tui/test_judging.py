"""Setting names right on the screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from explorer import paths
from explorer.models import EntityKey, EntityType
from explorer.tui.screens.entity import EntityScreen
from explorer.tui.widgets.choice_list import ChoiceList
from explorer.tui.widgets.entity_facts import EntityFacts
from tests.conftest import ArticleFolder
from tests.tui.conftest import NARROW, TINY, WIDE, Session, Start

HNP = EntityKey(EntityType.FORCE, "Haitian National Police")
KENYA_POLICE = EntityKey(EntityType.FORCE, "Kenya Police")

ONE = """The report

Here Hartwell Works and Hartwall Works met in Geneva. The office of Hartwell Works opened.
"""
TWO = """More of it

Then Hartwall Works closed. In Geneva they said so to Ti Lapli Boys.
"""


def written(file: Path) -> str:
    """What stands in a file."""
    return file.read_text("utf-8")


def judged() -> list[dict[str, str]]:
    """The lines that were written on the built-in collection."""
    file = paths.data_dir() / "haiti-judgements.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


async def to_facet(session: Session, name: str) -> None:
    """Go to a value of the facets."""
    if session.focus != "facets":
        await session.press("enter", "f")
    session.facets.move_to(session.facet(name)[0])
    await session.settle()


def facet_names(session: Session) -> set[str]:
    """The names of the values that are listed."""
    return {getattr(row, "label", "") for row in session.facets._rows}


def offered(session: Session) -> list[str]:
    """The sentences of the dialog on top."""
    return list(session.app.screen.query_one(ChoiceList)._sentences)


async def merge_police(session: Session) -> None:
    """Make the Haitian police one with the Kenyan, by keys."""
    await to_facet(session, HNP.name)
    await session.press("w", "m", *"kenya pol", "enter")


@pytest.mark.parametrize("size", [TINY, NARROW, WIDE, (200, 50)])
async def test_merging_is_seen_everywhere_at_once_and_undone(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(size=size) as session:
        await session.type("PNH")
        before, ids = session.understood, session.ids
        count = session.facet(KENYA_POLICE.name)[1].articles
        await merge_police(session)
        assert session.notices[-1] == (
            "Haitian National Police and Kenya Police are one now, called Kenya Police. "
            "u takes it back."
        )
        assert HNP.name not in facet_names(session)
        assert session.facets.current == KENYA_POLICE  # the cursor went along
        assert "Kenya" in session.understood
        assert session.understood != before
        assert len(session.ids) >= len(ids)
        assert session.facet(KENYA_POLICE.name)[1].articles >= count
        assert [each["judgement"] for each in judged()] == ["same", "name"]
        await session.press("u")
        assert (session.understood, session.ids) == (before, ids)
        assert session.facets.current == HNP
        assert "Taken back" in session.notices[-1]
        await session.press("u")
        assert session.notices[-1] == "There is nothing to take back."


async def test_it_is_still_so_after_a_restart(start: Start) -> None:
    async with start() as session:
        await merge_police(session)
    async with start() as session:
        assert HNP.name not in facet_names(session)
        await session.press("enter", "w", "u")  # what was judged in the session before
        assert HNP.name in facet_names(session)
    async with start() as session:
        assert HNP.name in facet_names(session)


async def test_a_narrowing_goes_over_to_what_an_entity_becomes(start: Start) -> None:
    async with start() as session:
        await to_facet(session, HNP.name)
        await session.press("enter")
        assert session.understood == f"✓ {HNP.name}"
        await session.press("w", "m", *"kenya pol", "enter")
        assert session.understood == f"✓ {KENYA_POLICE.name}"
        assert session.browse._search.narrowing.chosen == {KENYA_POLICE}
        await session.press("u")
        assert session.understood == f"✓ {HNP.name}"


async def test_the_page_of_an_entity_goes_along_and_comes_back(start: Start) -> None:
    async with start() as session:
        await to_facet(session, HNP.name)
        await session.press("e", "w", "m", *"kenya pol", "enter")
        page = session.app.screen
        assert isinstance(page, EntityScreen)
        assert page.key == KENYA_POLICE
        assert page._page is not None
        assert page._page.key == KENYA_POLICE
        assert {"PNH", "Kenya Police"} <= {each.spelling for each in page._page.variants}
        assert HNP.name not in facet_names(session)  # on the screen below as well
        await session.press("u")
        assert page.key == page._page.key == HNP
        assert HNP.name in facet_names(session)
        await session.press("escape")
        assert session.focus == "facets"


async def test_what_is_different_is_merged_only_when_that_is_overruled(
    start: Start, folder: ArticleFolder
) -> None:
    folder.write("one.txt", ONE)
    folder.write("two.txt", TWO)
    merge = ("w", "m", *"hartwell", "enter")
    async with start(folder.open()) as session:
        await session.press("enter", "W", "d", "escape")
        await to_facet(session, "Hartwall Works")
        await session.press(*merge)
        assert session.screen_name == "ChooseScreen"
        await session.press("enter")  # leave them two
        assert {"Hartwall Works", "Hartwell Works"} <= facet_names(session)
        await session.press(*merge, "j", "enter")
        assert "Hartwall Works" not in facet_names(session)
        assert session.facet("Hartwell Works")[1].articles == 2


async def test_the_form_under_the_cursor_is_split_off_in_two_keys(start: Start) -> None:
    async with start() as session:
        await session.type("PNH")
        await session.press("enter", "enter", "n")
        while session.here != "PNH":
            await session.press("n")
        await session.press("w")
        assert "s  “PNH” is no name of it" in offered(session)
        await session.press("s")
        assert session.notices[-1].startswith("“PNH” is no name of Haitian National Police")
        assert session.focus == "article"
        assert "PNH" in facet_names(session)
        page = session.app.desk.names.entities_of_form("pnh")
        assert [each.name for each in page] == ["PNH"]


async def test_a_variant_is_split_off_on_the_page(start: Start) -> None:
    async with start() as session:
        await to_facet(session, HNP.name)
        await session.press("e", "j")
        page = session.app.screen
        form = page.query_one(EntityFacts).form
        await session.press("w", "s")
        assert isinstance(page, EntityScreen)
        assert page._page is not None
        assert form not in {each.spelling for each in page._page.variants}


async def test_renaming_typing_and_hiding(start: Start) -> None:
    async with start() as session:
        await to_facet(session, HNP.name)
        await session.press("w", "r", "ctrl+u", *"The Police", "enter")
        assert "The Police" in facet_names(session)
        assert session.facets.current == EntityKey(EntityType.FORCE, "The Police")
        await session.press("w", "t", "j", "j", "enter")
        renamed = EntityKey(EntityType.ORGANISATION, "The Police")
        assert session.facets.current == renamed
        await session.press("w", "h")
        assert "The Police" not in facet_names(session)
        named = [name for name in session.reading.names if "The Police" in name]
        assert not named
        await session.press("u", "u", "u")
        assert HNP.name in facet_names(session)
        assert all("withdrawn" in line for line in judged()[-2:])


async def test_words_that_nobody_found_become_a_name(start: Start, folder: ArticleFolder) -> None:
    folder.write("one.txt", "A title\n\nWe went to see them all at the old zq mill.")
    async with start(folder.open()) as session:
        await session.press("enter", "enter", "w", "n", *"zq mill", "enter", "j", "enter")
        assert "zq mill" in facet_names(session)
        assert [each.surface for each in session.reading.mentions] == ["zq mill"]
        await session.press("u")
        assert "zq mill" not in facet_names(session)
        await session.press("j", "v", "plus")
        words = session.app.screen.query_one(Input).value  # what is selected is offered
        assert words == session.passage == "We went to see them all at the old zq mill."


async def test_a_new_form_of_somebody_known(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "w", "n", *"sent a stern", "enter", "G", "enter")
        await session.press(*"otunge", "enter")
        entities = session.app.desk.names.entities_of_form("sent a stern")
        assert [each.name for each in entities] == ["Godfrey Otunge"]


async def test_u_takes_back_what_was_done_last_whatever_it_was(start: Start) -> None:
    async with start() as session:
        await to_facet(session, HNP.name)
        await session.press("w", "h", "escape", "enter", "s")
        assert HNP.name not in facet_names(session)
        await session.press("u")
        assert session.notices[-1].startswith("Took back keeping “")
        assert HNP.name not in facet_names(session)
        await session.press("u")
        assert HNP.name in facet_names(session)


async def test_a_file_that_is_broken_loses_nothing(start: Start, folder: ArticleFolder) -> None:
    folder.write("one.txt", ONE)
    async with start(folder.open()) as session:
        file = folder.write("judgements.jsonl", "{broken}\n")
        await to_facet(session, "Geneva")
        await session.press("w", "h")
        assert "judgements.jsonl" in session.notices[-1]
        assert "Geneva" in facet_names(session)
        assert written(file) == "{broken}\n"
        folder.write("judgements.jsonl", "")
        await session.press("w", "h")
        assert "Geneva" not in facet_names(session)


async def test_a_file_that_cannot_be_written_loses_nothing(
    start: Start, folder: ArticleFolder
) -> None:
    folder.write("one.txt", ONE)
    (folder.path / "judgements.jsonl.lock").mkdir()  # so that nobody gets the lock
    async with start(folder.open()) as session:
        await to_facet(session, "Geneva")
        await session.press("w", "h")
        assert "cannot be written" in session.notices[-1]
        assert "Geneva" in facet_names(session)


async def test_where_no_name_is_there_is_little_to_choose(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "w")
        assert [line[0] for line in offered(session)] == ["n", "u"]
        await session.press("h")
        assert session.screen_name == "JudgeScreen"
        await session.press("u")
        assert "nothing that could be taken back" in session.notices[-1]
