"""Over-representation: how much more frequent values are in a result than in other articles."""

from __future__ import annotations

import numpy as np

from explorer.search.engine.arrays_file import Array

LEAST_SUPPORT = 2
"""Articles of the result that a value must have for its frequency there to say anything."""

_PRIOR = 10.0
"""How many articles the expectation weighs that a result is like the whole collection."""


def over_representation(here: Array, found: int, whole: Array, size: int) -> Array:
    """Return how sure it is that each value is more frequent in a result than elsewhere.

    `here` are the articles of each value among the `found`, `whole` those among all `size` of
    the collection. The measure is the log-odds ratio with an informative prior, in standard
    deviations (Monroe, Colaresi and Quinn 2008): zero where a value is as frequent as elsewhere,
    and near zero where there is little to go by. Unlike a word in a text, a value may be in most
    of the articles: the variance counts those without it as well.
    """
    prior = _PRIOR * (whole + 0.5) / (size + 1)
    odds_here, variance_here = _log_odds(here + prior, found + _PRIOR)
    odds_elsewhere, variance_elsewhere = _log_odds(whole - here + prior, size - found + _PRIOR)
    deviation: Array = np.sqrt(variance_here + variance_elsewhere)
    return (odds_here - odds_elsewhere) / deviation


def _log_odds(having: Array, of: float) -> tuple[Array, Array]:
    """Return the logarithm of the odds of having a value, and its variance."""
    lacking = of - having
    return np.log(having / lacking), 1 / having + 1 / lacking
