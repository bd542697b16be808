"""`press entities`: list the people, places, forces and organisations of a collection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from explorer.cli.output import format_option, say, write_columns, write_json
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.entities.lexicon import forms_of
from explorer.entities.names import Names
from explorer.models import Entity, EntityType
from explorer.search.answers import Search
from explorer.search.narrowing import FacetKey
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
@format_option("text", "json")
@click.pass_context
def command(context: click.Context, type_: str | None, form: str) -> None:
    """List the entities of the collection: type, articles, mentions, name and how it is written.

    The most widely named come first. Exits with 1 when there is none.
    """
    if context.invoked_subcommand is not None:
        return
    _, collection = open_settings_and_collection(context.obj)
    searcher = open_searcher(collection)
    facets = searcher.facets(Search())
    names = searcher.names
    mentions_of = searcher.mention_counts(names.forms)
    entities: dict[FacetKey, Entity] = {entity.key: entity for entity in names.entities}
    rows = [
        _row(entities[value.key], value.articles, names, mentions_of)
        for each in EntityType
        if type_ in (None, each.value)
        for value in facets[each]
    ]
    if form == "json":
        write_json("entities", {"entities": rows})
    elif rows:
        articles, mentions = ([f"{row[key]:,}" for row in rows] for key in ("articles", "mentions"))
        numbers = zip(_right(articles), _right(mentions), strict=True)
        write_columns([_columns(row, *pair) for row, pair in zip(rows, numbers, strict=True)])
    else:
        say("No name found in any article.")
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
