"""`press doctor`: what a bug report needs."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from contextlib import closing
from importlib.metadata import version

import click

from explorer import __version__, paths
from explorer.bookmarks.store import BookmarkStore
from explorer.cli.output import labelled, terminal_width
from explorer.cli.session import open_settings_and_collection
from explorer.errors import ExplorerError, SettingsError
from explorer.library.collection import Collection
from explorer.library.opening import library_folder
from explorer.search.keeping.index_cache import is_sound
from explorer.search.keeping.index_folder import index_folder
from explorer.settings import load_settings
from explorer.text.visible import visible_line

_LIBRARIES = (
    "charset-normalizer", "click", "feedparser", "filelock", "ftfy", "htmldate", "jinja2", "lxml",
    "lxml-html-clean", "markdown-it-py", "numpy", "platformdirs", "py3langid", "pyahocorasick",
    "pydantic", "pypdfium2", "python-dateutil", "python-frontmatter", "pyyaml", "rapidfuzz",
    "rensa", "textual", "trafilatura", "urllib3", "warcio", "wcwidth", "whoosh3",
)  # fmt: skip


@click.command("doctor", epilog="Example: press doctor > report.txt")
@click.pass_context
def command(context: click.Context) -> None:
    """Report versions, paths and terminal, and check the collection from end to end.

    What is derived from the articles is repaired where it is wrong; the articles are never
    changed. Exits with 2 when something is wrong that only you can mend.
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
        kept = BookmarkStore(paths.data_dir()).listing(collection.key)
    except ExplorerError as error:
        problems.append(str(error))
        return []
    if kept.problem:
        problems.append(kept.problem)
    return [
        (
            "collection",
            f"{collection.name}: {len(collection):,} articles, {count:,} in its lexicon",
        ),
        ("passages", f"{len(kept.bookmarks):,} kept"),
        *_library(name, problems),
        *_index(collection, problems),
    ]


def _library(name: str | None, problems: list[str]) -> list[tuple[str, str]]:
    """Check the collection's library, if it has one."""
    folder = library_folder(name or load_settings().collection)
    if folder is None:
        return []
    from explorer.library.checking import check  # only where there is one: it loads SQLite
    from explorer.library.store import Store

    try:
        with closing(Store(folder)) as store:
            findings = check(store)
    except ExplorerError as error:
        problems.append(str(error))
        return []
    problems += findings.damage
    state = "damaged" if findings.damage else "sound"
    return [
        ("library", f"{state}, {store.file}, {store.file.stat().st_size:,} bytes"),
        *(("repaired", sentence) for sentence in findings.repaired),
    ]


def _index(collection: Collection, problems: list[str]) -> list[tuple[str, str]]:
    try:
        folder = index_folder(collection, paths.cache_dir())
    except SettingsError as error:
        problems.append(str(error))
        return []
    if is_sound(folder):
        return [("index", f"sound, {folder}")]
    there = "damaged, will be built again" if folder.exists() else "not built yet"
    return [("index", f"{there}, {folder}")]
