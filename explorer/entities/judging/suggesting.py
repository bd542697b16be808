"""Suggest pairs of forms that may name one entity, for the user to judge; nothing is joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from explorer.entities.grouping.forms import NO_NAMES, Form, KnownNames
from explorer.entities.grouping.grouping import Grouping
from explorer.entities.judgements.judgements import Judgements, Name, Verdict
from explorer.entities.judging.candidates import Because, Candidates, Pair
from explorer.entities.observed import Link
from explorer.models import EntityKey

MOST_SUGGESTIONS = 2_000
"""More than anybody judges at a time; the rest comes when these are judged."""


class Suggestion(NamedTuple):
    """Two forms of two entities that may be one."""

    one: Name
    """Of the entity with more mentions; named as a judgement has to name it."""
    other: Name
    one_spelling: str
    other_spelling: str
    one_entity: EntityKey
    other_entity: EntityKey
    because: Because
    score: float
    """From 0 to 1: how likely it is that they are the same, in comparison."""
    articles: int = 0
    """How many say so, for what articles say."""


def suggest(
    grouping: Grouping,
    forms: Iterable[Form],
    links: Mapping[Link, int],
    judgements: Judgements,
    known: KnownNames = NO_NAMES,
) -> list[Suggestion]:
    """Return the pairs most worth a judgement, best first, one for any two entities.

    Of no two of the entities anything was judged, and no form was split off by itself.
    """
    candidates = Candidates(grouping, _unsplit(forms, judgements), known)
    judged = _judged(grouping, judgements)
    found: dict[tuple[int, int], Suggestion] = {}
    for pair in candidates.pairs(links):
        entities = (
            min(pair.one.entity, pair.other.entity),
            max(pair.one.entity, pair.other.entity),
        )
        if entities[0] == entities[1] or entities in judged:
            continue
        suggestion = _suggestion(grouping, pair)
        if entities not in found or _order(suggestion) < _order(found[entities]):
            found[entities] = suggestion
    return sorted(found.values(), key=_order)[:MOST_SUGGESTIONS]


def _judged(grouping: Grouping, judgements: Judgements) -> set[tuple[int, int]]:
    """Return the pairs of entities of which forms were judged."""
    found = set()
    entities: dict[Name, list[int]] = defaultdict(list)
    for number, entity in enumerate(grouping.entities):
        for name in grouping.names[entity.key].values():
            for said in {name, Name(name.form)}:  # as it was named before it had two types
                entities[said].append(number)
    for names in judgements.pairs:
        one, other = (entities.get(name, []) for name in names)
        found |= {(min(a, b), max(a, b)) for a in one for b in other}
    return found


def _suggestion(grouping: Grouping, pair: Pair) -> Suggestion:
    one, other, because, score, articles = pair
    one, other = sorted((one, other), key=lambda each: each.entity)
    one_key, other_key = grouping.entities[one.entity].key, grouping.entities[other.entity].key
    return Suggestion(
        grouping.names[one_key][one.form.key],
        grouping.names[other_key][other.form.key],
        one.form.spelling,
        other.form.spelling,
        one_key,
        other_key,
        because,
        round(score, 3),
        articles,
    )


def _unsplit(forms: Iterable[Form], judgements: Judgements) -> Iterable[Form]:
    split = {name.form for each in judgements.of(Verdict.APART) for name in each.names}
    return (form for form in forms if form.key not in split)


def _order(suggestion: Suggestion) -> tuple[object, ...]:
    return (-suggestion.score, suggestion.because, suggestion.one, suggestion.other)
