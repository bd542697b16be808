"""`press entities`: list the people, places, forces and organisations of a collection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from explorer.cli.listing import as_json, facets_of, listing_of, listing_options, say_what_is_listed
from explorer.cli.output import format_option, say, write_columns, write_json
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.entities.lexicon import forms_of
from explorer.entities.names import Names
from explorer.models import Entity, EntityType
from explorer.search.answers import Search
from explorer.search.narrowing import Kind
from explorer.text.visible import visible_line


class _Judging(click.Group):
    """A group whose commands judge; they are imported when one is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_judging())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _judging().get(cmd_name)


def _judging() -> dict[str, click.Command]:
    from explorer.cli import judged, judging, review

    commands = (*review.commands, *judging.commands, *judged.commands)
    return {str(each.name): each for each in commands}


@click.group(
    "entities",
    cls=_Judging,
    invoke_without_command=True,
    epilog="Example: press entities --type force, then press entities merge PNH HNP",
)
@click.option(
    "--type",
    "type_",
    type=click.Choice([type_.value for type_ in EntityType]),
    help="Only these.",
)
@listing_options
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context,
    type_: str | None,
    order: str | None,
    match: str,
    limit: int | None,
    form: str,
) -> None:
    """List the entities of the collection: type, articles, mentions, name and how it is written.

    The most widely named of each type come first, unless --sort says otherwise. Exits with 1
    when there is none.
    """
    if context.invoked_subcommand is not None:
        return
    _, collection = open_settings_and_collection(context.obj)
    searcher = open_searcher(collection)
    types: list[Kind] = [each for each in EntityType if type_ in (None, each.value)]
    facets = facets_of(searcher, Search(), types, listing_of(order, match, limit))
    names = searcher.names
    values = [value for kind in types for value in facets[kind].values]
    listed = list(zip(names.entities_of(value.key for value in values), values, strict=True))
    forms = frozenset[str]().union(*(forms_of(entity) for entity, _ in listed))
    mentions_of = searcher.mention_counts(forms)
    rows = [_row(entity, value.articles, names, mentions_of) for entity, value in listed]
    if form == "json":
        write_json("entities", {**as_json(facets), "entities": rows})
    elif rows:
        articles, mentions = ([f"{row[key]:,}" for row in rows] for key in ("articles", "mentions"))
        numbers = zip(_right(articles), _right(mentions), strict=True)
        write_columns([_columns(row, *pair) for row, pair in zip(rows, numbers, strict=True)])
    elif match:
        say(f"No name matches “{match}”.")
    else:
        say("No name found in any article.")
    say_what_is_listed(facets, match)
    context.exit(0 if rows else 1)


def _row(
    entity: Entity, articles: int, names: Names, mentions_of: Mapping[str, int]
) -> dict[str, Any]:
    counts = {form: mentions_of[form] for form in forms_of(entity) if form in mentions_of}
    found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {
        "type": entity.type.value,
        "name": entity.name,
        "articles": articles,
        "mentions": sum(counts.values()),
        "variants": {names.forms[form]: count for form, count in found},
    }


def _right(numbers: list[str]) -> list[str]:
    width = max(map(len, numbers))
    return [number.rjust(width) for number in numbers]


def _columns(row: dict[str, Any], articles: str, mentions: str) -> list[str]:
    variants = " · ".join(
        f"{visible_line(name)} {count}" for name, count in row["variants"].items()
    )
    return [row["type"], articles, mentions, visible_line(row["name"]), variants]
