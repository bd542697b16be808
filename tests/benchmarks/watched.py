"""The whole program, noting how late its event loop is.

    python -m tests.benchmarks.watched LOG [ARGUMENT...]

Runs `press ARGUMENT...` and writes to LOG, when the user has left, triples of doubles: a time by
the monotonic clock, by how many seconds a task that slept for a millisecond woke up late, and for
how many seconds the process worked meanwhile.
"""

from __future__ import annotations

import asyncio
import sys
import time
from array import array
from pathlib import Path

from explorer.cli import main as press
from explorer.tui import app
from explorer.tui.widgets.search_line import SearchLine

_PAUSE = 0.001  # seconds


class WatchedApp(app.PressApp):
    """The program, with a task beside it that wants to be woken up all the time."""

    CSS_PATH = str(Path(app.__file__).parent / "screens" / "browse.tcss")
    lateness = array("d")

    def on_mount(self) -> None:
        self._watching = asyncio.create_task(self._watch())
        self.call_after_refresh(self._stop_blinking)  # or it would never come to rest

    def _stop_blinking(self) -> None:
        self.screen.query_one(SearchLine).cursor_blink = False

    async def _watch(self) -> None:
        while True:
            due, worked = time.monotonic() + _PAUSE, time.process_time()
            await asyncio.sleep(_PAUSE)
            now = time.monotonic()
            self.lateness.extend((now, now - due, time.process_time() - worked))


def main() -> None:
    log = sys.argv.pop(1)
    app.PressApp = WatchedApp  # type: ignore[misc]
    try:
        press()
    finally:
        Path(log).write_bytes(WatchedApp.lateness.tobytes())


if __name__ == "__main__":
    main()
