"""`press entities`: list the people, places, forces and organisations of a collection."""

from __future__ import annotations

from typing import Any

import click

from explorer.cli.output import write_columns, write_json
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.entities.lexicon import forms_of
from explorer.models import EntityType
from explorer.search.facets import FacetValue
from explorer.search.searcher import Search, Searcher
from explorer.text.visible import visible_line


@click.command("entities", epilog="Example: press entities --type force")
@click.option(
    "--type",
    "type_",
    type=click.Choice([type_.value for type_ in EntityType]),
    help="Only these.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.pass_context
def command(context: click.Context, type_: str | None, form: str) -> None:
    """List the entities of the collection: type, articles, mentions, name and how it is written.

    The most widely named come first. Exits with 1 when there is none.
    """
    _, collection = open_settings_and_collection(context.obj)
    searcher = open_searcher(collection)
    facets = searcher.facets(Search())
    values = [
        value
        for each, of_type in facets.items()
        if type_ in (None, each.value)
        for value in of_type
    ]
    rows = [_row(value, searcher) for value in values]
    if form == "json":
        write_json("entities", {"entities": rows})
    else:
        write_columns([_columns(row) for row in rows])
    context.exit(0 if rows else 1)


def _row(value: FacetValue, searcher: Searcher) -> dict[str, Any]:
    counts = searcher.mention_counts(forms_of(value.entity))
    spellings = searcher.collection.lexicon.forms
    found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {
        "type": value.entity.type.value,
        "name": value.entity.name,
        "articles": value.count,
        "mentions": sum(counts.values()),
        "variants": {spellings[form]: count for form, count in found},
    }


def _columns(row: dict[str, Any]) -> list[str]:
    variants = " · ".join(
        f"{visible_line(name)} {count}" for name, count in row["variants"].items()
    )
    numbers = [f"{row['articles']:>5,}", f"{row['mentions']:>6,}"]
    return [row["type"], *numbers, visible_line(row["name"]), variants]
