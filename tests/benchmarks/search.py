"""Searching with press beside its peers, on corpora of several sizes made out of one.

    python -m tests.benchmarks.search CORPUS.jsonl.gz
    python -m tests.benchmarks.search CORPUS.jsonl.gz --articles 50000 \\
        --engines press,tantivy --rows "common term,OR,prefix"

CORPUS is a JSON Lines file with `title`, `text`, `date` and, as tags, `places`, `people` and
`orgs`; see `recombination` for how larger corpora are made of it, and `questions` for what is
asked; `--rows` takes those whose names contain one of these. Peers are installed into an
environment of their own; one that cannot be is left out, and that is said. Corpora and indexes
are kept: `--rebuild press` builds an engine's index anew. Exits with 1 when a bound is not kept.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks import table
from tests.benchmarks.bounds import OURS, bounds
from tests.benchmarks.corpora import corpus_of
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.figures import Measured, Program
from tests.benchmarks.measuring import Asking, forget, measure, measure_program
from tests.benchmarks.peers import EngineError, python_for
from tests.benchmarks.processes import CLOCKS
from tests.benchmarks.questions import rows_of

_ENGINES = ("press", "stock_whoosh", "tantivy", "fts5", "xapian")
_SIZES = (50_000, 200_000, 1_000_000)
_ALL_ROWS = ("",)
_CACHE = Path("~/.cache/press-explorer-benchmarks").expanduser()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=_numbers, default=_SIZES, help="e.g. 50000,200000")
    parser.add_argument("--engines", type=_engines, default=_ENGINES, help=",".join(_ENGINES))
    parser.add_argument("--rows", type=_names, default=_ALL_ROWS, help="parts of their names")
    parser.add_argument("--rebuild", type=_engines, default=(), help="engines")
    parser.add_argument("--seconds-per-row", type=float, default=20.0)
    parser.add_argument("--clock", choices=CLOCKS, default="wall", help="cpu on a busy machine")
    parser.add_argument("--whoosh-limit", type=int, default=50_000, help="articles")
    parser.add_argument("--cache", type=Path, default=_CACHE)
    parser.add_argument("--environment", type=Path, help="of the peers; in the cache")
    return parser.parse_args()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def _engines(text: str) -> tuple[str, ...]:
    if unknown := set(names := _names(text)).difference(_ENGINES):
        raise argparse.ArgumentTypeError(f"there is no {', '.join(sorted(unknown))}")
    return names


def _measure_size(articles: int, chosen: argparse.Namespace) -> tuple[dict[str, Measured], bool]:
    """Measure with a corpus of one size and print it; return also whether all bounds are kept."""
    corpus = corpus_of(chosen.corpus, articles, chosen.cache)
    rows = {
        row: asked
        for row, asked in rows_of(corpus).items()
        if any(part in row for part in chosen.rows)
    }
    asking = Asking(rows, chosen.seconds_per_row, chosen.clock)
    measured = _measure_engines(corpus, asking, chosen)
    with_program = OURS in measured and chosen.rows == _ALL_ROWS
    program = _measure_program(corpus, chosen.clock) if with_program else None
    print(
        f"\n{articles:,} articles, {corpus.text_bytes / 1e6:,.0f} MB of text, {chosen.clock} time"
    )
    table.print_speed(measured, {row: len(asked) for row, asked in rows.items()})
    return measured, _print_rest(articles, measured, program)


def _measure_engines(
    corpus: Corpus, asking: Asking, chosen: argparse.Namespace
) -> dict[str, Measured]:
    measured = {}
    for engine in chosen.engines:
        if engine == "stock_whoosh" and len(corpus) > chosen.whoosh_limit:
            continue
        print(f"… {engine}, {len(corpus):,} articles", file=sys.stderr)
        if engine in chosen.rebuild:
            forget(engine, corpus)
        try:
            python = python_for(engine, chosen.environment or chosen.cache / "peers")
            measured[engine] = measure(engine, python, corpus, asking)
        except EngineError as error:
            print(f"{engine} is left out: {error}")
    return measured


def _measure_program(corpus: Corpus, clock: str) -> Program | None:
    print(f"… the whole program, {len(corpus):,} articles", file=sys.stderr)
    try:
        return measure_program(OURS, corpus, clock)
    except EngineError as error:
        print(f"The whole program is left out: {error}")
        return None


def _print_rest(articles: int, measured: Mapping[str, Measured], program: Program | None) -> bool:
    """Print all but the table of speed; return whether all bounds are kept."""
    table.print_costs(measured)
    if OURS not in measured:
        return True
    if len(measured) > 1:
        table.print_ratios(measured)
    if program:
        table.print_program(program)
    judged = list(bounds(articles, measured, program))
    table.print_bounds(judged)
    return all(bound.kept for bound in judged)


def main() -> int:
    """Measure, print the tables, return 1 when a bound is not kept."""
    chosen = _arguments()
    sizes = {articles: _measure_size(articles, chosen) for articles in chosen.articles}
    if len(sizes) > 1:
        table.print_growth({articles: measured for articles, (measured, _) in sizes.items()})
    return 0 if all(kept for _, kept in sizes.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
