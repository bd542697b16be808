"""`press bookmarks tags|last`: the tags in use, and the latest passage for a pipe."""

from __future__ import annotations

import sys

import click

from explorer.bookmarks.export.kept_passage import kept_passages
from explorer.bookmarks.export.plain import plain
from explorer.bookmarks.tags import tags_in_use
from explorer.cli.bookmark_choice import kept_of
from explorer.cli.output import format_option, say, write_columns, write_json
from explorer.cli.session import open_settings_and_collection
from explorer.text.counting import counted
from explorer.text.visible import visible, visible_line


@click.command("tags", epilog="Example: press bookmarks tags, then press bookmarks --tag lead")
@format_option("text", "json", "ids")
@click.pass_context
def tags(context: click.Context, form: str) -> None:
    """List the tags in use, with how many passages have each, the most frequent first.

    The ids are the tags. Exits with 1 when there is none.
    """
    _, collection = open_settings_and_collection(context.obj)
    used = tags_in_use(kept_of(collection))
    match form:
        case "ids":
            for each in used:
                click.echo(visible_line(each.tag))
        case "json":
            write_json("tags", {"tags": [each._asdict() for each in used]})
        case _:
            if used:
                write_columns(
                    [(visible_line(each.tag), counted(each.passages, "passage")) for each in used]
                )
            say(f"{counted(len(used), 'tag')} in use in {collection.name}")
    context.exit(0 if used else 1)


@click.command("last", epilog="Example: press bookmarks last --cite | xclip")
@click.option("--cite", is_flag=True, help="In quotation marks, with where it is from.")
@click.pass_context
def last(context: click.Context, cite: bool) -> None:
    """Print the passage that was kept last, and nothing else. Exits with 1 when there is none."""
    _, collection = open_settings_and_collection(context.obj)
    latest = kept_of(collection)[:1]
    for passage in kept_passages(latest, collection):
        text = plain(passage.citation if cite else passage.bookmark.exact)
        click.echo(visible(text) if sys.stdout.isatty() else text)
    if not latest:
        say(f"0 passages kept from {collection.name}")
    context.exit(0 if latest else 1)
