"""`press` alone: the whole screen."""

from __future__ import annotations

import os
import sys

from explorer.cli.session import open_settings_and_collection
from explorer.errors import ExplorerError


def browse(collection_name: str | None) -> None:
    """Start the TUI, or say what works instead where it cannot run."""
    _refuse_without_a_terminal()
    settings, collection = open_settings_and_collection(collection_name)
    from explorer.tui.app import run  # last: nothing above needs it, and it is the dearest import

    run(settings, collection)


def _refuse_without_a_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ExplorerError(
            "The screen needs a terminal for its input and output.",
            "In a pipe or a script use `press search QUERY` and `press show ID`.",
        )
    if os.environ.get("TERM", "dumb") in ("dumb", "unknown", ""):
        raise ExplorerError(
            "This terminal (TERM=dumb) cannot show the screen.",
            "Use `press search QUERY` and `press show ID`, or set TERM to what it really is.",
        )
