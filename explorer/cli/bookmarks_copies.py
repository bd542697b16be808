"""`press bookmarks backup|restore`: copies of all kept passages, and the way back from one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from explorer import paths
from explorer.bookmarks.store import BookmarkStore
from explorer.cli.output import say
from explorer.text.counting import counted

_FOLDER = "backups"


@click.command("backup", epilog="Example: press bookmarks backup ~/passages.sqlite3")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def back_up(file: Path | None) -> None:
    """Copy the passages kept from all collections to FILE, which only you may read.

    Without FILE it goes to the folder of your data, under the time of day. The path is printed.
    An earlier copy of that name is replaced; any other file is left as it is.
    """
    from explorer.bookmarks import backup  # only now: the list need not wait for it

    if file is None:
        name = f"bookmarks-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.sqlite3"
        file = paths.data_dir() / _FOLDER / name
    count = backup.back_up(BookmarkStore(paths.data_dir()), file)
    say(f"{counted(count, 'passage')} copied.")
    click.echo(file)


@click.command("restore", epilog="Example: press bookmarks restore ~/passages.sqlite3")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def restore(context: click.Context, file: Path) -> None:
    """Bring back from FILE, a copy that `press bookmarks backup` made, what is not kept now.

    Nothing that is kept now is changed or removed. Exits with 1 when the copy has no passage.
    """
    from explorer.bookmarks import backup  # only now, as above

    restored = backup.restore(BookmarkStore(paths.data_dir()), file)
    parts = [f"{counted(restored.back, 'passage')} brought back"]
    if restored.here:
        parts.append(f"{restored.here:,} here already")
    if restored.different:
        parts.append(f"{restored.different:,} changed since then and left as now")
    say(f"{', '.join(parts)}.")
    context.exit(0 if any(restored) else 1)
