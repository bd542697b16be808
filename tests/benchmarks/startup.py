"""How long the program takes to start, beside what it cannot do without.

    python -m tests.benchmarks.startup

Medians of whole processes, from start to end, or to the first painted row on a terminal. The
program and its yardstick take turns, so that what else the machine does touches both alike.
Exits with 1 when a ratio is above its bound.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.benchmarks.processes import as_installed

_ROUNDS = 15
_GIVE_UP_SECONDS = 30.0

_BARE_APP = """
from textual.app import App
from textual.widgets import DataTable

class Bare(App):
    def compose(self):
        yield DataTable()

    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_column("title")
        table.add_row("first painted row")

Bare().run()
"""


@dataclass(frozen=True)
class Comparison:
    """Something measured, what it is measured against, and how much longer it may take."""

    name: str
    program: Callable[[], float]
    yardstick: Callable[[], float]
    bound: float


def _process(*arguments: str, env: Mapping[str, str]) -> Callable[[], float]:
    """Return a measurement of a whole process of this Python."""

    def measure() -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], env=env, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - started

    return measure


def _until_painted(*arguments: str, text: bytes, env: Mapping[str, str]) -> Callable[[], float]:
    """Return a measurement from a process's start to a text on its terminal."""

    def measure() -> float:
        started = time.perf_counter()
        process, terminal = pty.fork()
        if process == 0:
            os.execve(sys.executable, [sys.executable, *arguments], dict(env))
        try:
            return _wait_for(terminal, text) - started
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            os.close(terminal)

    return measure


def _wait_for(terminal: int, text: bytes) -> float:
    seen, deadline = b"", time.perf_counter() + _GIVE_UP_SECONDS
    while text not in seen:
        ready, _, _ = select.select([terminal], [], [], max(0.0, deadline - time.perf_counter()))
        if not ready:
            raise TimeoutError(f"{text!r} was not painted; the end of what was: {seen[-500:]!r}")
        seen += os.read(terminal, 65536)
    return time.perf_counter()


def _comparisons(env: Mapping[str, str]) -> list[Comparison]:
    press = ("-m", "explorer")
    needed = "import whoosh.index, whoosh.qparser, numpy; from pydantic import BaseModel"
    return [
        Comparison(
            "press search otunge  /  importing whoosh, numpy and pydantic",
            _process(*press, "search", "otunge", env=env),
            _process("-c", needed, env=env),
            1.5,
        ),
        Comparison(
            "press --version  /  importing click",
            _process(*press, "--version", env=env),
            _process("-c", "import click", env=env),
            1.3,
        ),
        Comparison(
            "press, to the first painted hit  /  a bare Textual app with one DataTable",
            _until_painted(*press, text=b"Haiti", env=env),
            _until_painted("-c", _BARE_APP, text=b"first painted row", env=env),
            1.5,
        ),
    ]


def main() -> int:
    """Measure, print a table, return 1 when a bound is not kept."""
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **{
                name: value
                for name, value in as_installed().items()
                if not name.startswith("PRESS_")
            },
            **{f"PRESS_{kind}_DIR": folder for kind in ("CACHE", "DATA", "CONFIG")},
            "TERM": "xterm-256color",
            "COLUMNS": "120",
            "LINES": "36",
        }
        for comparison in _comparisons(env):
            comparison.program()  # builds the index, fills the caches
            comparison.yardstick()
            times = [(comparison.program(), comparison.yardstick()) for _ in range(_ROUNDS)]
            program, yardstick = (statistics.median(column) for column in zip(*times, strict=True))
            ratio = program / yardstick
            kept = kept and ratio <= comparison.bound
            print(
                f"{comparison.name}\n    {program * 1000:.0f} ms / {yardstick * 1000:.0f} ms"
                f" = {ratio:.2f} (at most {comparison.bound})"
            )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
