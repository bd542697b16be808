"""Group the forms of a collection's names into entities, and say why each form is where it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import NamedTuple

from explorer.entities.grouping.forms import NO_NAMES, Form, KnownNames
from explorer.entities.grouping.grounds import Edge, Evidence, Why
from explorer.entities.grouping.joining import Conflict, Joining
from explorer.entities.grouping.naming import names_of, type_of
from explorer.entities.grouping.nodes import Node, Nodes
from explorer.entities.judgements.judgements import Judgement, Judgements, Name, Verdict
from explorer.entities.lexicon import Lexicon, form_key
from explorer.entities.observed import Link
from explorer.models import Entity, EntityKey

_STRENGTH = {why: number for number, why in enumerate(Why)}


class Rank(NamedTuple):
    """What puts an entity among others: curated ones first, then those of most mentions."""

    is_mined: bool
    mentions: int
    """As a negative number."""
    first: Name
    """Its most frequent form."""


@dataclass(frozen=True)
class Grouping:
    """The entities of a collection."""

    entities: tuple[Entity, ...] = ()
    """Those of most mentions first. Their keys differ, and no entity has a hidden form."""
    evidence: Mapping[EntityKey, Mapping[str, tuple[Evidence, ...]]] = field(default_factory=dict)
    """Why each form, by its key, belongs to its entity, the best first; nothing for a form that
    is an entity by itself."""
    names: Mapping[EntityKey, Mapping[str, Name]] = field(default_factory=dict)
    """How a judgement has to name each form of an entity, by the form's key."""
    conflicts: tuple[Conflict, ...] = ()
    """The latest first."""
    ranks: Mapping[EntityKey, Rank] = field(default_factory=dict)
    """What puts the entities in their order."""


def group(
    forms: Iterable[Form],
    links: Mapping[Link, int],
    lexicon: Lexicon,
    judgements: Judgements,
    known: KnownNames = NO_NAMES,
) -> Grouping:
    """Return the entities that forms, links, curated lexicon and judgements make together.

    `links` has for every link the number of articles that say so. What is returned does not
    depend on the order of anything given.
    """
    nodes = Nodes(forms, lexicon, judgements, known)
    joining = Joining(nodes, judgements)
    joining.join_judged(judgements)
    joining.join_curated()
    joining.join_safely(links, known)
    return _Result(nodes, joining, judgements).grouping()


