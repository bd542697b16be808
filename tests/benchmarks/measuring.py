"""Have an engine build, open and answer, each in a process of its own."""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines.rows import Rows, write_rows
from tests.benchmarks.figures import Measured, Program, Row, percentile, spread
from tests.benchmarks.peers import EngineError
from tests.benchmarks.processes import as_installed

_ENGINES = "tests.benchmarks.engines"
_KEYSTROKES = "tests.benchmarks.keystrokes"
_ADDING = "tests.benchmarks.adding"
_OPENINGS = 5
_BUILT = "built.json"


class Asking(NamedTuple):
    """What engines are asked, and how that is timed."""

    rows: Rows
    seconds_per_row: float
    """At the most."""
    clock: str
    """One of `CLOCKS`."""


def index_folder(engine: str, corpus: Corpus) -> Path:
    """Return where the index of a corpus is kept: beside it."""
    return corpus.file.with_name(corpus.file.stem.replace("corpus", engine)) / "index"


def forget(engine: str, corpus: Corpus) -> None:
    """Remove an index, so that it is built anew."""
    shutil.rmtree(index_folder(engine, corpus).parent, ignore_errors=True)


def measure(engine: str, python: Path, corpus: Corpus, asking: Asking) -> Measured:
    """Measure one engine, on an index that was built before where there is one.

    Raises EngineError when it fails.
    """
    built = _built(engine, python, corpus)
    building = built["seconds"][asking.clock]
    folder = str(index_folder(engine, corpus))
    with tempfile.TemporaryDirectory() as temporary:
        questions = Path(temporary, "questions.json")
        write_rows(asking.rows, questions)
        opened, whole = _opened(engine, python, folder, str(questions), asking.clock)
        how = (str(asking.seconds_per_row), asking.clock)
        answered = list(_lines(python, _ENGINES, engine, "rows", folder, str(questions), *how))
    return Measured(
        version=built["version"],
        articles_per_second=built["articles"] / (building - built["apart"]),
        whole_articles_per_second=built["articles"] / building,
        building_bytes=built["peak_bytes"],
        index_bytes=built["index_bytes"],
        text_bytes=built["text_bytes"],
        opening=statistics.median(each["seconds"] for each in opened),
        whole_process=whole,
        opened_bytes=opened[-1]["resident_bytes"],
        searching_bytes=answered[-1]["resident_bytes"] if answered else None,
        rows={each["row"]: _row(each) for each in answered},
    )


def measure_program(engine: str, corpus: Corpus, clock: str) -> Program:
    """Measure what only the program does, on the index that `measure` has left.

    Raises EngineError when that fails.
    """
    folder = index_folder(engine, corpus)
    (typed,) = _lines(Path(sys.executable), _KEYSTROKES, str(corpus.file), str(folder), clock)
    (added,) = _lines(Path(sys.executable), _ADDING, str(folder))
    search, snippets, facets = zip(*typed["keystrokes"], strict=True)
    hits = list(map(sum, zip(search, snippets, strict=True)))
    return Program(
        keys=len(hits),
        parts={
            "search": spread(search),
            "snippets": spread(snippets),
            "hits": spread(hits),
            "facets": spread(facets),
            "all": spread(list(map(sum, typed["keystrokes"]))),
        },
        adding=spread(added["seconds"]),
        resident_bytes=typed["resident_bytes"],
    )


def _row(answered: dict[str, Any]) -> Row:
    seconds = answered["seconds"]
    return Row(
        percentile(seconds, 0.5),
        percentile(seconds, 0.95),
        answered["questions"],
        answered["totals"],
    )


def _built(engine: str, python: Path, corpus: Corpus) -> dict[str, Any]:
    """Return what building an index costs, or has cost when it was built."""
    index = index_folder(engine, corpus)
    noted = index.with_name(_BUILT)
    if not noted.exists():
        forget(engine, corpus)
        index.mkdir(mode=0o700, parents=True)
        (built,) = _lines(python, _ENGINES, engine, "build", str(corpus.file), str(index))
        noted.write_text(json.dumps(built), "utf-8")
    known: dict[str, Any] = json.loads(noted.read_text("utf-8"))
    return known


def _opened(
    engine: str, python: Path, folder: str, questions: str, clock: str
) -> tuple[list[dict[str, Any]], float]:
    """Return what each of several processes says, and what a whole one took."""
    opened: list[dict[str, Any]] = []
    wholes = []
    for _ in range(_OPENINGS):
        started = _PROCESSES[clock]()
        opened += _lines(python, _ENGINES, engine, "open", folder, questions, clock)
        wholes.append(_PROCESSES[clock]() - started)
    return opened, statistics.median(wholes)


def _worked_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


_PROCESSES = {"wall": time.perf_counter, "cpu": _worked_by_children}


def _lines(python: Path, module: str, *arguments: str) -> Iterator[dict[str, Any]]:
    """Yield what a process writes, line by line. Raises EngineError when it fails."""
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as complaints,
        subprocess.Popen(
            [str(python), "-m", module, *arguments],
            stdout=subprocess.PIPE,
            stderr=complaints,
            encoding="utf-8",
            env={**as_installed(), "PYTHONIOENCODING": "utf-8"},
        ) as process,
    ):
        assert process.stdout
        yield from map(json.loads, process.stdout)
        if process.wait():
            complaints.seek(0)
            last = complaints.read().strip().splitlines()[-1:]
            raise EngineError(f"{' '.join(arguments[:2])}: {' '.join(last)}")
