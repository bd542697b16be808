"""What a process that is measured does to itself, and knows of itself."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

CLOCKS: Mapping[str, Callable[[], float]] = {"wall": time.perf_counter, "cpu": time.process_time}
"""In seconds: what a user waits, or, on a machine with other work to do, what was worked."""

_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"

_STATUS = Path("/proc/self/status")


def as_installed() -> dict[str, str]:
    """Return the environment of a program that was installed and has run before: one that keeps
    its bytecode. Without, every start compiles the program, and not the libraries beside it."""
    return {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}


def on_one_core() -> None:
    """Keep to one core, where the system can: then no engine has more than another."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def resident_bytes() -> int | None:
    """Return how much memory the process has, mapped files counted; None where nobody knows."""
    return _memory("VmRSS:")


def peak_bytes() -> int | None:
    """Return how much memory the process has had at the most, as above."""
    return _memory("VmHWM:")


def _memory(field: str) -> int | None:
    if not _STATUS.exists():
        return None
    (line,) = (line for line in _STATUS.read_text().splitlines() if line.startswith(field))
    return int(line.split()[1]) * 1024
