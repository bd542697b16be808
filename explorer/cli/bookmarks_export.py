"""`press bookmarks export`: kept passages for other programs and for the user's own draft."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from explorer.bookmarks.export.formats import FORMATS, document
from explorer.bookmarks.export.kept_passage import kept_passages
from explorer.cli.bookmark_choice import Choice, choice_options, chosen, state_option
from explorer.cli.output import say
from explorer.cli.session import open_settings_and_collection
from explorer.errors import BookmarkError
from explorer.text.counting import counted
from explorer.text.visible import visible


@click.command("export", epilog="Example: press bookmarks export --format md --tag lead -o lead.md")
@choice_options
@state_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="md",
    show_default=True,
    help="What to write; only jsonld and jsonl can be imported again.",
)
@click.option(
    "--template",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A Jinja2 template of yours, instead of a format.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    default="-",
    help="The file to write; packed if its name ends in .gz.  [default: standard output]",
)
@click.pass_context
def export(
    context: click.Context,
    tags: tuple[str, ...],
    articles: tuple[str, ...],
    query: str | None,
    match: str,
    states: tuple[str, ...],
    form: str,
    template: Path | None,
    output: Path,
) -> None:
    """Write the kept passages with their sources, the newest first.

    A template is given `heading` and `passages`, each with id, quote, note, tags, article,
    title, source, byline, date, url, start, end, state, now (its words today), kept, show and
    citation. Exits with 1 when there is no such passage.
    """
    _, collection = open_settings_and_collection(context.obj)
    passages = [
        each
        for each in kept_passages(
            chosen(collection, Choice(tags, articles, query, match)), collection
        )
        if not states or each.anchor.state in states
    ]
    heading = f"Passages kept from {collection.name}"
    if template:
        from explorer.bookmarks.export.template import document_by_template  # only for one

        text = document_by_template(_read(template), template.name, passages, heading)
    else:
        text = document(form, passages, heading)
    _write(text, output)
    if str(output) != "-":
        say(f"{counted(len(passages), 'passage')} written.")
    elif not passages:
        say(f"0 passages kept from {collection.name} are such.")
    context.exit(0 if passages else 1)


def _read(template: Path) -> str:
    try:
        return template.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BookmarkError(f"The template {template} cannot be read: {reason}.") from error


def _write(text: str, output: Path) -> None:
    from explorer.cli.files import writing  # only now: a list need not wait for it

    if str(output) == "-" and sys.stdout.isatty():
        click.echo(visible(text), nl=False)
        return
    with writing(output) as stream:
        stream.write(text.encode("utf-8", "replace"))