class _Result:
    """Makes entities of what was joined."""

    def __init__(self, nodes: Nodes, joining: Joining, judgements: Judgements) -> None:
        self._nodes = nodes
        self._joining = joining
        self._root = joining.clusters.root
        self._shared = joining.shared()
        self._members = self._find_members()
        self._curated: dict[int, list[Entity]] = defaultdict(list)
        for name, entity in sorted(nodes.curated.items()):
            self._curated[self._root(nodes.place_of(nodes.named(name)).number)].append(entity)
        self._judged_names = self._judged(judgements.of(Verdict.NAME))
        self._judged_types = self._judged(judgements.of(Verdict.TYPE, Verdict.NEW))

    def grouping(self) -> Grouping:
        """Return the entities with all that is said of them."""
        entities: list[Entity] = []
        evidence: dict[EntityKey, Mapping[str, tuple[Evidence, ...]]] = {}
        names: dict[EntityKey, Mapping[str, Name]] = {}
        reasons = self._reasons()
        ranks: dict[EntityKey, Rank] = {}
        taken: set[tuple[str, str]] = set()
        for rank, root, members in self._in_order():
            entity = self._entity(root, members, taken)
            entities.append(entity)
            ranks[entity.key] = rank
            names[entity.key] = {node.name.form: self._nodes.judged_name(node) for node in members}
            if root in reasons:
                evidence[entity.key] = reasons[root]
        return Grouping(tuple(entities), evidence, names, tuple(self._joining.conflicts), ranks)

    def _find_members(self) -> Mapping[int, Sequence[Node]]:
        members: dict[int, list[Node]] = defaultdict(list)
        for node in self._nodes.all:
            if not node.is_shown:
                continue
            for edge in self._shared.get(node.number, ()):
                members[self._root(edge.one)].append(node)
            if node.number not in self._shared or self._stands_alone_too(node):
                members[self._root(node.number)].append(node)
        return members

    def _stands_alone_too(self, node: Node) -> bool:
        """Whether a form that several entities share has an entity of its own beside them."""
        return node.name in self._nodes.curated or self._joining.clusters.size(node.number) > 1

    def _in_order(self) -> list[tuple[Rank, int, Sequence[Node]]]:
        """Return the clusters with their forms, both in the order of mentions, curated first."""

        def ranked(root: int, members: Sequence[Node]) -> tuple[Rank, int, Sequence[Node]]:
            ordered = (
                sorted(members, key=lambda node: (-node.form.mentions, node.name))
                if len(members) > 1  # as few have
                else members
            )
            mentions = sum(node.form.mentions for node in ordered)
            return Rank(root not in self._curated, -mentions, ordered[0].name), root, ordered

        clusters = [ranked(root, members) for root, members in self._members.items()]
        # Where two have one first form, all of them tell; roots are numbers of no meaning.
        return sorted(clusters, key=lambda each: (each[0], [node.name for node in each[2]]))

    def _entity(self, root: int, members: Sequence[Node], taken: set[tuple[str, str]]) -> Entity:
        curated = self._curated.get(root, [])
        judged = self._judged_names.get(root)
        type_ = type_of(members, curated, self._judged_types.get(root))
        candidates = names_of(members, curated, judged.one if judged else None)
        name = _free_name(candidates, type_, taken)
        if len(members) == 1 and name == members[0].spelling and not curated:  # as most are
            return Entity(name, type_, (name,))
        shown = {node.name.form for node in members}
        listed = [variant for entity in curated for variant in entity.variants]
        spelled = [variant for variant in listed if form_key(variant) in shown]
        known = {form_key(each) for each in (name, *spelled)}
        others = [node.spelling for node in members if node.name.form not in known]
        return Entity(name, type_, tuple(dict.fromkeys([name, *spelled, *others])))

    def _judged(self, judgements: Iterable[Judgement]) -> Mapping[int, Judgement]:
        """Return the latest of some judgements for each cluster."""
        said = ((self._nodes.named(each.names[0]), each) for each in judgements)
        return {self._root(node.number): each for node, each in said if node.is_shown}

    def _reasons(self) -> Mapping[int, Mapping[str, tuple[Evidence, ...]]]:
        """Return by cluster and form why the form is there."""
        found: dict[int, dict[str, set[Evidence]]] = defaultdict(lambda: defaultdict(set))
        shared = [edge for edges in self._shared.values() for edge in edges]
        for edge in [*self._joining.edges, *shared]:
            root = self._root(edge.one)
            for node, other in self._ends(edge):
                if node.is_shown and node.name.form != other.name.form:
                    found[root][node.name.form].add(
                        Evidence(edge.why, other.spelling, edge.articles, edge.judgement)
                    )
        return {
            root: {form: tuple(sorted(said, key=_strength)) for form, said in forms.items()}
            for root, forms in found.items()
        }

    def _ends(self, edge: Edge) -> Iterator[tuple[Node, Node]]:
        one, other = self._nodes.all[edge.one], self._nodes.all[edge.other]
        yield one, other
        yield other, one


def _strength(evidence: Evidence) -> tuple[object, ...]:
    judged = evidence.judgement.identity if evidence.judgement else ()
    return (_STRENGTH[evidence.why], -evidence.articles, evidence.other, judged)


def _free_name(names: Sequence[str], type_: str, taken: set[tuple[str, str]]) -> str:
    """Return the best of the names that no other entity of the type has, and take it.

    Where each is taken, the next best is set in brackets behind the best, or else a number.
    """
    best = (type_, form_key(names[0]))
    if best not in taken:
        taken.add(best)
        return names[0]
    told_apart = (f"{names[0]} ({other})" for other in names[1:])
    numbered = (f"{names[0]} ({number})" for number in count(2))
    candidates = chain(names[1:], told_apart, numbered)
    free = next(each for each in candidates if (type_, form_key(each)) not in taken)
    taken.add((type_, form_key(free)))
    return free
