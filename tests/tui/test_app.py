"""Themes, keys, help, the palette, and what can go wrong at the start."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from explorer.errors import SettingsError
from explorer.search.keeping import index_cache
from explorer.search.keeping.index_cache import OpenedIndex
from explorer.settings import Settings
from explorer.tui.keys import GROUPS, check_keys
from tests.conftest import ArticleFolder
from tests.tui.conftest import NARROW, TINY, Start


async def test_help_lists_the_keys_of_where_the_user_is(start: Start) -> None:
    async with start(size=NARROW) as session:
        await session.press("enter", "enter", "question_mark")
        screen = session.app.screen
        assert session.screen_name == "KeysScreen"
        text = str(screen.query_one(Static).content)
        assert "Go to the next hit" in text
        assert "Go to the next pair" not in text
        await session.press("j", "k", "escape")
        assert session.screen_name == "BrowseScreen"


async def test_help_opens_from_the_search_line_too(start: Start) -> None:
    async with start() as session:
        await session.press("f1")
        assert session.screen_name == "KeysScreen"


async def test_keys_are_remapped_by_the_settings(start: Start) -> None:
    settings = Settings(keys={"move.down": "w", "screen.facets": "F2"})
    async with start(settings=settings) as session:
        await session.press("enter", "w")
        assert session.results.cursor == 1
        await session.press("j")
        assert session.results.cursor == 1


def test_a_remapped_binding_must_exist_and_have_a_key() -> None:
    check_keys({"move.down": "w,down"})
    with pytest.raises(SettingsError, match=r"no key binding “move\.dwon”"):
        check_keys({"move.dwon": "w"})
    with pytest.raises(SettingsError, match="names no key"):
        check_keys({"move.down": "j,,k"})


async def test_an_unknown_theme_is_refused_with_the_list(start: Start) -> None:
    with pytest.raises(SettingsError, match="nord"):
        async with start(settings=Settings(theme="mauve")):
            pass


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "nord", "gruvbox"])
async def test_themes(start: Start, theme: str) -> None:
    async with start(settings=Settings(theme=theme)) as session:
        assert session.app.theme == theme


async def test_no_color_draws_with_weight_alone(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with start() as session:
        assert session.app.theme == "ansi-dark"
        drawn = session.results.render_lines(session.results.region.reset_offset)
        styles = [segment.style for strip in drawn for segment in strip if segment.style]
        assert any(style.bold for style in styles)
        colours = {colour for style in styles for colour in (style.color, style.bgcolor) if colour}
        assert all(colour.is_default for colour in colours), colours


async def test_the_palette_offers_what_has_a_key_here(start: Start) -> None:
    async with start() as session:
        await session.press("enter")
        commands = {each.title: each for each in session.app.get_system_commands(session.browse)}
        titles = [each.title for each in session.app.get_system_commands(session.browse)]
        assert len(titles) == len(set(titles))
        assert {"Down", "Open", "Mark", "Order", "Theme"} <= set(commands)
        await commands["Down"].callback()
        await session.settle()
        assert session.results.cursor == 1


def test_every_binding_has_an_id_of_its_own_a_tooltip_and_a_label() -> None:
    bindings = [binding for group in GROUPS.values() for binding in group]
    ids = [binding.id for binding in bindings]
    assert len(set(ids)) == len(ids)
    assert all(binding.id and binding.tooltip and binding.description for binding in bindings)


def test_no_binding_needs_a_key_that_terminals_cannot_tell_apart() -> None:
    keys = {key for group in GROUPS.values() for each in group for key in each.key.split(",")}
    assert not keys & {"ctrl+enter", "ctrl+m", "ctrl+h", "ctrl+i", "ctrl+left_square_bracket"}


async def test_q_leaves(start: Start) -> None:
    async with start() as session:
        await session.press("enter", "q")
        assert not session.app.is_running or session.app._exit


async def test_an_empty_folder_is_an_empty_screen(start: Start, folder: ArticleFolder) -> None:
    async with start(folder.open(), size=TINY) as session:
        assert session.results.item_count() == 0
        await session.type("anything")
        await session.press("enter", "j", "G", "f", "enter", "x")
        assert session.reader.reading is None


async def test_notices_of_the_index_are_told(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PRESS_CACHE_DIR", str(tmp_path / "file"))
    async with start() as session:
        assert any("built in memory" in notice for notice in session.notices)
        assert session.results._total == 5


async def test_an_article_that_has_gone_is_told_and_the_screen_goes_on(
    start: Start, folder: ArticleFolder
) -> None:
    gone = folder.write("a.txt", "A report on floods.")
    folder.write("b.txt", "A report on fires.")
    collection = folder.open()
    async with start(collection) as session:
        gone.unlink()
        await session.type("floods")
        assert any("cannot be read" in notice for notice in session.notices)
        await session.type("fires")
        assert session.results._total == 1


async def test_articles_are_listed_and_read_while_the_index_is_built(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = threading.Event()
    build = index_cache.open_index

    def wait_and_build(*arguments: Any) -> OpenedIndex:
        built.wait(30)
        return build(*arguments)

    monkeypatch.setattr(index_cache, "open_index", wait_and_build)
    async with start(settle=False) as session:
        await session.pilot.pause()
        assert len(session.ids) == 5
        await session.pilot.press("o", "enter", "j")
        while session.reader.reading is None or session.reading.article.id[:3] != "002":
            await session.pilot.pause(0.01)
        assert "when the index is built" in session.understood
        built.set()
        await session.settle()
        assert session.understood == ""
        assert session.results._total == 5
