"""Who and what an entity appears with, in more articles than chance would have it.

Ranked by the information component, the shrunken logarithm of how many times more articles two
things share than they would if neither had to do with the other: log2((O + ½) / (E + ½)), where
O articles have both and E = n₁ n₂ / N would by chance. What counts is the lower end of its 95 %
interval, IC − 3.3 (O + ½)^−½ − 2 (O + ½)^−³⁄² (Norén, Hopstadius and Bate 2013, “Shrinkage
observed-to-expected ratios for robust and transparent large-scale pattern discovery”): one
rare coincidence is no evidence, and ranks below what happens again and again.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest
from math import log2, sqrt
from typing import NamedTuple

from explorer.models import EntityKey


class Companion(NamedTuple):
    """An entity that appears with another."""

    key: EntityKey
    together: int
    """Articles that name both."""
    articles: int
    """Articles that name this one."""
    lift: float
    """How many times more articles name both than would by chance; 1 is chance."""


class _Ranked(NamedTuple):
    weakness: float
    fewer: int
    key: EntityKey
    companion: Companion


def rank_companions(
    counts: Iterable[tuple[EntityKey, int, int]], articles: int, total: int, most: int
) -> list[Companion]:
    """Return the strongest companions of an entity that so many of all articles name.

    `counts` has each other entity, in how many articles it stands, and in how many of those the
    entity does; those with none in common are left out.
    """
    ranked = []
    for key, of_it, together in counts:
        if together:
            expected = articles * of_it / total
            companion = Companion(key, together, of_it, together / expected)
            strength = least_information(together, expected)
            ranked.append(_Ranked(-strength, -together, key, companion))
    return [each.companion for each in nsmallest(most, ranked)]


def least_information(observed: int, expected: float) -> float:
    """Return the lower end of the 95 % interval of the information component, in bits."""
    seen = observed + 0.5
    return log2(seen / (expected + 0.5)) - 3.3 / sqrt(seen) - 2 / (seen * sqrt(seen))
