"""One engine in a process of its own, on one core; what it measures goes to stdout as JSON.

    python -m tests.benchmarks.engines ENGINE build CORPUS FOLDER
    python -m tests.benchmarks.engines ENGINE open FOLDER QUESTIONS CLOCK
    python -m tests.benchmarks.engines ENGINE rows FOLDER QUESTIONS SECONDS CLOCK

`build` and `open` write one line, `rows` one for each row of questions.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import Corpus
from tests.benchmarks.engines import Engine, engine_named
from tests.benchmarks.engines.rows import read_rows, time_row
from tests.benchmarks.processes import CLOCKS, on_one_core, peak_bytes, resident_bytes


def _build(engine: Engine, corpus: str, folder: str) -> Iterator[dict[str, Any]]:
    articles = Corpus(Path(corpus))
    engine.version()  # imports what it needs
    started = {name: clock() for name, clock in CLOCKS.items()}
    apart = engine.build(Path(folder), articles)
    yield {
        "version": engine.version(),
        "articles": len(articles),
        "seconds": {name: clock() - started[name] for name, clock in CLOCKS.items()},
        "apart": apart,
        "peak_bytes": peak_bytes(),
        "index_bytes": sum(
            file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()
        ),
        "text_bytes": articles.text_bytes,
    }


def _open(engine: Engine, folder: str, questions: str, clock: str) -> Iterator[dict[str, Any]]:
    question = next(iter(read_rows(Path(questions)).values()))[0]
    started = CLOCKS[clock]()
    engine.open_index(Path(folder)).search(question)
    yield {"seconds": CLOCKS[clock]() - started, "resident_bytes": resident_bytes()}


def _rows(
    engine: Engine, folder: str, questions: str, seconds: str, clock: str
) -> Iterator[dict[str, Any]]:
    searching = engine.open_index(Path(folder))
    for row, asked in read_rows(Path(questions)).items():
        if asked[0].kind in engine.UNSUPPORTED:
            continue
        yield {
            "row": row,
            **time_row(searching, asked, float(seconds), CLOCKS[clock]),
            "resident_bytes": resident_bytes(),
        }


def main() -> None:
    name, task, *arguments = sys.argv[1:]
    on_one_core()
    tasks: dict[str, Callable[..., Iterator[dict[str, Any]]]] = {
        "build": _build,
        "open": _open,
        "rows": _rows,
    }
    for measured in tasks[task](engine_named(name), *arguments):
        print(json.dumps(measured), flush=True)


if __name__ == "__main__":
    main()
