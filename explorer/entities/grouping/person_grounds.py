"""Grounds among people: a name with more between first and last, and the surname alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from explorer.entities.grouping.forms import KnownNames
from explorer.entities.grouping.grounds import Edge, Why
from explorer.entities.grouping.nodes import Node, Nodes
from explorer.entities.grouping.spelling import compact, plain_text
from explorer.models import EntityType
from explorer.text.word_sets import word_set
from explorer.text.words import folded_words

_ARABIC_ARTICLE = re.compile(r"\b(al|el)-\s*")
HONORIFICS = word_set("mr mrs ms miss dr prof sir dame lord lady mme mlle sr sra don dona")
_PARTICLES = word_set(
    "de del de la van von der den da das dos do du di le la el al bin ben ibn ter ten st"
)
_GENERATIONS = word_set("jr junior ii iii iv")


def person_words(key: str) -> tuple[str, ...]:
    """Return the words of a person's name without those that only honour them.

    What a hyphen joins is one word, lest Park Yong-jin be a Mr Jin, but for an Arabic article.
    """
    parts = _ARABIC_ARTICLE.sub(r"\1 ", plain_text(key)).split()
    words = tuple(word for part in parts if (word := compact(folded_words(part))))
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    return words


def full_name_words(key: str) -> tuple[str, ...]:
    """Return the words of a person's name that is a first and a last name; else nothing."""
    words = person_words(key)
    return words if _is_full(words) else ()


class People:
    """The people among the nodes, looked up by surname."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._words = {
            node: person_words(node.name.form) for node in nodes if node.type is EntityType.PERSON
        }
        self._full: dict[str, list[Node]] = defaultdict(list)
        self._first: dict[str, list[Node]] = defaultdict(list)
        for node, words in self._words.items():
            if _is_full(words):
                self._full[surname_of(words)].append(node)
                self._first[words[0]].append(node)

    def fuller(self) -> Iterator[Edge]:
        """Yield what joins names that have first and last name in common, where all that any of
        them has between the two agrees: not George W. with George H. W."""
        found: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for nodes in self._full.values():
            for node in nodes:
                words = self._words[node]
                first, last, generation = words[0], surname_of(words), words[-1] in _GENERATIONS
                found[first, last, words[-1] if generation else ""].append(node)
        for _, nodes in sorted(found.items()):
            ordered = sorted(nodes, key=lambda node: node.rank)
            between = sorted({self._between(node) for node in ordered})
            if all(map(_agree, between, between[1:])):
                for node in ordered[1:]:
                    yield Edge(Why.PERSON, ordered[0].number, node.number)

    def surnames(
        self, nodes: Nodes, root: Callable[[int], int], known: KnownNames
    ) -> Iterator[Edge]:
        """Yield what joins a surname alone with the only person who has it."""
        for node, words in self._words.items():
            if _is_full(words) or not self._is_only_surname(node, words, nodes, known):
                continue
            bearers = self.bearers(words)
            if len({root(bearer.number) for bearer in bearers}) == 1:
                yield Edge(Why.SURNAME, bearers[0].number, node.number)

    def bearers(self, words: tuple[str, ...]) -> list[Node]:
        """Return the full names with a surname, or with an initial and a surname."""
        last = surname_of(words)
        initial = words[0] if len(words) > 1 and len(words[0]) == 1 else ""
        found = [
            node
            for node in self._full.get(last, [])
            if (full := self._words[node])[0].startswith(initial)
            and (initial or _without_generation(full)[-len(words) :] == words)
        ]
        return sorted(found, key=lambda node: node.rank)

    @property
    def surnames_alone(self) -> Mapping[Node, tuple[str, ...]]:
        """The forms that are no full name, with their words."""
        return {node: words for node, words in self._words.items() if not _is_full(words)}

    def _is_only_surname(
        self, node: Node, words: tuple[str, ...], nodes: Nodes, known: KnownNames
    ) -> bool:
        key = " ".join(words)
        others = [each for each in nodes.of_form(node.name.form) if each.type is not node.type]
        if others or key in known.places or key in known.countries:
            return False
        return len(words) > 1 or not self._first.get(words[0])

    def _between(self, node: Node) -> tuple[str, ...]:
        return _without_generation(self._words[node])[1:-1]


def _is_full(words: tuple[str, ...]) -> bool:
    kept = _without_generation(words)
    return len(kept) > 1 and len(kept[0]) > 1 and kept[0] not in _PARTICLES


def surname_of(words: tuple[str, ...]) -> str:
    """Return the last word of a name that is no generation."""
    return _without_generation(words)[-1]


def _without_generation(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:-1] if len(words) > 1 and words[-1] in _GENERATIONS else words


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may have this between first and last and be one: nothing, or the same
    with initials for names."""
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        ((len(a) == 1 or len(b) == 1) and a[0] == b[0]) or a == b
        for a, b in zip(one, other, strict=True)
    )
