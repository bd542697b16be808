"""Say what a judgement changes, in sentences for any face."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.entities.grouping.joining import Conflict
from explorer.entities.judgements.judgements import Judgement, Verdict
from explorer.entities.judging.suggesting import Suggestion
from explorer.models import Entity, EntityType

_SECONDARY = {Verdict.NAME, Verdict.TYPE}
"""What is mostly judged along with something else."""

_AN = {EntityType.ORGANISATION: "an organisation"}


def merged(entity: Entity, into: Entity) -> str:
    """Return that two entities were made one."""
    if entity.name == into.name:
        return f"The {entity.type} and the {into.type} {into.name} are one now."
    return f"{entity.name} and {into.name} are one now, called {into.name}."


def split(entity: Entity, form: str) -> str:
    """Return that a form was taken out of an entity."""
    return f"“{form}” is no name of {entity.name} any more."


def renamed(entity: Entity, name: str) -> str:
    """Return that an entity has another preferred name."""
    return f"{entity.name} is called {name} now."


def retyped(entity: Entity, type_: EntityType) -> str:
    """Return that an entity is of another type."""
    return f"{entity.name} is {_a(type_)} now."


def hidden(entity: Entity) -> str:
    """Return that an entity is hidden."""
    return f"{entity.name} is hidden now: it is no name."


def created(selection: str, type_: EntityType, of: Entity | None) -> str:
    """Return that a stretch of text was made a name."""
    if of is None:
        return f"“{selection}” is {_a(type_)} now."
    return f"“{selection}” is a name of {of.name} now."


def decided(suggestion: Suggestion, verdict: Verdict) -> str:
    """Return what was decided on a pair."""
    pair = f"“{suggestion.one_spelling}” and “{suggestion.other_spelling}”"
    match verdict:
        case Verdict.SAME:
            return f"{pair} are one now."
        case Verdict.DIFFERENT:
            return f"{pair} stay two, whatever speaks for one."
        case _:
            return f"{pair} are not asked about again."


def taken_back(judgements: Sequence[Judgement]) -> str:
    """Return what was taken back."""
    others = len(judgements) - 1
    first = min(judgements, key=lambda each: each.judgement in _SECONDARY)
    more = f" and {others:,} more" if others else ""
    return f"Taken back: {judged(first)}{more}."


def judged(judgement: Judgement) -> str:
    """Return what a judgement says, without who and when."""
    one, other, type_ = (f"“{judgement.one}”", f"“{judgement.other}”", judgement.type)
    match judgement.judgement:
        case Verdict.SAME:
            return f"{one} and {other} are the same"
        case Verdict.DIFFERENT:
            return f"{one} and {other} are different"
        case Verdict.UNSURE:
            return f"{one} and {other} may be the same or not"
        case Verdict.APART:
            return f"{one} is apart from what it was grouped with"
        case Verdict.NAME:
            return f"{one} is the preferred name"
        case Verdict.TYPE | Verdict.NEW if type_:
            return f"{one} is {_a(type_)}"
        case _:
            return f"{one} is no name"


def judged_by(judgement: Judgement) -> str:
    """Return what a judgement says, with who says so and since when."""
    return f"{judged(judgement)} ({judgement.by}, {judgement.at:%Y-%m-%d})"


def conflict(conflict: Conflict) -> str:
    """Return which judgement cannot hold, and why."""
    return f"That {judged_by(conflict.dropped)} cannot hold: {judged_by(conflict.different)}."


def _a(type_: EntityType) -> str:
    return _AN.get(type_, f"a {type_}")
