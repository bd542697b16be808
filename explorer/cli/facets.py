"""`press facets`: count the values that narrow a result."""

from __future__ import annotations

from typing import Any

import click

from explorer.cli.output import format_option, say, write_columns, write_json
from explorer.cli.session import open_searcher, open_settings_and_collection
from explorer.errors import QueryError
from explorer.search.answers import Search
from explorer.search.narrowing import KINDS, FacetValue, kind_of, label_of
from explorer.text.visible import visible_line


@click.command("facets", epilog="Example: press facets --type month kenscoff")
@click.argument("query", nargs=-1)
@click.option("--type", "type_", type=click.Choice([kind.value for kind in KINDS]), help="Only these.")
@format_option("text", "json")
@click.pass_context
def command(context: click.Context, query: tuple[str, ...], type_: str | None, form: str) -> None:
    """Count the people, places, forces, organisations, months, sources and languages in what a
    search finds: type, articles and name.

    Those of the most articles come first, months in their order. An empty query finds every
    article. Put -- before a query in which a word begins with -.

    Exits with 0 when something was found, 1 when nothing was, 2 on an error.
    """
    _, collection = open_settings_and_collection(context.obj)
    searcher = open_searcher(collection)
    search = Search(" ".join(query))
    answer = searcher.search(search, limit=0)
    ...
