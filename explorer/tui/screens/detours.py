"""Screens that the user visits from where they browse, and comes back from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.widget import Widget

from explorer.models import Article, EntityKey
from explorer.search.answers import Search
from explorer.tui.screens.base import PressScreen
from explorer.tui.screens.compare import CompareScreen
from explorer.tui.screens.edit import EditScreen
from explorer.tui.screens.indexed import IndexedScreen
from explorer.tui.widgets.facet_list import FacetList
from explorer.tui.widgets.reader import Reader

_MOST_TOGETHER = 50
"""How many of the articles that a search finds are shown together."""


def compare(screen: IndexedScreen, left: str, right: str, search: Search) -> None:
    """Put two articles, or versions of one as `ID@2`, side by side, with what a search finds."""
    screen.app.push_screen(CompareScreen(screen.desk, left, right, search), screen.go_to)


def compare_marked(
    screen: IndexedScreen, marked: Sequence[str], reading: str | None, search: Search
) -> None:
    """Compare the marked articles, or the one marked with the one being read."""
    ids = list(marked)
    if len(ids) == 1 and reading not in (None, ids[0]):
        ids.append(reading or "")
    match ids:
        case [left, right]:
            compare(screen, left, right, search)
        case [] | [_]:
            screen.say("Comparing takes two articles or more: space marks one.")
        case _:
            together(screen, ids)


def together(screen: PressScreen, references: Sequence[str], pane: str = "names") -> None:
    """Show whom several articles name, what they quote alike, which figures they give."""
    _open_together(screen, lambda: references, pane)


def figures(screen: IndexedScreen, marked: Sequence[str], search: Search) -> None:
    """Show the figures of the marked articles, else of those that a search puts first."""
    if marked:
        together(screen, marked, "figures")
    elif screen.desk.is_open:
        _open_together(screen, lambda: _first_found(screen, search), "figures")
    else:
        screen.say("The figures of what is found come when the index is built.")


def _first_found(screen: IndexedScreen, search: Search) -> list[str]:
    return [hit.article.id for hit in screen.desk.search(search, limit=_MOST_TOGETHER).hits]


def _open_together(screen: PressScreen, references: Callable[[], Sequence[str]], pane: str) -> None:
    from explorer.tui.screens.together import TogetherScreen  # only when it is asked for

    screen.app.push_screen(TogetherScreen(screen.desk, references, pane), screen.go_to)


def compare_versions(screen: IndexedScreen, article: Article, search: Search) -> None:
    """Put an article and its version before side by side, or say that it has but one."""
    if article.version == 1:
        screen.say("This article has one version.")
    else:
        before = f"{article.id}@{article.version - 1}"
        compare(screen, before, f"{article.id}@{article.version}", search)


def open_entity(screen: IndexedScreen, pane: Widget | None) -> None:
    """Open the page of the name under the cursor of a pane: of the facets or of the article."""
    found = _named_in(screen, pane) if screen.desk.is_open else ()
    if not screen.desk.is_open:
        screen.say("The pages of names come when the index is built.")
    elif not found:
        screen.say("No name here: in the facets, or in an article ] walks to the next one.")
    else:
        open_one_of(screen, found)


def open_one_of(screen: PressScreen, found: Sequence[EntityKey]) -> None:
    """Open the page of one of some entities; of several the user chooses."""
    if not found:
        screen.say("No name here.")
    elif len(found) == 1:
        open_page(screen, found[0])
    else:
        from explorer.tui.screens.choose import ChooseScreen  # only when it is asked for

        def taken(number: int | None) -> None:
            if number is not None:
                open_page(screen, found[number])

        says = [f"{key.name} ({key.type})" for key in found]
        screen.app.push_screen(ChooseScreen("Whose page", says), taken)


def _named_in(screen: IndexedScreen, pane: Widget | None) -> Sequence[EntityKey]:
    if isinstance(pane, FacetList):
        return [pane.current] if isinstance(pane.current, EntityKey) else []
    mention = pane.mention if isinstance(pane, Reader) else None
    entities = screen.desk.names.entities_of_form(mention.form) if mention else ()
    return list(dict.fromkeys(each.key for each in entities))


def judge(screen: IndexedScreen, pane: Widget | None) -> None:
    """Let the user set the name under the cursor of a pane right, or make a new one."""
    from explorer.tui import judging  # only when it is asked for

    keys = _named_in(screen, pane) if screen.desk.is_open else ()
    mention = pane.mention if isinstance(pane, Reader) else None
    selection = pane.selectable.selected if isinstance(pane, Reader) else ""
    judging.begin(screen, judging.Pointed(keys, mention and mention.surface, selection))


def name_words(screen: PressScreen, words: str) -> None:
    """Let the user make a name of words that they have selected."""
    from explorer.tui import judging  # only when it is asked for

    if screen.desk.is_open:
        judging.ask_new(screen, words)
    else:
        screen.say(judging.TOO_EARLY)


def review(screen: PressScreen) -> None:
    """Show pairs of names to be judged over a screen, or say that it is too early."""
    if not screen.desk.is_open:
        screen.say("Names can be reviewed when the index is built.")
        return
    from explorer.tui.screens.review import ReviewScreen  # only when it is asked for

    screen.app.push_screen(ReviewScreen(screen.desk), screen.go_to)


def open_page(screen: PressScreen, key: EntityKey) -> None:
    """Open the page of an entity over a screen, which it may ask to go on from there."""
    from explorer.tui.screens.entity import EntityScreen  # only when it is asked for

    screen.app.push_screen(EntityScreen(screen.desk, key), screen.go_to)


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
