"""Every key of the screen in one place: id, keys, what it does.

Widgets and screens take their bindings from here, the settings remap them by their ids, and the
README's key table is made from them.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from explorer.errors import SettingsError
from explorer.tui.keys.binding import key, shown_keys
from explorer.tui.keys.browsing import (
    FACET_FILTER,
    FACET_TYPING,
    FACETS,
    MOVING,
    RESULTS,
    SCREEN,
    SEARCH,
)
from explorer.tui.keys.dialogs import (
    ADD,
    CHOICE,
    EDIT,
    FIELD,
    FORM,
    IMPORT,
    SAVE,
    TICK,
)
from explorer.tui.keys.keeping import (
    BOOKMARK_FILTER,
    BOOKMARK_PANES,
    BOOKMARKS,
    FILE_NAME,
    NOTE,
)
from explorer.tui.keys.naming import (
    JUDGE,
    NAMES,
    REVIEW,
    TYPED_NAME,
    WORDS,
)
from explorer.tui.keys.reading import (
    COLUMNS,
    COMPARISON,
    ENTITY,
    ENTITY_ROWS,
    FIGURES,
    PASSAGE,
    PLACES,
    READER,
    TOGETHER,
)

__all__ = [
    "ADD",
    "BACK",
    "BOOKMARKS",
    "BOOKMARK_FILTER",
    "BOOKMARK_PANES",
    "CHOICE",
    "COLUMNS",
    "COMPARISON",
    "EDIT",
    "ENTITY",
    "ENTITY_ROWS",
    "FACETS",
    "FACET_FILTER",
    "FACET_TYPING",
    "FIELD",
    "FIGURES",
    "FILE_NAME",
    "FORM",
    "GENERAL",
    "GROUPS",
    "HELP",
    "IMPORT",
    "JUDGE",
    "MOVING",
    "NAMES",
    "NOTE",
    "PASSAGE",
    "PLACES",
    "READER",
    "RESULTS",
    "REVIEW",
    "SAVE",
    "SCREEN",
    "SEARCH",
    "TICK",
    "TOGETHER",
    "TYPED_NAME",
    "WORDS",
    "check_keys",
    "shown_keys",
]

BACK = key("app.back", "escape", "back", "Back", "Step back; nothing is lost")

HELP = key("app.help", "f1,question_mark", "app.help", "Keys", "Show the keys of where you are",
            show=True)  # fmt: skip

GENERAL = [
    key("app.bookmarks", "b", "app.bookmarks", "Kept", "List the kept passages", show=True),
    key("app.add", "A", "app.add", "Add", "Bring in articles: files, folders, web addresses"),
    key("app.undo", "u", "undo", "Undo",
         "Take back the last passage kept or removed, edit, or judgement of names"),
    BACK,
    HELP,
    key("app.quit", "q,ctrl+q", "quit", "Quit", "Leave; everything kept is saved"),
]  # fmt: skip
"""Everywhere."""

GROUPS: Mapping[str, list[Binding]] = {
    "Moving": MOVING,
    "Search line": SEARCH,
    "Facets": FACETS,
    "Finding a facet": [*FACET_TYPING, *FACET_FILTER],
    "Results": RESULTS,
    "Article": READER,
    "Selecting a passage": PASSAGE,
    "Entity page": [*ENTITY_ROWS, *ENTITY],
    "Comparison": COMPARISON,
    "Articles together": [*PLACES, *COLUMNS, *FIGURES, *TOGETHER],
    "Kept passages": [*BOOKMARKS, *BOOKMARK_PANES],
    "Filtering kept passages": BOOKMARK_FILTER,
    "Note and tags": NOTE,
    "Writing a file": FILE_NAME,
    "Browsing": SCREEN,
    "Setting names right": [*NAMES, *JUDGE, *TYPED_NAME, *WORDS],
    "Review of names": REVIEW,
    "Lists to take one from": CHOICE,
    "Metadata": [*FIELD, *EDIT],
    "Adding": [*ADD, *TICK, *IMPORT],
    "Saving a search": SAVE,
    "Forms": FORM,
    "Everywhere": GENERAL,
}
"""All bindings, by where they work."""


def check_keys(keys: Mapping[str, str]) -> None:
    """Raise SettingsError when the settings remap a binding that does not exist."""
    known = {binding.id for group in GROUPS.values() for binding in group if binding.id}
    for id_, wanted in keys.items():
        if id_ not in known:
            raise SettingsError(
                f"There is no key binding “{id_}” (keys in the settings file).",
                f"The bindings are: {', '.join(sorted(known))}.",
            )
        if not all(key.strip() for key in wanted.split(",")):
            raise SettingsError(
                f"The key binding “{id_}” in the settings file names no key.",
                'Write one or more, as in "j,down".',
            )
