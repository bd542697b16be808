"""The entities of a lexicon laid out for counting, and a narrowing in their surface forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from explorer.entities.lexicon import Lexicon, forms_of
from explorer.models import EntityKey, EntityType
from explorer.search.index import Condition, Forms, Selection
from explorer.search.name_matching import TypedNames
from explorer.search.narrowing import KINDS, FacetKey, Narrowing, Value
from explorer.text.folding import fold


class KnownEntities:
    """The entities of a lexicon: by type, and by name within a type."""

    def __init__(self, lexicon: Lexicon) -> None:
        names: dict[EntityKey, dict[str, None]] = {}
        forms: dict[EntityKey, Forms] = {}
        for entity in lexicon.entities:  # two entities of one type and name are one
            names.setdefault(entity.key, {}).update(dict.fromkeys(entity.variants))
            forms[entity.key] = forms.get(entity.key, frozenset()) | forms_of(entity)
        keys: list[EntityKey] = []
        self.of_type: dict[EntityType, slice] = {}
        """Where those of each type are among the keys."""
        for type_ in EntityType:
            of = sorted((fold(key.name), key) for key in forms if key.type is type_)
            self.of_type[type_] = slice(len(keys), len(keys) + len(of))
            keys += (key for _, key in of)
        self.keys = tuple(keys)
        self.forms = tuple(forms[key] for key in keys)
        """The same sets each time: the index knows them by that."""
        self.places: Mapping[FacetKey, int] = {key: place for place, key in enumerate(keys)}
        self._names = names

    @cached_property
    def typed_names(self) -> Mapping[EntityType, TypedNames]:
        """The names of those of each type, to be found by what is typed."""
        return {
            type_: TypedNames(self._names[key] for key in self.keys[span])
            for type_, span in self.of_type.items()
        }


@lru_cache(maxsize=2)
def known_entities(lexicon: Lexicon) -> KnownEntities:
    """Return the entities of a lexicon, laid out once."""
    return KnownEntities(lexicon)


def selection_of(narrowing: Narrowing, lexicon: Lexicon) -> Selection:
    """Return a narrowing in surface forms; entities no longer known are passed over."""
    known = known_entities(lexicon)
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
        elif key in known.places:
            yield known.forms[known.places[key]]
