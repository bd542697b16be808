"""Share a lexicon: write one as text, and take another in with its conflicts listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from explorer.entities.grouping.grouping import Grouping
from explorer.entities.judgements.judgements import Judgements, Name, Verdict, broad
from explorer.entities.lexicon import Lexicon, form_key, forms_of
from explorer.models import Entity, EntityKey, EntityType

_SAYING = (Verdict.SAME, Verdict.NAME, Verdict.TYPE, Verdict.NEW, Verdict.APART)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def lexicon_text(entities: Iterable[Entity]) -> str:
    """Return entities as the text of a lexicon file, sorted by type and name."""
    order = {type_: number for number, type_ in enumerate(EntityType)}
    listed = sorted(entities, key=lambda each: (order[each.type], form_key(each.name), each.name))
    return "\n".join(map(_table, listed))


def decided_entities(grouping: Grouping, lexicon: Lexicon, judgements: Judgements) -> list[Entity]:
    """Return the entities that somebody has decided on: of the lexicon, or judged.

    Forms that are there on automatic grounds alone are left out: who takes the lexicon has other
    articles, which may say otherwise.
    """
    decided = {
        Name(form, broad(entity.type)) for entity in lexicon.entities for form in forms_of(entity)
    }
    decided |= {name for each in judgements.of(*_SAYING) for name in each.names}
    found = []
    for entity in grouping.entities:
        names = grouping.names[entity.key]
        forms = {
            form
            for form, name in names.items()
            if not decided.isdisjoint({name, Name(form), Name(form, broad(entity.type))})
        }
        if forms:
            kept = (variant for variant in entity.variants if form_key(variant) in forms)
            variants = tuple(dict.fromkeys((entity.name, *kept)))
            found.append(replace(entity, variants=variants))
    return found


class Clash(StrEnum):
    """Why something of another lexicon is not taken in."""

    OTHER_ENTITY = "other entity"
    """The forms belong to several entities here, so that it is not clear which is meant."""
    OTHER_TYPE = "other type"
    """The form is of another type here."""
    DIFFERENT = "different"
    """A judgement here says that the form and another of the entity are different."""
    HIDDEN = "hidden"
    """A judgement here says that the form is no name."""


class LexiconConflict(NamedTuple):
    """Something that two lexicons disagree on; what is here stays."""

    clash: Clash
    entity: EntityKey
    """Of the other lexicon."""
    form: str
    """As the other lexicon spells it."""
    here: tuple[EntityKey, ...]
    """What it means here."""


class Combined(NamedTuple):
    """Two lexicons in one."""

    lexicon: Lexicon
    conflicts: tuple[LexiconConflict, ...]


def combine(here: Lexicon, other: Lexicon, judgements: Judgements) -> Combined:
    """Take another lexicon in: its entities, or new forms of those that are here.

    Where the two share a form, the name and the type that are here stay. What contradicts the
    lexicon or the judgements here is left out and listed.
    """
    taking = _Taking(here, judgements)
    for entity in other.entities:
        taking.take(entity)
    return Combined(Lexicon(taking.entities), tuple(taking.conflicts))


class _Taking:
    def __init__(self, here: Lexicon, judgements: Judgements) -> None:
        self.entities = list(here.entities)
        self.conflicts: list[LexiconConflict] = []
        self._judgements = judgements
        self._hidden = {name for each in judgements.of(Verdict.HIDE) for name in each.names}
        self._by_form: dict[str, list[int]] = defaultdict(list)
        for number in range(len(self.entities)):
            self._register(number)

    def take(self, entity: Entity) -> None:
        """Take one entity in, as far as nothing contradicts."""
        forms = [variant for variant in entity.variants if self._can_be_taken(entity, variant)]
        targets = {
            number: None
            for form in forms
            for number in self._by_form[form_key(form)]
            if broad(self.entities[number].type) is broad(entity.type)
        }
        if len(targets) > 1:
            self._list(Clash.OTHER_ENTITY, entity, entity.name, targets)
        elif targets:
            self._add_forms(entity, forms, next(iter(targets)))
        elif forms and (agreeing := self._without_different(entity, (), forms)):
            name = entity.name if entity.name in agreeing else agreeing[0]
            variants = tuple(dict.fromkeys((name, *agreeing)))
            self.entities.append(Entity(name, entity.type, variants))
            self._register(len(self.entities) - 1)

    def _can_be_taken(self, entity: Entity, form: str) -> bool:
        key = form_key(form)
        if not self._hidden.isdisjoint({Name(key), Name(key, broad(entity.type))}):
            self._list(Clash.HIDDEN, entity, form, ())
            return False
        types = {broad(self.entities[number].type) for number in self._by_form[key]}
        if types and broad(entity.type) not in types:
            self._list(Clash.OTHER_TYPE, entity, form, self._by_form[key])
            return False
        return bool(key)

    def _add_forms(self, entity: Entity, forms: Sequence[str], target: int) -> None:
        ours = self.entities[target]
        if ours.type is not entity.type:
            self._list(Clash.OTHER_TYPE, entity, entity.name, (target,))
        known = forms_of(ours)
        new = [form for form in forms if form_key(form) not in known]
        agreeing = self._without_different(entity, ours.variants, new)
        self.entities[target] = replace(ours, variants=(*ours.variants, *agreeing))
        self._register(target)

    def _without_different(
        self, entity: Entity, kept: Sequence[str], forms: Iterable[str]
    ) -> list[str]:
        """Return the forms that were not judged different from those kept, or each other."""
        agreeing: list[str] = []
        for form in forms:
            if any(self._are_different(entity, form, each) for each in (*kept, *agreeing)):
                self._list(Clash.DIFFERENT, entity, form, self._by_form[form_key(form)])
            else:
                agreeing.append(form)
        return agreeing

    def _are_different(self, entity: Entity, one: str, other: str) -> bool:
        names = [
            (Name(form_key(form)), Name(form_key(form), broad(entity.type)))
            for form in (one, other)
        ]
        judged = (self._judgements.on_pair(*pair) for pair in product(*names))
        return any(each is not None and each.judgement is Verdict.DIFFERENT for each in judged)

    def _list(self, clash: Clash, entity: Entity, form: str, numbers: Iterable[int]) -> None:
        here = tuple(dict.fromkeys(self.entities[number].key for number in numbers))
        self.conflicts.append(LexiconConflict(clash, entity.key, form, here))

    def _register(self, number: int) -> None:
        for form in sorted(forms_of(self.entities[number])):
            if number not in self._by_form[form]:
                self._by_form[form].append(number)


def _table(entity: Entity) -> str:
    others = [variant for variant in entity.variants if variant != entity.name]
    variants = f"variants = [{', '.join(map(_quoted, others))}]\n" if others else ""
    return f"[[{entity.type}]]\nname = {_quoted(entity.name)}\n{variants}"


def _quoted(text: str) -> str:
    """Return a TOML basic string."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character < " " or character == "\x7f":
        return f"\\u{ord(character):04X}"
    return character
