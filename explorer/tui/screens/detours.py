"""Screens that the user visits from where they browse, and comes back from."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.models import Article
from explorer.tui.screens.compare import CompareScreen
from explorer.tui.screens.edit import EditScreen
from explorer.tui.screens.indexed import IndexedScreen


def compare(screen: IndexedScreen, left: str, right: str) -> None:
    """Put two articles, or versions of one as `ID@2`, side by side."""
    screen.app.push_screen(CompareScreen(screen.desk, left, right), screen.go_to)


def compare_marked(screen: IndexedScreen, marked: Sequence[str], reading: str | None) -> None:
    """Compare the two marked articles, or the one marked with the one being read."""
    ids = list(marked)
    if len(ids) == 1 and reading not in (None, ids[0]):
        ids.append(reading or "")
    if len(ids) != 2:
        screen.say(f"Comparing takes two articles, {len(ids)} marked: space marks one.")
        return
    compare(screen, ids[0], ids[1])


def compare_versions(screen: IndexedScreen, article: Article) -> None:
    """Put an article and its version before side by side, or say that it has but one."""
    if article.version == 1:
        screen.say("This article has one version.")
    else:
        before = f"{article.id}@{article.version - 1}"
        compare(screen, before, f"{article.id}@{article.version}")


def edit(screen: IndexedScreen, article: Article) -> None:
    """Show what is known of an article in a form, or say why it cannot be edited."""
    collection = screen.desk.collection
    if collection.library is None:
        screen.say(
            f"{collection.name} stays as it is. `press add` brings articles into a collection of "
            "your own, where you can edit what is known of them."
        )
        return

    def show_edited(id_: str | None) -> None:
        if id_:
            screen.open_index(anew=True)

    form = EditScreen(screen.desk.changes, collection.library, article)
    screen.app.push_screen(form, show_edited)
