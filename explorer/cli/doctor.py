"""`press doctor`: what a bug report needs."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from importlib.metadata import version

import click

from explorer import __version__, paths
from explorer.bookmarks.store import BookmarkStore
from explorer.cli.output import labelled, terminal_width
from explorer.cli.session import open_settings_and_collection
from explorer.errors import ExplorerError
from explorer.library.collection import Collection
from explorer.search.index_cache import index_folder, is_sound
from explorer.text.visible import visible_line

_LIBRARIES = (
    "click", "filelock", "platformdirs", "pyahocorasick", "pydantic", "rapidfuzz", "textual",
    "wcwidth", "whoosh3",
)  # fmt: skip


@click.command("doctor", epilog="Example: press doctor > report.txt")
@click.pass_context
def command(context: click.Context) -> None:
    """Report versions, paths, terminal and the state of the index. Changes nothing.

    Exits with 2 when something is wrong that only you can mend.
    """
    problems: list[str] = []
    rows = [*_versions(), *_terminal(), *_paths(), *_collection(context.obj, problems)]
    for line in labelled(rows, terminal_width()):
        click.echo(line)
    for problem in problems:
        click.echo(f"\n{visible_line(problem)}")
    context.exit(2 if problems else 0)


def _versions() -> list[tuple[str, str]]:
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return [
        ("press", __version__),
        ("python", f"{platform.python_version()} on {platform.platform()}"),
        ("libraries", libraries),
    ]


def _terminal() -> list[tuple[str, str]]:
    size = shutil.get_terminal_size()
    variables = ("TERM", "COLORTERM", "NO_COLOR", "TMUX", "SSH_TTY", "LANG", "LC_ALL")
    known = [f"{name}={os.environ[name]}" for name in variables if name in os.environ]
    where = "a terminal" if sys.stdout.isatty() else "not a terminal"
    return [
        ("output", f"{where}, {size.columns}×{size.lines}, {sys.stdout.encoding}"),
        ("environment", " ".join(known) or "none of note"),
    ]


def _paths() -> list[tuple[str, str]]:
    settings = paths.settings_file()
    missing = "" if settings.exists() else " (none yet; every setting is the default)"
    return [
        ("settings", f"{settings}{missing}"),
        ("bookmarks", str(BookmarkStore(paths.data_dir()).file)),
        ("cache", str(paths.cache_dir())),
    ]


def _collection(name: str | None, problems: list[str]) -> list[tuple[str, str]]:
    try:
        _, collection = open_settings_and_collection(name)
        count = len(collection.lexicon.entities)
        kept = len(BookmarkStore(paths.data_dir()).of_collection(collection.key))
    except ExplorerError as error:
        problems.append(str(error))
        return []
    return [
        ("collection", f"{collection.name}: {len(collection.ids):,} articles, {count:,} entities"),
        ("passages", f"{kept:,} kept"),
        ("index", _index_state(collection)),
    ]


def _index_state(collection: Collection) -> str:
    folder = index_folder(collection, paths.cache_dir())
    if is_sound(folder):
        return f"sound, {folder}"
    there = "damaged, will be built again" if folder.exists() else "not built yet"
    return f"{there}, {folder}"
