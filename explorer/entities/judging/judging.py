"""What the user does to entities, as the judgements that have to be written for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from explorer.entities.grouping.grouping import Grouping
from explorer.entities.judgements.judgements import (
    PAIRED,
    Judgement,
    Judgements,
    Name,
    Verdict,
    broad,
)
from explorer.entities.judging.suggesting import Suggestion
from explorer.entities.lexicon import form_key
from explorer.errors import JudgementError
from explorer.models import Entity, EntityType
from explorer.text.visible import visible_line


@dataclass(frozen=True)
class Judge:
    """Who judges, and on what. Every method returns the lines to write, and changes nothing.

    All that one method returns is one action, which `undo` takes back together. What cannot be
    done raises JudgementError with a sentence that says why.
    """

    grouping: Grouping
    judgements: Judgements
    by: str
    now: datetime
    """In UTC."""

    def merge(self, entity: Entity, into: Entity, *, overrule: bool = False) -> list[Judgement]:
        """Make two entities one, with the name and the type of the second.

        Where forms of the two were judged different, that is refused, or with `overrule` judged
        anew.
        """
        if entity.key == into.key:
            raise JudgementError(f"{_shown(entity.name)} cannot be merged into itself.")
        between = differences_between(self.grouping, self.judgements, entity, into)
        if between and not overrule:
            first = between[0]
            raise JudgementError(
                f"{_shown(first.one)} and {_shown(first.other or '')} were judged different by "
                f"{visible_line(first.by)} on {first.at:%Y-%m-%d}.",
                "Take that back first.",
            )
        lines = [
            self._judgement(Verdict.SAME, first, second)
            for first, second in [
                *((_named(each, 0), _named(each, 1)) for each in between),
                (self._name_of(into), self._name_of(entity)),
            ]
        ]
        lines.append(self._judgement(Verdict.NAME, self._name_of(into)))
        if entity.type is not into.type:
            lines.append(self._judgement(Verdict.TYPE, self._name_of(into), type_=into.type))
        return list({each.subject: each for each in lines}.values())

    def split(self, entity: Entity, form: str) -> list[Judgement]:
        """Take a form out of its entity, in any spelling of it; the others stay together.

        It is an entity by itself then, until it is judged to be the same as something. A form
        that several entities share leaves only this one.
        """
        name = self._form_of(entity, form)
        if len(self.grouping.names[entity.key]) == 1:
            raise JudgementError(f"{_shown(form)} is the only form of {_shown(entity.name)}.")
        if len(self._holders(name.name)) == 1:
            return [self._judgement(Verdict.APART, name)]
        rest = next(
            _Named(variant, its)
            for variant in entity.variants
            if (its := self.grouping.names[entity.key].get(form_key(variant))) and its != name.name
        )
        return [self._judgement(Verdict.DIFFERENT, name, rest)]

    def rename(self, entity: Entity, name: str) -> list[Judgement]:
        """Give an entity another preferred name: one of its forms, or one that is new."""
        key = _key(name)
        if its := self.grouping.names[entity.key].get(key):
            return [self._judgement(Verdict.NAME, _Named(name, its))]
        self._refuse_other(key, name, entity.type)
        new = _Named(name, Name(key, self._type_to_say(key, entity.type)))
        return [
            self._judgement(Verdict.SAME, self._name_of(entity), new),
            self._judgement(Verdict.NAME, new),
        ]

    def retype(self, entity: Entity, type_: EntityType) -> list[Judgement]:
        """Say of what type an entity is; all its forms stay with it."""
        return [self._judgement(Verdict.TYPE, self._name_of(entity), type_=type_)]

    def hide(self, entity: Entity) -> list[Judgement]:
        """Say that no form of an entity is a name; those that others share stay theirs.

        What the articles will say of it under another form is not hidden.
        """
        spelled = {form_key(variant): variant for variant in reversed(entity.variants)}
        names = self.grouping.names[entity.key].items()
        lines = [
            self._judgement(Verdict.HIDE, _Named(spelled[key], name))
            for key, name in names
            if len(self._holders(name)) == 1
        ]
        if not lines:
            raise JudgementError(
                f"Every form of {_shown(entity.name)} is one of another entity, too.",
                "Split them off instead.",
            )
        return lines

    def create(
        self, selection: str, type_: EntityType, of: Entity | None = None
    ) -> list[Judgement]:
        """Say that a selected stretch of text is a name: of an entity, or of a new one."""
        key, written = _key(selection), " ".join(selection.split())
        type_ = of.type if of else type_
        self._refuse_other(key, written, type_)
        lines = [self._judgement(Verdict.NEW, _Named(written, Name(key)), type_=type_)]
        if of:
            new = _Named(written, Name(key, self._type_to_say(key, type_)))
            lines.append(self._judgement(Verdict.SAME, self._name_of(of), new))
        return lines

    def decide(self, suggestion: Suggestion, verdict: Verdict) -> list[Judgement]:
        """Judge a suggested pair: same, different or unsure."""
        if verdict not in PAIRED:
            raise ValueError(f"“{verdict}” is no verdict on a pair")
        one = _Named(suggestion.one_spelling, suggestion.one)
        other = _Named(suggestion.other_spelling, suggestion.other)
        return [self._judgement(verdict, one, other)]

    def undo(self) -> list[Judgement]:
        """Take back what this author did last; once more, what they did before that."""
        if last := self.judgements.last_action(self.by):
            return [each.withdraw(self.by, self._at) for each in last]
        raise JudgementError(f"{_shown(self.by)} has judged nothing that could be taken back.")

    @cached_property
    def _at(self) -> datetime:
        return self.judgements.next_time(self.now)

    @cached_property
    def _entities(self) -> dict[Name, list[Entity]]:
        entities: dict[Name, list[Entity]] = {}
        for entity in self.grouping.entities:
            for name in self.grouping.names[entity.key].values():
                entities.setdefault(name, []).append(entity)
        return entities

    def _holders(self, name: Name) -> Sequence[Entity]:
        return self._entities.get(name, ())

    def _judgement(
        self,
        verdict: Verdict,
        one: _Named,
        other: _Named | None = None,
        *,
        type_: EntityType | None = None,
    ) -> Judgement:
        return Judgement(
            judgement=verdict,
            one=one.spelling,
            one_type=one.name.type,
            other=other.spelling if other else None,
            other_type=other.name.type if other else None,
            type=type_,
            by=self.by,
            at=self._at,
        )

    def _name_of(self, entity: Entity) -> _Named:
        """Return a form that stands for an entity: its name, or the first that is its alone."""
        names = self.grouping.names[entity.key]
        own = [
            _Named(variant, name)
            for variant in entity.variants
            if (name := names.get(form_key(variant)))
        ]
        return min(own, key=lambda each: len(self._holders(each.name)))

    def _form_of(self, entity: Entity, form: str) -> _Named:
        name = self.grouping.names[entity.key].get(form_key(form))
        if name is None:
            raise JudgementError(f"{_shown(form)} is no form of {_shown(entity.name)}.")
        return _Named(form, name)

    def _type_to_say(self, key: str, type_: EntityType) -> EntityType | None:
        """Return the type that tells a form from others spelled alike, where there are any."""
        names = {Name(key), *(Name(key, each) for each in EntityType)}
        return broad(type_) if any(name in self._entities for name in names) else None

    def _refuse_other(self, key: str, name: str, type_: EntityType) -> None:
        for each in {Name(key), Name(key, broad(type_))}:
            for entity in self._holders(each):
                if broad(entity.type) is broad(type_):
                    raise JudgementError(
                        f"{_shown(name)} is a form of {_shown(entity.name)} already.",
                        "Merge the two, or split it off there.",
                    )


@dataclass(frozen=True)
class _Named:
    spelling: str
    name: Name


def differences_between(
    grouping: Grouping, judgements: Judgements, one: Entity, other: Entity
) -> list[Judgement]:
    """Return the `different` judgements that keep two entities apart, oldest first."""
    ours, theirs = (
        {name for each in grouping.names[entity.key].values() for name in (each, Name(each.form))}
        for entity in (one, other)
    )
    return [
        each
        for each in judgements.of(Verdict.DIFFERENT)
        for first, second in [each.names]
        if (first in ours and second in theirs) or (first in theirs and second in ours)
    ]


def _named(judgement: Judgement, which: int) -> _Named:
    if which == 0:
        return _Named(judgement.one, Name(form_key(judgement.one), judgement.one_type))
    other = judgement.other or ""
    return _Named(other, Name(form_key(other), judgement.other_type))


def _key(name: str) -> str:
    if key := form_key(name):
        return key
    raise JudgementError("A name needs at least one letter.")


def _shown(name: str) -> str:
    return f"“{visible_line(name)}”"
