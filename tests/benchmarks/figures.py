"""What is measured, in figures, and what is worked out of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Row(NamedTuple):
    """How an engine did in one row."""

    p50: float
    """Seconds."""
    p95: float
    """Seconds."""
    questions: int
    """How many different ones there was time for."""
    totals: Sequence[int]
    """How many articles were found for each."""


@dataclass(frozen=True)
class Measured:
    """All about one engine with one corpus."""

    version: str
    articles_per_second: float
    whole_articles_per_second: float
    """With what no other engine does."""
    building_bytes: int | None
    """Resident at the most while building."""
    index_bytes: int
    text_bytes: int
    opening: float
    """Seconds from the engine's import to the first answer."""
    whole_process: float
    """Seconds from the start of a process that opens and answers to its end."""
    opened_bytes: int | None
    """Resident after the first answer, mapped files counted."""
    searching_bytes: int | None
    """Resident after all rows."""
    rows: Mapping[str, Row] = field(default_factory=dict)


class Spread(NamedTuple):
    """Seconds that something took, over all times it was done."""

    p50: float
    p95: float
    p99: float


class Program(NamedTuple):
    """What the whole program takes with one corpus: at each key, and until news are found."""

    keys: int
    parts: Mapping[str, Spread]
    """By what was done: `search`, `snippets`, `hits` (both), `facets`, `all`."""
    adding: Spread
    """Seconds until an article that is added is found."""
    resident_bytes: int | None
    """After all keys."""


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest of the values that at least this share of them is not above."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def spread(values: Sequence[float]) -> Spread:
    """Return the percentiles of some times."""
    return Spread(*(percentile(values, share) for share in (0.5, 0.95, 0.99)))


def ratios(ours: Measured, peer: Measured, figure: str) -> dict[str, float]:
    """Return, for each row that both have, our `p50` or `p95` divided by the peer's."""
    return {
        row: getattr(each, figure) / getattr(peer.rows[row], figure)
        for row, each in ours.rows.items()
        if row in peer.rows
    }


def geometric_mean(values: Mapping[str, float]) -> float:
    """Return the geometric mean of positive numbers; not a number where there is none."""
    if not values:
        return math.nan
    return math.exp(sum(map(math.log, values.values())) / len(values))
