"""BM25F as Whoosh computes it (Robertson and Zaragoza 2009), for whole arrays of postings."""

from __future__ import annotations

from math import log

import numpy as np

from explorer.search.engine.arrays_file import Array
from explorer.search.engine.postings import LENGTHS, MOST_COUNTED

B, K1 = 0.75, 1.2
"""The parameters that Whoosh has by default."""


def inverse_frequency(documents: int, with_term: int) -> float:
    """Return how much a term of so many documents says."""
    return log(documents / (with_term + 1)) + 1


def score_table(average_length: float) -> Array:
    """Return the score of a posting by its key, for a term of inverse frequency 1."""
    counts = np.arange(MOST_COUNTED + 1, dtype=np.float32)[:, None]
    norms = K1 * ((1 - B) + B * LENGTHS / np.float32(average_length))
    return (counts * np.float32(K1 + 1) / (counts + norms)).astype(np.float32).ravel()


def scores(counts: Array, lengths: Array, average_length: float) -> Array:
    """Return the scores of postings of these frequencies and bytes of lengths."""
    norms = (K1 * ((1 - B) + B * LENGTHS / np.float32(average_length))).astype(np.float32)
    found = counts.astype(np.float32)
    return found * np.float32(K1 + 1) / (found + norms[lengths])
