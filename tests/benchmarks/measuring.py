"""Have an engine build, open and answer, each in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines.rows import Rows, write_rows
from tests.benchmarks.peers import PeerError

_OPENINGS = 5
_BUILT = "built.json"


@dataclass(frozen=True)
class Row:
    """How an engine did in one row."""

    p50: float
    """Seconds, as are all."""
    p95: float
    questions: int
    """How many different ones there was time for."""
    totals: Sequence[int]
    """How many articles were found for each."""


@dataclass(frozen=True)
class Measured:
    """All about one engine with one corpus."""

    version: str
    articles_per_second: float
    whole_articles_per_second: float
    """With what no other engine does."""
    building_bytes: int | None
    """Resident at the most while building."""
    index_bytes: int
    text_bytes: int
    opening: float
    """Seconds from import to the first answer."""
    whole_process: float
    """Seconds from the start of a process that opens and answers to its end."""
    opened_bytes: int | None
    """Resident after opening and one answer, mapped files counted."""
    rows: dict[str, Row] = field(default_factory=dict)
    searching_bytes: int | None = None
    """Resident after all rows."""


@dataclass(frozen=True)
class Machine:
    """Where to keep and to find things."""

    cache: Path
    most_seconds: float
    """For a row."""


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all values is not above."""
    ordered = sorted(values)
    return ordered[max(0, round(share * len(ordered) + 0.5) - 1)]


def measure(
    engine: str, python: Path, corpus: Corpus, rows: Rows, machine: Machine, *, rebuild: bool
) -> Measured:
    """Measure one engine, on an index that was built before where there is one.

    Raises PeerError when it fails.
    """
    folder = machine.cache / f"{corpus.file.stem.replace('corpus', engine)}"
    if rebuild:
        shutil.rmtree(folder, ignore_errors=True)
    built = _built(engine, python, corpus, folder)
    questions = machine.cache / f"questions-{os.getpid()}.json"
    write_rows(rows, questions)
    try:
        opened, whole = _opened(engine, python, folder, questions)
        measured = Measured(
            version=built["version"],
            articles_per_second=built["articles"] / built["seconds"],
            whole_articles_per_second=built["articles"] / built["whole_seconds"],
            building_bytes=built["peak_bytes"],
            index_bytes=built["index_bytes"],
            text_bytes=built["text_bytes"],
            opening=statistics.median(each["seconds"] for each in opened),
            whole_process=whole,
            opened_bytes=opened[-1]["resident_bytes"],
        )
        arguments = ("rows", str(folder / "index"), str(questions), str(machine.most_seconds))
        resident = None
        for row in _lines(python, engine, *arguments):
            measured.rows[row["row"]] = Row(
                percentile(row["seconds"], 0.5),
                percentile(row["seconds"], 0.95),
                row["questions"],
                row["totals"],
            )
            resident = row["resident_bytes"]
    finally:
        questions.unlink()
    return Measured(**{**vars(measured), "searching_bytes": resident})


def _built(engine: str, python: Path, corpus: Corpus, folder: Path) -> dict[str, Any]:
    """Return what building an index has cost, now or when it was built."""
    noted = folder / _BUILT
    if not noted.exists():
        shutil.rmtree(folder, ignore_errors=True)
        index = folder / "index"
        index.mkdir(parents=True)
        (built,) = _lines(python, engine, "build", str(corpus.file), str(index))
        noted.write_text(json.dumps(built), "utf-8")
    known: dict[str, Any] = json.loads(noted.read_text("utf-8"))
    return known


def _opened(
    engine: str, python: Path, folder: Path, questions: Path
) -> tuple[list[dict[str, Any]], float]:
    opened: list[dict[str, Any]] = []
    wholes = []
    for _ in range(_OPENINGS):
        started = time.perf_counter()
        opened += _lines(python, engine, "open", str(folder / "index"), str(questions))
        wholes.append(time.perf_counter() - started)
    return opened, statistics.median(wholes)


def _lines(python: Path, engine: str, *arguments: str) -> Iterator[dict[str, Any]]:
    """Yield what a process of an engine writes. Raises PeerError when it fails."""
    command = [str(python), "-m", "tests.benchmarks.engines", engine, *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        yield from map(json.loads, process.stdout)
        complaint = process.stderr.read()
    if process.returncode:
        raise PeerError(f"{arguments[0]} failed: {complaint.strip().splitlines()[-1:]}")
