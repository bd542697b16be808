"""Several articles together: names, shared quotes, figures."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from explorer.library.collection import Collection
from explorer.text.paragraphs import Span
from explorer.tui.screens.together import TogetherScreen
from explorer.tui.widgets.coverage_table import CoverageTable
from explorer.tui.widgets.ledger_list import LedgerList
from explorer.tui.widgets.quote_list import QuoteList
from tests.conftest import ArticleFolder
from tests.tui.conftest import NARROW, TINY, WIDE, Session, Start

SAID = "We will not leave before the last road into the valley is open again"
ARTICLES = {
    "one": f"Anna Brook spoke in Nairobi. “{SAID},” Brook said. The flood killed 12 people.",
    "two": "Brook was in Mombasa. “We will not leave before the last road into the valley is "
    "open,” she said. The flood killed 15 people, the Red Cross said.",
    "three": "Nobody came to Nairobi. The flood killed 12 people. Some 300 homes were damaged.",
}


@pytest.fixture
def flood(folder: ArticleFolder) -> Collection:
    for name, text in ARTICLES.items():
        folder.write(f"{name}.txt", text)
    return folder.open()


async def open_together(session: Session) -> TogetherScreen:
    """Mark all articles and show them together."""
    await session.press("enter", "space", "j", "space", "j", "space", "c")
    screen = session.app.screen
    assert isinstance(screen, TogetherScreen)
    return screen


def drawn(pane: CoverageTable | QuoteList | LedgerList) -> list[str]:
    """All lines of a pane."""
    width = pane.text_width
    return [pane.draw_line(at, width).text.rstrip() for at in range(pane._starts[-1])]


@pytest.mark.parametrize("size", [TINY, NARROW, WIDE])
async def test_c_shows_three_articles_in_one_table(
    start: Start, flood: Collection, size: tuple[int, int]
) -> None:
    async with start(flood, size=size) as session:
        screen = await open_together(session)
        lines = drawn(screen.query_one(CoverageTable))
        (nairobi,) = [line.split() for line in lines if line.startswith((" Nairobi", "▌Nairobi"))]
        without = next(
            "ABC"[at]
            for at, report in enumerate(screen._reports)
            if "Nairobi" not in report.article.text
        )
        assert nairobi[-2:] == ["not", without]
        assert "1" in nairobi
        assert any("Mombasa" in line and "only" in line for line in lines)


async def test_the_quotes_they_share_and_what_was_altered(start: Start, flood: Collection) -> None:
    async with start(flood) as session:
        screen = await open_together(session)
        await session.press("2")
        text = " ".join(" ".join(drawn(screen.query_one(QuoteList))).split())
        assert text.count("before the last road into the valley") == 2
        assert "2 times" in text


async def test_the_figures_they_give_with_their_sentences(start: Start, flood: Collection) -> None:
    async with start(flood) as session:
        screen = await open_together(session)
        await session.press("3")
        ledger = screen.query_one(LedgerList)
        assert {"12", "15"} <= {word for line in drawn(ledger) for word in line.split()}
        shown = str(screen.query_one("#sentence").render())
        assert ledger.entry
        report = screen._reports[ledger.entry.report]
        assert shown.strip() in report.article.text
        assert report.article.text[slice(*ledger.entry.figure.span)] in shown


async def test_enter_goes_to_the_place_in_its_article(start: Start, flood: Collection) -> None:
    async with start(flood) as session:
        screen = await open_together(session)
        await session.press("3")
        place = screen.query_one(LedgerList).current
        assert place
        assert isinstance(place.span, Span)
        wanted = screen._reports[place.report].article
        await session.press("enter")
        assert session.reading.article.id == wanted.id
        assert session.reader.selectable.here == place.span


async def test_a_column_says_where_nothing_is_named(start: Start, flood: Collection) -> None:
    async with start(flood) as session:
        screen = await open_together(session)
        said = set()
        for _ in range(3):
            said.add(str(screen.query_one("#sentence").render()))
            await session.press("l")
        assert len(said) > 1
        assert str(screen.query_one("#whose").render()).startswith("C ")


async def test_number_sign_shows_the_figures_found(start: Start, flood: Collection) -> None:
    async with start(flood) as session:
        await session.type("homes")
        await session.press("enter", "number_sign")
        screen = session.app.screen
        assert isinstance(screen, TogetherScreen)
        assert [report.article.id for report in screen._reports] == ["three"]
        assert any("300" in line for line in drawn(screen.query_one(LedgerList)))
        await session.press("escape")
        assert session.app.screen is session.browse


async def test_t_shows_two_that_are_side_by_side_together(start: Start, flood: Collection) -> None:
    async with start(flood) as session:
        await session.press("enter", "space", "j", "space", "c", "t")
        screen = session.app.screen
        assert isinstance(screen, TogetherScreen)
        assert len(screen._reports) == 2


async def test_w_corrects_what_a_figure_counts_and_u_takes_it_back(
    start: Start, flood: Collection
) -> None:
    async with start(flood) as session:
        screen = await open_together(session)
        await session.press("3")
        ledger = screen.query_one(LedgerList)
        assert ledger.entry
        before = ledger.entry.figure
        await session.press("w", "enter")
        asked = session.app.screen.query_one(Input)
        assert asked.value == before.quantity
        asked.value = "sheep lost"
        await session.press("enter")
        assert "sheep lost" in {row.quantity for row in ledger._ledger.rows}
        await session.press("u")
        assert "sheep lost" not in {row.quantity for row in ledger._ledger.rows}


async def test_w_hides_what_is_no_figure(start: Start, flood: Collection) -> None:
    async with start(flood) as session:
        screen = await open_together(session)
        await session.press("3")
        ledger = screen.query_one(LedgerList)
        count = sum(len(row.entries) for row in ledger._ledger.rows)
        await session.press("w", "j", "enter")
        assert sum(len(row.entries) for row in ledger._ledger.rows) == count - 1
