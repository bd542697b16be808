"""By how much an event loop was late, and in which phase of what was done."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.figures import percentile

_MOST_MS = 20  # p99


class Phase(NamedTuple):
    """What was done, and when."""

    name: str
    began: float
    ended: float
    keys: int
    lag: float
    """Seconds from the last key to the last of the screen."""


class Lateness(NamedTuple):
    """By how many seconds the event loop was late."""

    at: array[float]
    seconds: Sequence[float]

    @classmethod
    def read(cls, log: Path, clock: str) -> Lateness:
        """Read what `watched` wrote; by the `cpu` clock it is not late while others work."""
        noted = array("d", log.read_bytes())
        late, worked = noted[1::3], noted[2::3]
        return cls(noted[::3], late if clock == "wall" else list(map(min, late, worked)))

    def during(self, phase: Phase) -> list[float]:
        """Return all of a phase."""
        return [
            late
            for at, late in zip(self.at, self.seconds, strict=True)
            if phase.began <= at <= phase.ended
        ]


def print_heading() -> None:
    """Print what is in the columns: milliseconds, and how many keys were pressed."""
    names = "".join(f"{name:>9}" for name in ("p50", "p95", "p99", "max", "lag"))
    print(f"{'event loop late, ms':<32}{names}{'keys':>7}")


def print_phases(phases: Iterable[Phase], lateness: Lateness) -> bool:
    """Print a line for each phase; return whether every p99 is within its bound."""
    kept = True
    for phase in phases:
        late = lateness.during(phase)
        figures = [percentile(late, share) * 1000 for share in (0.5, 0.95, 0.99, 1)]
        kept = kept and figures[2] <= _MOST_MS
        columns = "".join(f"{figure:9.1f}" for figure in figures)
        print(f"{phase.name:<32}{columns}{phase.lag * 1000:9.0f}{phase.keys:7}")
    return kept
