"""Which values of a kind a command lists, and a word about those that it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from explorer.cli.output import say
from explorer.search.answers import Search
from explorer.search.facets.facet_lists import Facets, Listed, Listing, Order
from explorer.search.narrowing import Kind, Property

if TYPE_CHECKING:
    from explorer.search.searcher import Searcher

_USUAL_LIMIT = 100


def listing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which values it lists."""
    for option in (
        click.option(
            "--limit",
            type=click.IntRange(min=0),
            help=f"At most so many of each kind, 0 for all.  [default: {_USUAL_LIMIT}; all months]",
        ),
        click.option(
            "--match",
            metavar="TEXT",
            default="",
            help="Only names with words that begin so; where there are none, names like it.",
        ),
        click.option(
            "--sort",
            "order",
            type=click.Choice([order.value for order in Order]),
            help="By articles, by name, or by lift: what is more frequent in what is found than "
            "elsewhere first.  [default: count]",
        ),
    ):
        command = option(command)
    return command


def listing_of(order: str | None, match: str, limit: int | None) -> Listing:
    """Return what the options ask for."""
    most = {None: _USUAL_LIMIT, 0: None}.get(limit, limit)
    return Listing(Order(order) if order else None, match, most)


def facets_of(
    searcher: Searcher, search: Search, kinds: Iterable[Kind], listing: Listing
) -> Facets:
    """Count the values of some kinds. Names that are only like the wanted are listed where no
    kind has any that begins so."""
    wanted = dict.fromkeys(kinds, listing)
    if listing.limit == _USUAL_LIMIT and Property.MONTH in wanted:
        wanted[Property.MONTH] = replace(listing, limit=None)
    facets = searcher.facets(search, wanted)
    if all(listed.nearly or not listed.total for listed in facets.values()):
        return facets
    return {kind: Listed() if listed.nearly else listed for kind, listed in facets.items()}


def say_what_is_listed(facets: Facets, match: str) -> None:
    """Say where there are more values than are listed, or names that are only like the wanted."""
    if nearly := [kind.plural for kind, listed in facets.items() if listed.nearly]:
        say(f"No name among {_and(nearly)} has words that begin with “{match}”: these are like it.")
    cut_off = [
        f"{len(listed.values):,} of {listed.total:,} {kind.plural}"
        for kind, listed in facets.items()
        if listed.following
    ]
    if cut_off:
        say(f"Listed are {_and(cut_off)}; --limit 0 lists all.")


def as_json(facets: Facets) -> dict[str, Any]:
    """Return how many values of each kind there are in all, listed or not, and of which kinds
    they are only like what was to match."""
    return {
        "in_all": {kind.value: listed.total for kind, listed in facets.items()},
        "nearly": [kind.value for kind, listed in facets.items() if listed.nearly],
    }


def _and(parts: list[str]) -> str:
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last
