"""`press history`: what was searched for, or forget it."""

from __future__ import annotations

import click

from explorer import paths
from explorer.cli.output import format_option, say, write_columns, write_json
from explorer.cli.session import open_settings_and_collection
from explorer.search.history import History
from explorer.text.visible import visible_line


@click.command("history", epilog="Example: press history --clear")
@click.option("--clear", is_flag=True, help="Forget all of them.")
@format_option("text", "json")
@click.pass_context
def command(context: click.Context, clear: bool, form: str) -> None:
    """List the queries asked of this collection on a screen or terminal, the latest first.

    What a script asks is not remembered. Exits with 1 when there is none.
    """
    _, collection = open_settings_and_collection(context.obj)
    history = History(paths.data_dir(), collection.key)
    if clear:
        gone = history.clear()
        say(f"Forgot {gone:,} {'query' if gone == 1 else 'queries'} asked of {collection.name}")
        return
    asked = history.asked()
    if form == "json":
        rows = [{"query": each.query, "at": each.at.isoformat()} for each in asked]
        write_json("history", {"queries": rows})
    elif asked:
        write_columns(
            [[f"{each.at.astimezone():%Y-%m-%d %H:%M}", visible_line(each.query)] for each in asked]
        )
    context.exit(0 if asked else 1)
