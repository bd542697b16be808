"""The entities of a collection laid out for counting, and a narrowing in their surface forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from explorer.models import EntityKey, EntityType
from explorer.search.index import Condition, Forms, Selection
from explorer.search.names.name_matching import TypedNames
from explorer.search.names.names import CollectionNames
from explorer.search.narrowing import KINDS, FacetKey, Narrowing, Value


class KnownEntities:
    """The entities of a collection: by type, and by name within a type."""

    def __init__(self, names: CollectionNames) -> None:
        self._names = names
        self.forms = names.form_sets
        """Of every entity, by its place: the same each time, so that the index knows them."""
        self.keys: Sequence[EntityKey] = names.entity_keys
        """By their places."""
        self._typed_names: dict[EntityType, TypedNames] = {}

    def of_type(self, type_: EntityType) -> slice:
        """Return where the entities of a type are."""
        numbers = self._names.of_type[type_]
        return slice(numbers.start, numbers.stop)

    def places(self, keys: Iterable[FacetKey]) -> dict[EntityKey, int]:
        """Return the places of those of some keys that are of entities still known."""
        entities = [key for key in keys if isinstance(key, EntityKey)]
        found = {key: self._names.number_of(key) for key in entities}
        return {key: place for key, place in found.items() if place is not None}

    def forms_of(self, place: int) -> Forms:
        """Return the forms of an entity."""
        return frozenset(self._names.forms_of(place))

    def typed_names(self, type_: EntityType) -> TypedNames:
        """Return the names of the entities of a type, to be found by what is typed."""
        if type_ not in self._typed_names:
            numbers = self._names.of_type[type_]
            self._typed_names[type_] = TypedNames(self._names.runs_of(numbers))
        return self._typed_names[type_]


@lru_cache(maxsize=2)
def known_entities(names: CollectionNames) -> KnownEntities:
    """Return the entities of a collection, laid out once."""
    return KnownEntities(names)


def selection_of(narrowing: Narrowing, names: CollectionNames) -> Selection:
    """Return a narrowing in surface forms; entities no longer known are passed over."""
    known = known_entities(names)
    required: list[tuple[Condition, ...]] = []
    for kind in KINDS:
        conditions = tuple(_conditions(narrowing.chosen_of(kind), known))
        if not narrowing.is_any(kind):
            required += ((condition,) for condition in conditions)
        elif conditions:
            required.append(conditions)
    return Selection(tuple(required), tuple(_conditions(narrowing.excluded, known)))


def _conditions(keys: Iterable[FacetKey], known: KnownEntities) -> Iterator[Condition]:
    for key in sorted(keys):
        if isinstance(key, Value):
            yield key
        else:
            yield from map(known.forms_of, known.places([key]).values())
