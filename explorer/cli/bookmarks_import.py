"""`press bookmarks import`: passages from a file of ours, or of Hypothesis."""

from __future__ import annotations

from pathlib import Path

import click

from explorer import paths
from explorer.bookmarks.store import BookmarkStore
from explorer.cli.output import INDENT, say
from explorer.cli.session import open_settings_and_collection
from explorer.text.counting import counted


@click.command("import", epilog="Example: press bookmarks import lead.jsonld")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True))
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Keep the passages of FILE (- for standard input) that are not kept yet.

    Read are jsonld and jsonl of `press bookmarks export`, W3C annotations, and the JSON that
    Hypothesis exports. A passage is put to the article of its address, else to the one that has
    its words for certain; the others are listed. The ids of those kept are printed;
    `press bookmarks undo` takes it all back. Exits with 1 when no passage of FILE is here now.
    """
    from explorer.bookmarks.incoming.importing import import_passages  # only now: it takes time
    from explorer.bookmarks.incoming.reading import drafts_in
    from explorer.cli.files import reading

    _, collection = open_settings_and_collection(context.obj)
    with reading(file) as stream:
        name = "Standard input" if str(file) == "-" else str(file)
        drafts = drafts_in(stream.read(), name)
    imported = import_passages(BookmarkStore(paths.data_dir()), collection, drafts)
    for bookmark in imported.kept:
        click.echo(bookmark.id)
    say(f"{counted(len(imported.kept), 'passage')} kept, {imported.here_already:,} here already.")
    if imported.without_article:
        say("Kept though their article is not in this collection:")
        for bookmark in imported.without_article:
            say(f"{INDENT}{bookmark.id}  {bookmark.article}  {bookmark.title}")
    if imported.refused:
        say(f"Not kept: {counted(len(imported.refused), 'passage')}.")
        for refused in imported.refused:
            say(f"{INDENT}{refused.what}: {refused.why}")
    context.exit(0 if imported.kept or imported.here_already else 1)
