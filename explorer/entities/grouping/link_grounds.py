"""Grounds that articles state: acronyms with their expansions, and aliases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from explorer.entities.grouping.clusters import Clusters
from explorer.entities.grouping.grounds import Edge, Why
from explorer.entities.grouping.nodes import Node, Nodes
from explorer.entities.grouping.spelling import CountryNames
from explorer.entities.observed import Ground, Link
from explorer.text.word_sets import word_set

_OUTWEIGHS = 3  # so many times the articles of its rival an explanation needs to prevail
_MOST_RIVALS = 24  # that are compared word by word
_WHYS = {Ground.ACRONYM: Why.ACRONYM, Ground.ALIAS: Why.ALIAS}
_FUNCTION_WORDS = word_set(
    "of the for and in on to de du des d l la le les el los las y et del pour para por en da do e"
)


class Said(NamedTuple):
    """Who is said to be called so, and in how many articles."""

    articles: int
    fuller: Node


@dataclass(frozen=True)
class LinkGrounds:
    """Decides what the links of a collection join."""

    nodes: Nodes
    clusters: Clusters
    countries: CountryNames

    def of(self, links: Mapping[Link, int], ground: Ground) -> Iterator[tuple[Node, list[Said]]]:
        """Yield every short form with what it is said to stand for, the most said first."""
        found: dict[Node, list[Said]] = defaultdict(list)
        for link, articles in links.items():
            if link.ground is ground and (pair := self._pair(link)):
                fuller, shorter = pair
                found[shorter].append(Said(articles, fuller))
        for shorter in sorted(found, key=lambda node: node.name):
            said = sorted(found[shorter], key=lambda each: (-each.articles, each.fuller.name))
            yield shorter, said

    def translations(self, said: Sequence[Said]) -> Iterator[Edge]:
        """Yield what joins explanations of one acronym that agree word by word, as those in two
        languages do."""
        for one, other in combinations([each.fuller for each in said[:_MOST_RIVALS]], 2):
            if one.type is other.type and self.agree(one, other):
                yield Edge(Why.TRANSLATION, one.number, other.number)

    def decide(
        self, shorter: Node, said: Sequence[Said], ground: Ground
    ) -> tuple[list[Edge], list[Edge]]:
        """Return what joins a short form, or else of what several entities it is a form."""
        by_root: dict[int, list[Said]] = defaultdict(list)
        for each in said:
            by_root[self.clusters.root(each.fuller.number)].append(each)
        own = self.clusters.root(shorter.number)
        edges = {
            root: [
                Edge(_WHYS[ground], each.fuller.number, shorter.number, each.articles)
                for each in found
            ]
            for root, found in by_root.items()
        }
        if own in by_root:  # somebody has said which is meant
            return edges[own], []
        if self.clusters.is_curated(own):
            return [
                edge
                for each in said
                if self._fits(own, each)
                for edge in edges[self.clusters.root(each.fuller.number)]
            ], []
        counts = {root: sum(each.articles for each in found) for root, found in by_root.items()}
        best = max(counts.values())
        rivals = [root for root, count in counts.items() if count * _OUTWEIGHS > best]
        found = [edge for root in rivals for edge in edges[root]]
        if len(rivals) == 1:
            return found, []
        return [], found if self.clusters.size(own) == 1 else []

    def agree(self, one: Node, other: Node) -> bool:
        """Whether two names agree word by word, in whatever order: National Police of Haiti,
        Police nationale d’Haïti."""
        words, others = self._telling_words(one), self._telling_words(other)
        if len(words) != len(others) or len(words) < 2:
            return False
        for word in words:
            match = next((each for each in others if _cognate(word, each)), None)
            if match is None:
                return False
            others.remove(match)
        return True

    def _pair(self, link: Link) -> tuple[Node, Node] | None:
        fullers, shorters = self.nodes.of_form(link.form), self.nodes.of_form(link.other)
        fullers = [self.nodes.place_of(each) for each in fullers if not each.is_hidden]
        shorters = [self.nodes.place_of(each) for each in shorters if not each.is_hidden]
        pairs = [
            (fuller, shorter)
            for fuller in fullers
            for shorter in shorters
            if fuller.type is shorter.type
        ]
        if not pairs and fullers and shorters and shorters[0].is_weak:
            pairs = [(fullers[0], shorters[0])]
        return pairs[0] if pairs else None

    def _fits(self, curated: int, said: Said) -> bool:
        """Whether an explanation of a curated acronym is a further name of the entity, as far as
        the lexicon's own names of it tell."""
        names = [
            node
            for name, entity in self.nodes.curated.items()
            if self.clusters.root(self.nodes.named(name).number) == curated
            for node in self.nodes.curated_nodes(entity)
            if len(self._telling_words(node)) > 1
        ]
        return not names or any(self.agree(node, said.fuller) for node in names)

    def _telling_words(self, node: Node) -> list[str]:
        words = node.words
        return [word for word in self.countries.tokens(words) if word not in _FUNCTION_WORDS]


def _cognate(one: str, other: str) -> bool:
    """Whether two words are one, or begin with the same four letters."""
    return one == other or (not one.startswith("<") and len(one) > 3 and one[:4] == other[:4])
