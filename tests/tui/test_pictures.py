"""One picture a screen, in a narrow and a wide terminal; look at each before accepting it.

python -m pytest tests/tui/test_pictures.py --snapshot-update
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from textual.app import App
from textual.pilot import Pilot

from explorer import paths
from explorer.bookmarks import passage
from explorer.bookmarks.keeping import Keeping
from explorer.bookmarks.store import BookmarkStore
from explorer.library.collection import Collection
from explorer.settings import Settings
from explorer.tui.app import PressApp
from explorer.tui.desk import Desk
from tests.tui.conftest import NARROW, WIDE, Session

SCREENS = {
    "browse": ["P", "N", "H"],
    "article": [*"otunge", "enter", "enter", "n", "right_square_bracket"],
    "facets": ["enter", "f", "j", "x"],
    "passage": [*"kenscoff", "enter", "enter", "n", "v", "j"],
    "compare": ["enter", "j", "space", "j", "space", "c", "n"],
    "bookmarks": ["enter", "enter", "s", "j", "j", "s", "b"],
    "keys": ["enter", "f1"],
}


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    class _Day(datetime):
        @classmethod
        def now(cls, tz: object = None) -> _Day:  # noqa: ARG003
            return cls(2025, 9, 1, 12, 0, tzinfo=UTC)

    monkeypatch.setattr(passage, "datetime", _Day)
    monkeypatch.setenv("TZ", "UTC")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    snap_compare: Callable[..., bool],
    haiti: Collection,
    screen: str,
    size: tuple[int, int],
) -> None:
    keeping = Keeping(BookmarkStore(paths.data_dir()))
    app: App[None] = PressApp(Settings(), Desk(haiti, keeping, paths.cache_dir()))

    async def drive(pilot: Pilot[None]) -> None:
        app.screen.query_one("SearchLine").cursor_blink = False  # type: ignore[attr-defined]
        session = Session(pilot)
        await session.settle()
        await session.press(*SCREENS[screen])
        app.clear_notifications()
        await session.settle()

    assert snap_compare(app, terminal_size=size, run_before=drive)
