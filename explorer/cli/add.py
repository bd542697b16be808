"""`press add`: bring articles into a collection."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from explorer.cli.importing import finish_import, progress_of
from explorer.cli.output import format_option
from explorer.cli.session import open_settings_and_store_to_fill
from explorer.errors import ExplorerError
from explorer.library.gathering import is_there, locator_of, measure
from explorer.library.importing import STANDARD_INPUT, Importer
from explorer.library.origins import Origin


@click.command("add", epilog="Example: press add ~/clippings https://example.org/feed.xml")
@click.argument("sources", metavar="PATH|URL...", nargs=-1, required=True)
@click.option("--pages", is_flag=True, help="Also read the pages that a feed links to.")
@click.option("--allow-private", is_flag=True, help="Also read addresses of private networks.")
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context, sources: tuple[str, ...], pages: bool, allow_private: bool, form: str
) -> None:
    """Bring in articles: files, folders, patterns, web addresses, or - for standard input.

    Read are text, Markdown, saved web pages, PDF, mails, JSON Lines and ninjs, RSS and Atom
    feeds, web archives (WARC), and zip and tar archives of these. What is known already is
    recognised: a changed text becomes a new version, the rest is passed over. Stopped with
    ctrl+c, everything so far is kept; the same command goes on from there.

    Without -C they go into your own collection, which the first time is made. Exits with 0 when
    all was read, 1 when there was nothing to read, 2 when something could not be.
    """
    given = [
        Origin(source)
        if source == STANDARD_INPUT
        else Origin.named(source, pages=pages, private=allow_private)
        for source in sources
    ]
    _refuse_when_nothing_is_there([origin.given for origin in given])
    settings, store = open_settings_and_store_to_fill(context.obj)
    paths = [origin.given for origin in given if "://" not in origin.given]
    total = measure(paths) if sys.stderr.isatty() else (0, 0)
    importer = Importer(store, settings.limits, progress := progress_of(*total))
    report = importer.add(given)
    progress.finish()
    context.exit(finish_import(store, report, form, settings.spacy_model))


def _refuse_when_nothing_is_there(given: list[str]) -> None:
    """Raise ExplorerError rather than make a first collection out of a slip of the fingers."""
    if not any(each == STANDARD_INPUT or "://" in each or is_there(each) for each in given):
        raise ExplorerError(
            f"There is no such file or folder: {', '.join(map(locator_of, map(Path, given)))}.",
            "Nothing was added.",
        )
