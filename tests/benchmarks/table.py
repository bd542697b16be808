"""The tables that the benchmark prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from tests.benchmarks.bounds import OURS, Bound
from tests.benchmarks.figures import Measured, Program, Row, geometric_mean, ratios


def print_speed(measured: Mapping[str, Measured], rows: Mapping[str, int]) -> None:
    """Print p50/p95 of every row in ms; `rows` says how many questions each has."""
    _heading("p50/p95 ms, top 20 with scores and exact count, on one core")
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
    _heading(f"{OURS} in proportion to each peer, p50/p95 (below 1: {OURS} is faster)")
    print(_line("", [each.version for each in peers.values()]))
    for row in ours.rows:
        print(_line(row, [_ratio(ours.rows[row], each.rows.get(row)) for each in peers.values()]))
    means = [
        "/".join(f"{geometric_mean(ratios(ours, each, share)):.2f}" for share in ("p50", "p95"))
        for each in peers.values()
    ]
    print(_line("geometric mean", means))
    _heading(f"questions with the same count as {OURS}")
    for row in ours.rows:
        print(
            _line(row, [_agreeing(ours.rows[row], each.rows.get(row)) for each in peers.values()])
        )


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
    _heading("what an index costs")
    print(_line("", [each.version for each in measured.values()]))
    for name, value in lines.items():
        print(_line(name, [value(each) for each in measured.values()]))


def print_program(program: Program) -> None:
    """Print what a whole keystroke takes."""
    _heading(f"a whole keystroke in {OURS}, {program.keys} keys, p50/p95/p99 ms")
    for part, seconds in program.parts.items():
        print(_line(part, ["/".join(map(_ms, seconds))]))
    print(_line("one article more", ["/".join(map(_ms, program.adding))]))
    print(_line("resident, MB", [_mb(program.resident_bytes)]))


def print_bounds(bounds: Sequence[Bound]) -> None:
    """Print which promises are kept, and by how much those are missed that are not."""
    broken = [bound for bound in bounds if not bound.kept]
    _heading(f"{len(bounds) - len(broken)} of {len(bounds)} promises kept")
    for bound in broken:
        print(f"    not kept: {bound.name}: {bound.figure:.3g} (at most {bound.most:.3g})")


def print_growth(by_size: Mapping[int, Mapping[str, Measured]]) -> None:
    """Print how p95 grows from each size to the next, beside how the corpus grows."""
    sizes = sorted(by_size)
    _heading("p95 from size to size")
    grown = [f"{small:,} → {large:,} (× {large / small:.1f})" for small, large in pairwise(sizes)]
    for engine in by_size[sizes[0]]:
        print(_line(engine, grown))
        for row in by_size[sizes[0]][engine].rows:
            p95 = [_p95(by_size[size].get(engine), row) for size in sizes]
            print(_line(f"  {row}", [_times(*pair) for pair in pairwise(p95)]))


def _p95(measured: Measured | None, row: str) -> float | None:
    found = measured and measured.rows.get(row)
    return found.p95 if found else None


def _times(before: float | None, now: float | None) -> str:
    return f"× {now / before:.1f}" if now and before else "–"


def _ms(seconds: float) -> str:
    milliseconds = seconds * 1000
    if milliseconds < 1:
        return f"{milliseconds:.3f}"
    return f"{milliseconds:,.1f}" if milliseconds < 100 else f"{milliseconds:,.0f}"


def _mb(size: int | None) -> str:
    return "–" if size is None else f"{size / 1e6:,.0f}"


def _heading(text: str) -> None:
    print(f"\n{text}")


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:22}" + "".join(f"{cell:>26}" for cell in cells)
