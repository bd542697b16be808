"""`press searches`: list, show, rename and remove saved searches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import click

from explorer.cli.output import (
    INDENT,
    beside,
    format_option,
    labelled,
    say,
    terminal_width,
    write_columns,
    write_json,
)
from explorer.cli.remembering import saved_searches
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.library.collection import Collection, short_id_length
from explorer.search.narrowing import FacetKey
from explorer.search.saved import SavedSearch, SavedSearches
from explorer.search.telling import tell_narrowing
from explorer.text.counting import counted
from explorer.text.visible import visible_line


@dataclass(frozen=True)
class _Counted:
    """A saved search and what it finds now."""

    saved: SavedSearch
    total: int
    new: Sequence[str]
    """The ids that were not found when the user last looked, the newest article first."""


@click.group(
    "searches",
    invoke_without_command=True,
    epilog="Example: press searches, then press search @gangs, after press search … --save gangs",
)
@format_option("text", "json", "ids")
@click.pass_context
def command(context: click.Context, form: str) -> None:
    """List the saved searches of this collection, with how much each finds and what is new.

    New is what was not found when you last looked: when you saved it, ran `press search @NAME`
    or opened it on the screen. Listing is no look. The ids are the names. Exits with 1 when
    there is none.
    """
    if context.invoked_subcommand is not None:
        return
    _, collection = open_settings_and_collection(context.obj)
    searches = saved_searches(collection)
    all_ = searches.all()
    match form:
        case "ids":
            for saved in all_:
                click.echo(saved.name)
        case "json":
            counts = _counted(collection, searches, all_)
            write_json("searches", {"searches": [_as_json(each) for each in counts]})
        case _:
            if all_:
                counts = _counted(collection, searches, all_)
                write_columns([_columns(each) for each in counts])
            noun = "search" if len(all_) == 1 else "searches"
            say(f"{len(all_):,} {noun} saved in {collection.name}")
    context.exit(0 if all_ else 1)


@command.command("show", epilog="Example: press searches show gangs --format ids")
@click.argument("name")
@format_option("text", "json", "ids")
@click.pass_context
def show(context: click.Context, name: str, form: str) -> None:
    """Show the search @NAME and the articles that are new in it. This is no look.

    The ids are those of the new articles. Exits with 0 when there is something new, 1 when
    there is nothing.
    """
    _, collection = open_settings_and_collection(context.obj)
    searches = saved_searches(collection)
    (found,) = _counted(collection, searches, [searches.get(name.removeprefix("@"))])
    match form:
        case "ids":
            for id_ in found.new:
                click.echo(id_)
        case "json":
            write_json("saved-search", {**_as_json(found), "new_ids": list(found.new)})
        case _:
            _write(found, collection)
    context.exit(0 if found.new else 1)


@command.command("rename", epilog="Example: press searches rename gangs armed-groups")
@click.argument("old")
@click.argument("new")
@click.option("--replace", is_flag=True, help="Take the place of one of that name.")
@click.pass_context
def rename(context: click.Context, old: str, new: str, replace: bool) -> None:
    """Give the search @OLD the name NEW."""
    _, collection = open_settings_and_collection(context.obj)
    old, new = old.removeprefix("@"), new.removeprefix("@")
    saved_searches(collection).rename(old, new, overwrite=replace)
    say(f"@{old} is @{new} now")


@command.command("remove", epilog="Example: press searches remove gangs")
@click.argument("name")
@click.pass_context
def remove(context: click.Context, name: str) -> None:
    """Forget the search @NAME."""
    _, collection = open_settings_and_collection(context.obj)
    name = name.removeprefix("@")
    saved_searches(collection).remove(name)
    say(f"Removed: @{name}")


def _counted(
    collection: Collection, searches: SavedSearches, all_: Sequence[SavedSearch]
) -> list[_Counted]:
    if not all_:
        return []
    searcher, counts = open_searcher(collection), []
    for saved in all_:
        found = searcher.found(saved.search)
        counts.append(_Counted(saved, len(found), searches.unseen(saved.name, found)))
    return counts


def _columns(found: _Counted) -> list[str]:
    query = visible_line(found.saved.search.text)
    return [
        f"@{found.saved.name}",
        counted(found.total, "article"),
        f"{len(found.new):,} new",
        "  ".join(filter(None, (query, _narrowed(found.saved)))),
    ]


def _write(found: _Counted, collection: Collection) -> None:
    saved, width = found.saved, terminal_width()
    rows = [
        ("name", f"@{saved.name}"),
        ("query", saved.search.text),
        ("narrowed", _narrowed(saved)),
        ("order", f"{saved.search.sort}{', reversed' if saved.search.reverse else ''}"),
        ("saved", f"{saved.saved.astimezone():%Y-%m-%d %H:%M}"),
        ("looked at", f"{saved.looked.astimezone():%Y-%m-%d %H:%M}"),
        ("finds", counted(found.total, "article")),
        ("new", counted(len(found.new), "article")),
    ]
    for line in labelled([row for row in rows if row[1]], width):
        click.echo(line)
    length = short_id_length(collection, found.new)
    for id_ in found.new:
        article = collection.article(id_)
        date = article.date_label
        heading = f"{INDENT}{id_[:length]}  {date}  "
        click.echo("".join(beside(heading, visible_line(article.title), width)))


def _narrowed(saved: SavedSearch) -> str:
    return visible_line(tell_narrowing(saved.search.narrowing))


def _as_json(found: _Counted) -> dict[str, Any]:
    saved, narrowing = found.saved, found.saved.search.narrowing
    return {
        "name": saved.name,
        "query": saved.search.text,
        "chosen": list(map(_facet_as_json, sorted(narrowing.chosen))),
        "excluded": list(map(_facet_as_json, sorted(narrowing.excluded))),
        "any_of": sorted(narrowing.any_of),
        "sort": saved.search.sort,
        "reverse": saved.search.reverse,
        "saved": saved.saved.isoformat(),
        "looked": saved.looked.isoformat(),
        "total": found.total,
        "new": len(found.new),
    }


def _facet_as_json(key: FacetKey) -> dict[str, Any]:
    kind, name = key
    return {"type": kind, "name": name or None}
