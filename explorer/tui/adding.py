"""How articles come in: ask what to read, read it, show what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from explorer.library import own
from explorer.library.importing import Importer, Report
from explorer.library.opening import open_for_writing
from explorer.library.origins import Origin
from explorer.tui.screens.add import AddScreen
from explorer.tui.screens.importing import ImportScreen

if TYPE_CHECKING:
    from explorer.tui.app import PressApp


def add(app: PressApp) -> None:
    """Ask what to bring in and bring it in: into the collection that is open, or where that
    cannot be added to, into the user's own, which is opened afterwards."""
    collection = app.desk.collection
    if collection.library:
        into, reference, remark = collection.name, str(collection.library), ""
    else:
        into = own.default() or own.FIRST
        reference = into if own.folder_of(into) else ""  # it is made when it is needed
        remark = f"{collection.name} stays as it is: they go into your own collection “{into}”."

    def begin(origin: Origin | None) -> None:
        if origin:
            title = f"Adding to {into}"
            _bring_in(app, title, into, reference, lambda importer: importer.add([origin]))

    app.push_screen(AddScreen(into, remark), begin)


def look_again(app: PressApp) -> None:
    """Look again at everything that the collection was fed from."""
    collection = app.desk.collection
    if collection.library:
        title = f"Looking again at all sources of {collection.name}"
        _bring_in(app, title, collection.name, str(collection.library), Importer.sync)
    else:
        app.say(f"{collection.name} has no sources: `press add` brings articles into your own.")


def _bring_in(
    app: PressApp, title: str, into: str, reference: str, work: Callable[[Importer], Report]
) -> None:
    """Read, in a collection as `open_for_writing` knows it, and show what came of it."""
    open_store = partial(open_for_writing, reference)
    screen = ImportScreen(title, app.settings.limits, open_store, work)
    app.push_screen(screen, partial(_show, app, reference or into))


def _show(app: PressApp, name: str, report: Report | None) -> None:
    """Show what came into the collection of a name, opened first if it is not the one on the
    screen, or empty there: then all is listed at once, before there is an index."""
    if report is None or not report.outcomes:
        return
    shown = app.desk.collection
    if shown.library is None or len(shown) == 0:
        app.change_to(name)
    elif report.has_news:
        app.show_what_changed()
