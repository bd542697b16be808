"""One picture a screen, in a narrow and a wide terminal; look at each before accepting it.

python -m pytest tests/tui/test_pictures.py --snapshot-update
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from explorer import paths
from explorer.bookmarks.bookmark import bookmark_passage
from explorer.bookmarks.store import BookmarkStore
from explorer.library.collection import Collection
from explorer.settings import Settings
from explorer.text.paragraphs import sentences
from explorer.tui.app import PressApp, desk_for
from explorer.tui.widgets.search_line import SearchLine
from tests.conftest import ArticleFolder
from tests.tui.conftest import NARROW, TINY, WIDE, Clips, Session

SCREENS = {
    "browse": ["P", "N", "H"],
    "article": [*"otunge", "enter", "enter", "n", "right_square_bracket"],
    "facets": ["enter", "f", "j", "x"],
    "entity": ["enter", "f", *2 * ["right_square_bracket"], "e", *5 * ["j"]],
    "mentions": ["enter", "enter", "right_square_bracket", "e", "tab", "j"],
    "passage": [*"kenscoff", "enter", "enter", "n", "v", "j"],
    "bookmarks": ["enter", "b"],
    "bookmarks in groups": ["enter", "b", "O", "slash", *"officers", "enter", "space"],
    "note": ["enter", "b", "m", *"lead", "tab", *"ke"],
    "keys": ["enter", "f1"],
    "wrong name": ["enter", "f", *2 * ["right_square_bracket"], "w"],
    "merge": ["enter", "f", *2 * ["right_square_bracket"], "w", "m", *"mis"],
}

COMPARE = ["enter", "j", "space", "j", "space", "c"]
TOGETHER = ["enter", *4 * ["space", "j"], "c"]
COMPARISONS = {
    "pair": [*COMPARE, "n", "l", "s"],
    "moved": [*COMPARE, "n", "m"],
    "differences": [*"police", *COMPARE, "f", "n"],
    "shared": [*COMPARE, "f", "f", "n"],
    "apart": [*COMPARE, "n", "a"],
    "names": [*TOGETHER, "j", "l", "l"],
    "quotes": [*TOGETHER, "2", "j", "j"],
    "figures": [*TOGETHER, "3", "j"],
}
COMPARISON_SIZES = {
    "pair": [TINY, NARROW, WIDE, (200, 50)],
    "moved": [TINY, NARROW],
    "differences": [NARROW],
    "shared": [TINY, (200, 50)],
    "apart": [TINY, WIDE],
    "names": [NARROW, WIDE],
    "quotes": [NARROW],
    "figures": [NARROW, WIDE],
}


LIBRARY_SCREENS = {
    "story": ["enter", "t", "j", "space"],
    "edit": ["enter", "m", "down", "x", "ctrl+s"],
    "add": ["enter", "A", *"https://example.org/feed", "tab", "space"],
}


def _keep_two_passages(collection: Collection) -> None:
    """Keep passages at a time that is the same in every picture."""
    article = collection.article(collection.newest(1)[0])
    for number, span in enumerate(sentences(article.text)[:3:2]):
        tags = ("kenya",) if number else ()
        kept = bookmark_passage(collection.key, article, span, "for [the] lead", tags)
        created = datetime(2025, 9, 1, 12, number, tzinfo=UTC)
        BookmarkStore(paths.data_dir()).add(replace(kept, created=created))


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    snap_compare: Callable[..., bool], haiti: Collection, screen: str, size: tuple[int, int]
) -> None:
    if screen.startswith("bookmarks") or screen == "note":
        _keep_two_passages(haiti)
    assert _looks_the_same(snap_compare, haiti, SCREENS[screen], size)


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        pytest.param(screen, size, id=f"{screen}-{size[0]}x{size[1]}")
        for screen, sizes in COMPARISON_SIZES.items()
        for size in sizes
    ],
)
def test_comparison(
    snap_compare: Callable[..., bool], haiti: Collection, screen: str, size: tuple[int, int]
) -> None:
    assert _looks_the_same(snap_compare, haiti, COMPARISONS[screen], size)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("screen", LIBRARY_SCREENS)
def test_screen_of_a_library(
    snap_compare: Callable[..., bool], clips: Clips, screen: str, size: tuple[int, int]
) -> None:
    assert _looks_the_same(snap_compare, clips.open(), LIBRARY_SCREENS[screen], size)


PAIR = """A [/b] title

In Geneva Hartwell Works met {other}. It was Hartwell Works that said so, and not {other}.
"""


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
def test_review(
    snap_compare: Callable[..., bool], folder: ArticleFolder, size: tuple[int, int]
) -> None:
    folder.write("one.txt", PAIR.format(other="Hartwall Works"))
    folder.write("two.txt", PAIR.format(other="the Bank"))
    assert _looks_the_same(snap_compare, folder.open(), ["enter", "W"], size)


def _looks_the_same(
    snap_compare: Callable[..., bool],
    collection: Collection,
    keys: list[str],
    size: tuple[int, int],
) -> bool:
    app: App[None] = PressApp(Settings(), desk_for(collection, Settings()))

    async def drive(pilot: Pilot[None]) -> None:
        app.screen.query_one(SearchLine).cursor_blink = False
        session = Session(pilot)
        await session.settle()
        await session.press(*keys)
        for line in app.screen.query(Input).results(Input):
            line.cursor_blink = False
        app.clear_notifications()
        await session.settle()
        assert app._exception is None  # or the picture is of what was there before

    return snap_compare(app, terminal_size=size, run_before=drive)
