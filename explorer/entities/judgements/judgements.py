"""Judgements: what the user decided on names, each with its author and time, each reversible.

Judged are forms, never entities or numbers of ours: forms stay when articles come and go. What
holds is a function of the *set* of judgements. Of those on one subject the latest holds, and one
that was withdrawn counts no more, so that an earlier one on its subject holds again. Hence two
files that were written apart can be joined line by line, in any order.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from explorer.decisions import Decisions
from explorer.entities.lexicon import form_key
from explorer.models import EntityType


class Verdict(StrEnum):
    """What a judgement says."""

    SAME = "same"
    """Two forms name one entity."""
    DIFFERENT = "different"
    """They do not, whatever else speaks for it."""
    UNSURE = "unsure"
    """Who judges cannot tell; the two are not asked about again."""
    APART = "apart"
    """A form leaves the entity that it is grouped into; what was judged `same` later holds."""
    NAME = "name"
    """A form is the preferred name of its entity."""
    TYPE = "type"
    """The entity of a form is of this type."""
    NEW = "new"
    """A form is a name, of this type."""
    HIDE = "hide"
    """A form is no name of anything."""


PAIRED = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
TYPED = frozenset({Verdict.TYPE, Verdict.NEW})

_SUBJECTS = {
    **dict.fromkeys(PAIRED, "pair"),
    Verdict.NEW: "existence",
    Verdict.HIDE: "existence",
}


def broad(type_: EntityType) -> EntityType:
    """Return the type with forces taken for the organisations that they are: which of the two a
    body is may change with every article, so it tells no form from another."""
    return EntityType.ORGANISATION if type_ is EntityType.FORCE else type_


class Name(NamedTuple):
    """A form, and which of its entities is meant where it stands for several."""

    form: str
    """Its key (`lexicon.form_key`)."""
    type: EntityType | None = None
    """Broad (`broad`); None: the form stands for one entity, or for the most usual of them."""


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """One decision. Forms are spelled as the user saw them."""

    judgement: Verdict
    one: str
    one_type: EntityType | None = None
    """Which entity of the form is meant, where it stands for entities of several types."""
    other: str | None = None
    """The second form, where two are judged."""
    other_type: EntityType | None = None
    type: EntityType | None = None
    """What is judged to be the type, by `type` and `new`."""
    by: str
    at: datetime
    """In UTC. What is judged at one moment by one author is one action, undone together."""
    withdrawn: datetime | None = None
    """When it was taken back; this is then a second record of the judgement, beside the first."""
    withdrawn_by: str | None = None
    extra: tuple[tuple[str, Any], ...] = ()
    """What a later version wrote beside it, as JSON text by key; kept when it is written again."""

    def __post_init__(self) -> None:
        if (self.other is not None) != (self.judgement in PAIRED):
            raise ValueError(f"“{self.judgement}” is about {self._number_of_forms}")
        if (self.type is not None) != (self.judgement in TYPED):
            raise ValueError(f"“{self.judgement}” with a type, or without the one it needs")
        if self.judgement in PAIRED and self.names[0] == self.names[1]:
            raise ValueError(f"“{self.one}” and “{self.other}” are one form")

    @property
    def _number_of_forms(self) -> str:
        return "two forms" if self.judgement in PAIRED else "one form"

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The forms that are judged; of two, those that sort first come first."""
        names = [_name(self.one, self.one_type)]
        if self.judgement is Verdict.NEW and self.type and not self.one_type:
            names = [Name(names[0].form, broad(self.type))]
        if self.other is not None:
            names.append(_name(self.other, self.other_type))
        return tuple(sorted(names, key=lambda name: (name.form, name.type or "")))

    @cached_property
    def subject(self) -> Hashable:
        """What it is about: of the judgements on one subject, only the latest holds."""
        return (_SUBJECTS.get(self.judgement, self.judgement), *self.names)

    @cached_property
    def identity(self) -> tuple[str, ...]:
        """What tells it from every other; also its place among them, by time and then content."""
        return (
            self.at.isoformat(timespec="microseconds"),
            self.judgement,
            *(f"{name.form}\t{name.type or ''}" for name in self.names),
            self.type or "",
            self.by,
        )

    @property
    def spelled(self) -> tuple[str, ...]:
        """The forms as they were written."""
        return self.one, self.other or ""

    def withdraw(self, by: str, at: datetime) -> Judgement:
        """Return the record of its being taken back."""
        return replace(self, withdrawn=at, withdrawn_by=by)


def _name(form: str, type_: EntityType | None) -> Name:
    return Name(form_key(form), broad(type_) if type_ else None)


class Judgements(Decisions[Judgement]):
    """What holds of a set of judgements."""

    def of(self, *verdicts: Verdict) -> list[Judgement]:
        """Return what holds of these kinds, oldest first."""
        return [each for each in self.holding if each.judgement in verdicts]

    @cached_property
    def pairs(self) -> Mapping[tuple[Name, ...], Judgement]:
        """What holds of pairs: same, different or unsure, by the two names in order."""
        return {each.names: each for each in self.of(*PAIRED)}

    def on_pair(self, one: Name, other: Name) -> Judgement | None:
        """Return what holds of two names, if anything was judged."""
        names = sorted((one, other), key=lambda name: (name.form, name.type or ""))
        return self.pairs.get(tuple(names))
