"""`press edit`: set what is known of an article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from explorer.cli.output import say
from explorer.cli.session import open_settings_and_collection, open_settings_and_store
from explorer.library.collection import resolve_id
from explorer.library.recording import FIELDS

_HELP = {
    "title": "Its title.",
    "date": "When it was published, in EDTF: 2025-08-25, 2025-08?, 2024/..",
    "source": "The paper, agency or site.",
    "byline": "Who wrote it.",
    "language": "ISO 639-1 code, as en or fr.",
    "url": "Where it stands on the web.",
    "place": "Its place of origin.",
}


def _field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for field in reversed(FIELDS):
        command = click.option(f"--{field}", help=_HELP[field])(command)
    return command


@click.command("edit", epilog="Example: press edit 3f2a --date 2025-08-25 --source 'The Paper'")
@click.argument("id")
@_field_options
@click.option(
    "--as-read",
    type=click.Choice(FIELDS),
    multiple=True,
    help="Take an edit of this field back: what was read counts again.",
)
@click.pass_context
def command(
    context: click.Context,
    /,
    id: str,  # noqa: A002  # its name in help
    as_read: tuple[str, ...],
    **fields: str | None,
) -> None:
    """Set what is known of the article whose id begins with ID.

    An empty value says that it is not known. What was read is kept beside your edits, and they
    stay when the article is read again.
    """
    from explorer.library.editing import edit  # only to write: it loads SQLite

    values: dict[str, str | None] = {
        field: value for field, value in fields.items() if value is not None
    }
    values.update(dict.fromkeys(as_read))
    if not values:
        raise click.UsageError("Name what to set, as in --date 2025-08-25.")
    _, store = open_settings_and_store(context.obj)  # first: not to look in what stays as it is
    _, collection = open_settings_and_collection(context.obj)
    whole = resolve_id(collection, id)
    edit(store, whole, values)
    say(f"{whole}: {', '.join(values)} set.")
