"""Whether the screen stays smooth: how late its event loop is while it has much to do.

    python -m tests.benchmarks.smoothness --data FOLDER --collection NAME
    python -m tests.benchmarks.smoothness --data FOLDER --collection NAME --cache FOLDER

The whole program runs on a terminal of its own, on copies of the collection and of its index.
Keys come 30 times a second, as from a keyboard on which one is held. Printed for each phase: by
how many milliseconds a task that slept for one was woken up late, and how long after the last
key the last of the screen was drawn. Exits with 1 when a p99 is above its bound.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from explorer.library.recorded import RecordedCollection
from explorer.text.words import words_of
from tests.benchmarks.lateness import Lateness, Phase, print_heading, print_phases
from tests.benchmarks.processes import CLOCKS, as_installed
from tests.benchmarks.terminal import Terminal

_KINDS = ("data", "cache", "config")
_QUERIES = 12
_HELD_SECONDS = 4.0
_IMPORTED = 1_500  # articles
_OPENING_SECONDS = 3.0
_MOST_BUILDING_SECONDS = 30.0
_CLEAR, _BACKSPACE, _ESCAPE, _PAGE_DOWN = "\x0c", "\x7f", "\x1b", "\x1b[6~"


class Session:
    """One run of the program, and the phases it goes through."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.phases: list[Phase] = []

    def do(self, name: str, *keys: str) -> None:
        """Press keys until all is drawn; that is a phase."""
        began = time.monotonic()
        pressed = self._terminal.press(*keys)
        last = self._terminal.settle()
        lag = max(0.0, last - pressed)
        self.phases.append(Phase(name, began, max(pressed, last), len(keys), lag))

    def hold(self, name: str, key: str) -> None:
        """Hold a key until all is drawn; that is a phase."""
        self.do(name, *[key] * round(_HELD_SECONDS * 30))

    def idle(self) -> None:
        """Do nothing for a while."""
        self._terminal.settle()
        began = time.monotonic()
        time.sleep(_HELD_SECONDS)
        self.phases.append(Phase("nothing", began, time.monotonic(), 0, 0.0))

    def prepare(self, *keys: str) -> None:
        """Press keys that belong to no phase."""
        self._terminal.press(*keys)
        self._terminal.settle()


def search_and_read(session: Session, queries: list[str]) -> None:
    """Type, walk along the results, and read."""
    session.idle()
    session.do("typing", *_typed(queries))
    session.prepare(_CLEAR, *queries[0], " ", "O", "R", " ", *queries[1])
    session.hold("backspace held", _BACKSPACE)
    session.prepare(_CLEAR, "\r")
    session.hold("j held in the results", "j")
    session.hold("page down held", _PAGE_DOWN)
    session.prepare("\r")
    session.hold("j held in the article", "j")
    session.prepare(_ESCAPE, "/")


def import_and_search(session: Session, terminal: Terminal, file: Path, queries: list[str]) -> None:
    """Bring articles in, and type while they are indexed."""
    session.prepare("\r")
    began = terminal.press("A")
    terminal.wait_for("Add articles to", since=began)
    began = terminal.press(*str(file))
    terminal.press("\r")
    while "esc closes" not in terminal.drawn_since(began):
        terminal.press("j", "k")
    session.phases.append(Phase("importing", began, time.monotonic(), 0, 0.0))
    session.prepare()
    terminal.press(_ESCAPE, "/")
    session.do("typing while they are indexed", *_typed(queries))


def build_and_search(session: Session, indexes: Path, queries: list[str]) -> None:
    """Type while the index of the whole collection is built."""
    began = time.monotonic()
    while time.monotonic() - began < _MOST_BUILDING_SECONDS and _is_building(indexes):
        session.do("typing while all is indexed", *_typed(queries))


def _is_building(indexes: Path) -> bool:
    return not indexes.exists() or any("-building-" in path.name for path in indexes.iterdir())


def _typed(queries: list[str]) -> Iterator[str]:
    for query in queries:
        yield from query
        yield _CLEAR


def queries_of(collection: RecordedCollection) -> list[str]:
    """Return one to three words of each of some titles."""
    titles = [collection.article(id_).title for id_ in collection.newest(_QUERIES)]
    words = [[title[word.start : word.end] for word in words_of(title)] for title in titles]
    return [" ".join(some[: 1 + n % 3]).lower() for n, some in enumerate(words) if some]


def write_articles(collection: RecordedCollection, file: Path) -> None:
    """Write articles as JSON Lines that the collection does not have, but like those it has."""
    with file.open("w", encoding="utf-8") as stream:
        for number, id_ in enumerate(collection.newest(_IMPORTED)):
            article = collection.article(id_)
            words = article.text.split(" ")
            words[3::7] = (f"{word}{number}" for word in words[3::7])
            line = {"title": f"{article.title} {number}", "text": " ".join(words)}
            stream.write(json.dumps(line | {"url": f"/{number}"}) + "\n")


@contextmanager
def _session(log: Path, env: dict[str, str], collection: str) -> Iterator[tuple[Session, Terminal]]:
    command = [sys.executable, "-m", "tests.benchmarks.watched", str(log), "-C", collection]
    with Terminal(command, env) as terminal:
        terminal.wait_for("articles")
        time.sleep(_OPENING_SECONDS)
        yield Session(terminal), terminal
        terminal.press(_ESCAPE, _ESCAPE, "\x11")
        terminal.leave()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.smoothness")
    parser.add_argument("--data", type=Path, required=True, help="a data folder of the program")
    parser.add_argument("--cache", type=Path, help="a cache folder that has its index")
    parser.add_argument("--collection", required=True)
    parser.add_argument("--clock", choices=CLOCKS, default="wall", help="cpu on a busy machine")
    parser.add_argument("--phases", default="search,import,build", help="parts of the whole")
    return parser.parse_args()


def main() -> int:
    """Measure, print a table, return 1 when a bound is not kept."""
    chosen = _arguments()
    kept = True
    print_heading()
    with tempfile.TemporaryDirectory(prefix="smoothness-") as temporary:
        folder = Path(temporary)
        shutil.copytree(chosen.data, folder / "data")
        if chosen.cache:
            shutil.copytree(chosen.cache, folder / "cache")
        ours = {f"PRESS_{kind.upper()}_DIR": str(folder / kind) for kind in _KINDS}
        env = {**as_installed(), **ours}
        library = folder / "data" / "collections" / chosen.collection
        with closing(RecordedCollection(library, chosen.collection)) as collection:
            queries = queries_of(collection)
            write_articles(collection, folder / "more.jsonl")
        indexes, log = folder / "cache" / "indexes", folder / "log"
        for part in chosen.phases.split(","):
            if part == "build":
                shutil.rmtree(indexes, ignore_errors=True)
            with _session(log, env, chosen.collection) as (session, terminal):
                if part == "search":
                    search_and_read(session, queries)
                elif part == "import":
                    import_and_search(session, terminal, folder / "more.jsonl", queries)
                else:
                    build_and_search(session, indexes, queries)
            kept = print_phases(session.phases, Lateness.read(log, chosen.clock)) and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
