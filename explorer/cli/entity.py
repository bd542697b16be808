"""`press entity`: all that the collection says of one name."""

from __future__ import annotations

import shutil

import click

from explorer.cli.meant import entity_meant
from explorer.cli.output import format_option, write_json
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.models import EntityType

_PIPE_WIDTH = 120
_NARROWEST = 40


@click.command("entity", epilog='Example: press entity "Haitian National Police"')
@click.argument("name", nargs=-1, required=True)
@click.option(
    "--type",
    "type_",
    type=click.Choice([type_.value for type_ in EntityType]),
    help="Which of several of that name.",
)
@click.option("--mentions", "limit", type=click.IntRange(0), default=20, show_default=True,
              help="How many mentions to print.")  # fmt: skip
@click.option("--offset", type=click.IntRange(0), default=0, help="How many to skip.")
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context,
    name: tuple[str, ...],
    type_: str | None,
    limit: int,
    offset: int,
    form: str,
) -> None:
    """Print the page of the entity that any form of NAME stands for.

    Its names with their mentions, its articles by month, who and what it appears with, and its
    mentions in context, those of the newest article first. `together` counts the articles that
    name both; `×3.0` says they are three times as many as by chance. An article counts for a
    month where it can only be of that one.

    Exits with 0 when an article names it, 1 when none does or there is no such name, 2 when
    several have it.
    """
    _, collection = open_settings_and_collection(context.obj)
    wanted, kind = " ".join(name), EntityType(type_) if type_ else None
    searcher = open_searcher(collection)
    key = entity_meant(wanted, kind, searcher.names)
    if key is None:
        context.exit(1)
    # Only now: what the name means is told without it.
    from explorer.cli.entity_formats import page_as_json, text_lines
    from explorer.search.page.concordance import contexts
    from explorer.search.page.entity_page import entity_page, places_of

    page = entity_page(searcher, key)
    places = places_of(searcher, page)
    found = contexts(searcher, places, page.forms, limit=limit, offset=offset)
    if form == "json":
        write_json("entity", page_as_json(page, found, offset))
    else:
        width = max(_NARROWEST, shutil.get_terminal_size((_PIPE_WIDTH, 0)).columns)
        for line in text_lines(page, found, width):
            click.echo(line.rstrip())
    context.exit(0 if page.articles else 1)
