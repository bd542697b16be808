"""`press bookmarks`: list, add and remove kept passages."""

from __future__ import annotations

from typing import Any

import click

from explorer import paths
from explorer.bookmarks.anchoring import Anchor, find_quote, locate
from explorer.bookmarks.bookmark import Bookmark, bookmark_passage
from explorer.bookmarks.store import BookmarkStore
from explorer.cli.output import (
    INDENT,
    as_json,
    beside,
    format_option,
    pad,
    say,
    terminal_width,
    wrapped,
    write_json,
)
from explorer.cli.session import open_settings_and_collection
from explorer.errors import BookmarkError
from explorer.library.collection import resolve_id, short_id_length
from explorer.text.visible import visible_line


@click.group(
    "bookmarks",
    invoke_without_command=True,
    epilog="Example: press bookmarks add 001 'sent a stern warning' --note 'for the lead'",
)
@format_option("text", "json", "ids")
@click.pass_context
def command(context: click.Context, form: str) -> None:
    """List the passages kept from this collection, the newest first.

    Each says whether it is exact (the article is unchanged), moved (the words stand elsewhere
    now) or lost. Exits with 1 when there is none.
    """
    if context.invoked_subcommand is not None:
        return
    _, collection = open_settings_and_collection(context.obj)
    bookmarks = BookmarkStore(paths.data_dir()).of_collection(collection.key)
    match form:
        case "ids":
            for bookmark in bookmarks:
                click.echo(bookmark.id)
        case "json":
            rows = [_as_json(bookmark, locate(bookmark, collection)) for bookmark in bookmarks]
            write_json("bookmarks", {"bookmarks": rows})
        case _:
            length = short_id_length(collection, (each.article for each in bookmarks))
            ids = [bookmark.article[:length] for bookmark in bookmarks]
            id_width = max(map(len, ids), default=0)
            for bookmark, article in zip(bookmarks, ids, strict=True):
                _write(bookmark, locate(bookmark, collection), pad(article, id_width))
            noun = "passage" if len(bookmarks) == 1 else "passages"
            say(f"{len(bookmarks):,} {noun} kept from {collection.name}")
    context.exit(0 if bookmarks else 1)


@command.command("add", epilog="Example: press bookmarks add 001 'sent a stern warning'")
@click.argument("id")
@click.argument("quote")
@click.option("--note", default="", help="A remark to keep with it.")
@click.pass_context
def add(context: click.Context, id: str, quote: str, note: str) -> None:  # noqa: A002
    """Keep the passage of article ID that reads QUOTE."""
    _, collection = open_settings_and_collection(context.obj)
    article = collection.article(resolve_id(collection, id))
    span = find_quote(quote, article.text)
    if span is None:
        raise BookmarkError(
            f"“{quote}” does not stand exactly once in {article.id}.",
            "Copy the words from `press show`, and enough of them.",
        )
    bookmark = bookmark_passage(collection.key, article, span, note)
    BookmarkStore(paths.data_dir()).add(bookmark)
    click.echo(bookmark.id)


@command.command("remove", epilog="Example: press bookmarks remove 3f2a")
@click.argument("bookmark_id", metavar="BOOKMARK")
@click.pass_context
def remove(context: click.Context, bookmark_id: str) -> None:
    """Remove the bookmark whose id begins with BOOKMARK."""
    _, collection = open_settings_and_collection(context.obj)
    store = BookmarkStore(paths.data_dir())
    bookmark = store.get(collection.key, bookmark_id)
    store.remove(bookmark.id)
    say(f"Removed: {bookmark.exact}")


def _write(bookmark: Bookmark, place: Anchor, article: str) -> None:
    width = terminal_width()
    when = f"{bookmark.created.astimezone():%Y-%m-%d}"
    heading = f"{bookmark.id}  {place.state:<5}  {when}  {article}  "
    click.echo("".join(beside(heading, visible_line(bookmark.title), width)))
    room = None if width is None else max(20, width - len(INDENT) - 2)
    for line in wrapped(bookmark.exact, room):
        click.echo(INDENT + line)
    if bookmark.note:
        click.echo(f"{INDENT}— " + f"\n{INDENT}  ".join(wrapped(bookmark.note, room)))


def _as_json(bookmark: Bookmark, place: Anchor) -> dict[str, Any]:
    now = list(place.span) if place.span else None
    return {**as_json(bookmark), "state": place.state.value, "now": now}
