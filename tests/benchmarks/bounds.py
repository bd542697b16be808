"""What the program promises of its search, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from tests.benchmarks.figures import Measured, Program, geometric_mean, ratios

OURS = "press"

_MEASURED_AGAINST_PEERS = (50_000, 200_000)  # articles
_FIVE_TIMES = ("rare term", "common term", "OR", "prefix")  # parts of the rows' names
_MOST_MS = {200_000: (15, 30), 1_000_000: (50, 120)}  # hits with snippets; facets too


class Bound(NamedTuple):
    """One promise."""

    name: str
    figure: float
    most: float

    @property
    def kept(self) -> bool:
        return self.figure <= self.most


def bounds(
    articles: int, measured: Mapping[str, Measured], program: Program | None
) -> Iterator[Bound]:
    """Yield the promises about a corpus of this size that the measurements can judge."""
    ours = measured[OURS]
    yield Bound("indexing an article, ms", 1e3 / ours.articles_per_second, 1 / 4)
    yield Bound("index / text", ours.index_bytes / ours.text_bytes, 1.5)
    if ours.building_bytes is not None:
        yield Bound("building, MB", ours.building_bytes / 1e6, 1_000)
    if articles == 200_000:
        yield Bound("opening and answering in a fresh process, ms", ours.whole_process * 1e3, 200)
        if ours.opened_bytes is not None:
            yield Bound("opened, MB", ours.opened_bytes / 1e6, 400)
        if program is not None:
            yield Bound("one article more, p95 ms", program.adding.p95 * 1e3, 300)
    if articles in _MEASURED_AGAINST_PEERS:
        yield from _against_peers(measured)
    if program is not None and articles in _MOST_MS:
        hits, whole = _MOST_MS[articles]
        yield Bound("keystroke, hits and snippets, p95 ms", program.parts["hits"].p95 * 1e3, hits)
        yield Bound("keystroke, with facets, p95 ms", program.parts["all"].p95 * 1e3, whole)


def _against_peers(measured: Mapping[str, Measured]) -> Iterator[Bound]:
    ours = measured[OURS]
    for name, figure in product(("fts5", "xapian"), ("p50", "p95")):
        if name in measured:
            for row, ratio in ratios(ours, measured[name], figure).items():
                most = 1 / 5 if any(part in row for part in _FIVE_TIMES) else 1.0
                yield Bound(f"{row}, {figure} / {name}", ratio, most)
    if "tantivy" in measured:
        beside_tantivy = ratios(ours, measured["tantivy"], "p95")
        yield Bound("all rows, p95 / tantivy", geometric_mean(beside_tantivy), 1.5)
        for row, ratio in beside_tantivy.items():
            yield Bound(f"{row}, p95 / tantivy", ratio, 3.0)
