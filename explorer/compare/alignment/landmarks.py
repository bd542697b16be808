"""Sentences that have little in common but what they name, where hardly anything else names it.

A station that one report tells of twice and the other once is a landmark: a reader wants what
they say of it side by side, in whatever words. What everybody knows is none, and no person is:
people are named for whatever they say.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from explorer.compare.alignment.likeness import Likeness, Pair, likeness
from explorer.compare.alignment.reading import ENTITY, FIGURE, OF_NAME, PHRASE, Term
from explorer.compare.alignment.side import Side
from explorer.models import EntityKey, EntityType
from explorer.text.folding import fold

_MOST_SENTENCES = 3
"""That name it in one text, where there are several; in the other it is one."""
_MOST_NAMES = 5
"""In a sentence: a list of places says little of each."""


def landmark_pairs(left: Side, right: Side, measure: Likeness) -> list[Pair]:
    """Return pairs of free sentences that name the same landmark and share a word besides, the
    likest first."""
    lefts, rights = _naming(left), _naming(right)
    pairs = []
    for name in lefts.keys() & rights.keys():
        fewer, more = sorted((len(lefts[name]), len(rights[name])))
        if not fewer == 1 < more <= _MOST_SENTENCES:
            continue
        found = [
            Pair(i, j, likeness(measure.evidence(left.terms[i], right.terms[j]), 0.0, 0.0), 0, 0)
            for i, j in product(lefts[name], rights[name])
            if _is_open(left, i)
            and _is_open(right, j)
            and _share_a_stem(left.terms[i], right.terms[j])
        ]
        if found and not _is_known(name):
            pairs.append(min(found, key=_likest_first))
    return sorted(pairs, key=_likest_first)


def _likest_first(pair: Pair) -> tuple[float, int, int]:
    return -pair.likeness, abs(pair.left - pair.right), pair.left + pair.right


def _naming(side: Side) -> dict[EntityKey, list[int]]:
    """Return which sentences name what may be a landmark; those that are repeated once."""
    naming: dict[EntityKey, list[int]] = defaultdict(list)
    for number in side.different:
        for name in side.reading.entities(side.reading.sentences[number]):
            if name.type is not EntityType.PERSON:
                naming[name].append(number)
    return naming


def _is_open(side: Side, sentence: int) -> bool:
    names = side.reading.entities(side.reading.sentences[sentence])
    return side.is_free(sentence) and len(names) <= _MOST_NAMES


def _share_a_stem(left: frozenset[Term], right: frozenset[Term]) -> bool:
    return any(
        term[0] not in (ENTITY, FIGURE, OF_NAME) and PHRASE not in term for term in left & right
    )


def _is_known(name: EntityKey) -> bool:
    """Whether the shipped lists have a name: a country, a city, a well-known body."""
    from explorer.entities.lists.known import known  # heavy, and few comparisons come here

    lists = known()
    form = fold(name.name)
    return any(
        form in listed
        for listed in (lists.countries, lists.demonyms, lists.organisations, lists.places)
    )
