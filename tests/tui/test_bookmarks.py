"""The screen of the kept passages, driven by keys and the mouse."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from explorer import paths
from explorer.bookmarks.anchoring import AnchorState
from explorer.bookmarks.bookmark import Bookmark, bookmark_passage
from explorer.bookmarks.store import BookmarkStore
from explorer.library.collection import Collection
from explorer.text.paragraphs import sentences
from explorer.tui.screens.bookmarks import BookmarksScreen
from explorer.tui.screens.compare import CompareScreen
from explorer.tui.widgets.bookmark_list import BookmarkList
from explorer.tui.widgets.bookmark_preview import BookmarkPreview
from tests.conftest import ArticleFolder
from tests.library.libraries import draft, news
from tests.tui.conftest import NARROW, TINY, WIDE, Clips, Session, Start

SAID = "The commander said that six hundred officers would patrol the harbour."
BODY = f"It rained all day in Geneva.\n\n{SAID}\n\nNobody knows what comes [/x] next."


def store() -> BookmarkStore:
    """The user's bookmarks, as another session sees them."""
    return BookmarkStore(paths.data_dir())


def keep(collection: Collection, words: str, *tags: str, note: str = "") -> Bookmark:
    """Keep a passage from the one article that has its words, an hour after the one before."""
    article = next(
        article for id_ in collection.ids if words in (article := collection.article(id_)).text
    )
    span = next(each for each in sentences(article.text) if words in article.text[slice(*each)])
    made = bookmark_passage(collection.key, article, span, note, tags)
    hours = len(store().of_collection(collection.key))
    made = replace(made, created=datetime(2025, 9, 1, tzinfo=UTC) + timedelta(hours=hours))
    store().add(made)
    return made


@pytest.fixture
def articles(folder: ArticleFolder) -> Collection:
    """Three articles; a sentence is kept from each, the last one from `c`."""
    folder.write("a.txt", f"Rain [b]\n\n{BODY}")
    folder.write("b.txt", "Gangs in Télcos\n\nThe gangs left \x1b[31mthe station at night.")
    folder.write("c.txt", "Élections\n\nVoters will go to the polls.\n\nThey have waited long.")
    collection = folder.open()
    keep(collection, "six hundred", "lead", note="check [/] this")
    keep(collection, "gangs left", "police", "Lead")
    keep(collection, "Voters")
    return collection


def pane(session: Session) -> BookmarkList:
    return session.app.screen.query_one(BookmarkList)


def shown(session: Session) -> list[str]:
    """The first word of each passage listed."""
    return [each.exact.split()[1] for each in pane(session)._shown]


def preview(session: Session) -> str:
    return session.app.screen.query_one(BookmarkPreview)._text


def drawn(session: Session) -> str:
    view = pane(session)
    return "\n".join(strip.text for strip in view.render_lines(view.region.reset_offset))


def of_store(collection: Collection) -> dict[str, tuple[str, ...]]:
    """The tags of what is kept, by the second word of the passages."""
    return {each.exact.split()[1]: each.tags for each in store().of_collection(collection.key)}


@pytest.mark.parametrize("size", [TINY, NARROW, WIDE])
async def test_all_are_listed_with_what_has_become_of_them(
    start: Start, articles: Collection, size: tuple[int, int]
) -> None:
    async with start(articles, size=size) as session:
        await session.press("enter", "b")
        assert shown(session) == ["will", "gangs", "commander"]
        states = {each.anchor.state for each in pane(session)._whereabouts.values()}
        assert states == {AnchorState.EXACT}
        await session.press("G")
        assert "#lead — check [/] this" in drawn(session)
        assert "\x1b" not in drawn(session)
        assert pane(session).place.startswith("3/3")


async def test_it_filters_as_one_types_and_escape_clears_step_by_step(
    start: Start, articles: Collection
) -> None:
    async with start(articles) as session:
        await session.press("enter", "b", "slash", *"TELCOS")
        assert shown(session) == ["gangs"]
        await session.press("ctrl+l", *"#lead")
        assert shown(session) == ["gangs", "commander"]
        await session.press("space", *"check")
        assert shown(session) == ["commander"]
        await session.press("enter", "space")
        assert "of 3 · ● 1 marked" in pane(session).place
        await session.press("escape")
        assert not pane(session).marked
        await session.press("escape")
        assert shown(session) == ["will", "gangs", "commander"]
        assert session.screen_name == "BookmarksScreen"
        await session.press("escape")
        assert session.screen_name == "BrowseScreen"


async def test_escape_in_the_line_empties_it_first(start: Start, articles: Collection) -> None:
    async with start(articles) as session:
        await session.press("enter", "b", "slash", *"zzz")
        assert "none such of 3" in pane(session).place
        await session.press("escape")
        assert len(shown(session)) == 3
        await session.press("escape")
        assert pane(session).has_focus


