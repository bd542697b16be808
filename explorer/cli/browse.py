"""`press` alone: the whole screen."""

from __future__ import annotations

import gc
import os
import sys

from explorer.cli.output import terminal_is_dumb
from explorer.cli.session import open_settings_and_collection
from explorer.errors import ExplorerError


def browse(collection_name: str | None) -> None:
    """Start the TUI, or say what works instead where it cannot run."""
    _refuse_without_a_terminal()
    # Nothing made on the way to the first paint is garbage; looking for some takes a tenth of it.
    gc.disable()
    settings, collection = open_settings_and_collection(collection_name)
    from explorer.tui.app import run  # last: nothing above needs it, and it is the dearest import

    run(settings, collection)


def _refuse_without_a_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ExplorerError(
            "The screen needs a terminal for its input and output.",
            "In a pipe or a script use `press search QUERY` and `press show ID`.",
        )
    if terminal_is_dumb():
        raise ExplorerError(
            f"This terminal (TERM={os.environ.get('TERM', '')}) cannot show the screen.",
            "Use `press search QUERY` and `press show ID`, or set TERM to what it really is.",
        )
