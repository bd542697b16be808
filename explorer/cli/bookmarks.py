"""`press bookmarks`: list kept passages; its other commands stand in the modules beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from explorer.bookmarks.anchoring import AnchorState
from explorer.bookmarks.export.kept_passage import KeptPassage, kept_passages
from explorer.cli.bookmark_choice import Choice, choice_options, chosen, state_option
from explorer.cli.bookmarks_changing import add, edit, remove, undo
from explorer.cli.bookmarks_copies import back_up, restore
from explorer.cli.bookmarks_export import export
from explorer.cli.bookmarks_import import import_
from explorer.cli.bookmarks_telling import last, tags
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
from explorer.library.collection import Collection, short_id_length
from explorer.text.counting import counted
from explorer.text.visible import visible_line


@click.group(
    "bookmarks",
    invoke_without_command=True,
    epilog="Example: press bookmarks --tag lead, after press bookmarks add 001 'sent a stern"
    " warning' --tag lead",
)
@choice_options
@state_option
@format_option("text", "json", "ids")
@click.pass_context
def command(
    context: click.Context,
    tags: tuple[str, ...],
    articles: tuple[str, ...],
    query: str | None,
    match: str,
    states: tuple[str, ...],
    form: str,
) -> None:
    """List the passages kept from this collection, the newest first.

    Each says whether it is exact (the article is unchanged), moved (the words stand elsewhere
    now), altered (some of them have changed) or lost. Exits with 1 when there is none.
    """
    if context.invoked_subcommand is not None:
        return
    _, collection = open_settings_and_collection(context.obj)
    bookmarks = chosen(collection, Choice(tags, articles, query, match))
    if form == "ids" and not states:
        for bookmark in bookmarks:
            click.echo(bookmark.id)
        context.exit(0 if bookmarks else 1)
    passages = [
        each
        for each in kept_passages(bookmarks, collection)
        if not states or each.anchor.state in states
    ]
    match form:
        case "ids":
            for passage in passages:
                click.echo(passage.bookmark.id)
        case "json":
            write_json("bookmarks", {"bookmarks": list(map(_as_json, passages))})
        case _:
            _write_all(passages, collection)
            say(f"{counted(len(passages), 'passage')} kept from {collection.name}")
    context.exit(0 if passages else 1)


for _other in (add, edit, remove, undo, tags, last, export, import_, back_up, restore):
    command.add_command(_other)


def _write_all(passages: Sequence[KeptPassage], collection: Collection) -> None:
    length = short_id_length(collection, (each.bookmark.article for each in passages))
    ids = [each.bookmark.article[:length] for each in passages]
    id_width = max(map(len, ids), default=0)
    state_width = max((len(each.anchor.state) for each in passages), default=0)
    for passage, article in zip(passages, ids, strict=True):
        state = f"{passage.anchor.state:<{max(5, state_width)}}"
        _write(passage, f"{state}  {_day(passage)}  {pad(article, id_width)}")


def _day(passage: KeptPassage) -> str:
    return f"{passage.bookmark.created.astimezone():%Y-%m-%d}"


def _write(passage: KeptPassage, facts: str) -> None:
    bookmark, width = passage.bookmark, terminal_width()
    heading = f"{bookmark.id}  {facts}  "
    click.echo("".join(beside(heading, visible_line(bookmark.title), width)))
    room = None if width is None else max(20, width - len(INDENT) - 2)
    for line in wrapped(bookmark.exact, room):
        click.echo(INDENT + line)
    if passage.anchor.state is AnchorState.ALTERED:
        click.echo(f"{INDENT}now: " + f"\n{INDENT}  ".join(wrapped(passage.now, room)))
    if bookmark.note:
        click.echo(f"{INDENT}— " + f"\n{INDENT}  ".join(wrapped(bookmark.note, room)))
    if bookmark.tags:
        tags = wrapped(f"tags: {', '.join(bookmark.tags)}", room)
        click.echo(INDENT + f"\n{INDENT}  ".join(tags))


def _as_json(passage: KeptPassage) -> dict[str, Any]:
    now = list(passage.anchor.span) if passage.anchor.span else None
    return {
        **as_json(passage.bookmark),
        "tags": list(passage.bookmark.tags),
        "state": passage.anchor.state.value,
        "now": now,
    }
