"""Join nodes to clusters: what was judged first, then what is curated, then on safe grounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.entities.grouping.clusters import Clusters
from explorer.entities.grouping.forms import KnownNames
from explorer.entities.grouping.grounds import Edge, Why
from explorer.entities.grouping.link_grounds import LinkGrounds
from explorer.entities.grouping.nodes import Node, Nodes
from explorer.entities.grouping.person_grounds import People
from explorer.entities.grouping.spelling import country_names
from explorer.entities.grouping.spelling_grounds import (
    same_but_for_kind,
    same_country,
    same_spelling,
)
from explorer.entities.judgements.judgements import Judgement, Judgements, Verdict, broad
from explorer.entities.observed import Ground, Link


@dataclass(frozen=True)
class Conflict:
    """Judgements that contradict each other along a chain: one of them cannot hold."""

    dropped: Judgement
    """The `same` that is not followed."""
    different: Judgement
    """The `different` that it would break."""


class Joining:
    """Clusters of nodes as they grow, with the grounds. Of no use after `shared` was asked."""

    def __init__(self, nodes: Nodes, judgements: Judgements) -> None:
        self.nodes = nodes
        self.clusters = Clusters(len(nodes.all))
        self.edges: list[Edge] = []
        """All grounds that hold."""
        self.conflicts: list[Conflict] = []
        self._differences = [
            (*self._pair(each, in_place=False), each) for each in judgements.of(Verdict.DIFFERENT)
        ]
        self._partings: dict[int, set[int]] = defaultdict(set)
        for one, other, _ in self._differences:
            if one is not other:
                self.clusters.keep_apart(one.number, other.number)
                self._partings[one.number].add(other.number)
                self._partings[other.number].add(one.number)
        self._shared: list[Edge] = []
        self._floating: set[int] = set()
        self._judged: set[int] = set()

    def join_judged(self, judgements: Judgements) -> None:
        """Join what was judged the same, the latest first; what cannot be is a conflict."""
        for each in reversed(judgements.of(Verdict.SAME)):
            one, other = self._pair(each, in_place=True)
            if self.clusters.must_stay_apart(one.number, other.number):
                self.conflicts.append(Conflict(each, self._broken_by(one, other)))
                continue
            self._join(Edge(Why.JUDGED, one.number, other.number, judgement=each))
            self._judged |= {one.number, other.number}
        for each in judgements.of(Verdict.TYPE):  # a form that is of this type already, too
            node = self.nodes.named(each.names[0])
            for twin in self.nodes.of_form(node.name.form):
                if each.type and twin is not node and twin.type is broad(each.type):
                    edge = Edge(Why.JUDGED, node.number, twin.number, judgement=each)
                    if not self.clusters.must_stay_apart(node.number, twin.number):
                        self._join(edge)

    def join_curated(self) -> None:
        """Join the forms of each entity of the lexicon; a form of several is shared by them."""
        claims: dict[Node, list[Node]] = defaultdict(list)
        for name, entity in self.nodes.curated.items():
            hub = self.nodes.place_of(self.nodes.named(name))
            self.clusters.mark_curated(hub.number)
            for node in self.nodes.curated_nodes(entity)[1:]:
                claims[node].append(hub)
        for node in sorted(claims, key=lambda node: node.name):
            hubs = sorted(claims[node], key=lambda hub: hub.name)
            is_hub = node.name in self.nodes.curated
            place = self.nodes.place_of(node)
            edges = [Edge(Why.CURATED, hub.number, place.number) for hub in hubs]
            if len(hubs) == 1 and not is_hub:
                if not self.clusters.must_stay_apart(edges[0].one, place.number):
                    self._join(edges[0])
            elif place is node and node.number not in self._judged:
                self._shared += edges
                if not is_hub:
                    self._floating.add(node.number)

    def join_safely(self, links: Mapping[Link, int], known: KnownNames) -> None:
        """Join on the grounds that are safe without anybody's judgement."""
        nodes = [node for node in self.nodes.groupable() if node.number not in self._floating]
        self._join_all(same_spelling(nodes))
        self._join_all(same_country(nodes, known))
        self._join_all(same_but_for_kind(nodes, known))
        people = People(nodes)
        self._join_all(people.fuller())
        self._join_all(list(people.surnames(self.nodes, self.clusters.root, known)))
        grounds = LinkGrounds(self.nodes, self.clusters, country_names(known))
        for ground in (Ground.ALIAS, Ground.ACRONYM):
            for shorter, said in list(grounds.of(links, ground)):
                if ground is Ground.ACRONYM:
                    self._join_all(grounds.translations(said))
                joining, shared = grounds.decide(shorter, said, ground)
                self._join_all(joining)
                self._shared += shared

    def shared(self) -> dict[int, list[Edge]]:
        """Return the nodes that are forms of several entities, with the grounds for each."""
        found: dict[int, list[Edge]] = defaultdict(list)
        members: dict[int, set[int]] = defaultdict(set)
        for edge in self._shared:
            root, partings = self.clusters.root(edge.one), self._partings[edge.other]
            is_own = self.clusters.root(edge.other) == root
            apart = self.clusters.must_stay_apart(edge.one, edge.other)
            if is_own or apart or partings & members[root]:
                continue
            found[edge.other].append(edge)
            members[root].add(edge.other)
        return found

    def _pair(self, judgement: Judgement, *, in_place: bool) -> tuple[Node, Node]:
        """Return the nodes that a judgement is about; with `in_place` what stands in the place of
        a form that was split off since."""
        one, other = (
            shadow if in_place and (shadow := self._shadow(node, judgement)) is not None else node
            for node in map(self.nodes.named, judgement.names)
        )
        return one, other

    def _shadow(self, node: Node, judgement: Judgement) -> Node | None:
        shadow, parting = self.nodes.shadows.get(node, (None, None))
        return shadow if parting and parting.at > judgement.at else None

    def _broken_by(self, one: Node, other: Node) -> Judgement:
        roots = {self.clusters.root(one.number), self.clusters.root(other.number)}
        return next(
            judgement
            for first, second, judgement in self._differences
            if {self.clusters.root(first.number), self.clusters.root(second.number)} == roots
        )

    def _join_all(self, edges: Iterable[Edge]) -> None:
        for edge in sorted(edges, key=lambda edge: (-edge.articles, edge.one, edge.other)):
            if self.clusters.can_join(edge.one, edge.other):
                self._join(edge)

    def _join(self, edge: Edge) -> None:
        self.clusters.join(edge.one, edge.other)
        self.edges.append(edge)
