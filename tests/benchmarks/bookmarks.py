"""What the kept passages cost: filtering as one types, the screen at a key, exporting.

    python -m tests.benchmarks.bookmarks
    python -m tests.benchmarks.bookmarks --corpus ARTICLES.jsonl.gz

10,000 passages are kept of 2,000 articles: of a file of JSON lines with `title` and `text`, else
made up. Queries are typed letter by letter through the functions that filter, beside SQLite's
LIKE over the same texts, and then into the running screen on a terminal of its own, where a key
takes until the list is drawn; the passage in its article comes a little later. Exits with 1 when
a p95 is above its bound.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TextIO, cast

from explorer.bookmarks.bookmark import Bookmark
from explorer.bookmarks.bookmark import bookmark_passage as keep
from explorer.bookmarks.export.formats import FORMATS, document
from explorer.bookmarks.export.kept_passage import kept_passages
from explorer.bookmarks.filtering import read_filter, searchable
from explorer.bookmarks.overview import Grouping, Order, Overview
from explorer.bookmarks.store import BookmarkStore
from explorer.bookmarks.whereabouts import whereabouts
from explorer.library import own
from explorer.library.collection import Collection
from explorer.library.readers.document import Draft
from explorer.library.recorded import RecordedCollection
from explorer.library.recording import record
from explorer.library.store import Store
from explorer.models import Article
from explorer.text.paragraphs import sentences
from tests.benchmarks.figures import percentile
from tests.benchmarks.processes import as_installed
from tests.benchmarks.terminal import Terminal
from tests.library.libraries import news

_ARTICLES, _PASSAGES = 2_000, 10_000
_QUERIES = ("market", "#lead", "price rise", "the government said", "zzz")
_TAGS = ("lead", "to check", "police", "money", "weather")
_MOST_MS = 30  # p95 of a key
_ECHO_BYTES = 300  # the letter itself takes fewer, lines of the list more
_CLEAR = "\x0c"


def articles(corpus: Path | None) -> Iterator[tuple[str, str]]:
    """Yield titles and texts."""
    if corpus is None:
        for number in range(_ARTICLES):
            parts = (f"{news((number, part), 25).capitalize()}." for part in range(12))
            yield news(("title", number), 7), "\n\n".join(parts)
        return
    opened = cast(
        TextIO, (gzip.open if corpus.suffix == ".gz" else open)(corpus, "rt", encoding="utf-8")
    )
    with opened as lines:
        some = (json.loads(line) for line in lines)
        wanted = (each for each in some if len(each["text"]) > 500)
        for each, _ in zip(wanted, range(_ARTICLES), strict=False):
            yield each["title"], each["text"]


def fill(folder: Path, corpus: Path | None) -> Collection:
    """Record the articles in a library of its own."""
    os.environ["PRESS_DATA_DIR"] = str(folder / "data")
    library = own.new("kept")
    with closing(Store(library)) as store, store.change() as change:
        for number, (title, text) in enumerate(articles(corpus)):
            record(
                change, Draft(text, f"/{number}", title=title, date=f"2024-{number % 12 + 1:02}")
            )
    return RecordedCollection(library, "kept")


def passages(collection: Collection) -> list[Bookmark]:
    """Keep sentences of all articles in turn; every third with a note, every second with tags."""
    chance, kept = Random(1), list[Bookmark]()
    texts = [each for _, each in collection.articles() if isinstance(each, Article)]
    began = datetime(2025, 1, 1, tzinfo=UTC)
    while len(kept) < _PASSAGES:
        article = texts[len(kept) % len(texts)]
        span = chance.choice(sentences(article.text))
        note = "check this with the ministry" if len(kept) % 3 == 0 else ""
        tags = tuple(chance.sample(_TAGS, 2)) if len(kept) % 2 else ()
        made = keep(collection.key, article, span, note, tags)
        object.__setattr__(made, "created", began + timedelta(minutes=len(kept)))
        kept.append(made)
    return kept[::-1]


def typed() -> Iterator[str]:
    """Yield what stands in the line after each key."""
    for query in _QUERIES:
        yield from (query[:end] for end in range(1, len(query) + 1))


def timed(act: Callable[[], object]) -> float:
    """Return how many seconds it took."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def report(name: str, seconds: Sequence[float], most: float | None = None) -> bool:
    """Print p50 and p95 in milliseconds; return whether the latter is within its bound."""
    p50, p95 = (percentile(seconds, share) * 1000 for share in (0.5, 0.95))
    bound = f"  (at most {most:.0f})" if most else ""
    print(f"{name:<44}{p50:9.2f}{p95:9.2f}{bound}")
    return most is None or p95 <= most


