"""`press versions`: list the versions of an article."""

from __future__ import annotations

import click

from explorer.cli.output import format_option, write_columns, write_json
from explorer.cli.session import open_settings_and_collection
from explorer.library.collection import Version, resolve_id
from explorer.text.visible import visible_line


@click.command("versions", epilog="Example: press versions 3f2a, then press compare 3f2a@1 3f2a@2")
@click.argument("id")
@format_option("text", "json")
@click.pass_context
def command(context: click.Context, id: str, form: str) -> None:  # noqa: A002  # its name in help
    """List the versions of the article whose id begins with ID, the latest last.

    A version is what one reading found: its text never changes. ID@2 is its second one in
    `press show` and `press compare`.
    """
    _, collection = open_settings_and_collection(context.obj)
    whole = resolve_id(collection, id)
    versions = collection.versions(whole)
    if form == "json":
        write_json("versions", {"id": whole, "versions": [each._asdict() for each in versions]})
    else:
        write_columns([_columns(whole, version) for version in versions])


def _columns(id_: str, version: Version) -> list[str]:
    return [
        f"{id_}@{version.number}",
        f"read {version.at[:10]}" if version.at else "",
        version.date or "undated",
        f"{version.length:,} characters",
        visible_line(version.title or ""),
    ]
