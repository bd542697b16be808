"""What is wrong or doubtful in a lexicon and in judgements, for the user to put right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from enum import StrEnum
from typing import NamedTuple

from explorer.entities.grouping.grouping import Grouping
from explorer.entities.judgements.judgements import Judgement, Judgements, Name, Verdict, broad
from explorer.entities.lexicon import Lexicon, form_key, forms_of
from explorer.models import Entity, EntityKey


class Doubt(StrEnum):
    """What is doubtful."""

    NAME_TWICE = "name twice"
    """Two entities of one type have one name; they are taken for one."""
    FORM_TWICE = "form twice"
    """A form belongs to several entities; it is counted for each."""
    SPELLED_TWICE = "spelled twice"
    """An entity lists a form in two spellings that are found as one: the second is not needed."""
    NO_OWN_FORM = "no own form"
    """An entity shares every one of its forms with others, so that nothing is found of it alone."""
    NOT_FOUND = "not found"
    """No form of an entity occurs in the collection."""
    OVERRULED = "overruled"
    """A judgement takes a form out of its entity: the lexicon could follow."""
    JUDGED_UNKNOWN = "judged unknown"
    """A judgement is about a form that neither occurs nor is listed."""
    CONTRADICTION = "contradiction"
    """Judgements contradict each other along a chain; the first of the two is not followed."""


class Finding(NamedTuple):
    """Something doubtful, and where."""

    doubt: Doubt
    form: str = ""
    """As it is written in the lexicon or the judgement."""
    entities: tuple[EntityKey, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def check_lexicon(lexicon: Lexicon, occurring: Container[str]) -> list[Finding]:
    """Return what is doubtful in a lexicon; `occurring` has the keys of a collection's forms."""
    holders: dict[str, list[Entity]] = defaultdict(list)
    names: dict[Name, list[Entity]] = defaultdict(list)
    for entity in lexicon.entities:
        names[_name(entity)].append(entity)
        for form in sorted(forms_of(entity)):
            holders[form].append(entity)
    found = [
        Finding(Doubt.NAME_TWICE, same[0].name, _keys(same))
        for same in names.values()
        if len(same) > 1
    ]
    found += [
        Finding(Doubt.FORM_TWICE, lexicon.forms.get(form, form), _keys(entities))
        for form, entities in holders.items()
        if len(set(map(_name, entities))) > 1
    ]
    for entity in lexicon.entities:
        found += _check_entity(entity, holders, occurring)
    return found


def check_judgements(
    judgements: Judgements, lexicon: Lexicon, grouping: Grouping, occurring: Container[str]
) -> list[Finding]:
    """Return what is doubtful in judgements, and where they overrule the lexicon."""
    found = [
        Finding(Doubt.CONTRADICTION, each.dropped.one, judgements=(each.dropped, each.different))
        for each in grouping.conflicts
    ]
    made = {name.form for each in judgements.of(Verdict.NEW, Verdict.NAME) for name in each.names}
    for each in judgements.holding:
        for form in filter(None, (each.one, each.other)):
            key = form_key(form)
            if key not in occurring and key not in lexicon.forms and key not in made:
                found.append(Finding(Doubt.JUDGED_UNKNOWN, form, judgements=(each,)))
    for entity in lexicon.entities:
        found += _overruled(entity, judgements)
    return found


def _check_entity(
    entity: Entity, holders: dict[str, list[Entity]], occurring: Container[str]
) -> Iterator[Finding]:
    forms = forms_of(entity)
    if all(any(_name(other) != _name(entity) for other in holders[form]) for form in forms):
        yield Finding(Doubt.NO_OWN_FORM, entity.name, (entity.key,))
    if not any(form in occurring for form in forms):
        yield Finding(Doubt.NOT_FOUND, entity.name, (entity.key,))
    spelled: set[str] = set()
    for variant in entity.variants:
        if form_key(variant) in spelled:
            yield Finding(Doubt.SPELLED_TWICE, variant, (entity.key,))
        spelled.add(form_key(variant))


def _overruled(entity: Entity, judgements: Judgements) -> Iterator[Finding]:
    names = {form: (Name(form), Name(form, broad(entity.type))) for form in forms_of(entity)}
    for each in judgements.of(Verdict.APART, Verdict.HIDE, Verdict.DIFFERENT):
        if all(any(name in its for its in names.values()) for name in each.names):
            yield Finding(Doubt.OVERRULED, each.one, (entity.key,), (each,))


def _name(entity: Entity) -> Name:
    """Return what two entities share that are taken for one."""
    return Name(form_key(entity.name), entity.type)


def _keys(entities: list[Entity]) -> tuple[EntityKey, ...]:
    return tuple(dict.fromkeys(entity.key for entity in entities))
