"""What the user does to entities, as the judgements that have to be written for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from explorer.entities.grouping import Grouping
from explorer.entities.judgements import Judgement, Judgements, Verdict
from explorer.entities.suggesting import Suggestion
from explorer.models import Entity, EntityType


@dataclass(frozen=True)
class Judge:
    """Who judges, on what. Every method returns the lines to write, and changes nothing.

    All may raise JudgementError with a sentence that says why it cannot be done.
    """

    grouping: Grouping
    judgements: Judgements
    by: str
    now: datetime
    """In UTC."""

    def merge(self, one: Entity, other: Entity, *, overrule: bool = False) -> list[Judgement]:
        """Make two entities one."""
        raise NotImplementedError

    def split(self, entity: Entity, form: str) -> list[Judgement]:
        """Take a form (any spelling of it) out of its entity; the others stay together."""
        raise NotImplementedError

    def rename(self, entity: Entity, name: str) -> list[Judgement]:
        """Give an entity another preferred name, whether that is one of its forms or new."""
        raise NotImplementedError

    def retype(self, entity: Entity, type_: EntityType) -> list[Judgement]:
        """Say of what type an entity is; all its forms stay with it."""
        raise NotImplementedError

    def hide(self, entity: Entity) -> list[Judgement]:
        """Say that no form of an entity is a name."""
        raise NotImplementedError

    def create(
        self, selection: str, type_: EntityType, of: Entity | None = None
    ) -> list[Judgement]:
        """Say that a selected stretch of text is a name, perhaps one of an entity."""
        raise NotImplementedError

    def decide(self, suggestion: Suggestion, verdict: Verdict) -> list[Judgement]:
        """Judge a suggested pair: same, different or unsure."""
        raise NotImplementedError

    def undo(self) -> list[Judgement]:
        """Take back what this author did last; again, what was done before that."""
        raise NotImplementedError


def differences_between(
    grouping: Grouping, judgements: Judgements, one: Entity, other: Entity
) -> Sequence[Judgement]:
    """Return the `different` judgements that keep two entities apart."""
    raise NotImplementedError
