"""The neighbourhoods of a collection's forms in arrays, beside its names: what regroups them."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from explorer.entities.grouping.forms import Form
from explorer.entities.grouping.neighbourhoods import FullNames, Neighbourhood, Neighbourhoods
from explorer.entities.judgements.judgement_file import as_line, from_line
from explorer.entities.judgements.judgements import Judgements
from explorer.entities.observed import Ground, Link
from explorer.models import EntityType
from explorer.search.engine import vocabulary
from explorer.search.engine.arrays_file import Array, Arrays
from explorer.search.engine.vocabulary import Vocabulary

_MARKS, _PARTS, _FIRST_NAMES, _FULL_NAMES = "marks", "parts", "first_names", "full_names"
_JUDGED = "judged"


def ground_arrays(found: Neighbourhoods) -> dict[str, Array]:
    """Return all neighbourhoods of a collection as arrays."""
    numbers = {_encoded(mark): number for mark, number in found.numbers.items()}
    marks = sorted(numbers)
    people = {_encoded(name): names for name, names in found.people.items()}
    first_names = sorted(people)
    return {
        **vocabulary.written(marks, _MARKS),
        "mark_part": np.fromiter(map(numbers.__getitem__, marks), np.uint32, len(marks)),
        **vocabulary.written(list(map(_part, found.all)), _PARTS),
        **vocabulary.written(first_names, _FIRST_NAMES),
        **vocabulary.written([_json(people[name]) for name in first_names], _FULL_NAMES),
    }


def judged_arrays(judgements: Judgements) -> dict[str, Array]:
    """Return what the names of a collection have of its judgements as arrays."""
    lines = [as_line(each).encode() for each in judgements.holding]
    return vocabulary.written(lines, _JUDGED)


def judgements_in(arrays: Arrays) -> Judgements:
    """Return the judgements of `judged_arrays`, as far as they held."""
    lines = Vocabulary(arrays, _JUDGED)
    return Judgements(from_line(line.decode()) for line in lines)


class KeptGround:
    """The neighbourhoods of `ground_arrays`; see `neighbourhoods.Ground`."""

    def __init__(self, arrays: Arrays) -> None:
        self._part_of = arrays["mark_part"]
        self._marks = Vocabulary(arrays, _MARKS)
        self._parts = Vocabulary(arrays, _PARTS)
        self._first_names = Vocabulary(arrays, _FIRST_NAMES)
        self._full_names = Vocabulary(arrays, _FULL_NAMES)

    def number_of(self, mark: str) -> int | None:
        """Return the number of the neighbourhood that has a mark, if any has."""
        found = self._marks.find(_encoded(mark))
        return None if found is None else int(self._part_of[found])

    def neighbourhood(self, number: int) -> Neighbourhood:
        """Return a neighbourhood by its number."""
        forms, others, links = json.loads(self._parts[number])
        return Neighbourhood(list(map(_form, forms)), others, dict(map(_link, links)))

    def named(self, first_name: str) -> FullNames:
        """Return the full names of people with a first name."""
        found = self._first_names.find(_encoded(first_name))
        return (
            FullNames([], []) if found is None else FullNames(*json.loads(self._full_names[found]))
        )


def _part(part: Neighbourhood) -> bytes:
    links = [(*link, articles) for link, articles in part.links.items()]
    return _json((part.forms, part.others, links))


def _form(written: tuple[str, dict[str, int], dict[str, int], int, int]) -> Form:
    key, spellings, types, articles, mentions = written
    return Form(
        key, spellings, {EntityType(each): n for each, n in types.items()}, articles, mentions
    )


def _link(written: tuple[str, str, str, int]) -> tuple[Link, int]:
    ground, form, other, articles = written
    return Link(Ground(ground), form, other), articles


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _encoded(string: str) -> bytes:
    return string.encode("utf-8", "surrogatepass")