async def test_who_comes_back_is_where_they_were(start: Start, articles: Collection) -> None:
    async with start(articles) as session:
        await session.press("enter", "b", "O", "slash", *"#lead", "enter", "j", "enter")
        assert session.focus == "article"
        here = session.here
        await session.press("b")
        assert shown(session) == ["gangs", "commander", "gangs"]
        current = pane(session).current
        assert current
        assert current.exact == here


async def test_groups_and_orders(start: Start, articles: Collection) -> None:
    async with start(articles) as session:
        await session.press("enter", "b", "O")
        assert list(pane(session)._headings.values()) == [
            "#Lead  (2)",
            "#police  (1)",
            "no tag  (1)",
        ]
        await session.press("O")
        assert "Élections  (1)" in drawn(session)
        await session.press("O")
        assert pane(session)._headings
        await session.press("O", "o", "o")
        assert "by title of article" in pane(session).place
        assert shown(session) == ["will", "gangs", "commander"]


async def test_names_are_found_for_groups(start: Start, haiti: Collection) -> None:
    keep(haiti, "Otunge")
    async with start() as session:
        await session.press("enter", "b", "O", "O", "O")
        assert any("Otunge" in heading for heading in pane(session)._headings.values())


async def test_marked_passages_are_tagged_and_it_is_taken_back(
    start: Start, articles: Collection
) -> None:
    async with start(articles) as session:
        await session.press("enter", "b", "a", "t", *"to do, -LEAD", "enter")
        assert of_store(articles) == {
            "will": ("to do",),
            "gangs": ("police", "to do"),
            "commander": ("to do",),
        }
        await session.press("u")
        assert of_store(articles)["gangs"] == ("police", "Lead")


async def test_note_and_tags_are_edited_with_completion(start: Start, articles: Collection) -> None:
    async with start(articles) as session:
        await session.press("enter", "b", "m", *"[b]ok", "tab", *"po")
        assert "police" in str(session.app.screen.query_one("#said", Static).content)
        await session.press("right", "enter")
        kept = store().of_collection(articles.key)[0]
        assert (kept.note, kept.tags) == ("[b]ok", ("police",))
        await session.press("m", "x", "escape")
        assert store().of_collection(articles.key)[0] == kept


async def test_removing_is_taken_back_also_after_a_restart(
    start: Start, articles: Collection
) -> None:
    before = store().of_collection(articles.key)
    async with start(articles) as session:
        await session.press("enter", "b", "a", "d")
        assert store().of_collection(articles.key) == []
    async with start(articles) as session:
        await session.press("enter", "b", "u")
        assert store().of_collection(articles.key) == before
        assert shown(session) == ["will", "gangs", "commander"]
        await session.press("u")
        assert store().of_collection(articles.key) == before  # what was kept stays kept
        assert "There is nothing to take back." in session.notices


async def test_the_next_one_is_under_the_cursor_when_one_is_removed(
    start: Start, articles: Collection
) -> None:
    async with start(articles) as session:
        await session.press("enter", "b", "j", "d")
        current = pane(session).current
        assert current
        assert "commander" in current.exact


