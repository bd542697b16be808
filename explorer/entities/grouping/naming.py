"""What an entity is called and of what type it is, from the forms that were grouped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.entities.grouping.nodes import Node
from explorer.entities.grouping.person_grounds import HONORIFICS
from explorer.entities.judgements.judgements import Judgement, broad
from explorer.entities.lexicon import form_key
from explorer.models import Entity, EntityType

_FREQUENT = 4  # a form with a fourth of the mentions of the most frequent one is frequent
_MOST_WORDS = 5
_LONGEST_ACRONYM = 6


def type_of(
    nodes: Sequence[Node], curated: Sequence[Entity], judged: Judgement | None
) -> EntityType:
    """Return the type: as judged last, as the lexicon has it, or as most articles take it.

    A body is a force where the articles take one of its forms for one mostly.
    """
    if judged and judged.type:
        return judged.type
    if curated:
        return curated[0].type
    votes = dict.fromkeys(EntityType, 0)
    for node in nodes:
        votes[node.type] += node.votes
    most = max(votes, key=votes.__getitem__)
    if broad(most) is not EntityType.ORGANISATION and votes[most]:
        return most
    return EntityType.FORCE if any(map(_is_force, nodes)) else EntityType.ORGANISATION


def names_of(nodes: Sequence[Node], curated: Sequence[Entity], judged: str | None) -> list[str]:
    """Return what an entity may be called, the best first: as judged, as the lexicon has it, by
    its fullest frequent form, by the others."""
    if len(nodes) == 1 and not curated and not judged:  # as most are
        return [nodes[0].spelling]
    shown = {node.name.form for node in nodes}
    listed = [entity.name for entity in curated if form_key(entity.name) in shown]
    return list(dict.fromkeys([*([judged] if judged else []), *listed, *_fullest_first(nodes)]))


def _fullest_first(nodes: Sequence[Node]) -> Iterable[str]:
    most = max((_mentions(node) for node in nodes if not is_short(node)), default=0)

    def rank(node: Node) -> tuple[object, ...]:
        words = node.name.form.split()
        is_place = node.type is EntityType.PLACE  # where the usual name is rarely the fullest
        return (
            is_short(node),
            _mentions(node) * _FREQUENT < most,
            "(" in node.spelling or words[0].strip(".") in HONORIFICS,
            0 if is_place else -min(len(words), _MOST_WORDS),
            -_mentions(node),
            node.name,
        )

    return [node.spelling for node in sorted(nodes, key=rank)]


def is_short(node: Node) -> bool:
    """Whether a form is less than a name: an acronym, or one name of a person."""
    spelling = node.spelling
    if node.type is EntityType.PERSON and len(node.words) == 1:
        return True
    return spelling.isupper() and " " not in spelling and len(node.name.form) <= _LONGEST_ACRONYM


def _mentions(node: Node) -> int:
    return node.form.mentions


def _is_force(node: Node) -> bool:
    types = node.form.types
    force, other = types.get(EntityType.FORCE, 0), types.get(EntityType.ORGANISATION, 0)
    return node.type is EntityType.ORGANISATION and force > other
