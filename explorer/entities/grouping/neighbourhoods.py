"""The forms of a collection parted into neighbourhoods, each of which is grouped by itself.

What was judged has no say here: it leads from one neighbourhood to others (`regrouping`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from explorer.entities.grouping.clusters import Clusters
from explorer.entities.grouping.forms import Form, KnownNames
from explorer.entities.grouping.influence import Influence, first_name, form_mark, influence
from explorer.entities.grouping.nodes import types_of
from explorer.entities.judgements.judgements import broad
from explorer.entities.lexicon import Lexicon, form_key
from explorer.entities.observed import Link
from explorer.models import EntityType


class Neighbourhood(NamedTuple):
    """Forms that have to be grouped together."""

    forms: Sequence[Form]
    """Those that articles have."""
    others: Sequence[str]
    """Those that only the lexicon or a link has, by their keys."""
    links: Mapping[Link, int]

    @property
    def all_forms(self) -> frozenset[str]:
        """The keys of all of them."""
        return frozenset([*(form.key for form in self.forms), *self.others])


class Ground(Protocol):
    """The neighbourhoods of a collection, wherever they are kept."""

    def number_of(self, mark: str) -> int | None:
        """Return the number of the neighbourhood that has a mark, if any has."""

    def neighbourhood(self, number: int) -> Neighbourhood:
        """Return a neighbourhood by its number."""

    def named(self, first_name: str) -> FullNames:
        """Return the full names of people with a first name."""


class FullNames(NamedTuple):
    """The full names of people with one first name, by their keys."""

    mined: list[str]
    listed: list[str]
    """Those that are in the lexicon, which may share them among several."""


@dataclass(frozen=True)
class Neighbourhoods:
    """All neighbourhoods of a collection."""

    all: Sequence[Neighbourhood] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    """By mark."""
    people: Mapping[str, FullNames] = field(default_factory=dict)
    """By first name."""


def neighbourhoods(
    forms: Iterable[Form], links: Mapping[Link, int], lexicon: Lexicon, known: KnownNames
) -> Neighbourhoods:
    """Part the forms of a collection, whatever is judged of them."""
    observed = {form.key: form for form in forms if form.key}
    listed = _listed(lexicon)
    types: dict[str, Iterable[EntityType]] = {
        key: listed.get(key) or types_of(form, known) for key, form in observed.items()
    }
    for key in (*listed, *(end for link in links for end in (link.form, link.other))):
        types.setdefault(key, listed.get(key, ()))
    numbers = _numbers(types, [*_of_lexicon(lexicon), *links], influence(known))
    forms_in: list[list[Form]] = [[] for _ in range(max(numbers.values(), default=-1) + 1)]
    others_in: list[list[str]] = [[] for _ in forms_in]
    links_in: list[dict[Link, int]] = [{} for _ in forms_in]
    for key in types:
        number = numbers[form_mark(key)]
        if form := observed.get(key):
            forms_in[number].append(form)
        else:
            others_in[number].append(key)
    for link, articles in links.items():
        links_in[numbers[form_mark(link.form)]][link] = articles
    parts = list(map(Neighbourhood, forms_in, others_in, links_in))
    return Neighbourhoods(parts, numbers, _people(types, listed))


def _listed(lexicon: Lexicon) -> dict[str, set[EntityType]]:
    """Return the forms of the lexicon, each with the broad types that it has there."""
    listed: dict[str, set[EntityType]] = defaultdict(set)
    for entity in lexicon.entities:
        for key in filter(None, map(form_key, entity.variants)):
            listed[key].add(broad(entity.type))
    return dict(listed)


def _of_lexicon(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield pairs that lead from each form of an entity of the lexicon to every other."""
    for entity in lexicon.entities:
        keys = [key for each in (entity.name, *entity.variants) if (key := form_key(each))]
        yield from ((keys[0], key) for key in keys[1:])


def _numbers(
    types: Mapping[str, Iterable[EntityType]],
    pairs: Iterable[tuple[str, str] | Link],
    influence_: Influence,
) -> dict[str, int]:
    """Return by mark the number of the neighbourhood."""
    places: dict[str, int] = {}
    joined: list[tuple[int, int]] = []
    for form, its_types in types.items():
        own, *others = (
            places.setdefault(mark, len(places)) for mark in influence_.marks(form, its_types)
        )
        joined += ((own, other) for other in others)
    joined += ((places[form_mark(one)], places[form_mark(other)]) for *_, one, other in pairs)
    clusters = Clusters(len(places))
    for one, other in joined:
        clusters.join(one, other)
    number_of: dict[int, int] = {}
    return {
        mark: number_of.setdefault(clusters.root(place), len(number_of))
        for mark, place in places.items()
    }


def _people(
    types: Mapping[str, Iterable[EntityType]], listed: Collection[str]
) -> dict[str, FullNames]:
    """Return the full names of people by their first names."""
    people: dict[str, FullNames] = {}
    for form, its_types in types.items():
        if EntityType.PERSON in its_types and (first := first_name(form)):
            found = people.setdefault(first, FullNames([], []))
            (found.listed if form in listed else found.mined).append(form)
    return people
