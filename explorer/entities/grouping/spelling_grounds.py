"""Grounds in the letters: forms that are spellings of one name, or differ by a generic word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from explorer.entities.grouping.forms import KnownNames
from explorer.entities.grouping.grounds import Edge, Why
from explorer.entities.grouping.nodes import Node
from explorer.entities.grouping.spelling import compact, country_names
from explorer.models import EntityType
from explorer.text.word_sets import word_set

_K = TypeVar("_K", str, tuple[str, ...])
_Buckets: TypeAlias = dict[tuple[EntityType, _K], list[Node]]

_COMPANY = word_set(
    "inc incorporated corp corporation co company ltd limited plc llc sa ag gmbh nv spa ab oy "
    "bhd pty pte kk"
)
"""Say only that a name is a company's; any of them may be left out, or stand for another."""
_ENDS = {
    EntityType.ORGANISATION: {
        "mission": "mission",
        "group": "group",
        "gang": "armed",
        "rebels": "armed",
        "militia": "armed",
        "militants": "armed",
        "insurgents": "armed",
    },
    EntityType.PLACE: {
        "city": "town",
        "town": "town",
        "village": "town",
        "commune": "town",
        "station": "station",
    },
}
"""Words that say what kind of thing a name is of, at its end."""
_BEGINNINGS = {
    EntityType.ORGANISATION: {"mission": "mission", "mision": "mission", "groupe": "group"}
    | {"grupo": "group", "compagnie": "company", "compania": "company"},
    EntityType.PLACE: {"ville": "town", "ciudad": "town", "commune": "town", "comuna": "town"},
}
"""The same in French and Spanish, where they stand at the beginning."""


def same_spelling(nodes: Iterable[Node]) -> Iterator[Edge]:
    """Yield what joins the forms of one name that differ in signs, article or British spelling."""
    return _stars(nodes, Why.SPELLING, lambda node: compact(node.words))


def same_country(nodes: Iterable[Node], known: KnownNames) -> Iterator[Edge]:
    """Yield what joins two names of one country or known body, alone or within a longer name."""
    names = country_names(known)
    return _stars(nodes, Why.COUNTRY, lambda node: names.key(node.words, node.type))


def same_but_for_kind(nodes: Iterable[Node], known: KnownNames) -> Iterator[Edge]:
    """Yield what joins a name with itself and a word for its kind: `MSS`, `MSS mission`.

    Only where the collection has the name with one such word: with two, they are two things.
    """
    nodes = list(nodes)
    plain = _by_key(nodes, lambda node: compact(node.words))
    longer: dict[tuple[EntityType, str], dict[str, list[Node]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for node in nodes:
        for stem, kind in stems(node.words, node.type, known):
            longer[node.type, compact(stem)][kind].append(node)
    for key, kinds in sorted(longer.items()):
        shorter = plain.get(key, [])
        for kind, found in sorted(kinds.items()):
            if kind == "company" or len(kinds.keys() - {"company"}) == 1:
                yield from _star(sorted([*shorter, *found], key=lambda node: node.rank), Why.TAIL)


def stems(
    words: tuple[str, ...], type_: EntityType, known: KnownNames
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is left of a name, by its plain words, without a word for its kind, with that
    kind; nothing where that is no name by itself."""
    for stem, kind in _without_kind(words, type_):
        if _may_stand_alone(stem, type_, known):
            yield stem, kind


def _without_kind(
    words: tuple[str, ...], type_: EntityType
) -> Iterator[tuple[tuple[str, ...], str]]:
    if len(words) < 2:
        return
    if type_ is EntityType.ORGANISATION and words[-1] in _COMPANY:
        while len(words) > 1 and words[-1] in _COMPANY:
            words = words[:-1]
        yield words, "company"
    elif kind := _ENDS.get(type_, {}).get(words[-1]):
        yield words[:-1], kind
    elif kind := _BEGINNINGS.get(type_, {}).get(words[0]):
        yield words[1:], kind


def _may_stand_alone(stem: tuple[str, ...], type_: EntityType, known: KnownNames) -> bool:
    """Whether what is left is a name by itself and no other: not `American`, not `Mexico`."""
    key = " ".join(stem)
    if key in known.demonyms or key in known.countries or len(compact(stem)) < 2:
        return False
    # Of places only the unknown: near Victoria Station is no Victoria.
    return type_ is not EntityType.PLACE or (bool(known.places) and key not in known.places)


def _by_key(nodes: Iterable[Node], key: Callable[[Node], _K | None]) -> _Buckets[_K]:
    found: _Buckets[_K] = defaultdict(list)
    for node in nodes:
        if its := key(node):
            found[node.type, its].append(node)
    return found


def _stars(nodes: Iterable[Node], why: Why, key: Callable[[Node], _K | None]) -> Iterator[Edge]:
    for _, found in sorted(_by_key(nodes, key).items()):
        yield from _star(sorted(found, key=lambda node: node.rank), why)


def _star(nodes: list[Node], why: Why) -> Iterator[Edge]:
    """Yield what joins the first of the nodes with each of the others."""
    for node in nodes[1:]:
        yield Edge(why, nodes[0].number, node.number)
