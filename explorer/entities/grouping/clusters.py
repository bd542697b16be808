"""Clusters of nodes that grow by joining, where some nodes must never be together.

Union–find with path halving and union by size (Tarjan and van Leeuwen 1984); every root knows
the roots that it must stay apart from, and which curated entity it holds.
"""

from __future__ import annotations

from collections import defaultdict


class Clusters:
    """Disjoint sets of the nodes 0 … size - 1."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))
        self._sizes = [1] * size
        self._apart: dict[int, set[int]] = defaultdict(set)
        self._curated: dict[int, int] = {}

    def root(self, node: int) -> int:
        """Return the node that stands for a node's cluster."""
        parents = self._parents
        while parents[node] != node:
            parents[node] = parents[parents[node]]
            node = parents[node]
        return node

    def size(self, node: int) -> int:
        """Return how many nodes are in a node's cluster."""
        return self._sizes[self.root(node)]

    def keep_apart(self, one: int, other: int) -> None:
        """Never join the clusters of these two, which are not joined yet."""
        one, other = self.root(one), self.root(other)
        self._apart[one].add(other)
        self._apart[other].add(one)

    def mark_curated(self, node: int) -> None:
        """Let a node stand for a curated entity: two such are joined by judgement only."""
        self._curated[self.root(node)] = node

    def is_curated(self, node: int) -> bool:
        """Whether a node's cluster holds a curated entity."""
        return self.root(node) in self._curated

    def must_stay_apart(self, one: int, other: int) -> bool:
        """Whether the clusters of two nodes are kept apart by judgement."""
        return self.root(other) in self._apart.get(self.root(one), ())

    def can_join(self, one: int, other: int) -> bool:
        """Whether anything but a judgement may join the clusters of two nodes."""
        curated, others = (self._curated.get(self.root(node)) for node in (one, other))
        if curated is not None and others is not None and curated != others:
            return False
        return not self.must_stay_apart(one, other)

    def join(self, one: int, other: int) -> None:
        """Make one cluster of the clusters of two nodes, which need not stay apart."""
        keep, give = self.root(one), self.root(other)
        if keep == give:
            return
        if (self._sizes[keep], -keep) < (self._sizes[give], -give):
            keep, give = give, keep
        self._parents[give] = keep
        self._sizes[keep] += self._sizes[give]
        for enemy in self._apart.pop(give, ()):
            self._apart[enemy].discard(give)
            self.keep_apart(keep, enemy)
        if (curated := self._curated.pop(give, None)) is not None:
            self._curated.setdefault(keep, curated)
