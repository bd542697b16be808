"""Rows of questions, and how long an engine takes over one."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.benchmarks.engines import Kind, Question, Searching

Rows = Mapping[str, Sequence[Question]]
Clock = Callable[[], float]

_PASSES = 4  # of which the first is to warm up


def write_rows(rows: Rows, file: Path) -> None:
    """Write rows of questions where a process of an engine can read them."""
    written = {row: [asdict(question) for question in asked] for row, asked in rows.items()}
    file.write_text(json.dumps(written), "utf-8")


def read_rows(file: Path) -> Rows:
    """Read what `write_rows` has written."""
    return {
        row: [
            Question(Kind(each["kind"]), tuple(each["words"]), each["distance"]) for each in asked
        ]
        for row, asked in json.loads(file.read_text("utf-8")).items()
    }


def time_row(
    searching: Searching, asked: Sequence[Question], most_seconds: float, clock: Clock
) -> dict[str, Any]:
    """Ask all questions in turn, several times over, until the time is up.

    The first time only warms up, unless the time is up before the second is through: then it is
    all there is. `seconds` are those of every single answer, `totals` the counts answered.
    """
    deadline = time.perf_counter() + most_seconds
    passes: list[list[float]] = []
    totals: list[int] = []
    for _ in range(_PASSES):
        seconds: list[float] = []
        passes.append(seconds)
        for question in asked:
            started = clock()
            found = searching.search(question)
            seconds.append(clock() - started)
            if len(totals) < len(asked):
                totals.append(found.total)
            if time.perf_counter() > deadline:
                break
        if time.perf_counter() > deadline:
            break
    warm = passes[1:] if len(passes) > 1 and len(passes[1]) == len(asked) else passes[:1]
    return {
        "seconds": [each for seconds in warm for each in seconds],
        "questions": len(warm[0]),
        "totals": totals,
    }
