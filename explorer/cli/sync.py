"""`press sync`: look again at everything a collection was fed from."""

from __future__ import annotations

import click

from explorer.cli.importing import finish_import, progress_of
from explorer.cli.output import format_option
from explorer.cli.session import open_settings_and_store
from explorer.library.importing import Importer


@click.command("sync", epilog="Example: press sync, or press -C clippings sync")
@format_option("text", "json")
@click.pass_context
def command(context: click.Context, form: str) -> None:
    """Look again at every file, folder and address that the collection was fed from.

    New articles come in, changed ones get a new version, and what is gone is named; its
    articles stay. Files that look as they did are not opened, and servers are asked only for
    what has changed. Exits with 2 when something could not be read.
    """
    settings, store = open_settings_and_store(context.obj)
    progress = progress_of(0, 0)
    report = Importer(store, settings.limits, progress).sync()
    progress.finish()
    context.exit(finish_import(store, report, form, settings.spacy_model))