def measure_functions(kept: Sequence[Bookmark], collection: Collection) -> bool:
    """Time what filters, finds again and exports."""
    print(f"{'reading 10,000 into an overview, s':<44}{timed(lambda: Overview(kept)):9.2f}")
    overview = Overview(kept)
    took = timed(lambda: overview.learn(dict(whereabouts(kept, collection))))
    print(f"{'finding 10,000 again, s':<44}{took:9.2f}")
    print(f"{'ms a key':<44}{'p50':>9}{'p95':>9}")
    fine = True
    for grouping in (Grouping.NONE, Grouping.TAG, Grouping.ARTICLE):
        times = [
            timed(lambda: overview.groups(read_filter(text), Order.DATE, grouping))  # noqa: B023
            for text in typed()
        ]
        fine = report(f"filter, {grouping.value}", times, _MOST_MS) and fine
    with closing(sqlite3.connect(":memory:")) as rows:
        rows.execute("CREATE TABLE kept (text TEXT)")
        rows.executemany("INSERT INTO kept VALUES (?)", [(searchable(each),) for each in kept])
        report("SQLite LIKE over the same texts", [timed(lambda: _like(rows, t)) for t in typed()])  # noqa: B023
    exported = kept_passages(kept, collection)
    for form in FORMATS:
        took = timed(lambda: document(form, exported, "Kept"))  # noqa: B023
        fine = fine and took < 1
        print(f"{f'10,000 as {form}, s':<44}{took:9.2f}")
    took = timed(lambda: kept_passages(kept, collection))
    print(f"{'reading them with their articles, s':<44}{took:9.2f}")
    return fine


def _like(rows: sqlite3.Connection, text: str) -> object:
    words = [f"%{word.lstrip('#')}%" for word in text.split()]
    where = " AND ".join("text LIKE ?" for _ in words) or "1"
    return rows.execute(f"SELECT rowid FROM kept WHERE {where}", words).fetchall()


def measure_screen(folder: Path) -> bool:
    """Time keys in the running screen."""
    env = {**as_installed(), "PRESS_DATA_DIR": str(folder / "data")}
    env |= {f"PRESS_{kind}_DIR": str(folder / kind.lower()) for kind in ("CACHE", "CONFIG")}
    command = [
        sys.executable, "-m", "tests.benchmarks.watched", str(folder / "log"), "-C", "kept",
    ]  # fmt: skip
    with Terminal(command, env) as terminal:
        terminal.wait_for("articles")
        terminal.settle()
        terminal.press("\r")
        terminal.settle()
        began = terminal.press("b")
        terminal.wait_for("10,000", since=began)
        print(f"{'b until the list is there, s':<44}{time.monotonic() - began:9.2f}")
        terminal.settle()
        print(f"{'b until all is found again, s':<44}{terminal.settle() - began:9.2f}")
        terminal.press("/")
        terminal.settle()
        fine = _report_keys("a key in the filter", _keys(terminal, _QUERIES))
        terminal.press(_CLEAR, "\r")
        terminal.settle()
        return _report_keys("j in the list", _keys(terminal, "j" * 30)) and fine


def _keys(terminal: Terminal, queries: Sequence[str]) -> list[tuple[float, float]]:
    """Return for each key when the first of it was drawn, which is the list, and when the last,
    which is the passage in its article: seconds."""
    lags = []
    for query in queries:
        for key in query:
            pressed = terminal.press(key)
            last = terminal.settle()
            drawn = ((at, piece) for at, piece in terminal._drawn if at >= pressed)
            first = next((at for at, piece in drawn if len(piece) > _ECHO_BYTES), last)
            lags.append((first - pressed, max(0.0, last - pressed)))
        if len(query) > 1:
            terminal.press(_CLEAR)
            terminal.settle()
    return lags


def _report_keys(name: str, lags: Sequence[tuple[float, float]]) -> bool:
    first, last = zip(*lags, strict=True)
    fine = report(f"{name}, until the list is drawn", first, _MOST_MS)
    report(f"{name}, until all is drawn", last)
    return fine


def main() -> int:
    """Measure, print, return 1 when a bound is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bookmarks")
    parser.add_argument("--corpus", type=Path, help="articles as JSON lines, packed or not")
    parser.add_argument("--without-screen", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bookmarks-") as temporary:
        folder = Path(temporary)
        with closing(fill(folder, chosen.corpus)) as collection:
            kept = passages(collection)
            BookmarkStore(folder / "data").add_all(kept)
            fine = measure_functions(kept, collection)
        if not chosen.without_screen:
            fine = measure_screen(folder) and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
