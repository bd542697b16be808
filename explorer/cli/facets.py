"""`press facets`: count the values that narrow what a search finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from explorer.cli.listing import as_json, facets_of, listing_of, listing_options, say_what_is_listed
from explorer.cli.output import format_option, say, write_columns, write_json
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.cli.understanding import refuse_misread, say_understood
from explorer.search.answers import Search
from explorer.search.narrowing import KINDS, FacetValue, kind_of
from explorer.text.visible import visible_line


@click.command("facets", epilog="Example: press facets --type month kenscoff")
@click.argument("query", nargs=-1)
@click.option(
    "--type",
    "type_",
    type=click.Choice([kind.value for kind in KINDS]),
    help="Only these.",
)
@listing_options
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context,
    query: tuple[str, ...],
    type_: str | None,
    order: str | None,
    match: str,
    limit: int | None,
    form: str,
) -> None:
    """Count the names, months, sources and languages in what a search finds.

    Each line has type, articles and value: those of the most articles first, months in their
    order, unless --sort says otherwise. An article counts for a month where it can only be of
    that one. An empty query finds every article. Put -- before a query in which a word begins
    with -.

    Exits with 0 when there is any value, 1 when there is none, 2 on an error.
    """
    _, collection = open_settings_and_collection(context.obj)
    searcher = open_searcher(collection)
    search = Search(" ".join(query))
    answer = searcher.search(search, limit=0)
    refuse_misread(answer)
    kinds = [kind for kind in KINDS if type_ in (None, kind.value)]
    facets = facets_of(searcher, search, kinds, listing_of(order, match, limit))
    values = [value for kind in kinds for value in facets[kind].values]
    if form == "json":
        rows = [_as_json(value) for value in values]
        found = {"query": search.text, "total": answer.total, **as_json(facets)}
        write_json("facets", {**found, "facets": rows})
    else:
        say_understood(answer, ())
        if values:
            write_columns(_rows(values))
        else:
            say(_nothing(type_, match) if answer.total else "No article found.")
    say_what_is_listed(facets, match)
    context.exit(0 if values else 1)


def _nothing(type_: str | None, match: str) -> str:
    if match:
        return f"No {type_ or 'name or value'} in any article found matches “{match}”."
    return f"No {type_} in any article found."


def _rows(values: Sequence[FacetValue]) -> list[list[str]]:
    articles = [f"{value.articles:,}" for value in values]
    width = max(map(len, articles))
    return [
        [kind_of(value.key).value, number.rjust(width), visible_line(value.key[1] or "unknown")]
        for value, number in zip(values, articles, strict=True)
    ]


def _as_json(value: FacetValue) -> dict[str, Any]:
    kind, name = value.key
    return {"type": kind.value, "value": name or None, "articles": value.articles}
