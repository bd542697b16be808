"""The way back from the search line, and searches kept under a name, on the screen."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from explorer import paths
from explorer.library.collection import Collection
from explorer.models import EntityKey, EntityType
from explorer.search.answers import Search, Sort
from explorer.search.history import History
from explorer.search.narrowing import Narrowing
from explorer.search.saved import SavedSearches
from tests.conftest import ArticleFolder
from tests.tui.conftest import NARROW, TINY, Clips, Session, Start

KENSCOFF = EntityKey(EntityType.PLACE, "Kenscoff")


@pytest.fixture
def history(haiti: Collection) -> History:
    return History(paths.data_dir(), haiti.key)


@pytest.fixture
def saved(haiti: Collection) -> SavedSearches:
    return SavedSearches(paths.data_dir(), haiti.key)


def asked(history: History) -> list[str]:
    return [each.query for each in history.asked()]


def offered(session: Session) -> dict[str, str]:
    """Return the saved searches in the palette, with their help."""
    commands = session.app.get_system_commands(session.app.screen)
    return {each.title: each.help for each in commands if each.title.startswith("Search: ")}


async def choose(session: Session, title: str) -> None:
    """Choose a command of the palette."""
    commands = session.app.get_system_commands(session.app.screen)
    next(each.callback for each in commands if each.title == title)()
    await session.settle()


# ── the history ──────────────────────────────────────────────────────────────────────────────


async def test_only_what_was_acted_on_is_remembered(start: Start, history: History) -> None:
    async with start() as session:
        await session.press(*"kens")
        assert asked(history) == []
        await session.press("enter", "enter", "escape", "escape")
        await session.type("otunge")
        await session.press("escape", "enter")
        assert asked(history) == ["otunge", "kens"]


async def test_everything_is_no_query(start: Start, history: History) -> None:
    async with start() as session:
        await session.press("enter", "enter")
        assert asked(history) == []
        assert not paths.data_dir().exists()


@pytest.mark.parametrize("size", [NARROW, TINY])
async def test_up_goes_back_and_searches_and_down_comes_back(
    start: Start, history: History, size: tuple[int, int]
) -> None:
    history.add("kenscoff")
    history.add("otunge")
    async with start(size=size) as session:
        await session.press("up")
        assert (session.search_line.value, len(session.ids)) == ("otunge", 3)
        await session.press("up", "up")
        assert (session.search_line.value, len(session.ids)) == ("kenscoff", 2)
        await session.press("down", "down")
        assert (session.search_line.value, len(session.ids)) == ("", 5)
        assert session.focus == "search"
        await session.press("down")
        assert session.focus == "results"


async def test_what_is_being_typed_stays(start: Start, history: History) -> None:
    history.add("otunge")
    async with start() as session:
        await session.press(*"ke", "up")
        assert session.search_line.value == "ke"
        await session.press("down")
        assert (session.search_line.value, session.focus) == ("ke", "results")


async def test_this_session_can_be_walked_back_too(start: Start) -> None:
    async with start() as session:
        await session.type("kenscoff")
        await session.press("enter", "slash")
        await session.type("otunge")
        await session.press("enter", "slash", "up")
        assert session.search_line.value == "kenscoff"
        await session.press("down")
        assert session.search_line.value == "otunge"


async def test_a_former_query_is_shown_harmlessly(start: Start, history: History) -> None:
    history.add("[/x]\x1b[31m\u202e")
    async with start() as session:
        await session.press("up")
        assert session.search_line.value == "[/x]␛[31m\ufffd"


async def test_without_a_history_that_can_be_read_all_goes_on(start: Start) -> None:
    paths.data_dir().mkdir(parents=True)
    (paths.data_dir() / "searches.sqlite").write_text("no database " * 99)
    async with start() as session:
        await session.press("up", *"otunge", "enter")
        assert len(session.ids) == 3
        assert session.focus == "results"


# ── keeping a search ─────────────────────────────────────────────────────────────────────────


async def save(session: Session, name: str) -> None:
    """Ask to save the search and give a name."""
    await session.press("ctrl+s")
    session.app.screen.query_one(Input).value = name
    await session.press("enter")


def said(session: Session) -> str:
    """What the form says."""
    return str(session.app.screen.query_one("#said", Static).content)


@pytest.mark.parametrize("size", [NARROW, TINY])
async def test_a_search_is_kept_as_it_is_on_the_screen(
    start: Start, saved: SavedSearches, size: tuple[int, int]
) -> None:
    async with start(size=size) as session:
        await session.type("otunge")
        session.browse._narrow(Narrowing(excluded=frozenset({KENSCOFF})))
        session.browse.action_sort()
        await session.settle()
        await save(session, "@Otunge")
        assert session.screen_name == "BrowseScreen"
        assert session.notices[-1] == "Saved as @Otunge, which finds 1 article now."
        found = session.ids
    kept = saved.get("otunge")
    assert kept.search == Search(
        "otunge", Narrowing(excluded=frozenset({KENSCOFF})), sort=Sort.DATE
    )
    assert [id_[:3] for id_ in saved.unseen("otunge", ["new", *found])] == ["new", *found]


async def test_escape_keeps_nothing(start: Start, saved: SavedSearches) -> None:
    async with start() as session:
        await session.press("ctrl+s", *"abc", "escape")
        assert session.screen_name == "BrowseScreen"
        assert saved.all() == []


async def test_a_name_that_cannot_be_is_said_in_the_form(
    start: Start, saved: SavedSearches
) -> None:
    async with start(size=TINY) as session:
        await save(session, "two words")
        assert "can be no name" in said(session)
        await session.press("backspace")
        assert said(session) == ""
        await save_as_typed(session, "fine")
        assert [each.name for each in saved.all()] == ["fine"]


async def save_as_typed(session: Session, name: str) -> None:
    """Type a name into the form that is open."""
    session.app.screen.query_one(Input).value = name
    await session.press("enter")


async def test_a_name_that_is_taken_has_to_be_given_twice(
    start: Start, saved: SavedSearches
) -> None:
    saved.save("Mine", Search("x"), [])
    async with start() as session:
        await session.type("otunge")
        await save(session, "mine")
        assert "saved already" in said(session)
        assert saved.get("mine").search.text == "x"
        await session.press("enter")
        assert session.screen_name == "BrowseScreen"
    assert saved.get("mine").search.text == "otunge"


async def test_a_saved_search_saved_again_never_means_itself(
    start: Start, saved: SavedSearches
) -> None:
    saved.save("mine", Search("otunge"), [])
    async with start() as session:
        await session.type("@mine")
        await save(session, "mine")
        await session.press("enter")
    assert saved.get("mine").search.text == "otunge"


@pytest.fixture
def nowhere_to_write() -> None:
    paths.data_dir().write_text("")


@pytest.mark.usefixtures("nowhere_to_write")
async def test_a_search_that_cannot_be_kept_is_said(start: Start) -> None:
    async with start() as session:
        await save(session, "mine")
        assert any("cannot be used" in notice for notice in session.notices)


# ── finding it again ─────────────────────────────────────────────────────────────────────────


async def test_the_palette_says_what_is_new(
    start: Start, saved: SavedSearches, haiti: Collection
) -> None:
    saved.save("seen", Search("otunge"), haiti.ids)
    saved.save("hostile", Search("[/x] \\[bold]zzzzqqqq"), [])
    saved.save("all", Search(""), haiti.ids[:3])
    async with start() as session:
        assert offered(session) == {
            "Search: @all — 2 new": "",
            "Search: @hostile — 0 new": "(/x) /(bold)zzzzqqqq",
            "Search: @seen — 0 new": "otunge",
        }
        assert [each.looked for each in saved.all()] == [each.saved for each in saved.all()]
        await session.press("ctrl+p", *"@hostile")
        assert session.screen_name == "CommandPalette"


async def test_choosing_one_shows_it_whole_and_is_a_look(
    start: Start, saved: SavedSearches, history: History
) -> None:
    whole = Search("otunge", Narrowing(excluded=frozenset({KENSCOFF})), Sort.TITLE)
    saved.save("mine", whole, [])
    async with start() as session:
        session.browse._narrow(Narrowing(chosen=frozenset({KENSCOFF})))
        await session.settle()
        await choose(session, "Search: @mine — 1 new")
        assert session.search_line.value == "@mine"
        assert session.browse._search.narrowing == whole.narrowing
        assert session.browse._search.sort is Sort.TITLE
        assert session.notices[-1].startswith("@mine: 1 new since ")
        assert len(session.ids) == 1
        assert "Search: @mine — 0 new" in offered(session)
        assert asked(history) == []
    assert len(saved.unseen("mine", ["x"])) == 1
    assert saved.get("mine").looked > saved.get("mine").saved


async def test_its_name_typed_is_a_look_when_it_is_acted_on(
    start: Start, saved: SavedSearches, haiti: Collection
) -> None:
    saved.save("mine", Search("otunge", sort=Sort.TITLE), [])
    async with start() as session:
        await session.type("@mine")
        assert len(session.ids) == 3
        assert saved.unseen("mine", haiti.ids) == list(haiti.ids)
        await session.press("enter")
        assert session.notices == [session.notices[0]]
        assert session.notices[0].startswith("@mine: 3 new since ")
        assert session.browse._search.sort is Sort.TITLE
        assert len(saved.unseen("mine", haiti.ids)) == 2
        await session.press("enter", "escape", "enter")  # the same look
        assert len(session.notices) == 1


async def test_what_the_user_has_narrowed_stays_when_they_act_on_a_name(
    start: Start, saved: SavedSearches
) -> None:
    saved.save("mine", Search("otunge", sort=Sort.TITLE), [])
    async with start() as session:
        await session.type("@mine")
        chosen = Narrowing(chosen=frozenset({KENSCOFF}))
        session.browse._narrow(chosen)
        await session.press("enter")
        assert session.browse._search.narrowing == chosen


async def test_articles_that_come_are_counted_when_they_are_shown(
    start: Start, clips: Clips
) -> None:
    from tests.library.libraries import draft, news

    with_clips = clips.open()
    searches = SavedSearches(paths.data_dir(), with_clips.key)
    searches.save("all", Search(""), with_clips.ids)
    async with start(with_clips) as session:
        assert "Search: @all — 0 new" in offered(session)
        clips.put(draft(news("more"), "/5", title="More", date="1999-01-01"))
        session.browse.open_index(anew=True)
        await session.settle()
        assert "Search: @all — 1 new" in offered(session)


async def test_collections_have_their_own(
    start: Start, saved: SavedSearches, folder: ArticleFolder
) -> None:
    saved.save("mine", Search("otunge"), [])
    folder.write("a.txt", "A text.")
    async with start(folder.open()) as session:
        assert offered(session) == {}


async def test_the_form_for_a_name_leaves_the_screen_around_it_in_sight(start: Start) -> None:
    async with start(size=NARROW) as session:
        await session.press("enter", "ctrl+s")
        form = session.app.screen.query_one(VerticalScroll).region
        assert (form.x, form.width) == (10, 60)
        assert form.height < session.app.size.height // 2
