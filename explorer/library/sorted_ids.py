"""Look for an id among all, where they lie sorted in memory."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile


def beginning(ids: Sequence[str], prefix: str, limit: int) -> list[str]:
    """Return the first of these sorted ids that begin so, at most so many."""
    at = bisect_left(ids, prefix)
    following = (ids[place] for place in range(at, len(ids)))
    return list(islice(takewhile(lambda id_: id_.startswith(prefix), following), limit))


def around(ids: Sequence[str], id_: str) -> list[str]:
    """Return the id just before this one and the one just after it; it need not be there."""
    at = bisect_left(ids, id_)
    is_there = at < len(ids) and ids[at] == id_
    after = at + is_there
    return [*ids[max(0, at - 1) : at], *ids[after : after + 1]]
