"""The names of a collection, as those need them who judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from explorer.entities.grouping.grouping import Grouping
from explorer.entities.judgements.judgements import Name, broad
from explorer.entities.lexicon import form_key
from explorer.models import EntityKey
from explorer.search.names.names import CollectionNames

_Of = TypeVar("_Of")


def grouping_of(names: CollectionNames) -> Grouping:
    """Return the grouping that names were made of; what it says of an entity is read when it is
    asked for."""
    return Grouping(
        entities=tuple(names.ranked()),
        evidence=_ByEntity(names, names.grounds_of),
        names=_ByEntity(names, names.judged_names),
        conflicts=names.conflicts,
    )


def grouping_of_forms(names: CollectionNames, forms: Iterable[str]) -> Grouping:
    """Return as much of the grouping as has to do with some forms, given by their keys: all
    entities that have one of them, which takes no time however many others there are."""
    entities = {each.key: each for form in forms for each in names.entities_of_form(form)}
    return Grouping(
        entities=tuple(entities.values()),
        evidence={key: names.grounds_of(key) for key in entities},
        names={key: names.judged_names(key) for key in entities},
    )


def name_of(names: CollectionNames, key: EntityKey) -> Name | None:
    """Return how a judgement has to name an entity; None where it is not known."""
    forms = names.judged_names(key)
    return forms.get(form_key(key.name)) or next(iter(forms.values()), None)


def entity_of(names: CollectionNames, name: Name) -> EntityKey | None:
    """Return the entity that a judgement means by a name; None where there is none."""
    keys = [entity.key for entity in names.entities_of_form(name.form)]
    meant = (key for key in keys if names.judged_names(key).get(name.form) == name)
    of_type = (key for key in keys if broad(key.type) is name.type)
    return next(meant, None) or next(of_type, None) or next(iter(keys), None)


class _ByEntity(Mapping[EntityKey, _Of]):
    """Something that is known of every entity."""

    def __init__(self, names: CollectionNames, of: Callable[[EntityKey], _Of]) -> None:
        self._names, self._of = names, of

    def __getitem__(self, key: EntityKey) -> _Of:
        if self._names.number_of(key) is None:
            raise KeyError(key)
        return self._of(key)

    def __iter__(self) -> Iterator[EntityKey]:
        return (entity.key for entity in self._names.entities)

    def __len__(self) -> int:
        return len(self._names)
