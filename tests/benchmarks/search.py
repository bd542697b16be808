"""Searching with press beside its peers, on corpora of several sizes made out of one.

    python -m tests.benchmarks.search CORPUS.jsonl.gz
    python -m tests.benchmarks.search CORPUS.jsonl.gz --articles 50000 \\
        --engines press,tantivy --rows "common term,OR,prefix"

CORPUS is a JSON Lines file with `title`, `text`, `date` and, as tags, `places`, `people` and
`orgs`; see `recombination` for how larger corpora are made of it, and `questions` for what is
asked; `--rows` takes those whose names contain one of these. Peers are installed into an
environment of their own; one that cannot be is left out, and that is said. Corpora and indexes
are kept: `--rebuild press` builds an engine's index anew.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.corpora import corpus_of
from tests.benchmarks.measuring import Machine, Measured, measure
from tests.benchmarks.peers import PeerError, python_for
from tests.benchmarks.questions import rows_of
from tests.benchmarks.table import (
    OURS,
    print_costs,
    print_growth,
    print_ratios,
    print_speed,
)

_ENGINES = ("press", "stock_whoosh", "tantivy", "fts5", "xapian")
_SIZES = (50_000, 200_000, 1_000_000)
_CACHE = Path("~/.cache/press-explorer-benchmarks").expanduser()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=_numbers, default=_SIZES, help="e.g. 50000,200000")
    parser.add_argument("--engines", type=_names, default=_ENGINES, help=",".join(_ENGINES))
    parser.add_argument("--rows", type=_names, default=("",), help="parts of their names")
    parser.add_argument("--rebuild", type=_names, default=(), help="engines")
    parser.add_argument("--seconds-per-row", type=float, default=20.0)
    parser.add_argument("--whoosh-limit", type=int, default=50_000, help="articles")
    parser.add_argument("--cache", type=Path, default=_CACHE)
    parser.add_argument("--environment", type=Path, help="of the peers; in the cache")
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def _measure_all(articles: int, chosen: argparse.Namespace) -> dict[str, Measured]:
    corpus = corpus_of(chosen.corpus, articles, chosen.cache)
    rows = {
        row: asked
        for row, asked in rows_of(corpus).items()
        if any(part in row for part in chosen.rows)
    }
    machine = Machine(chosen.cache, chosen.seconds_per_row)
    environment = chosen.environment or chosen.cache / "peers"
    measured = {}
    for engine in chosen.engines:
        if engine == "stock_whoosh" and articles > chosen.whoosh_limit:
            continue
        print(f"… {engine}, {articles:,} articles", file=sys.stderr)
        try:
            python = python_for(engine, environment)
            measured[engine] = measure(
                engine, python, corpus, rows, machine, rebuild=engine in chosen.rebuild
            )
        except PeerError as error:
            print(f"{engine} is left out: {error}")
    print(f"\n{articles:,} articles, {corpus.text_bytes / 1e6:,.0f} MB of text\n")
    _print(measured, {row: len(asked) for row, asked in rows.items()})
    return measured


def _print(measured: Mapping[str, Measured], rows: Mapping[str, int]) -> None:
    print_speed(measured, rows)
    print()
    if OURS in measured and len(measured) > 1:
        print_ratios(measured)
        print()
    print_costs(measured)


def main() -> int:
    """Measure, print the tables."""
    chosen = _arguments()
    by_size = {articles: _measure_all(articles, chosen) for articles in chosen.articles}
    if len(by_size) > 1:
        print()
        print_growth(by_size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
