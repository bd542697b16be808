"""What `press search` keeps: saved searches, what the user has seen of them, the history."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace as changed
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from explorer import paths
from explorer.cli.output import say
from explorer.errors import SavedSearchError
from explorer.library.collection import Collection
from explorer.search.answers import Search
from explorer.text.counting import counted

if TYPE_CHECKING:
    from explorer.search.saved import SavedSearches
    from explorer.search.searcher import Searcher


def save_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to keep a search to a command; they are `save` and `replace`."""
    command = click.option(
        "--replace", is_flag=True, help="With --save: take the place of one of that name."
    )(command)
    return click.option(
        "--save", metavar="NAME", help="Keep the search; @NAME finds it again, in any query."
    )(command)


def saved_searches(collection: Collection) -> SavedSearches:
    """Return the user's saved searches of a collection."""
    from explorer.search.saved import SavedSearches  # only when asked for: it loads SQLite

    return SavedSearches(paths.data_dir(), collection.key)


def recalled(collection: Collection, search: Search) -> Search:
    """Return the saved search whose name is all that was typed, else the search as it is.

    An order that the user has asked for goes before the one saved; what they drop is dropped too.
    """
    if not search.text.lstrip().startswith("@"):
        return search
    saved = saved_searches(collection).recalled(search)
    return changed(
        saved,
        sort=search.sort if _is_given("sort") else saved.sort,
        reverse=search.reverse if _is_given("reverse") else saved.reverse,
        folded=search.folded,
        widens=saved.widens and search.widens,
        dropped=saved.dropped | search.dropped,
    )


def remember(
    collection: Collection,
    searcher: Searcher,
    *,
    typed: str,
    search: Search,
    save: str | None,
    replace: bool,
) -> None:
    """Keep a search that was understood, as far as the user wants that.

    Raises SavedSearchError when it is to be saved and cannot be; nothing else fails.
    """
    if save is not None:
        name = save.removeprefix("@")
        found = searcher.found(search)
        saved_searches(collection).save(name, search, found, overwrite=replace)
        say(f"Saved as @{name}; `press searches` says what is new.")
    elif search.text != typed:
        _take_down_look(collection, searcher, typed.strip().removeprefix("@"), search)


def add_to_history(collection: Collection, query: str) -> None:
    """Remember a query that somebody typed; what a script asks is nothing to come back to."""
    if sys.stdout.isatty():
        from explorer.search.history import History  # only now, as above

        History(paths.data_dir(), collection.key).add(query)


def _take_down_look(collection: Collection, searcher: Searcher, name: str, search: Search) -> None:
    """Say what is new in a saved search, and that the user has seen it."""
    searches, found = saved_searches(collection), searcher.found(search)
    try:
        since = searches.get(name).looked
        new = searches.unseen(name, found)
        searches.looked(name, found)
    except SavedSearchError as error:
        say(f"press: {error}")
        return
    say(f"{counted(len(new), 'article')} new since you last looked, {since.astimezone():%Y-%m-%d}")


def _is_given(option: str) -> bool:
    source = click.get_current_context().get_parameter_source(option)
    return source not in (None, ParameterSource.DEFAULT)
