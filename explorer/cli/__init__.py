"""The command line: one file a command, each imported only when it is called."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click

from explorer import __version__
from explorer.errors import ExplorerError

_COMMANDS = {
    "search": "Find articles by words and names.",
    "searches": "List, show, rename and remove saved searches.",
    "history": "List what was searched for, or forget it.",
    "batch": "Answer a list of queries, as CSV or JSON.",
    "show": "Print one article.",
    "facets": "Count the names, months and sources in what a search finds.",
    "entities": "List the people, places, forces and organisations; set them right.",
    "entity": "Show all that the collection says of one name.",
    "lexicon": "Export, import and check who and what is known by which names.",
    "compare": "Put two articles side by side.",
    "figures": "Lay the figures of what a search finds beside each other.",
    "versions": "List the versions of an article.",
    "add": "Bring in articles: files, folders, web addresses.",
    "sync": "Look again at what a collection was fed from.",
    "edit": "Set what is known of an article.",
    "collections": "List, make, rename, remove, export and import collections.",
    "bookmarks": "List, keep, tag, export and import passages.",
    "doctor": "Report versions, paths, terminal and index.",
}


class _LazyGroup(click.Group):
    """A group that knows the names of its commands and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"explorer.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: press search 'otunge kenscoff' prints the articles that name both.",
)
@click.option(
    "-C",
    "--collection",
    metavar="NAME|FOLDER",
    help="One of `press collections`, or a folder.  [default: yours, else haiti]",
)
@click.version_option(__version__, message="press %(version)s")
@click.pass_context
def press(context: click.Context, collection: str | None) -> None:
    """Explore a collection of news articles; without a command, on the whole screen."""
    context.obj = collection
    if context.invoked_subcommand is None:
        from explorer.cli.browse import browse  # only now: it imports Textual

        browse(collection)


def main() -> None:
    """Run the command line and end the process: 0 found, 1 nothing found, 2 error."""
    _make_streams_harmless()
    _end_quietly_when_nobody_reads()
    try:
        sys.exit(_run())
    except ExplorerError as error:
        _fail(str(error))
    except OSError as error:
        # The rooms below explain their own files; what is left is a full disk under the output.
        with suppress(OSError, ValueError):  # or Python would try to write it again at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        what = f"{error.filename} cannot be used" if error.filename else "The output is cut short"
        _fail(f"{what}: {error.strerror or error}.")


def _fail(problem: str) -> NoReturn:
    from explorer.text.visible import visible_line  # a message may quote untrusted names

    sys.stderr.write(f"press: {visible_line(problem)}\n")
    sys.exit(2)


def _run() -> Any:
    try:
        return press.main(prog_name="press", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130


def _end_quietly_when_nobody_reads() -> None:
    """Let `press … | head` end as every other program does: without a word."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _make_streams_harmless() -> None:
    """Let no output fail for where it goes: closed by the caller, or not UTF-8."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed, as in `press … >&-`
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        # A terminal that is not UTF-8 shows a question mark rather than nothing at all.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    if sys.platform == "win32":
        os.system("")  # noqa: S605, S607  # makes the console understand escape sequences
