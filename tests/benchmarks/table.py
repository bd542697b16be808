"""The tables that the benchmark prints."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from tests.benchmarks.measuring import Measured, Row

OURS = "press"


def print_speed(measured: Mapping[str, Measured], rows: Mapping[str, int]) -> None:
    """Print p50/p95 of every row in ms; `rows` says how many questions each has."""
    print("p50/p95 ms, top 20 with scores and exact count, on one core")
    print(_line("", [each.version for each in measured.values()]))
    for row, questions in rows.items():
        cells = [_speed(each.rows.get(row), questions) for each in measured.values()]
        print(_line(row, cells))


def _speed(row: Row | None, questions: int) -> str:
    if row is None:
        return "–"
    partly = f" ({row.questions} of {questions})" if row.questions < questions else ""
    return f"{_ms(row.p50)}/{_ms(row.p95)}{partly}"


def print_ratios(measured: Mapping[str, Measured]) -> None:
    """Print how many times each peer's time ours is, and how often the counts agree."""
    ours, peers = measured[OURS], {name: m for name, m in measured.items() if name != OURS}
    print(f"{OURS} in proportion to each peer, p50/p95 (below 1: {OURS} is faster)")
    print(_line("", [each.version for each in peers.values()]))
    for row in ours.rows:
        print(_line(row, [_ratio(ours.rows[row], each.rows.get(row)) for each in peers.values()]))
    means = [
        "/".join(f"{geometric_mean(ratios(ours, each, share)):.2f}" for share in ("p50", "p95"))
        for each in peers.values()
    ]
    print(_line("geometric mean", means))
    print(f"questions with the same count as {OURS}")
    for row in ours.rows:
        print(
            _line(row, [_agreeing(ours.rows[row], each.rows.get(row)) for each in peers.values()])
        )


def ratios(ours: Measured, peer: Measured, share: str) -> dict[str, float]:
    """Return, for each row that both have, our p50 or p95 divided by the peer's."""
    return {
        row: getattr(each, share) / getattr(peer.rows[row], share)
        for row, each in ours.rows.items()
        if row in peer.rows
    }


def geometric_mean(values: Mapping[str, float]) -> float:
    """Return the geometric mean of positive numbers; not a number where there is none."""
    if not values:
        return math.nan
    return math.exp(sum(map(math.log, values.values())) / len(values))


def _ratio(ours: Row, peer: Row | None) -> str:
    return f"{ours.p50 / peer.p50:.2f}/{ours.p95 / peer.p95:.2f}" if peer else "–"


def _agreeing(ours: Row, peer: Row | None) -> str:
    if peer is None:
        return "–"
    pairs = list(zip(ours.totals, peer.totals, strict=False))
    return f"{sum(our == their for our, their in pairs) / len(pairs):.0%}"


def print_costs(measured: Mapping[str, Measured]) -> None:
    """Print what an index costs to build, to keep and to open."""
    lines: dict[str, Callable[[Measured], str]] = {
        "indexing, articles/s": lambda each: f"{each.articles_per_second:,.0f}",
        "with names found": lambda each: f"{each.whole_articles_per_second:,.0f}",
        "building, peak MB": lambda each: _mb(each.building_bytes),
        "index, MB": lambda each: _mb(each.index_bytes),
        "index / text": lambda each: f"{each.index_bytes / each.text_bytes:.2f}",
        "open and answer, ms": lambda each: _ms(each.opening),
        "whole process, ms": lambda each: _ms(each.whole_process),
        "opened, MB": lambda each: _mb(each.opened_bytes),
        "after all rows, MB": lambda each: _mb(each.searching_bytes),
    }
    print(_line("", [each.version for each in measured.values()]))
    for name, value in lines.items():
        print(_line(name, [value(each) for each in measured.values()]))


def print_growth(by_size: Mapping[int, Mapping[str, Measured]]) -> None:
    """Print how p95 grows from each size to the next, beside how the corpus grows."""
    sizes = sorted(by_size)
    steps = list(pairwise(sizes))
    print("p95 from size to size")
    grown = [f"{small:,} → {large:,} (× {large / small:.1f})" for small, large in steps]
    for engine in by_size[sizes[0]]:
        print(_line(engine, grown))
        for row in by_size[sizes[0]][engine].rows:
            cells = []
            for small, large in steps:
                before = by_size[small][engine].rows.get(row)
                after = by_size[large].get(engine)
                now = after.rows.get(row) if after else None
                cells.append(f"× {now.p95 / before.p95:.1f}" if now and before else "–")
            print(_line(f"  {row}", cells))


def _ms(seconds: float) -> str:
    milliseconds = seconds * 1000
    if milliseconds < 1:
        return f"{milliseconds:.3f}"
    return f"{milliseconds:,.1f}" if milliseconds < 100 else f"{milliseconds:,.0f}"


def _mb(size: int | None) -> str:
    return "–" if size is None else f"{size / 1e6:,.0f}"


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:22}" + "".join(f"{cell:>26}" for cell in cells)
