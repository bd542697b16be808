"""`press collections`: list, make, rename and remove collections, and take them elsewhere."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from explorer import paths
from explorer.bookmarks.exchange import bookmarks_to_send, receive_bookmarks
from explorer.bookmarks.store import BookmarkStore
from explorer.cli.files import reading, writing
from explorer.cli.output import format_option, say, write_columns, write_json
from explorer.errors import CollectionError, ExplorerError
from explorer.library import own
from explorer.library.opening import open_collection
from explorer.settings import load_settings
from explorer.text.counting import counted
from explorer.text.visible import visible_line


@click.group(
    "collections",
    invoke_without_command=True,
    epilog="Example: press collections new kenscoff, then press -C kenscoff add ~/clippings",
)
@format_option("text", "json", "ids", help_text="What to print; ids are the names.")
@click.pass_context
def command(context: click.Context, form: str) -> None:
    """List the collections; * stands before the one that opens when none is named."""
    if context.invoked_subcommand is not None:
        return
    opens = load_settings().collection or own.default() or own.BUILT_IN
    rows = [_row(name, opens) for name in (own.BUILT_IN, *own.names())]
    match form:
        case "ids":
            for row in rows:
                click.echo(row["name"])
        case "json":
            write_json("collections", {"collections": rows})
        case _:
            write_columns([_columns(row) for row in rows])


@command.command("new", epilog="Example: press collections new kenscoff")
@click.argument("name", metavar="NAME|FOLDER")
def new(name: str) -> None:
    """Make an empty collection.

    NAME is yours alone. With a slash in it, it is a FOLDER, whose mode decides who else may
    read and write: open it with -C FOLDER.
    """
    folder = own.new(name)
    click.echo(visible_line(str(folder)) if own.is_path(name) else name)


@command.command("use", epilog="Example: press collections use kenscoff")
@click.argument("name")
def use(name: str) -> None:
    """Let NAME be the collection that opens when none is named."""
    own.set_default(name)


@command.command("rename", epilog="Example: press collections rename mine kenscoff")
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> None:
    """Give collection OLD the name NEW; bookmarks stay with it."""
    own.rename(old, new)


@command.command("remove", epilog="Example: press collections remove kenscoff")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(name: str, yes: bool) -> None:
    """Remove collection NAME with all its articles. What was kept from it stays.

    There is no way back but a file that `press collections export` wrote before.
    """
    own.existing(name)
    row = _row(name, name)
    holds = "what cannot be read" if row["problem"] else counted(row["articles"], "article")
    if not yes:
        if not sys.stdin.isatty():
            raise CollectionError(
                f"“{name}” has {holds} in it; nobody was asked, so nothing was removed.",
                "Say --yes to remove it.",
            )
        click.confirm(f"Remove “{name}” with {holds} in it?", abort=True, err=True)
    own.remove(name)
    say(f"Removed {name}.")


@command.command("export", epilog="Example: press collections export mine mine.jsonl.gz")
@click.argument("name")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True))
@click.option("--bookmarks", is_flag=True, help="The passages kept from it as well.")
def export(name: str, file: Path, bookmarks: bool) -> None:
    """Write collection NAME to one FILE (- for standard output) that another machine reads.

    It holds every version of every article, your edits and the lexicon. Packed where the
    FILE's name ends in .gz.
    """
    from explorer.library.export.writing import export_collection  # only now: it loads SQLite

    collection = open_collection(name, max_bytes=load_settings().limits.article_bytes)
    store = BookmarkStore(paths.data_dir())
    with closing(collection):
        extras = bookmarks_to_send(store, collection.key) if bookmarks else ()
        with writing(file, is_private=True) as stream:
            count = export_collection(collection, stream, extras)
    say(f"{counted(count, 'article')} written.")


@command.command("import", epilog="Example: press collections import mine.jsonl.gz --name theirs")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True))
@click.option("--name", help="What to call it here.  [default: as there]")
def import_(file: Path, name: str | None) -> None:
    """Read a collection from FILE (- for standard input) that `collections export` wrote."""
    from explorer.library.export.importing import import_collection  # only now, as above

    with reading(file) as stream:
        imported = import_collection(stream, name)
    store = BookmarkStore(paths.data_dir())
    kept = receive_bookmarks(store, imported.key, imported.extras)
    say(f"{counted(imported.articles, 'article')} and {counted(kept, 'passage')} read.")
    click.echo(imported.name)


def _row(name: str, opens: str) -> dict[str, Any]:
    """Return what is known of a collection; one that cannot be opened says why."""
    row = {"name": name, "default": name == opens, "problem": None}
    try:
        collection = open_collection(name, max_bytes=load_settings().limits.article_bytes)
    except ExplorerError as error:
        return {**row, "articles": None, "passages": None, "problem": str(error)}
    with closing(collection):
        passages = len(BookmarkStore(paths.data_dir()).of_collection(collection.key))
        return {**row, "articles": len(collection), "passages": passages}


def _columns(row: dict[str, Any]) -> list[str]:
    name = f"{'*' if row['default'] else ' '} {row['name']}"
    if row["problem"]:
        return [name, "", "", visible_line(row["problem"])]
    return [name, counted(row["articles"], "article"), counted(row["passages"], "passage"), ""]
