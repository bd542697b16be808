"""The page of an entity on the screen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from explorer.models import EntityKey, EntityType
from explorer.search.page.companions import Companion
from explorer.search.page.concordance import Context
from explorer.search.page.entity_page import Variant
from explorer.tui.screens.entity import EntityScreen
from explorer.tui.widgets.article_list import ArticleList, Naming
from explorer.tui.widgets.entity_facts import EntityFacts
from explorer.tui.widgets.line_view import LineView
from explorer.tui.widgets.mention_list import MentionList
from tests.conftest import ArticleFolder
from tests.tui.conftest import NARROW, TINY, WIDE, Session, Start

SIZES = [TINY, NARROW, WIDE]
HNP = EntityKey(EntityType.FORCE, "Haitian National Police")
OTUNGE = EntityKey(EntityType.PERSON, "Godfrey Otunge")

LEXICON = """
[[person]]
name = "Godfrey Otunge"
variants = ["Barbecue"]

[[person]]
name = "Jimmy [/b] Chérizier"
variants = ["Barbecue"]

[[place]]
name = "Haiti"
"""


def page(session: Session) -> EntityScreen:
    screen = session.app.screen
    assert isinstance(screen, EntityScreen)
    return screen


def facts(session: Session) -> EntityFacts:
    return page(session).query_one(EntityFacts)


def mentions(session: Session) -> MentionList:
    return page(session).query_one(MentionList)


def articles(session: Session) -> ArticleList:
    return page(session).query_one(ArticleList)


def drawn(pane: LineView) -> list[str]:
    return [strip.text.rstrip() for strip in pane.render_lines(pane.region.reset_offset)]


async def open_facet(session: Session, name: str) -> None:
    """Open the page of a value of the facets."""
    await session.press("enter", "f")
    session.facets.move_to(session.facet(name)[0])
    await session.press("e")


async def to_row(session: Session, kind: type[Variant | Companion], name: str) -> None:
    """Go to a form or to a companion."""
    rows: Sequence[object] = facts(session)._rows
    names = [
        row.spelling if isinstance(row, Variant) else row.key.name
        if isinstance(row, Companion) else ""
        for row in rows
    ]  # fmt: skip
    facts(session).move_to(next(at for at, row in enumerate(rows)
                                if isinstance(row, kind) and names[at] == name))  # fmt: skip
    await session.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_e_on_a_facet_opens_its_page(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size) as session:
        _, value = session.facet("Haitian National Police")
        await open_facet(session, "Haitian National Police")
        assert page(session).key == HNP
        assert session.focus == "facts"
        shown = page(session)._page
        assert shown is not None
        assert shown.articles == value.articles == 5
        assert mentions(session).item_count() == shown.mentions == 24
        assert articles(session).item_count() == 5
        head = str(page(session).query_one("#head").render())
        assert "24 mentions in 5 articles" in head
        assert "Nov 2024 █        █ Aug 2025 · 3 of no certain month" in head
        for pane in ("mentions", "articles", "facts"):
            await session.press("tab")
            assert session.focus == pane
            assert session.app.focused
            assert session.app.focused.region.height >= 3


async def test_e_in_an_article_opens_the_name_walked_to(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "right_square_bracket", "right_square_bracket")
        assert session.here == "Multinational Security Support Mission"
        await session.press("e")
        assert page(session).key.name == "MSS mission"


async def test_e_in_an_article_opens_the_first_name_of_the_sentence(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "enter", "j", "e")
        assert page(session).key.name == "MSS mission"


async def test_e_where_no_name_is_says_what_to_do(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "e")
        assert session.screen_name == "BrowseScreen"
        assert session.notices == [
            "No name here: in the facets, or in an article ] walks to the next one."
        ]


async def test_enter_opens_the_pages_of_others_and_backspace_leads_back(start: Start) -> None:
    async with start() as session:
        await open_facet(session, "Haitian National Police")
        await to_row(session, Companion, "Godfrey Otunge")
        await session.press("enter")
        assert page(session).key == OTUNGE
        await to_row(session, Companion, "Kenya")
        await session.press("enter")
        assert page(session).key.name == "Kenya"
        await session.press("backspace")
        assert page(session).key == OTUNGE
        await session.press("escape")
        assert page(session).key == HNP
        await session.press("escape")
        assert session.screen_name == "BrowseScreen"
        assert session.focus == "facets"


async def test_enter_on_a_mention_opens_its_article_there_from_any_depth(start: Start) -> None:
    async with start() as session:
        await open_facet(session, "Haitian National Police")
        await to_row(session, Companion, "Godfrey Otunge")
        await session.press("enter", "tab", "j")
        chosen = mentions(session).current
        assert isinstance(chosen, Context)
        await session.press("enter")
        assert session.screen_name == "BrowseScreen"
        assert session.focus == "article"
        assert session.reading.article.id == chosen.article
        assert session.reader.selectable.here == chosen.mention[:2]
        await session.press("e")
        assert page(session).key == OTUNGE


async def test_enter_on_an_article_opens_it(start: Start) -> None:
    async with start() as session:
        await open_facet(session, "Godfrey Otunge")
        await session.press("shift+tab", "G")
        chosen = articles(session).current
        assert isinstance(chosen, Naming)
        await session.press("enter")
        assert (session.focus, session.reading.article.id) == ("article", chosen.article.id)


async def test_enter_on_a_form_searches_for_it(start: Start) -> None:
    async with start() as session:
        await open_facet(session, "Haitian National Police")
        await to_row(session, Variant, "PNH")
        await session.press("enter")
        assert session.search_line.value == '"PNH"'
        assert session.focus == "results"
        assert len(session.ids) == 3


async def test_a_shows_all_its_articles_whatever_was_searched(start: Start) -> None:
    async with start() as session:
        await session.type("kenscoff")
        await open_facet(session, "Godfrey Otunge")
        await session.press("a")
        assert session.search_line.value == ""
        assert session.understood == "✓ Godfrey Otunge"
        assert (session.focus, len(session.ids)) == ("results", 3)


async def test_a_name_of_two_asks_whose_page(start: Start, folder: ArticleFolder) -> None:
    folder.write("lexicon.toml", LEXICON)
    folder.write("one.txt", "A [/b] title\n\nBarbecue said [/b] [red]Haiti so.")
    async with start(folder.open()) as session:
        await session.press("enter", "enter", "right_square_bracket", "e")
        assert session.screen_name == "ChooseScreen"
        await session.press("j", "enter")
        assert page(session).key.name == "Jimmy [/b] Chérizier"
        assert "SHARES A NAME WITH" in " ".join(drawn(facts(session)))
        assert "Barbecue said [/b] [red]Haiti" in " ".join(drawn(mentions(session)))
        assert "A [/b] title" in " ".join(drawn(articles(session)))


async def test_only_what_comes_into_sight_is_fetched(start: Start, folder: ArticleFolder) -> None:
    folder.write("lexicon.toml", LEXICON)
    for number in range(12):
        folder.write(f"{number:02}.txt", "Haiti is here. " * 50)
    async with start(folder.open()) as session:
        await open_facet(session, "Haiti")
        await session.press("tab")
        many = mentions(session)
        assert many.item_count() == 600
        assert set(many._fetched) == set(range(100))
        await session.press("G")
        assert set(many._fetched) == set(range(100)) | set(range(500, 600))
        assert "600 of 600" in many.place
        await session.press("k")
        assert isinstance(many.current, Context)
        assert many.current.number == 598


async def test_an_article_that_is_gone_is_said_to_be(start: Start, folder: ArticleFolder) -> None:
    folder.write("lexicon.toml", LEXICON)
    gone = folder.write("gone.txt", "Haiti is here.")
    folder.write("here.txt", "In Haiti.")
    async with start(folder.open()) as session:
        await session.press("enter", "f")
        gone.unlink()
        await open_facet(session, "Haiti")
        await session.press("shift+tab", "shift+tab")
        assert "not there any more" in "".join(drawn(mentions(session))[:2])
        missing = next(at for at, item in mentions(session)._fetched.items() if item is None)
        mentions(session).move_to(missing)
        await session.press("enter")
        assert session.screen_name == "EntityScreen"


async def test_the_palette_opens_the_page_of_any_name(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "ctrl+p", *"otun")
        await session.pilot.pause(0.5)
        await session.press("enter")
        await session.pilot.pause(0.5)
        await session.settle()
        assert page(session).key == OTUNGE


async def test_the_cursor_passes_over_headings(start: Start) -> None:
    async with start() as session:
        await open_facet(session, "Haitian National Police")
        kinds = set()
        for _ in range(12):
            kinds.add(type(facts(session)._rows[facts(session).cursor]).__name__)
            await session.press("j")
        assert kinds == {"Variant", "_Unused", "Companion"}
        await session.press("g")
        assert isinstance(facts(session)._rows[facts(session).cursor], Variant)