async def test_what_is_shown_is_exported_and_no_file_is_overwritten_unasked(
    start: Start, articles: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with start(articles) as session:
        await session.press("enter", "b", "slash", *"#lead", "enter", "x", "enter")
        name = session.app.screen.query_one(Input)
        assert name.value.endswith(".md")
        name.value = "out.md"
        await session.press("enter")
        written = (tmp_path / "out.md").read_text("utf-8")
        assert "six hundred" in written
        assert "Voters" not in written
        assert any("2 passages written to" in notice for notice in session.notices)
        await session.press("escape", "space", "x", "j", "j", "enter")
        session.app.screen.query_one(Input).value = "out.md"
        await session.press("enter")
        assert session.screen_name == "FileNameScreen"
        assert (tmp_path / "out.md").read_text("utf-8") == written
        await session.press("enter")
        assert (tmp_path / "out.md").read_text("utf-8").startswith("{")


@pytest.mark.parametrize("name", ["", "no/such/folder.md", ".", "x" * 300, "a\0b"])
async def test_what_can_be_no_file_is_refused_in_words(
    start: Start, articles: Collection, name: str
) -> None:
    async with start(articles) as session:
        await session.press("enter", "b", "x", "enter")
        session.app.screen.query_one(Input).value = name
        await session.press("enter")
        said = str(session.app.screen.query_one("#said", Static).content)
        assert said or any("cannot be written" in each for each in session.notices)


async def test_a_citation_is_sent(
    start: Start, articles: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(
        "explorer.tui.screens.base.PressScreen.copy", lambda _, text: sent.append(text)
    )
    async with start(articles) as session:
        await session.press("enter", "b", "G", "y", "Y")
        assert sent == [SAID, f"“{SAID}” (Rain [b])"]
        await session.press("enter", "Y")
        assert sent[-1] == sent[1]


async def test_an_altered_one_shows_what_changed_and_a_lost_one_what_was_saved(
    start: Start, articles: Collection, folder: ArticleFolder
) -> None:
    folder.write("a.txt", f"Rain [b]\n\n{BODY.replace('six hundred', 'seven hundred')}")
    folder.write("b.txt", "Gangs in Télcos\n\nNothing is left of it.")
    async with start(folder.open()) as session:
        await session.press("enter", "b", "G")
        assert "that [-six-] {+seven+} hundred officers" in preview(session)
        assert "~ The commander" in drawn(session)
        await session.press("k")
        assert "The gangs left" in preview(session)
        assert "✗ The gangs" in drawn(session)
        await session.press("enter")
        assert session.screen_name == "BookmarksScreen"
        assert any("lost" in notice for notice in session.notices)


async def test_v_opens_the_version_that_has_a_lost_one(start: Start) -> None:
    clips = Clips()
    text = f"{news('first', 30)}. {SAID} {news('last', 30)}."
    clips.put(draft(text, "/1", title="Report"))
    with closing(clips.open()) as collection:
        kept = keep(collection, "six hundred")
    clips.put(draft(text.replace(SAID, ""), "/1", title="Report"))
    async with start(clips.open()) as session:
        await session.press("enter", "b", "V")
        assert session.screen_name == "CompareScreen"
        screen = session.app.screen
        assert isinstance(screen, CompareScreen)
        article, spans = screen._passages()
        assert article
        assert article.version == 1
        assert any(each.start <= kept.start < each.end for each in spans)


@pytest.mark.parametrize("size", [TINY, NARROW])
async def test_tab_goes_to_the_article_and_back(
    start: Start, articles: Collection, size: tuple[int, int]
) -> None:
    async with start(articles, size=size) as session:
        await session.press("enter", "b", "G", "tab")
        view = session.app.screen.query_one(BookmarkPreview)
        assert view.has_focus
        assert view.region.height
        assert "Geneva" in preview(session)
        await session.press("j", "escape")
        assert pane(session).has_focus


async def test_what_another_session_does_is_followed(start: Start, articles: Collection) -> None:
    async with start(articles) as session:
        await session.press("enter", "b")
        screen = session.app.screen
        assert isinstance(screen, BookmarksScreen)
        screen.look_at_bookmarks()
        await session.settle()
        keep(articles, "waited long", "new")
        screen.look_at_bookmarks()
        await session.settle()
        assert shown(session) == ["have", "will", "gangs", "commander"]


async def test_one_that_cannot_be_read_is_told_and_hides_no_other(
    start: Start, articles: Collection
) -> None:
    with closing(sqlite3.connect(store().file)) as rows, rows:
        rows.execute("UPDATE bookmark SET body = '{}' WHERE body LIKE '%Voters%'")
    async with start(articles) as session:
        await session.press("enter", "b")
        assert shown(session) == ["gangs", "commander"]
        problem = session.app.screen.query_one("#problem", Static)
        assert problem.display
        assert "cannot be read" in str(problem.content)


async def test_the_mouse_chooses_and_opens(start: Start, articles: Collection) -> None:
    async with start(articles) as session:
        await session.press("enter", "b")
        await session.pilot.click(BookmarkList, offset=(10, 4))
        await session.settle()
        assert pane(session).cursor == 1
        await session.pilot.click(BookmarkList, offset=(10, 4), times=2)
        await session.settle()
        assert session.screen_name == "BrowseScreen"
        assert "gangs left" in session.here


async def test_s_with_shift_keeps_with_note_and_tags(start: Start, articles: Collection) -> None:
    async with start(articles) as session:
        await session.press("enter", "enter", "S", *"why", "tab", *"LEAD, new", "enter")
        kept = max(store().of_collection(articles.key), key=lambda each: each.created)
        assert (kept.note, kept.tags) == ("why", ("Lead", "new"))
        await session.press("S", "x", "escape")
        assert len(store().of_collection(articles.key)) == 4
        await session.press("u")
        assert len(store().of_collection(articles.key)) == 3


async def test_results_show_from_which_articles_passages_are_kept(
    start: Start, articles: Collection
) -> None:
    async with start(articles) as session:
        await session.type("gangs")
        assert any("★1" in line for line in session.lines("results"))
        await session.press("enter", "enter", "j", "s")
        assert any("★2" in line for line in session.lines("results"))
